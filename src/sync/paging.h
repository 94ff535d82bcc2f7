/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A remote graph read row by row (layer 5, above net and sparql), by pages
   that begin where the last one ended: servers cut answers without a word. */

#ifndef ESSAIM_SYNC_PAGING_H
#define ESSAIM_SYNC_PAGING_H

#include "rdf/dataset.h"
#include "sync/client.h"

/** Append `GRAPH <graph> { pattern }` to a query. */
void ess_graph_pattern(struct ess_buf *query, struct ess_view graph,
                       const char *pattern);

/** Count the rows of `graph`. Errors as ess_number_ask. */
enum ess_status ess_paging_count(struct ess_client *client,
                                 struct ess_view graph,
                                 unsigned long *ret_rows,
                                 struct ess_log *log);

/** Read all rows of `graph` into the empty dataset `into`, as triples. Rows
    are counted before and behind: ESS_CONFLICT, reported, if the graph changes
    while it is read and does not come to rest; ESS_NETWORK, reported, if the
    server hands out other rows than it counts; other errors as
    ess_client_ask. Blank nodes that are named in several answers may be other
    nodes in each. */
enum ess_status ess_paging_read(struct ess_client *client,
                                struct ess_view graph,
                                struct ess_dataset *into,
                                struct ess_log *log);

#endif
