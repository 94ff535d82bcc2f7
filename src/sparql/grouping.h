/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* GROUP BY and aggregates (layer 5; SPARQL 1.1 Query, sections 11 and
   18.5.1). */

#ifndef ESSAIM_SPARQL_GROUPING_H
#define ESSAIM_SPARQL_GROUPING_H

#include "sparql/evaluate.h"
#include "sparql/match.h"

/** The groups of a SELECT: row `i` of `rows` has the variables that it is
    grouped by, and `ids`, from `i` times `n` on, the values of the `n`
    aggregates `exprs`. `{0}` is empty. */
struct ess_groups {
  struct ess_table rows;
  const struct ess_expr **exprs;
  size_t n;
  ess_id *ids;
};

/** Put the aggregates of `select` into `ret->exprs`, which is empty. ESS_LIMIT,
    reported. */
enum ess_status ess_groups_collect(struct ess_run *run,
                                   const struct ess_select *select,
                                   struct ess_groups *ret);

/** Group `table` as `select` says, into the empty `ret`, which the caller
    clears in any case. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_groups_make(struct ess_run *run,
                                const struct ess_where *where,
                                const struct ess_select *select,
                                struct ess_table *table,
                                struct ess_groups *ret);

/** Aggregates of group `i`. */
struct ess_aggregated ess_groups_at(const struct ess_groups *groups,
                                    size_t i);

/** Free what `groups` holds. */
void ess_groups_clear(struct ess_groups *groups);

#endif
