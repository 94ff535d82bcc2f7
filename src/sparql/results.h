/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Query results to text (layer 5): table, CSV, TSV, JSON, XML, Markdown.
   Sources: SPARQL 1.1 Query Results CSV and TSV Formats; SPARQL 1.1 Query
   Results JSON Format; SPARQL Query Results XML Format. */

#ifndef ESSAIM_SPARQL_RESULTS_H
#define ESSAIM_SPARQL_RESULTS_H

#include "base/file.h"
#include "rdf/prefixes.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"

/** How to write results; all borrowed. */
struct ess_results_options {
  const struct ess_result_format *format;
  const struct ess_prefixes *prefixes; /**< To shorten IRIs in tables */
  size_t columns; /**< Width of the terminal; 0: a table is as wide as it
                       needs to be */
  bool bold;      /**< Table header in bold (a terminal that may) */
};

/** A writer of results; opaque. */
struct ess_results;

/** A writer to `out`; NULL without memory. Free with ess_results_free. */
struct ess_results *ess_results_new(const struct ess_results_options *options,
                                    struct ess_output *out);

/** Free `results`; NULL is fine. */
void ess_results_free(struct ess_results *results);

/** The row sink of `results`, valid as long as it. */
struct ess_row_sink ess_results_sink(struct ess_results *results);

/** Write what remains (a table's rows, closing brackets). This, or the row
    sink before it, gives ESS_BAD_INPUT if a term holds a character that XML
    1.0 has no way to say and XML is asked for. */
enum ess_status ess_results_end(struct ess_results *results);

/** The answer of an ASK that came through: ESS_OK for true or for rows,
    ESS_NO for false. */
enum ess_status ess_results_answer(const struct ess_results *results);

#endif
