/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Two tables put together (layer 5; SPARQL 1.1 Query, section 18.5). Two rows
   are compatible if no variable is bound in both to different terms. */

#ifndef ESSAIM_SPARQL_JOIN_H
#define ESSAIM_SPARQL_JOIN_H

#include "sparql/run.h"

/** Replace each row of `table` by what it makes with each compatible row of
    `other`. ESS_LIMIT, reported. */
enum ess_status ess_join(struct ess_run *run, struct ess_table *table,
                         const struct ess_table *other);

/** Take the rows from `table` that have a compatible row in `other` with a
    variable in common (MINUS). ESS_LIMIT, reported. */
enum ess_status ess_join_minus(struct ess_run *run, struct ess_table *table,
                               const struct ess_table *other);

/** Keep of equal rows, in the columns that `columns` says, the first.
    ESS_LIMIT, reported. */
enum ess_status ess_join_distinct(struct ess_run *run,
                                  struct ess_table *table,
                                  const bool *columns);

/** Copy the rows of `table` to the empty `marked`; the last column, which is
    nobody's variable, tells of each which it is, from 1, and so of what is
    made of them where it is from. ESS_LIMIT, reported. */
enum ess_status ess_join_mark(struct ess_run *run,
                              const struct ess_table *table,
                              struct ess_table *marked);

/** Rows by a hash of some of their columns. */
struct ess_hashed {
  const struct ess_table *table;
  const size_t *columns;
  size_t n;         /**< Columns */
  uint32_t *heads;  /**< Row + 1 */
  uint32_t *next;
  size_t mask;
};

/** Hash the rows of `table` by the `n` columns at `columns`, both borrowed;
    ESS_LIMIT, reported. */
enum ess_status ess_hashed_make(struct ess_run *run,
                                const struct ess_table *table,
                                const size_t *columns, size_t n,
                                struct ess_hashed *ret);

/** The first row, plus one, whose columns have the values `values`, behind row
    `after` (0: from the first); 0 if there is no further one. */
size_t ess_hashed_next(const struct ess_hashed *hashed, const ess_id *values,
                       size_t after);

/** Free what `hashed` holds. */
void ess_hashed_clear(struct ess_hashed *hashed);

#endif
