/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Groups of patterns (layer 5; SPARQL 1.1 Query, sections 5 to 8 and 18.2).

   A group is joined to the rows that there are, part after part. That is the
   same as to evaluate it alone and to join then, and much less work, as long
   as no part looks at a variable that is bound outside of it: `simple` tells.
   Other groups are evaluated alone. */

#ifndef ESSAIM_SPARQL_GROUP_H
#define ESSAIM_SPARQL_GROUP_H

#include "sparql/match.h"

/** Replace each row of `table` by its solutions of the group `group`, within
    `where`. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_group_extend(struct ess_run *run,
                                 const struct ess_where *where,
                                 const struct ess_pattern *group,
                                 struct ess_table *table);

/** The solutions of `group` alone, into the empty `table`. As above. */
enum ess_status ess_group_solve(struct ess_run *run,
                                const struct ess_where *where,
                                const struct ess_pattern *group,
                                struct ess_table *table);

/** Put the rows of `values` into the empty `table`. ESS_LIMIT or ESS_IO,
    reported. */
enum ess_status ess_group_values(struct ess_run *run,
                                 const struct ess_values *values,
                                 struct ess_table *table);

/** Keep the rows of `table` for which `expr` holds. As above. */
enum ess_status ess_group_filter(struct ess_run *run,
                                 const struct ess_where *where,
                                 const struct ess_expr *expr,
                                 struct ess_table *table);

#endif
