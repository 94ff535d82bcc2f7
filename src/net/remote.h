/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Remote triple stores (layer 5): the SPARQL 1.1 Protocol and the SPARQL
   1.1 Graph Store HTTP Protocol, over http.h. */

#ifndef ESSAIM_NET_REMOTE_H
#define ESSAIM_NET_REMOTE_H

#include "net/http.h"
#include "rdf/sink.h"

/** Where a server is and how to log in; all borrowed. */
struct ess_remote {
  const char *query_url; /**< SPARQL query endpoint, or NULL */
  const char *update_url; /**< SPARQL update endpoint, or NULL */
  const char *store_url; /**< Graph Store (indirect: `?graph=`), or NULL */
  struct ess_login login;
  const char *contact;   /**< As in struct ess_http_request */
  const char *ca_file;   /**< As in struct ess_http_request */
  long timeout_seconds;  /**< 0: the default */
  long timeout_ms;       /**< In its place, unless 0 */
  const volatile bool *stop; /**< Set when the user gives up; or NULL */
};

/** The answer of an endpoint that is a graph: kept for a reader. */
struct ess_graph_answer {
  struct ess_buf content;    /**< Empty if the answer was rows */
  struct ess_buf media_type; /**< Of `content` */
};

/** Ask `remote` the query `text` (POST, application/x-www-form-urlencoded;
    SPARQL 1.1 Protocol 2.1.2). Rows and booleans go to `rows`; a graph goes
    to `ret_graph`, which the caller clears. Any status but 200 is
    ESS_NETWORK, reported with what the server said. */
enum ess_status ess_remote_query(const struct ess_remote *remote,
                                 struct ess_view text,
                                 const struct ess_row_sink *rows,
                                 struct ess_graph_answer *ret_graph,
                                 struct ess_log *log);

/** A request without a body to `url`, a URL of `remote`. */
struct ess_http_request ess_remote_request(const struct ess_remote *remote,
                                           const char *method,
                                           const char *url);

/** Hand the rows of `response`, the answer of an endpoint with status 200, to
    `rows`. ESS_NETWORK, reported at `place`, if it is of another media type or
    not whole: then rows may have been told already. */
enum ess_status ess_remote_rows(const struct ess_response *response,
                                const struct ess_row_sink *rows,
                                const struct ess_place *place,
                                struct ess_log *log);

/** Append `url`, that of a graph store, with `graph=` as the last part of its
    query (SPARQL 1.1 Graph Store HTTP Protocol, 4.2). ESS_USAGE, reported, if
    it names a graph already. */
enum ess_status ess_remote_graph_url(struct ess_buf *out, const char *url,
                                     struct ess_view graph,
                                     struct ess_log *log);

#endif
