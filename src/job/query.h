/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A SPARQL query to an answer (layer 6). */

#ifndef ESSAIM_JOB_QUERY_H
#define ESSAIM_JOB_QUERY_H

#include "job/fetch.h"
#include "job/source.h"
#include "net/remote.h"
#include "rdf/syntax.h"
#include "sparql/engine.h"

/** What `essaim query` does; all borrowed. Exactly one of `store`, `data`
    and `remote` says where the data is. */
struct ess_query_options {
  struct ess_view query;     /**< SPARQL text */
  const char *query_name;    /**< Its name for messages */
  const char *store;         /**< Path of the store, or NULL */
  const char *storage;       /**< As in struct ess_store_options */
  const char *const *data;   /**< Files to ask instead */
  size_t n_data;
  const struct ess_remote *remote; /**< Endpoint to ask instead, or NULL */
  const char *folder;        /**< For temporary files, or NULL: /tmp */
  const char *query_base;    /**< Base IRI of the query, or NULL */
  bool own_default;          /**< The default graph is what is in no other,
                                  not the merge of all */
  struct ess_bounds bounds;  /**< Of a query on this machine, */
  struct ess_net_options net; /**< and whom else it may ask */
  struct ess_step_sink explain; /**< Told of each step, once it is done */
  const char *format;        /**< Name of a result format or RDF syntax, or
                                  NULL: by `output`, else a table, or Turtle
                                  for graphs */
  const char *output;        /**< Path, or NULL: standard output */
  size_t columns;            /**< As in struct ess_results_options */
  bool bold;                 /**< As in struct ess_results_options */
  struct ess_profile_options profile; /**< To read profile documents with */
};

/** Ask. ESS_NO for an ASK answered false. */
enum ess_status ess_query(const struct ess_query_options *options,
                          struct ess_log *log);

#endif
