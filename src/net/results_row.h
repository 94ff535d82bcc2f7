/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One row of query results in the making (layer 5): the names of its
   columns, and the terms that came so far. */

#ifndef ESSAIM_NET_RESULTS_ROW_H
#define ESSAIM_NET_RESULTS_ROW_H

#include "base/buf.h"
#include "rdf/sink.h"

/** A row in the making; opaque. */
struct ess_row;

/** A row without columns, or NULL without memory. Free with ess_row_free. */
struct ess_row *ess_row_new(void);

/** Free `row`; NULL is fine. */
void ess_row_free(struct ess_row *row);

/** Add a column. Returns NULL, or what is wrong: a static phrase. */
const char *ess_row_column(struct ess_row *row, struct ess_view name);

/** Number of columns. */
size_t ess_row_columns(const struct ess_row *row);

/** The name of column `i`; valid until the next column. */
struct ess_view ess_row_name(const struct ess_row *row, size_t i);

/** Forget all terms. */
void ess_row_clear(struct ess_row *row);

/** Say that the next term is for column `name`. Returns NULL, or what is
    wrong: a static phrase. */
const char *ess_row_choose(struct ess_row *row, struct ess_view name);

/** Copy `term` into the chosen column. Returns NULL, or what is wrong. */
const char *ess_row_put(struct ess_row *row, const struct ess_term *term);

/** Hand the names to `rows`. */
enum ess_status ess_row_begin(struct ess_row *row,
                              const struct ess_row_sink *rows);

/** Hand the terms to `rows`. ESS_LIMIT without memory. */
enum ess_status ess_row_send(struct ess_row *row,
                             const struct ess_row_sink *rows);

#endif
