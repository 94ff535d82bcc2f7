/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Counts and distinct values of one triple pattern (layer 5): read off the
   numbers of the store, or off an index in which what is asked for stands
   together, without a row for each match. */

#ifndef ESSAIM_SPARQL_COUNTING_H
#define ESSAIM_SPARQL_COUNTING_H

#include "sparql/grouping.h"

/** If `select`, within `where`, asks for no more than the numbers of matches
    of one pattern, or distinct values of one variable, for each value of at
    most one other, answer it: with aggregates into the empty `groups`, which
    the caller clears in any case, else into the empty `table`; `*ret_done`
    tells. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_counting_solve(struct ess_run *run,
                                   const struct ess_where *where,
                                   const struct ess_select *select,
                                   struct ess_groups *groups,
                                   struct ess_table *table, bool *ret_done);

/** True if ess_counting_solve may well answer `select`, which has DISTINCT and
    no aggregate. */
bool ess_counting_suits(const struct ess_select *select);

#endif
