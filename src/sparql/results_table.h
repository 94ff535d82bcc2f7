/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Rows as a table for people (layer 5): columns as wide as what is in them,
   or cut to what the terminal has. */

#ifndef ESSAIM_SPARQL_RESULTS_TABLE_H
#define ESSAIM_SPARQL_RESULTS_TABLE_H

#include "base/buf.h"
#include "rdf/prefixes.h"
#include "rdf/term.h"

/** A table in the making; opaque. */
struct ess_text_table;

/** A table with `n` columns named `names` (copied); NULL without memory.
    Free with ess_text_table_free. */
struct ess_text_table *ess_text_table_new(const char *const *names, size_t n);

/** Free `table`; NULL is fine. */
void ess_text_table_free(struct ess_text_table *table);

/** Add a row, one term a column: IRIs shortened with `prefixes` (may be
    NULL), literals as their text. ESS_LIMIT without memory. */
enum ess_status ess_text_table_add(struct ess_text_table *table,
                              const struct ess_term *terms,
                              const struct ess_prefixes *prefixes);

/** Append the table as aligned text to `out`, within `columns` columns (0:
    no limit), the header in bold if `bold`, and the number of rows last. */
void ess_text_table_write(const struct ess_text_table *table, size_t columns,
                     bool bold, struct ess_buf *out);

/** Append the table as a Markdown table to `out`. */
void ess_text_table_write_markdown(const struct ess_text_table *table,
                              struct ess_buf *out);

#endif
