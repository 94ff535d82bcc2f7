/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A remote graph read row by row (layer 5, above net and sparql), by pages
   that begin where the last one ended: servers cut answers without a word. */

#ifndef ESSAIM_SYNC_PAGING_H
#define ESSAIM_SYNC_PAGING_H

#include "rdf/dataset.h"
#include "sync/client.h"

/** Count the rows of `graph`. */
enum ess_status ess_paging_count(struct ess_client *client,
                                 struct ess_view graph,
                                 unsigned long *ret_rows);

/** Read all rows of `graph` into `into`, as triples (their graph is none).
    Rows are counted before and behind: ESS_CONFLICT, reported, if the graph
    changes while it is read and does not come to rest; ESS_NETWORK, reported,
    if the server hands out other rows than it counts. */
enum ess_status ess_paging_read(struct ess_client *client,
                                struct ess_view graph,
                                struct ess_dataset *into);

/** Append the IRIs of the graphs that begin with `prefix` to `into`, as
    subjects of statements without more. */
enum ess_status ess_paging_graphs(struct ess_client *client,
                                  struct ess_view prefix,
                                  struct ess_dataset *into);

#endif
