/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/match_scan.h"

#include "sparql/join.h"
#include "sparql/matching.h"

static bool
any_binds(const struct ess_table *table, size_t column)
{
  bool any = false;
  for (size_t i = 0; i < table->n && !any; ++i) {
    any = ess_table_row(table, i)[column] != 0;
  }
  return any;
}

bool
ess_shared_find(const struct ess_match *match, const struct ess_table *table,
                struct ess_shared *ret)
{
  *ret = (struct ess_shared){0};
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (match->column[i] == ESS_NO_COLUMN) {
      continue;
    }
    const size_t column = (size_t)match->column[i];
    if (ess_table_binds(table, column)) {
      ret->places[ret->n] = (enum ess_place_of)i;
      ret->columns[ret->n++] = column;
    } else if (any_binds(table, column)) {
      return false;
    }
  }
  return ret->n > 0 && table->n < UINT32_MAX;
}

/* Whether `quad` has the values of `row` at what they share. */
static bool
fits(const struct ess_shared *shared, const struct ess_quad *quad,
     const ess_id *row)
{
  for (size_t k = 0; k < shared->n; ++k) {
    if (quad->at[shared->places[k]] != row[shared->columns[k]]) {
      return false;
    }
  }
  return true;
}

/* ------------------------------------------------------------------- merge */

static bool
ascends(const struct ess_table *table, size_t column)
{
  for (size_t i = 1; i < table->n; ++i) {
    if (ess_table_row(table, i - 1)[column] >
        ess_table_row(table, i)[column]) {
      return false;
    }
  }
  return true;
}

/* An order whose matches ascend in something that the rows share, and ascend
   in, too. */
static bool
find_order(const struct ess_shared *shared, const struct ess_quad *pattern,
           const struct ess_table *in, enum ess_order *ret_order,
           size_t *ret_shared)
{
  for (unsigned i = 0; i < ESS_ORDERS; ++i) {
    const enum ess_order order = (enum ess_order)i;
    const unsigned bound = ess_order_bound(order, pattern);
    for (size_t k = 0; k < shared->n && bound < ESS_PLACES; ++k) {
      if (ess_order_place(order, bound) == shared->places[k] &&
          ess_matching_is_range(order, pattern) && ascends(in, shared->columns[k])) {
        *ret_order = order;
        *ret_shared = k;
        return true;
      }
    }
  }
  return false;
}

/* Join `quad` to the rows that have its value, of which `*from` is the first:
   that moves on. */
static enum ess_status
merge_quad(struct ess_run *run, const struct ess_match *match,
           const struct ess_shared *shared, size_t k,
           const struct ess_quad *quad, const struct ess_table *in,
           size_t *from, struct ess_table *out)
{
  const ess_id value = quad->at[shared->places[k]];
  const size_t column = shared->columns[k];
  enum ess_status st = ESS_OK;

  while (*from < in->n && ess_table_row(in, *from)[column] < value) {
    ++*from;
  }
  for (size_t i = *from; i < in->n && st == ESS_OK &&
                         ess_table_row(in, i)[column] == value;
       ++i) {
    const ess_id *row = ess_table_row(in, i);
    if (shared->n == 1 || fits(shared, quad, row)) {
      st = ess_matching_put(run, match, quad, row, out);
    }
  }
  return st ? st : ess_run_check(run, NULL);
}

/* -------------------------------------------------------------------- hash */

/* Join `quad` with each row that has its values. */
static enum ess_status
probe(struct ess_run *run, const struct ess_match *match,
      const struct ess_shared *shared, const struct ess_hashed *rows,
      const struct ess_quad *quad, struct ess_table *out)
{
  ess_id values[ESS_PLACES];
  enum ess_status st = ESS_OK;

  for (size_t k = 0; k < shared->n; ++k) {
    values[k] = quad->at[shared->places[k]];
  }
  for (size_t i = ess_hashed_next(rows, values, 0); i && st == ESS_OK;
       i = ess_hashed_next(rows, values, i)) {
    st = ess_matching_put(run, match, quad, ess_table_row(rows->table, i - 1),
                          out);
  }
  return st ? st : ess_run_check(run, NULL);
}

enum ess_status
ess_match_scan(struct ess_run *run, const struct ess_match *match,
               const struct ess_shared *shared, const struct ess_table *in,
               struct ess_table *out)
{
  struct ess_hashed hashed = {0};
  struct ess_matching m = {0};
  struct ess_quad pattern;
  struct ess_quad quad;
  enum ess_order order;
  size_t k = 0;
  size_t from = 0;
  bool any = true;
  enum ess_status st = ESS_OK;

  (void)ess_matching_pattern(match, NULL, &pattern);
  const bool merge = find_order(shared, &pattern, in, &order, &k);
  if (!merge) {
    order = ess_order_for(&pattern);
    st = ess_hashed_make(run, in, shared->columns, shared->n, &hashed);
  }
  st = st ? st : ess_matching_open(&m, run, match, order, &pattern);
  while (st == ESS_OK && !ess_run_has_enough(run, out) &&
         !(merge && from == in->n) &&
         (st = ess_matching_next(&m, &quad, &any)) == ESS_OK && any) {
    st = merge ? merge_quad(run, match, shared, k, &quad, in, &from, out)
               : probe(run, match, shared, &hashed, &quad, out);
  }
  ess_matching_close(&m);
  ess_hashed_clear(&hashed);
  return st;
}
