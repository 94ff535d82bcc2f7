/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/completion.h"

#include "cli/commands.h"
#include "cli/setters.h"

#include <string.h>

/* Append the words of a list, spaces between them. */
static void
add_words(struct ess_buf *out, ess_word_at *words)
{
  for (size_t i = 0; words(i); ++i) {
    ess_buf_printf(out, "%s%s", i ? " " : "", words(i));
  }
}

/* Append `text` with a backslash before each of `special`, and what a
   single quote is within single quotes. */
static void
add_escaped(struct ess_buf *out, const char *text, const char *special,
            const char *quote)
{
  for (; *text; ++text) {
    if (*text == '\'') {
      ess_buf_puts(out, quote);
    } else {
      ess_buf_puts(out, strchr(special, *text) ? "\\" : "");
      ess_buf_putc(out, *text);
    }
  }
}

/* Call `add` for each option of `groups`; `name` is the command's. */
static void
each_option(struct ess_buf *out, const struct ess_option_group *groups,
            const char *name,
            void (*add)(struct ess_buf *out, const char *name,
                        const struct ess_option *option))
{
  for (const struct ess_option_group *g = groups; g->title; ++g) {
    for (const struct ess_option *o = g->options; o->name; ++o) {
      add(out, name, o);
    }
  }
}

/* bash: what completes each kind of value. */
static const char *const bash_actions[] = {
  [ESS_COMPLETE_NONE] = "compopt +o default 2>/dev/null",
  [ESS_COMPLETE_FILE] = ":",
  [ESS_COMPLETE_FOLDER] = "compopt -o filenames 2>/dev/null\n"
                          "      mapfile -t COMPREPLY "
                          "< <(compgen -d -- \"$cur\")",
};

static const char *const bash_head =
  "# bash completion for essaim\n"
  "_essaim() {\n"
  "  local cur=${COMP_WORDS[COMP_CWORD]}\n"
  "  local prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
  "  local command= words= i\n"
  "  COMPREPLY=()\n"
  "  # \"=\" is a word of its own in --option=value.\n"
  "  if [[ $cur == = ]]; then\n"
  "    cur=\n"
  "  elif [[ $prev == = ]]; then\n"
  "    prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
  "  fi\n"
  "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
  "    if [[ ${COMP_WORDS[i]} != -* ]]; then\n"
  "      command=${COMP_WORDS[i]}\n"
  "      break\n"
  "    fi\n"
  "  done\n"
  "  case $command:$prev in\n";

static const char *const bash_tail =
  "  esac\n"
  "  if [[ $words ]]; then\n"
  "    compopt +o default 2>/dev/null\n"
  "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
  "  fi\n"
  "}\n"
  "complete -o default -F _essaim essaim\n";

/* The case of a value: what stands before the cursor is its option. */
static void
add_bash_value(struct ess_buf *out, const char *name,
               const struct ess_option *option)
{
  if (!option->metavar) {
    return;
  }
  ess_buf_printf(out, "    %s:--%s", name, option->name);
  if (option->letter) {
    ess_buf_printf(out, " | %s:-%c", name, option->letter);
  }
  ess_buf_puts(out, ")\n      ");
  if (option->words) {
    ess_buf_puts(out, "words='");
    add_words(out, option->words);
    ess_buf_puts(out, "'");
  } else {
    ess_buf_puts(out, bash_actions[option->complete]);
  }
  ess_buf_puts(out, "\n      ;;\n");
}

static void
add_bash_name(struct ess_buf *out, const char *name,
              const struct ess_option *option)
{
  (void)name;
  ess_buf_printf(out, "--%s ", option->name);
}

/* The case of an option or an operand of `command`. */
static void
add_bash_command(struct ess_buf *out, const struct ess_command *command)
{
  ess_buf_printf(out, "    %s:*)\n      if [[ $cur == -* ]]; then words='",
                 command->name);
  each_option(out, command->cmd->groups, NULL, add_bash_name);
  ess_buf_puts(out, "'; else ");
  if (command->complete == ESS_COMPLETE_WORDS) {
    ess_buf_puts(out, "words='");
    add_words(out, ess_command_name_at);
    ess_buf_puts(out, "'");
  } else {
    ess_buf_puts(out, bash_actions[command->complete]);
  }
  ess_buf_puts(out, "; fi\n      ;;\n");
}

static void
add_bash(struct ess_buf *out)
{
  ess_buf_puts(out, bash_head);
  for (size_t i = 0; ess_command_at(i); ++i) {
    const struct ess_command *command = ess_command_at(i);
    each_option(out, command->cmd->groups, command->name, add_bash_value);
    add_bash_command(out, command);
  }
  ess_buf_puts(out, "    :*)\n      words='");
  each_option(out, ess_program_groups, NULL, add_bash_name);
  add_words(out, ess_command_name_at);
  ess_buf_puts(out, "'\n      ;;\n");
  ess_buf_puts(out, bash_tail);
}

/* zsh: what completes each kind of value. */
static const char *const zsh_actions[] = {
  [ESS_COMPLETE_NONE] = " ",
  [ESS_COMPLETE_FILE] = "_files",
  [ESS_COMPLETE_FOLDER] = "_path_files -/",
};

static const char *const zsh_head =
  "#compdef essaim\n"
  "_essaim() {\n"
  "  local curcontext=$curcontext state line\n"
  "  local -A opt_args\n"
  "  local -a commands\n"
  "  commands=(\n";

static const char *const zsh_tail =
  "      esac\n"
  "      ;;\n"
  "  esac\n"
  "}\n"
  "# Found by compinit, or sourced.\n"
  "if [[ $funcstack[1] == _essaim ]]; then\n"
  "  _essaim \"$@\"\n"
  "else\n"
  "  compdef _essaim essaim\n"
  "fi\n";

static void
add_zsh_action(struct ess_buf *out, enum ess_completion complete,
               ess_word_at *words)
{
  if (complete == ESS_COMPLETE_WORDS) {
    ess_buf_putc(out, '(');
    add_words(out, words);
    ess_buf_putc(out, ')');
  } else {
    ess_buf_puts(out, zsh_actions[complete]);
  }
}

static void
add_zsh_option(struct ess_buf *out, const char *name,
               const struct ess_option *option)
{
  const char *repeat = option->set == ess_set_list ? "*" : "";
  const char *joins = option->metavar ? "+" : "";
  const char *equals = option->metavar ? "=" : "";

  (void)name;
  if (option->letter && *repeat) {
    ess_buf_printf(out, " \\\n            '*'{-%c%s,--%s%s}'[",
                   option->letter, joins, option->name, equals);
  } else if (option->letter) {
    ess_buf_printf(out, " \\\n            '(-%c --%s)'{-%c%s,--%s%s}'[",
                   option->letter, option->name, option->letter, joins,
                   option->name, equals);
  } else {
    ess_buf_printf(out, " \\\n            '%s--%s%s[", repeat, option->name,
                   equals);
  }
  add_escaped(out, option->help, "[]:\\", "'\\''");
  ess_buf_putc(out, ']');
  if (option->metavar) {
    ess_buf_printf(out, ":%s:", option->metavar);
    add_zsh_action(out, option->complete, option->words);
  }
  ess_buf_putc(out, '\'');
}

static void
add_zsh_command(struct ess_buf *out, const struct ess_command *command)
{
  ess_buf_printf(out, "        %s)\n          _arguments -s -S",
                 command->name);
  each_option(out, command->cmd->groups, NULL, add_zsh_option);
  if (command->max_operands) {
    ess_buf_puts(out, " \\\n            '*:operand:");
    add_zsh_action(out, command->complete, ess_command_name_at);
    ess_buf_putc(out, '\'');
  }
  ess_buf_puts(out, "\n          ;;\n");
}

static void
add_zsh(struct ess_buf *out)
{
  ess_buf_puts(out, zsh_head);
  for (size_t i = 0; ess_command_at(i); ++i) {
    ess_buf_printf(out, "    '%s:", ess_command_at(i)->name);
    add_escaped(out, ess_command_at(i)->summary, ":\\", "'\\''");
    ess_buf_puts(out, "'\n");
  }
  ess_buf_puts(out, "  )\n  _arguments -C -s -S");
  each_option(out, ess_program_groups, NULL, add_zsh_option);
  ess_buf_puts(out, " \\\n            '1:command:->command' "
                    "'*::operand:->operand'\n"
                    "  case $state in\n"
                    "    command) _describe command commands ;;\n"
                    "    operand)\n"
                    "      case $words[1] in\n");
  for (size_t i = 0; ess_command_at(i); ++i) {
    add_zsh_command(out, ess_command_at(i));
  }
  ess_buf_puts(out, zsh_tail);
}

/* fish: what completes each kind of value. */
static const char *const fish_actions[] = {
  [ESS_COMPLETE_NONE] = " -x",
  [ESS_COMPLETE_FILE] = " -r -F",
  [ESS_COMPLETE_FOLDER] = " -x -a '(__fish_complete_directories)'",
};

/* `name` NULL: an option of the program itself. */
static void
add_fish_condition(struct ess_buf *out, const char *name)
{
  ess_buf_puts(out, "complete -c essaim -n '");
  if (name) {
    ess_buf_printf(out, "__fish_seen_subcommand_from %s'", name);
  } else {
    ess_buf_puts(out, "__fish_use_subcommand'");
  }
}

static void
add_fish_help(struct ess_buf *out, const char *help)
{
  ess_buf_puts(out, " -d '");
  add_escaped(out, help, "\\", "\\'");
  ess_buf_puts(out, "'\n");
}

static void
add_fish_option(struct ess_buf *out, const char *name,
                const struct ess_option *option)
{
  add_fish_condition(out, name);
  ess_buf_printf(out, " -l %s", option->name);
  if (option->letter) {
    ess_buf_printf(out, " -s %c", option->letter);
  }
  if (option->words) {
    ess_buf_puts(out, " -x -a '");
    add_words(out, option->words);
    ess_buf_puts(out, "'");
  } else if (option->metavar) {
    ess_buf_puts(out, fish_actions[option->complete]);
  }
  add_fish_help(out, option->help);
}

static void
add_fish_command(struct ess_buf *out, const struct ess_command *command)
{
  add_fish_condition(out, NULL);
  ess_buf_printf(out, " -a %s", command->name);
  add_fish_help(out, command->summary);
  each_option(out, command->cmd->groups, command->name, add_fish_option);
  if (command->complete == ESS_COMPLETE_FILE) {
    add_fish_condition(out, command->name);
    ess_buf_puts(out, " -F\n");
  } else if (command->complete == ESS_COMPLETE_WORDS) {
    add_fish_condition(out, command->name);
    ess_buf_puts(out, " -a '");
    add_words(out, ess_command_name_at);
    ess_buf_puts(out, "'\n");
  }
}

static void
add_fish(struct ess_buf *out)
{
  ess_buf_puts(out, "# fish completion for essaim\n"
                    "complete -c essaim -f\n");
  each_option(out, ess_program_groups, NULL, add_fish_option);
  for (size_t i = 0; ess_command_at(i); ++i) {
    add_fish_command(out, ess_command_at(i));
  }
}

static const struct {
  const char *name;
  void (*add)(struct ess_buf *out);
} shells[] = {{"bash", add_bash}, {"zsh", add_zsh}, {"fish", add_fish}};

const char *
ess_completion_shell_at(size_t i)
{
  return i < sizeof shells / sizeof shells[0] ? shells[i].name : NULL;
}

bool
ess_completion_script(struct ess_buf *out, const char *shell)
{
  for (size_t i = 0; ess_completion_shell_at(i); ++i) {
    if (strcmp(shell, shells[i].name) == 0) {
      shells[i].add(out);
      return true;
    }
  }
  return false;
}
