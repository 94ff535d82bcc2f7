/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SELECT (layer 5; SPARQL 1.1 Query, sections 11, 15 and 18.2.4): groups and
   aggregates, expressions of the head, order, distinctness, slices. */

#ifndef ESSAIM_SPARQL_SELECT_H
#define ESSAIM_SPARQL_SELECT_H

#include "sparql/match.h"

/** Replace the rows of `table`, or one without a value if it is empty, by the
    solutions of `select`, within `where`, that they make: only the columns of
    its head are bound. Those behind its slice may be left out; those in front
    of it are there. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_select_solve(struct ess_run *run,
                                 const struct ess_where *where,
                                 const struct ess_select *select,
                                 struct ess_table *table);

/** The same for a part of the solutions of its group, of a SELECT that looks
    at each alone (ess_streams): not distinct yet. */
enum ess_status ess_select_part(struct ess_run *run,
                                const struct ess_where *where,
                                const struct ess_select *select,
                                struct ess_table *table);

/** How many rows come up to the end of the slice that `select` wants, if no
    more than `n` do. */
size_t ess_select_end(const struct ess_select *select, size_t n);

/** Keep of equal rows of `table`, in the columns of `select`, the first.
    ESS_LIMIT, reported. */
enum ess_status ess_select_distinct(struct ess_run *run,
                                    const struct ess_select *select,
                                    struct ess_table *table);

#endif
