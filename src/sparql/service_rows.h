/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The answer of a SERVICE to rows of identifiers (layer 5). */

#ifndef ESSAIM_SPARQL_SERVICE_ROWS_H
#define ESSAIM_SPARQL_SERVICE_ROWS_H

#include "rdf/sink.h"
#include "sparql/run.h"

/** One answer coming in. The caller sets the first five members. */
struct ess_incoming {
  struct ess_run *run;
  const bool *scope;       /**< The variables that were asked for */
  struct ess_table *table; /**< Where the rows go */
  const char *url;         /**< Where they come from, */
  struct ess_log *log;     /**< and who is told what is wrong there */
  enum ess_status status;  /**< What is wrong on this side, reported: no
                                fault of the server, whatever SILENT says */
  ess_variable *variables; /**< Of the columns of the answer; `run->width - 1`
                                for one that was not asked for */
  size_t n;
  struct ess_buf prefix;   /**< Of its blank nodes: like no other ones */
  struct ess_buf label;
};

/** The sink of `incoming`, valid as long as `incoming`. A boolean in place of
    rows is ESS_NETWORK, reported. */
struct ess_row_sink ess_incoming_sink(struct ess_incoming *incoming);

/** Free what came; not the rows. */
void ess_incoming_clear(struct ess_incoming *incoming);

#endif
