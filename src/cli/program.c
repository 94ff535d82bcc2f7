/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/commands.h"
#include "cli/fragments.h"
#include "cli/help.h"
#include "cli/report.h"
#include "cli/setters.h"

#include <stdlib.h>

static const struct ess_option program_options[] = {
  {"version", 'V', NULL, "show the version", NULL, NULL, ESS_COMPLETE_NONE,
   NULL, 0, ess_set_flag},
  {0},
};

const struct ess_option_group ess_program_groups[] = {
  {"Options", program_options, 0},
  {"Options", ess_help_options, 0},
  {NULL, NULL, 0},
};

/* Print the help of `command`, or of the program if it is NULL. */
static enum ess_status
print_help(const struct ess_command *command, struct ess_log *log)
{
  struct ess_buf text = {0};

  if (command) {
    ess_help_command(&text, command);
  } else {
    ess_help_program(&text);
  }
  return ess_print(&text, log);
}

static enum ess_status
print_version(struct ess_log *log)
{
  struct ess_buf text = {0};
  ess_buf_puts(&text, "essaim " ESS_VERSION "\n");
  return ess_print(&text, log);
}

static enum ess_status
check_operands(const struct ess_command *command,
               const struct ess_list *operands, struct ess_log *log)
{
  struct ess_buf hint = {0};
  enum ess_status st = ESS_OK;

  ess_buf_printf(&hint, "essaim %s --help tells more", command->name);
  if (operands->n < command->min_operands) {
    st = ess_fail(log, ESS_USAGE, NULL, ess_buf_str(&hint),
                  "%s needs %s", command->name, command->operands);
  } else if (operands->n > command->max_operands) {
    st = ess_fail(log, ESS_USAGE, NULL, ess_buf_str(&hint),
                  "unexpected operand \"%s\"",
                  operands->words[command->max_operands]);
  }
  ess_buf_clear(&hint);
  return st;
}

static enum ess_status
run_command(const struct ess_command *command, char *const *argv,
            struct ess_log *log)
{
  const struct ess_cmd *cmd = command->cmd;
  void *settings = calloc(1, cmd->settings_size);
  struct ess_command_line line = {.groups = cmd->groups,
                                  .settings = settings};
  enum ess_status st = ESS_LIMIT;

  if (!settings) {
    return ess_fail(log, st, NULL, NULL, "out of memory");
  }
  st = ess_options_parse(&line, argv, log);
  if (st == ESS_OK && line.help) {
    st = print_help(command, log);
  } else if (st == ESS_OK) {
    st = check_operands(command, &line.operands, log);
    st = st == ESS_OK ? cmd->run(settings, &line.operands, log) : st;
  }
  if (cmd->clear) {
    cmd->clear(settings);
  }
  ess_list_clear(&line.operands);
  free(settings);
  return st;
}

/* `rest` is the command and what follows it. */
static enum ess_status
run_named(char *const *rest, struct ess_log *log)
{
  if (!*rest) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "essaim --help lists the commands", "no command");
  }
  const struct ess_command *command = ess_command_named(*rest, log);
  return command ? run_command(command, rest + 1, log) : ESS_USAGE;
}

enum ess_status
ess_program_run(char *const *argv, struct ess_log *log)
{
  bool version = false;
  struct ess_command_line line = {.groups = ess_program_groups,
                                  .settings = &version,
                                  .stop_at_operand = true};
  enum ess_status st = ess_options_parse(&line, argv, log);

  if (st == ESS_OK && (line.help || version)) {
    st = line.help ? print_help(NULL, log) : print_version(log);
  } else if (st == ESS_OK) {
    size_t n = 0;
    while (argv[n]) {
      ++n;
    }
    st = run_named(argv + n - line.operands.n, log);
  }
  ess_list_clear(&line.operands);
  return st;
}
