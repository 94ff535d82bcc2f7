/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the terminal can do (layer 7). */

#ifndef ESSAIM_CLI_TERMINAL_H
#define ESSAIM_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/** True if `fd` is a terminal that understands control sequences: TERM is
    set, and not to "dumb". */
bool ess_terminal_is(int fd);

/** True if text on `fd` may be coloured: a terminal, and NO_COLOR is unset
    or empty (no-color.org). */
bool ess_terminal_colours(int fd);

/** Columns of the terminal `fd`: $COLUMNS, else what the terminal says.
    0: not a terminal, or not known. */
size_t ess_terminal_columns(int fd);

#endif
