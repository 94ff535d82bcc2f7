/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/ordering.h"

#include "sparql/compare.h"
#include "sparql/existence.h"

#include <stdlib.h>

/* Rows with their keys, in places; a heap of places, the last row on top, as
   long as rows are left out. */
struct ordering {
  struct ess_run *run;
  const struct ess_select *select;
  const struct ess_groups *groups;
  const struct ess_table *table;
  struct ess_existences *existences; /* one a key */
  size_t n_keys;
  size_t n_places;
  struct ess_datum *keys; /* `n_keys` a place; what they view is in `bytes` */
  struct ess_buf *bytes;
  size_t *rows;           /* one a place */
  size_t *heap;
  size_t n;
};

static enum ess_status
open_ordering(struct ordering *o, const struct ess_where *where, size_t most)
{
  const size_t n = o->table->n;
  enum ess_status st = ESS_OK;

  o->n_keys = o->select->order.n;
  o->n_places = most < n ? most + 1 : n + 1;
  o->existences = calloc(o->n_keys, sizeof *o->existences);
  o->keys = calloc(o->n_places * o->n_keys, sizeof *o->keys);
  o->bytes = calloc(o->n_places * o->n_keys, sizeof *o->bytes);
  o->rows = malloc(o->n_places * sizeof *o->rows);
  o->heap = malloc(o->n_places * sizeof *o->heap);
  if (!o->existences || !o->keys || !o->bytes || !o->rows || !o->heap) {
    return ess_run_memory(o->run);
  }
  for (size_t k = 0; k < o->n_keys && st == ESS_OK; ++k) {
    const struct ess_expr *expr = o->select->order.list[k].expr;
    st = expr ? ess_existences_find(o->run, where, expr, o->table,
                                    &o->existences[k])
              : ESS_OK;
  }
  return st;
}

static void
close_ordering(struct ordering *o)
{
  for (size_t k = 0; o->existences && k < o->n_keys; ++k) {
    ess_existences_clear(&o->existences[k]);
  }
  for (size_t i = 0; o->bytes && i < o->n_places * o->n_keys; ++i) {
    ess_buf_clear(&o->bytes[i]);
  }
  free(o->existences);
  free(o->keys);
  free(o->bytes);
  free(o->rows);
  free(o->heap);
}

/* Put row `i` with its keys into `place`. */
static enum ess_status
set_place(struct ordering *o, size_t place, size_t i)
{
  struct ess_evaluation e = {.run = o->run,
                             .row = ess_table_row(o->table, i),
                             .i = i};
  struct ess_expr variable = {.kind = ESS_EXPR_VARIABLE};
  struct ess_aggregated aggregated;
  bool whole = true;

  o->rows[place] = i;
  ess_arena_reset(&o->run->scratch);
  if (o->groups) {
    aggregated =
      ess_groups_at(o->groups, e.row[o->table->width - 1] - 1);
    e.aggregated = &aggregated;
  }
  for (size_t k = 0; k < o->n_keys && !e.status; ++k) {
    const struct ess_column *column = &o->select->order.list[k];
    struct ess_buf *bytes = &o->bytes[place * o->n_keys + k];
    variable.variable = column->variable;
    e.existences = o->existences[k].list;
    e.n_existences = o->existences[k].n;
    const struct ess_datum datum =
      ess_evaluate(&e, column->expr ? column->expr : &variable);
    o->keys[place * o->n_keys + k] = ess_datum_keep(&datum, bytes);
    whole = whole && bytes->status == ESS_OK;
  }
  return e.status ? e.status : whole ? ESS_OK : ess_run_memory(o->run);
}

/* Order of what is in two places. */
static int
compare(const struct ordering *o, size_t a, size_t b)
{
  for (size_t k = 0; k < o->n_keys; ++k) {
    const int order = ess_datum_order(&o->keys[a * o->n_keys + k],
                                      &o->keys[b * o->n_keys + k]);
    if (order) {
      return o->select->order.list[k].descending ? -order : order;
    }
  }
  return o->rows[a] < o->rows[b] ? -1 : o->rows[a] > o->rows[b];
}

static int
compare_places(const void *a, const void *b, void *self)
{
  return compare(self, *(const size_t *)a, *(const size_t *)b);
}

static void
swap(size_t *a, size_t *b)
{
  const size_t other = *a;
  *a = *b;
  *b = other;
}

static void
sift_up(struct ordering *o, size_t i)
{
  while (i && compare(o, o->heap[(i - 1) / 2], o->heap[i]) < 0) {
    swap(&o->heap[(i - 1) / 2], &o->heap[i]);
    i = (i - 1) / 2;
  }
}

static void
sift_down(struct ordering *o)
{
  size_t i = 0;
  size_t child = 1;

  for (; child < o->n; child = 2 * i + 1) {
    if (child + 1 < o->n &&
        compare(o, o->heap[child], o->heap[child + 1]) < 0) {
      ++child;
    }
    if (compare(o, o->heap[i], o->heap[child]) >= 0) {
      return;
    }
    swap(&o->heap[i], &o->heap[child]);
    i = child;
  }
}

/* Take row `i` in, unless there are `most` that come before it: then the last
   of those makes place for it, or it is left out. */
static enum ess_status
take(struct ordering *o, size_t i, size_t most, size_t *spare)
{
  const enum ess_status st = set_place(o, *spare, i);

  if (st != ESS_OK) {
    return st;
  }
  if (o->n < most) {
    o->heap[o->n++] = *spare;
    if (most < o->table->n) {
      sift_up(o, o->n - 1);
    }
    *spare = o->n;
  } else if (compare(o, *spare, o->heap[0]) < 0) {
    swap(&o->heap[0], spare);
    sift_down(o);
  }
  return ess_run_check(o->run, NULL);
}

static enum ess_status
rearrange(const struct ordering *o, struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  bool ok = true;

  for (size_t i = 0; i < o->n && ok; ++i) {
    ok = ess_table_copy(&out,
                        ess_table_row(table, o->rows[o->heap[i]])) != NULL;
  }
  if (ok) {
    table->n = 0;
    ess_table_swap(table, &out);
  }
  ess_table_clear(&out);
  return ok ? ESS_OK : ess_run_memory(o->run);
}

enum ess_status
ess_order_rows(struct ess_run *run, const struct ess_where *where,
               const struct ess_select *select,
               const struct ess_groups *groups, size_t most,
               struct ess_table *table)
{
  const size_t nth =
    ess_step_begin(run, "order", (struct ess_view){NULL, 0}, -1);
  struct ordering o = {
    .run = run, .select = select, .groups = groups, .table = table};
  size_t spare = 0;
  enum ess_status st = open_ordering(&o, where, most);

  for (size_t i = 0; i < table->n && st == ESS_OK && most; ++i) {
    st = take(&o, i, most, &spare);
  }
  if (st == ESS_OK) {
    qsort_r(o.heap, o.n, sizeof *o.heap, compare_places, &o);
    st = rearrange(&o, table);
  }
  close_ordering(&o);
  ess_step_end(run, nth, table->n);
  return st;
}
