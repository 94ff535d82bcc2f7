/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* DISTINCT, OFFSET and LIMIT on rows (layer 4). Rasqal's DISTINCT loses the
   order of ORDER BY and takes quadratic time. */

#ifndef ESSAIM_REDLAND_SLICE_H
#define ESSAIM_REDLAND_SLICE_H

#include "base/arena.h"
#include "rdf/sink.h"

#include <stdint.h>

/** A filter of rows; `{next, distinct, offset, limit}` is a valid new one,
    to be ended with ess_slice_clear. */
struct ess_slice {
  const struct ess_row_sink *next; /**< Where rows go */
  bool distinct;                   /**< Drop rows that came before */
  size_t offset;                   /**< Rows still to leave out */
  size_t limit;                    /**< Rows still to hand on */
  struct ess_arena arena;          /**< Holds the keys of rows seen */
  struct ess_view *seen;           /**< Hash table of them; owned */
  size_t room;                     /**< Its size: 0 or a power of two */
  size_t used;                     /**< Keys in it */
};

/** Free what `slice` holds; NULL is fine. */
void ess_slice_clear(struct ess_slice *slice);

/** The row sink of `slice`, valid as long as it. */
struct ess_row_sink ess_slice_rows(struct ess_slice *slice);

#endif
