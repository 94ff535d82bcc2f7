/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/match_scan.h"

#include "sparql/join.h"
#include "sparql/matching.h"

#include <stdlib.h>

/* Rows are sorted to be merged if there are so many matches for each. */
enum { few_rows = 8 };

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
    } else if (ess_table_binds_any(table, column)) {
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

/* A scan in an order in which it ascends in something that the rows share,
   and the rows in that order. */
struct merging {
  const struct ess_table *in;
  enum ess_order order;
  size_t shared;    /* what, of those shared */
  unsigned column;  /* of the order */
  size_t in_column; /* of the rows */
  size_t *sorted;   /* their numbers in order, if they do not ascend */
  size_t from;      /* the first that may match what is still to come */
};

/* An order in which what is bound comes first, and then something shared. */
static bool
find_order(const struct ess_shared *shared, const struct ess_quad *pattern,
           struct merging *ret)
{
  for (unsigned i = 0; i < ESS_ORDERS; ++i) {
    const enum ess_order order = (enum ess_order)i;
    const unsigned bound = ess_order_bound(order, pattern);
    for (size_t k = 0; k < shared->n && bound < ESS_PLACES; ++k) {
      if (ess_order_place(order, bound) == shared->places[k] &&
          ess_matching_is_range(order, pattern)) {
        ret->order = order;
        ret->shared = k;
        ret->column = bound;
        ret->in_column = shared->columns[k];
        return true;
      }
    }
  }
  return false;
}

static bool
ascends(const struct merging *m)
{
  for (size_t i = 1; i < m->in->n; ++i) {
    if (ess_table_row(m->in, i - 1)[m->in_column] >
        ess_table_row(m->in, i)[m->in_column]) {
      return false;
    }
  }
  return true;
}

static int
compare_rows(const void *a, const void *b, void *self)
{
  const struct merging *m = self;
  const size_t left = *(const size_t *)a;
  const size_t right = *(const size_t *)b;
  const ess_id x = ess_table_row(m->in, left)[m->in_column];
  const ess_id y = ess_table_row(m->in, right)[m->in_column];

  return x != y ? (x < y ? -1 : 1) : left < right ? -1 : left > right;
}

static enum ess_status
sort_rows(struct ess_run *run, struct merging *m)
{
  m->sorted = malloc(m->in->n * sizeof *m->sorted);
  if (!m->sorted) {
    return ess_run_memory(run);
  }
  for (size_t i = 0; i < m->in->n; ++i) {
    m->sorted[i] = i;
  }
  qsort_r(m->sorted, m->in->n, sizeof *m->sorted, compare_rows, m);
  return ESS_OK;
}

static const ess_id *
nth_row(const struct merging *m, size_t i)
{
  return ess_table_row(m->in, m->sorted ? m->sorted[i] : i);
}

/* Join `quad` to the rows that have its value, of which `m->from` is the
   first, if any has. */
static enum ess_status
join_quad(struct ess_run *run, const struct ess_match *match,
          const struct ess_shared *shared, struct merging *m,
          const struct ess_quad *quad, struct ess_table *out)
{
  const ess_id value = quad->at[shared->places[m->shared]];
  enum ess_status st = ESS_OK;

  while (m->from < m->in->n && nth_row(m, m->from)[m->in_column] < value) {
    ++m->from;
  }
  for (size_t i = m->from;
       i < m->in->n && st == ESS_OK && nth_row(m, i)[m->in_column] == value;
       ++i) {
    if (shared->n == 1 || fits(shared, quad, nth_row(m, i))) {
      st = ess_matching_put(run, match, quad, nth_row(m, i), out);
    }
  }
  return st ? st : ess_run_check(run, NULL);
}

static enum ess_status
merge(struct ess_run *run, const struct ess_match *match,
      const struct ess_shared *shared, const struct ess_quad *pattern,
      struct merging *m, struct ess_table *out)
{
  struct ess_matching matching = {0};
  struct ess_quad quad;
  bool any = true;
  enum ess_status st =
    ess_matching_open(&matching, run, match, m->order, pattern);

  while (st == ESS_OK && any && m->from < m->in->n &&
         !ess_run_has_enough(run, out)) {
    st = ess_matching_seek(&matching, m->column,
                           nth_row(m, m->from)[m->in_column]);
    st = st ? st : ess_matching_next(&matching, &quad, &any);
    if (st == ESS_OK && any) {
      st = join_quad(run, match, shared, m, &quad, out);
    }
  }
  ess_matching_close(&matching);
  free(m->sorted);
  return st;
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

static enum ess_status
join_by_hash(struct ess_run *run, const struct ess_match *match,
             const struct ess_shared *shared, const struct ess_quad *pattern,
             const struct ess_table *in, struct ess_table *out)
{
  struct ess_hashed hashed = {0};
  struct ess_matching matching = {0};
  struct ess_quad quad;
  bool any = true;
  enum ess_status st =
    ess_hashed_make(run, in, shared->columns, shared->n, &hashed);

  st = st ? st
          : ess_matching_open(&matching, run, match, ess_order_for(pattern),
                              pattern);
  while (st == ESS_OK && !ess_run_has_enough(run, out) &&
         (st = ess_matching_next(&matching, &quad, &any)) == ESS_OK && any) {
    st = probe(run, match, shared, &hashed, &quad, out);
  }
  ess_matching_close(&matching);
  ess_hashed_clear(&hashed);
  return st;
}

enum ess_status
ess_match_scan(struct ess_run *run, const struct ess_match *match,
               const struct ess_shared *shared, const struct ess_table *in,
               struct ess_table *out)
{
  struct merging m = {.in = in};
  struct ess_quad pattern;

  (void)ess_matching_pattern(match, NULL, &pattern);
  const bool ordered = find_order(shared, &pattern, &m);
  if (ordered && ascends(&m)) {
    ess_step_way(run, "merge");
    return merge(run, match, shared, &pattern, &m, out);
  }
  /* A scan of many is spared a look at each if the rows are few to sort. */
  if (ordered && (double)in->n * few_rows < match->matches) {
    const enum ess_status st = sort_rows(run, &m);
    ess_step_way(run, "sort and merge");
    return st ? st : merge(run, match, shared, &pattern, &m, out);
  }
  ess_step_way(run, "hash");
  return join_by_hash(run, match, shared, &pattern, in, out);
}
