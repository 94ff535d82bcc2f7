/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the query engine may fetch (layer 6): SERVICE through remote.h, LOAD
   through resource.h and the readers of RDF. */

#ifndef ESSAIM_JOB_FETCH_H
#define ESSAIM_JOB_FETCH_H

#include "net/remote.h"
#include "sparql/fetcher.h"

/** Whether the network may be used, and how; all borrowed. Nobody logs in:
    whoever writes a query must not learn a password by it. */
struct ess_net_options {
  bool allowed;
  const char *ca_file;  /**< As in struct ess_http_request */
  long timeout_seconds; /**< Of a request; 0: the default */
};

/** The fetcher that `options` allows, which it borrows: none, if they allow
    none. LOAD opens a world of its own (redland/world.h), so that there must
    be no other meanwhile. */
struct ess_fetcher ess_net_fetcher(const struct ess_net_options *options);

#endif
