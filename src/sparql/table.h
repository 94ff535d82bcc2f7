/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Solutions (layer 5): rows of identifiers, a column a variable, 0 where it
   is not bound. */

#ifndef ESSAIM_SPARQL_TABLE_H
#define ESSAIM_SPARQL_TABLE_H

#include "base/status.h"
#include "store/id.h"

/** A table. `{.width = N}` is an empty one of N columns. */
struct ess_table {
  ess_id *cells; /**< Owned; row after row */
  size_t n;      /**< Rows */
  size_t room;
  size_t width;  /**< Columns, at least 1 */
};

/** Free what `table` holds; its width stays. */
void ess_table_clear(struct ess_table *table);

/** Row `i`, until the table grows. */
static inline ess_id *
ess_table_row(const struct ess_table *table, size_t i)
{
  return table->cells + i * table->width;
}

/** A new last row, of zeros; NULL without memory. Valid until the table
    grows again. */
ess_id *ess_table_add(struct ess_table *table);

/** A new last row, a copy of `row`, which is of no row of this table; NULL
    without memory. */
ess_id *ess_table_copy(struct ess_table *table, const ess_id *row);

/** Add copies of all rows of `from`; false without memory. */
bool ess_table_append(struct ess_table *table, const struct ess_table *from);

/** Take the first `n` rows away, of which there are as many. */
void ess_table_drop(struct ess_table *table, size_t n);

/** Keep the rows that `keep` says yes to, in their order. */
void ess_table_keep(struct ess_table *table, const bool *keep);

/** Swap the rows of two tables of one width. */
void ess_table_swap(struct ess_table *a, struct ess_table *b);

/** True if every row of `table` has column `column` bound. */
bool ess_table_binds(const struct ess_table *table, size_t column);

/** True if some row has. */
bool ess_table_binds_any(const struct ess_table *table, size_t column);

#endif
