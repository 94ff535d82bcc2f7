/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Who asks other servers on behalf of a request (layer 5): SERVICE (SPARQL
   1.1 Federated Query) and LOAD (SPARQL 1.1 Update, section 3.1.4). The
   engine knows nothing of networks; its caller may lend it a fetcher. */

#ifndef ESSAIM_SPARQL_FETCHER_H
#define ESSAIM_SPARQL_FETCHER_H

#include "base/diag.h"
#include "rdf/sink.h"

/** What is asked for; all borrowed. */
struct ess_fetch {
  const char *url; /**< http or https */
  unsigned long long milliseconds; /**< Until the request runs out of time;
                                        0: as long as is usual */
  const volatile bool *stop; /**< Set when the user gives up; or NULL */
  bool whole; /**< Hand nothing on unless all of it is sound */
};

/** Fetches. A function that is NULL is something that is not allowed: `{0}`
    allows nothing. What fails is reported to the log that comes with it. */
struct ess_fetcher {
  /** Ask the endpoint the query `text`; solutions go to `rows`. ESS_NETWORK
      or ESS_LIMIT, ESS_BAD_INPUT for a URL that is none, or the status of
      `rows`. */
  enum ess_status (*query)(void *self, const struct ess_fetch *fetch,
                           struct ess_view text,
                           const struct ess_row_sink *rows,
                           struct ess_log *log);
  /** Read the RDF document at the URL into `statements`. As above, and
      ESS_BAD_INPUT for a document that is not sound. */
  enum ess_status (*load)(void *self, const struct ess_fetch *fetch,
                          const struct ess_sink *statements,
                          struct ess_log *log);
  void *self; /**< Handed to both */
};

/** True if `url` is one that may be fetched: http or https. Files of this
    machine never are. */
bool ess_fetch_may(struct ess_view url);

struct ess_run;

/** The milliseconds that are left of the time of `run`, at least 1; 0 if it
    has no end. */
unsigned long long ess_fetch_left(const struct ess_run *run);

/** What becomes of `st`, the failure of a fetch: behind SILENT nothing,
    unless the time of `run` is over or its user gave up; that is ESS_LIMIT
    always. */
enum ess_status ess_fetch_failed(struct ess_run *run, bool silent,
                                 enum ess_status st);

#endif
