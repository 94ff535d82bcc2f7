/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL 1.1 over the quad store (layer 5). */

#ifndef ESSAIM_SPARQL_ENGINE_H
#define ESSAIM_SPARQL_ENGINE_H

#include "rdf/prefixes.h"
#include "rdf/sink.h"
#include "sparql/bounds.h"
#include "sparql/explain.h"
#include "sparql/fetcher.h"
#include "store/transaction.h"

/** How to answer. `{0}` is: the default graph is the store's own, no bounds,
    no explanation, nothing fetched. */
struct ess_engine_options {
  const char *source;       /**< Name of the text for messages */
  const char *base;         /**< Base IRI, or NULL */
  const struct ess_prefixes *prefixes; /**< As in struct ess_parser_options */
  bool merged;              /**< The default graph is the merge of all */
  struct ess_bounds bounds;
  struct ess_step_sink explain; /**< Told of each step, once all is done */
  const volatile bool *stop; /**< Set when the user gives up; or NULL */
  struct ess_fetcher fetcher; /**< For SERVICE and LOAD; `{0}`: refused */
};

/** Where an answer goes. */
struct ess_answers {
  const struct ess_row_sink *rows;      /**< Of SELECT and ASK */
  const struct ess_sink *statements;    /**< Of CONSTRUCT and DESCRIBE */
};

/** Answer the query `text` over what `txn` sees. ESS_BAD_INPUT, reported at
    line and column, if it is no query; ESS_LIMIT, reported, at a bound. */
enum ess_status ess_engine_query(struct ess_txn *txn, struct ess_view text,
                                 const struct ess_engine_options *options,
                                 const struct ess_answers *answers,
                                 struct ess_log *log);

/** Do what the update `text` says within `txn`, which the caller commits, or
    aborts if this fails. As above. */
enum ess_status ess_engine_update(struct ess_txn *txn, struct ess_view text,
                                  const struct ess_engine_options *options,
                                  struct ess_log *log);

#endif
