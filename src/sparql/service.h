/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SERVICE (layer 5; SPARQL 1.1 Federated Query): a group that another server
   answers, with what the rows bind sent along, and joined here.

   It has no place in doubt: nobody is asked unless the request was lent a
   fetcher. SILENT makes one solution that binds nothing of any failure of the
   other side; what goes wrong on this side (memory, bounds) it never hides. */

#ifndef ESSAIM_SPARQL_SERVICE_H
#define ESSAIM_SPARQL_SERVICE_H

#include "sparql/run.h"

/** Replace each row of `table` by what it makes with the answer to `pattern`,
    a SERVICE. Of a variable endpoint, each of its values is asked for its
    rows. ESS_BAD_INPUT, reported at line and column, if nothing may be fetched
    or the endpoint is none; ESS_NETWORK; ESS_IO; ESS_LIMIT. */
enum ess_status ess_service_join(struct ess_run *run,
                                 const struct ess_pattern *pattern,
                                 struct ess_table *table);

/** The part of `group` behind which its part `i` is to be done: `i` itself,
    but for a SERVICE whose endpoint is a variable that a later part binds:
    parts that are only joined may be joined in any order. */
size_t ess_service_turn(const struct ess_run *run,
                        const struct ess_pattern *group, size_t i);

#endif
