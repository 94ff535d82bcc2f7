/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* "Did you mean …?" (layer 0): the nearest of some words. */

#ifndef ESSAIM_BASE_NEAREST_H
#define ESSAIM_BASE_NEAREST_H

#include "base/view.h"

/** The nearest word so far; begin with ess_nearest_to. */
struct ess_nearest {
  struct ess_view wanted;
  const char *word; /**< NULL while none is near enough */
  size_t distance;  /**< A word farther than this is none */
};

/** A search for words like `wanted`. */
struct ess_nearest ess_nearest_to(struct ess_view wanted);

/** Take `word` if it is nearer than what was seen before: fewer letters to
    add, remove, change or swap, or `wanted` is its beginning. */
void ess_nearest_try(struct ess_nearest *nearest, const char *word);

#endif
