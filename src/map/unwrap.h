/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Paragraphs that were broken at a margin (layer 3): a text copied from a
   document of pages has a line end where no sentence ends. */

#ifndef ESSAIM_MAP_UNWRAP_H
#define ESSAIM_MAP_UNWRAP_H

#include "input/page.h"

/** Join each of the `n` lines that goes on with the one before it to that
    one; where they were joined, the line knows its numbers still
    (ess_line_number). Texts that are made live in `arena`. Returns how many
    lines are left, at the front. */
size_t ess_unwrap(struct ess_arena *arena, struct ess_line *lines, size_t n);

#endif
