/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Headings of sections in wordings that no mapping lists (layer 3): found by
   how they stand on the page, and by their words. */

#ifndef ESSAIM_MAP_UNLISTED_H
#define ESSAIM_MAP_UNLISTED_H

#include "map/segment.h"

/** Mark the lines of `page` that have no mark yet, `marks` has one a line,
    and are headings of sections. A record has none. */
void ess_unlisted_mark(const struct ess_page *page,
                       const struct ess_mapping *mapping,
                       struct ess_mark *marks);

#endif
