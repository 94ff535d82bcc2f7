/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Aggregates, one value at a time (layer 5): SPARQL 1.1 Query, section
   18.5.1. DISTINCT is left to the caller. */

#ifndef ESSAIM_SPARQL_ACCUMULATOR_H
#define ESSAIM_SPARQL_ACCUMULATOR_H

#include "sparql/ast.h"
#include "sparql/datum.h"

/** An aggregate of one group. `{.kind = …}` has seen nothing; it takes memory
    of its own only for texts and large numbers. */
struct ess_accumulator {
  enum ess_expr_kind kind;   /**< ESS_EXPR_COUNT to ESS_EXPR_GROUP_CONCAT */
  bool failed;
  uint64_t n;                /**< Values so far */
  struct ess_view separator; /**< Of GROUP_CONCAT; borrowed */
  struct ess_datum value;    /**< Sum, least, greatest, or sample */
  struct ess_buf kept;       /**< What `value` views; or the concatenation */
};

/** Add `datum`, nothing of which is viewed afterwards. For COUNT(*) any
    datum that is no error. COUNT and SAMPLE pass errors over; to all others
    an error is one of the whole group. `arena` is for what is between. */
void ess_accumulator_add(struct ess_accumulator *accumulator,
                         const struct ess_datum *datum,
                         struct ess_arena *arena);

/** The value for all that was added: of nothing, 0 for COUNT, SUM and AVG, ""
    for GROUP_CONCAT, and an error for the others. It views `accumulator` or
    is in `arena`. */
struct ess_datum
ess_accumulator_value(const struct ess_accumulator *accumulator,
                      struct ess_arena *arena);

/** Free its memory. */
void ess_accumulator_clear(struct ess_accumulator *accumulator);

#endif
