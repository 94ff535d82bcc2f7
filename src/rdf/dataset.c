/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/dataset.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { recents = 64 };

struct ess_dataset {
  struct ess_arena arena; /* the bytes; its status is the sticky one */
  struct ess_view recent[recents]; /* some of them that came lately */
  struct ess_statement *items;
  size_t n;
  size_t cap;
};

struct ess_dataset *
ess_dataset_new(void)
{
  return calloc(1, sizeof(struct ess_dataset));
}

void
ess_dataset_free(struct ess_dataset *dataset)
{
  if (dataset) {
    ess_arena_clear(&dataset->arena);
    free(dataset->items);
    free(dataset);
  }
}

static bool
make_room(struct ess_dataset *dataset)
{
  if (dataset->n < dataset->cap) {
    return true;
  }
  const size_t cap = dataset->cap ? dataset->cap + dataset->cap / 2 : 64;
  struct ess_statement *items = NULL;
  if (cap < SIZE_MAX / sizeof *items) {
    items = realloc(dataset->items, cap * sizeof *items);
  }
  if (!items) {
    dataset->arena.status = ESS_LIMIT;
    return false;
  }
  dataset->items = items;
  dataset->cap = cap;
  return true;
}

/* A copy of `v`, or the same bytes again if they came lately: those need less
   memory, and no look at them to be compared. Texts differ at their ends. */
static struct ess_view
keep(struct ess_dataset *dataset, struct ess_view v)
{
  uint64_t hash = v.n;

  for (size_t i = v.n < 12 ? 0 : v.n - 12; i < v.n; ++i) {
    hash = hash * 31 + (unsigned char)v.s[i];
  }
  struct ess_view *recent = &dataset->recent[(hash ^ hash >> 6) % recents];
  if (v.n && !ess_view_equal(*recent, v)) {
    *recent = ess_arena_copy(&dataset->arena, v);
  }
  return v.n ? *recent : v;
}

/* Most statements repeat the subject, graph or datatype of the one before. */
static struct ess_term
keep_term(struct ess_dataset *dataset, const struct ess_term *term,
          const struct ess_term *last)
{
  struct ess_term kept = *last;

  kept.kind = term->kind;
  if (!ess_view_equal(kept.value, term->value)) {
    kept.value = keep(dataset, term->value);
  }
  if (!ess_view_equal(kept.datatype, term->datatype)) {
    kept.datatype = keep(dataset, term->datatype);
  }
  if (!ess_view_equal(kept.language, term->language)) {
    kept.language = keep(dataset, term->language);
  }
  return kept;
}

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  static const struct ess_statement none;
  struct ess_dataset *dataset = self;
  struct ess_arena *arena = &dataset->arena;

  if (arena->status == ESS_OK && make_room(dataset)) {
    struct ess_statement *item = &dataset->items[dataset->n];
    const struct ess_statement *last = dataset->n ? item - 1 : &none;
    *item = (struct ess_statement){
      keep_term(dataset, &statement->subject, &last->subject),
      keep_term(dataset, &statement->predicate, &last->predicate),
      keep_term(dataset, &statement->object, &last->object),
      keep_term(dataset, &statement->graph, &last->graph),
    };
    dataset->n += arena->status == ESS_OK;
  }
  return arena->status;
}

struct ess_sink
ess_dataset_sink(struct ess_dataset *dataset)
{
  return (struct ess_sink){add, dataset};
}

static int
compare(const void *a, const void *b)
{
  return ess_statement_compare(a, b);
}

/* Equality of terms is laxer than their order: see ess_term_equal. */
static bool
same(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->object, &b->object) &&
         ess_term_equal(&a->subject, &b->subject) &&
         ess_term_equal(&a->predicate, &b->predicate) &&
         ess_term_equal(&a->graph, &b->graph);
}

size_t
ess_statements_sort(struct ess_statement *items, size_t n)
{
  size_t kept = 0;

  if (n == 0) {
    return 0;
  }
  qsort(items, n, sizeof *items, compare);
  for (size_t i = 1; i < n; ++i) {
    if (!same(&items[kept], &items[i])) {
      items[++kept] = items[i];
    }
  }
  return kept + 1;
}

void
ess_dataset_sort(struct ess_dataset *dataset)
{
  dataset->n = ess_statements_sort(dataset->items, dataset->n);
}

void
ess_dataset_merge_graphs(struct ess_dataset *dataset)
{
  for (size_t i = 0; i < dataset->n; ++i) {
    dataset->items[i].graph = (struct ess_term){.kind = ESS_NONE};
  }
}

void
ess_dataset_filter(struct ess_dataset *dataset,
                   bool (*is_kept)(void *self,
                                   const struct ess_statement *statement),
                   void *self)
{
  size_t kept = 0;

  for (size_t i = 0; i < dataset->n; ++i) {
    if (is_kept(self, &dataset->items[i])) {
      dataset->items[kept++] = dataset->items[i];
    }
  }
  dataset->n = kept;
}

void
ess_dataset_change(struct ess_dataset *dataset,
                   void (*change)(void *self, struct ess_statement *statement),
                   void *self)
{
  for (size_t i = 0; i < dataset->n; ++i) {
    change(self, &dataset->items[i]);
  }
}

size_t
ess_dataset_size(const struct ess_dataset *dataset)
{
  return dataset->n;
}

const struct ess_statement *
ess_dataset_at(const struct ess_dataset *dataset, size_t i)
{
  return &dataset->items[i];
}

struct ess_statements
ess_dataset_all(const struct ess_dataset *dataset)
{
  return (struct ess_statements){dataset->items, dataset->n};
}

void
ess_dataset_reset(struct ess_dataset *dataset)
{
  ess_arena_reset(&dataset->arena);
  memset(dataset->recent, 0, sizeof dataset->recent);
  dataset->n = 0;
}

enum ess_status
ess_dataset_replay(const struct ess_dataset *dataset,
                   const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < dataset->n && st == ESS_OK; ++i) {
    st = ess_sink_add(sink, &dataset->items[i]);
  }
  return st;
}
