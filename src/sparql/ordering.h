/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* ORDER BY (layer 5; SPARQL 1.1 Query, section 15.1). */

#ifndef ESSAIM_SPARQL_ORDERING_H
#define ESSAIM_SPARQL_ORDERING_H

#include "sparql/grouping.h"

/** Put the rows of `table` in the order of `select`, and keep the first `most`
    of them: rows that are equal in it stay in the order they had. Of the
    others, no more is remembered than it takes to know that. `groups` has the
    aggregates, or NULL. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_order_rows(struct ess_run *run,
                               const struct ess_where *where,
                               const struct ess_select *select,
                               const struct ess_groups *groups, size_t most,
                               struct ess_table *table);

#endif
