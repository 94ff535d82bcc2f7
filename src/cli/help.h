/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Help in plain text, at most 80 columns wide (layer 7). */

#ifndef ESSAIM_CLI_HELP_H
#define ESSAIM_CLI_HELP_H

#include "base/buf.h"
#include "cli/commands.h"

/** Append the help of the program: its commands and exit statuses. */
void ess_help_program(struct ess_buf *out);

/** Append the help of `command`: its options under their titles. */
void ess_help_command(struct ess_buf *out,
                      const struct ess_command *command);

#endif
