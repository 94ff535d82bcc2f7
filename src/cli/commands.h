/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The table of commands (layer 7): what parses, runs, explains and
   completes each of them. To add one: write its `cmd_*.c`, declare it in
   `cmd.h`, give it a row in `commands.c`. */

#ifndef ESSAIM_CLI_COMMANDS_H
#define ESSAIM_CLI_COMMANDS_H

#include "base/version.h"
#include "cli/cmd.h"

/** A command line to imitate. */
struct ess_example {
  const char *text; /**< What it does; NULL ends a list of examples */
  const char *line; /**< The command line */
};

/** One command. */
struct ess_command {
  const char *name;
  const char *operands; /**< As in a synopsis: "[FILE...]" */
  size_t min_operands;
  size_t max_operands;
  enum ess_completion complete; /**< What the operands are */
  const char *summary;          /**< One phrase, lower case */
  const char *const *paragraphs; /**< Description; ends with NULL */
  const struct ess_example *examples;
  const struct ess_cmd *cmd; /**< Its options, and what runs it */
};

/** Row `i` of the table, NULL past its end. */
const struct ess_command *ess_command_at(size_t i);

/** Name of row `i`, NULL past the end: an ess_word_at. */
const char *ess_command_name_at(size_t i);

/** The command `name`. NULL, reported with a hint, if there is none. */
const struct ess_command *ess_command_named(const char *name,
                                            struct ess_log *log);

/** The options of `essaim` itself, before a command. */
extern const struct ess_option_group ess_program_groups[];

/** Run the program on its NULL-terminated words after its own name. */
enum ess_status ess_program_run(char *const *argv, struct ess_log *log);

#endif
