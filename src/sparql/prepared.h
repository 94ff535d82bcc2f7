/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL 1.1 over the quad store, for programs (layer 5): a request is
   prepared once, answered a row at a time, and may be answered again with
   other values of its variables.

       ess_prepare(txn, text, false, &options, &query, log)
       ess_prepared_bind(query, "region", &term)       as often as you like
       while (ess_prepared_step(query, &any) == ESS_OK && any)
         ess_prepared_column(query, i, &term)          of the row at hand
       ess_prepared_reset(query)                       to ask again
       ess_prepared_finalise(query)

   What a step gives goes by the form of the request:

       SELECT               a row, with the columns of its head
       ASK                  one row of one column, "ask": an xsd:boolean
       CONSTRUCT, DESCRIBE  a row a statement: "subject", "predicate" and
                            "object"; one that is made twice may come twice
       an update            no row: the first step does all of it

   Solutions come as they are found, where the request allows that: the first
   does not wait for the last, and who stops early did not pay for the rest.
   Nothing goes to the network unless the options say how, and no file is
   read. A prepared request is for one thread at a time.
   examples/embed/embed.c is a program that uses this. */

#ifndef ESSAIM_SPARQL_PREPARED_H
#define ESSAIM_SPARQL_PREPARED_H

#include "sparql/engine.h"

/** What a request is. */
enum ess_form {
  ESS_FORM_SELECT,
  ESS_FORM_CONSTRUCT,
  ESS_FORM_DESCRIBE,
  ESS_FORM_ASK,
  ESS_FORM_UPDATE
};

/** A request that was prepared; opaque. */
struct ess_prepared;

/** Prepare `text`, a query or, if `update`, an update, to be answered from
    what `txn` sees. `text`, `options` and what they name, `txn` and `log` are
    borrowed until ess_prepared_finalise. Into `*ret`, also on failure: NULL
    only without memory. ESS_BAD_INPUT, reported at line and column, if it is
    none; ESS_LIMIT without memory. */
enum ess_status ess_prepare(struct ess_txn *txn, struct ess_view text,
                            bool update,
                            const struct ess_engine_options *options,
                            struct ess_prepared **ret, struct ess_log *log);

/** Free `prepared`; NULL is fine. */
void ess_prepared_finalise(struct ess_prepared *prepared);

/** What it is. */
enum ess_form ess_prepared_form(const struct ess_prepared *prepared);

/** Let variable `name`, without "?", have the value `term` (ESS_NONE: none
    that is given), as if WHERE began with VALUES ?name { term }; until it is
    bound anew. Only before the first step, or after a reset. ESS_USAGE,
    reported, if the request has no such variable or has begun. */
enum ess_status ess_prepared_bind(struct ess_prepared *prepared,
                                  const char *name,
                                  const struct ess_term *term);

/** Go to the next row; `*ret_any` is false when there is none. ESS_LIMIT at a
    bound, ESS_IO, ESS_NETWORK or ESS_BAD_INPUT, all reported; from then on the
    same. */
enum ess_status ess_prepared_step(struct ess_prepared *prepared,
                                  bool *ret_any);

/** How many columns rows have. */
size_t ess_prepared_columns(const struct ess_prepared *prepared);

/** The name of column `i`, from 0; valid until ess_prepared_finalise. */
struct ess_view ess_prepared_name(const struct ess_prepared *prepared,
                                  size_t i);

/** The term in column `i` of the row at hand, of kind ESS_NONE if it has none;
    valid until the next step. ESS_IO, reported. */
enum ess_status ess_prepared_column(struct ess_prepared *prepared, size_t i,
                                    struct ess_term *ret);

/** Go back in front of the first row, whatever went wrong since. What is bound
    stays. What ess_prepare returned, if that was not ESS_OK. */
enum ess_status ess_prepared_reset(struct ess_prepared *prepared);

/** Hand the steps that were taken so far to `options.explain`. */
void ess_prepared_explain(const struct ess_prepared *prepared);

#endif
