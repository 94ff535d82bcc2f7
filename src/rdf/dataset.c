/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/dataset.h"

#include "base/arena.h"

#include <stdlib.h>

struct ess_dataset {
  struct ess_arena arena; /* the bytes of the terms */
  struct ess_statement *list;
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
    free(dataset->list);
    free(dataset);
  }
}

/* Statements come in runs: the bytes of the one before are used again. */
static void
keep_view(struct ess_dataset *dataset, struct ess_view *v,
          struct ess_view before)
{
  *v = ess_view_equal(*v, before) ? before
                                  : ess_arena_copy(&dataset->arena, *v);
}

static void
keep_term(struct ess_dataset *dataset, struct ess_term *term,
          const struct ess_term *before)
{
  keep_view(dataset, &term->value, before->value);
  if (term->kind == ESS_LITERAL) {
    keep_view(dataset, &term->datatype, before->datatype);
    keep_view(dataset, &term->language, before->language);
  }
}

static bool
grow(struct ess_dataset *dataset)
{
  const size_t cap = dataset->cap ? 2 * dataset->cap : 256;
  struct ess_statement *list =
    realloc(dataset->list, cap * sizeof *list);
  if (list) {
    dataset->list = list;
    dataset->cap = cap;
  }
  return list != NULL;
}

static enum ess_status
add_statement(void *self, const struct ess_statement *statement)
{
  static const struct ess_statement none = {0};
  struct ess_dataset *dataset = self;
  struct ess_statement kept = *statement;

  if (dataset->n == dataset->cap && !grow(dataset)) {
    return ESS_LIMIT;
  }
  const struct ess_statement *before =
    dataset->n ? &dataset->list[dataset->n - 1] : &none;
  keep_term(dataset, &kept.subject, &before->subject);
  keep_term(dataset, &kept.predicate, &before->predicate);
  keep_term(dataset, &kept.object, &before->object);
  keep_term(dataset, &kept.graph, &before->graph);
  if (dataset->arena.status == ESS_OK) {
    dataset->list[dataset->n++] = kept;
  }
  return dataset->arena.status;
}

struct ess_sink
ess_dataset_sink(struct ess_dataset *dataset)
{
  return (struct ess_sink){add_statement, dataset};
}

static int
compare(const void *a, const void *b)
{
  return ess_statement_compare(a, b);
}

void
ess_dataset_sort(struct ess_dataset *dataset)
{
  size_t kept = 0;

  if (dataset->n == 0) {
    return;
  }
  qsort(dataset->list, dataset->n, sizeof *dataset->list, compare);
  for (size_t i = 1; i < dataset->n; ++i) {
    if (compare(&dataset->list[kept], &dataset->list[i]) != 0) {
      dataset->list[++kept] = dataset->list[i];
    }
  }
  dataset->n = kept + 1;
}

void
ess_dataset_merge_graphs(struct ess_dataset *dataset)
{
  for (size_t i = 0; i < dataset->n; ++i) {
    dataset->list[i].graph = (struct ess_term){.kind = ESS_NONE};
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
  return &dataset->list[i];
}

enum ess_status
ess_dataset_replay(const struct ess_dataset *dataset,
                   const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;
  for (size_t i = 0; i < dataset->n && st == ESS_OK; ++i) {
    st = ess_sink_add(sink, &dataset->list[i]);
  }
  return st;
}
