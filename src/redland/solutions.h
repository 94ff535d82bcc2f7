/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Lists of solutions (layer 4): rows of term numbers, one cell a variable, 0
   where it is unbound. SPARQL 1.1, 18.5 says what is done with them. */

#ifndef ESSAIM_REDLAND_SOLUTIONS_H
#define ESSAIM_REDLAND_SOLUTIONS_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Solutions; `{.width = n}` is a valid empty list. */
struct ess_solutions {
  uint32_t *cells; /**< Owned */
  size_t n;        /**< Rows */
  size_t room;     /**< Rows that fit */
  size_t width;    /**< Cells in a row */
};

/** Free what `solutions` holds; NULL is fine. */
void ess_solutions_clear(struct ess_solutions *solutions);

/** Row `i`; valid until the next addition. */
uint32_t *ess_solutions_row(const struct ess_solutions *solutions, size_t i);

/** Append a copy of `row`, or an empty row for NULL. ESS_LIMIT past 2^27
    cells. */
enum ess_status ess_solutions_add(struct ess_solutions *solutions,
                                  const uint32_t *row);

/** Append all of `from`. */
enum ess_status ess_solutions_append(struct ess_solutions *solutions,
                                     const struct ess_solutions *from);

/** Says whether a joined row is one. */
typedef bool (*ess_row_test)(const void *self, const uint32_t *row);

/** How to join. */
struct ess_join {
  bool optional;     /**< Keep rows of the left side that join with none */
  ess_row_test test; /**< Asked of each joined row; NULL: all are */
  const void *self;  /**< Handed to `test` */
};

/** Append to `out` the rows of `a` joined with the compatible ones of `b`. */
enum ess_status ess_solutions_join(const struct ess_solutions *a,
                                   const struct ess_solutions *b,
                                   const struct ess_join *how,
                                   struct ess_solutions *out);

#endif
