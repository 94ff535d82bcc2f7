/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Basic graph patterns (layer 5): triple patterns and paths that stand
   together, in an order that keeps the tables between them small. */

#ifndef ESSAIM_SPARQL_BASIC_H
#define ESSAIM_SPARQL_BASIC_H

#include "sparql/match.h"

/** Told after each pattern: may take rows away, for `bound` columns are
    bound in all rows for good. */
struct ess_after {
  enum ess_status (*step)(void *self, struct ess_table *table,
                          const bool *bound);
  const bool *watched; /**< Columns that it cares about, if `bound` has them */
  void *self;
};

/** `triple` as a user would write it, for an explanation, as long as the run
    lives; empty if nobody wants one. */
struct ess_view ess_basic_text(struct ess_run *run,
                               const struct ess_triple *triple);

/** Replace each row of `table` by its solutions of the `n` patterns at
    `triples`, within `where`. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_basic_extend(struct ess_run *run,
                                 const struct ess_where *where,
                                 const struct ess_triple *triples, size_t n,
                                 const struct ess_after *after,
                                 struct ess_table *table);

#endif
