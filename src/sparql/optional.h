/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* OPTIONAL (layer 5; SPARQL 1.1 Query, sections 6 and 18.5). */

#ifndef ESSAIM_SPARQL_OPTIONAL_H
#define ESSAIM_SPARQL_OPTIONAL_H

#include "sparql/match.h"

/** Replace each row of `table` by what it makes with each solution of `group`,
    within `where`, or leave it as it is if there is none. ESS_LIMIT or ESS_IO,
    reported. */
enum ess_status ess_optional_extend(struct ess_run *run,
                                    const struct ess_where *where,
                                    const struct ess_pattern *group,
                                    struct ess_table *table);

#endif
