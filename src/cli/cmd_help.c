/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/fragments.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/report.h"
#include "cli/setters.h"

#include <string.h>

struct settings {
  bool man;
  const char *shell;
};

static enum ess_status
set_shell(void *member, const char *value)
{
  for (size_t i = 0; ess_completion_shell_at(i); ++i) {
    if (strcmp(value, ess_completion_shell_at(i)) == 0) {
      return ess_set_text(member, value);
    }
  }
  return ESS_USAGE;
}

static const struct ess_option options[] = {
  {"man", 0, NULL, "write the manual page, in mdoc(7)", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, offsetof(struct settings, man), ess_set_flag},
  {"completion", 0, "SHELL", "write the completion script for SHELL",
   "One of bash, zsh and fish.", NULL, ESS_COMPLETE_WORDS,
   ess_completion_shell_at, offsetof(struct settings, shell), set_shell},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Output", options, 0},
  ESS_HELP_GROUP,
};

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  const struct settings *s = settings;
  const struct ess_command *command = NULL;
  struct ess_buf text = {0};

  if ((size_t)s->man + (s->shell ? 1 : 0) + operands->n > 1) {
    return ess_fail(log, ESS_USAGE, NULL, "ask for one thing at a time",
                    "--man, --completion and COMMAND exclude each other");
  }
  if (operands->n) {
    command = ess_command_named(operands->words[0], log);
    if (!command) {
      return ESS_USAGE;
    }
    ess_help_command(&text, command);
  } else if (s->man) {
    ess_man_page(&text);
  } else if (s->shell) {
    (void)ess_completion_script(&text, s->shell);
  } else {
    ess_help_program(&text);
  }
  return ess_print(&text, log);
}

const struct ess_cmd ess_cmd_help = {groups, sizeof(struct settings), run,
                                     NULL};
