/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL (layer 4), parsed by rasqal behind an allow-list: a query is answered
   only if every part of it is known to be answered rightly. */

#ifndef ESSAIM_REDLAND_QUERY_H
#define ESSAIM_REDLAND_QUERY_H

#include "redland/store.h"

/** Answer `query` over `store`, whose default graph is the union of all its
    graphs. SELECT and ASK go to `rows`, CONSTRUCT to `statements`. A query
    that is not SPARQL gives ESS_BAD_INPUT, reported with line and column
    under the name `source`; one that is, but is outside the allow-list,
    ESS_BAD_INPUT with "not yet supported". Nothing is fetched. */
enum ess_status ess_query_run(struct ess_store *store, struct ess_view query,
                              const char *source,
                              const struct ess_row_sink *rows,
                              const struct ess_sink *statements);

#endif
