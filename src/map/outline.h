/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The headings of a page by markup (layer 3): which of them name profiles. */

#ifndef ESSAIM_MAP_OUTLINE_H
#define ESSAIM_MAP_OUTLINE_H

#include "input/page.h"
#include "map/segment.h"

/** Which headings name profiles. */
struct ess_outline {
  unsigned level; /**< Theirs, 1 to 5 */
  bool all;       /**< All of that level, not the first alone: no known
                       heading is of it */
  size_t first;   /**< Line of the first */
};

/** Find the headings of `page` that name profiles, `marks` being one a line:
    those of the highest level that have known headings below them and are
    known themselves by no mapping; a level deeper if one of them has two
    kinds of authority below it. False if the page has no such heading, or
    its headings, known and not, are of one level, so that they do not tell
    where the next profile begins. */
bool ess_outline_find(const struct ess_page *page,
                      const struct ess_mark *marks,
                      struct ess_outline *ret);

/** True if line `i` is a heading that names a profile. */
bool ess_outline_names(const struct ess_outline *outline,
                       const struct ess_page *page,
                       const struct ess_mark *marks, size_t i);

#endif
