/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Property paths (layer 5; SPARQL 1.1 Query, sections 9 and 18.4): by
   searches over identifiers, breadth first, each node once. */

#ifndef ESSAIM_SPARQL_PATH_H
#define ESSAIM_SPARQL_PATH_H

#include "sparql/match.h"

/** Replace each row of `table` by what it makes with each match of the path
    pattern `match`, within `where`. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_path_extend(struct ess_run *run,
                                const struct ess_where *where,
                                const struct ess_match *match,
                                struct ess_table *table);

#endif
