/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Tables in plain text (layer 2): rows of cells with "|" between them, or
   with dots that lead from the first to the second. */

#ifndef ESSAIM_INPUT_PIPES_H
#define ESSAIM_INPUT_PIPES_H

#include "input/page.h"

/** Make each row below a row of headings an item, as table.h does: "cell :
    heading cell ; heading cell". Looks at the lines from `from` on; there
    are as many afterwards. */
void ess_pipes_read(struct ess_page *page, size_t from);

#endif
