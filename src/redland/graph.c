/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/graph.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* A triple turned so that part k comes first: three such orders (SPO, POS,
   OSP) have a prefix for each set of known parts. */
struct key {
  uint32_t part[3];
};

struct ess_graph {
  struct ess_arena arena;  /* the bytes of the terms, and the terms */
  struct ess_term *terms;  /* term i has the number i + 1 */
  uint32_t n_terms;
  uint32_t *slots;         /* hash table of numbers; 0 is free */
  size_t room;             /* its size: 0 or a power of two */
  struct key *orders[3];   /* owned */
  size_t n;
};

static uint32_t *
find_slot(const struct ess_graph *graph, const struct ess_term *term)
{
  const uint64_t seed = (uint64_t)term->kind;
  size_t i = (size_t)ess_hash(seed, term->value) & (graph->room - 1);
  while (graph->slots[i] &&
         !ess_term_equal(&graph->terms[graph->slots[i] - 1], term)) {
    i = (i + 1) & (graph->room - 1);
  }
  return &graph->slots[i];
}

static bool
make_room(struct ess_graph *graph)
{
  struct ess_graph larger = *graph;

  if ((size_t)graph->n_terms * 2 < graph->room) {
    return true;
  }
  larger.room = graph->room ? graph->room * 2 : 1024;
  larger.slots = calloc(larger.room, sizeof *larger.slots);
  if (!larger.slots || graph->n_terms > UINT32_MAX / 4) {
    free(larger.slots);
    return false;
  }
  for (uint32_t i = 0; i < graph->n_terms; ++i) {
    *find_slot(&larger, &graph->terms[i]) = i + 1;
  }
  free(graph->slots);
  *graph = larger;
  return true;
}

uint32_t
ess_graph_find(const struct ess_graph *graph, const struct ess_term *term)
{
  return graph->room && term->kind != ESS_NONE ? *find_slot(graph, term) : 0;
}

uint32_t
ess_graph_intern(struct ess_graph *graph, const struct ess_term *term)
{
  struct ess_arena *arena = &graph->arena;

  if (!make_room(graph)) {
    return 0;
  }
  uint32_t *slot = find_slot(graph, term);
  if (*slot == 0) {
    struct ess_term *terms =
      ess_arena_grow(arena, graph->terms, graph->n_terms, sizeof *terms);
    if (!terms) {
      return 0;
    }
    graph->terms = terms;
    terms[graph->n_terms] = (struct ess_term){
      term->kind, ess_arena_copy(arena, term->value),
      ess_arena_copy(arena, term->datatype),
      ess_arena_copy(arena, term->language)};
    *slot = arena->status == ESS_OK ? ++graph->n_terms : 0;
  }
  return *slot;
}

struct ess_term
ess_graph_term(const struct ess_graph *graph, uint32_t id)
{
  static const struct ess_term none;
  return id ? graph->terms[id - 1] : none;
}

/* First every triple in the order SPO, at `n`; the array has the room. */
static enum ess_status
add_statement(void *self, const struct ess_statement *statement)
{
  struct ess_graph *graph = self;
  struct key *keys =
    graph->n & (graph->n - 1) || (graph->n && graph->n < 64)
      ? graph->orders[0]
      : realloc(graph->orders[0],
                (graph->n ? graph->n * 2 : 64) * sizeof *keys);

  if (!keys) {
    return ESS_LIMIT;
  }
  graph->orders[0] = keys;
  struct key *key = &keys[graph->n];
  key->part[0] = ess_graph_intern(graph, &statement->subject);
  key->part[1] = ess_graph_intern(graph, &statement->predicate);
  key->part[2] = ess_graph_intern(graph, &statement->object);
  if (!key->part[0] || !key->part[1] || !key->part[2]) {
    return ESS_LIMIT;
  }
  ++graph->n;
  return ESS_OK;
}

static int
compare_parts(const uint32_t *a, const uint32_t *b, size_t n)
{
  int order = 0;
  for (size_t i = 0; i < n && order == 0; ++i) {
    order = (a[i] > b[i]) - (a[i] < b[i]);
  }
  return order;
}

static int
compare_keys(const void *a, const void *b)
{
  return compare_parts(((const struct key *)a)->part,
                       ((const struct key *)b)->part, 3);
}

static void
sort_order(struct ess_graph *graph, size_t k)
{
  if (graph->n) {
    qsort(graph->orders[k], graph->n, sizeof(struct key), compare_keys);
  }
}

/* The same triple in two graphs is one. */
static void
drop_duplicates(struct ess_graph *graph)
{
  struct key *keys = graph->orders[0];
  size_t kept = graph->n ? 1 : 0;

  for (size_t i = 1; i < graph->n; ++i) {
    if (compare_keys(&keys[kept - 1], &keys[i]) != 0) {
      keys[kept++] = keys[i];
    }
  }
  graph->n = kept;
}

static enum ess_status
make_orders(struct ess_graph *graph)
{
  sort_order(graph, 0);
  drop_duplicates(graph);
  for (size_t k = 1; k < 3; ++k) {
    graph->orders[k] = calloc(graph->n + 1, sizeof(struct key));
    if (!graph->orders[k]) {
      return ESS_LIMIT;
    }
    for (size_t i = 0; i < graph->n; ++i) {
      for (size_t j = 0; j < 3; ++j) {
        graph->orders[k][i].part[j] =
          graph->orders[0][i].part[(k + j) % 3];
      }
    }
    sort_order(graph, k);
  }
  return ESS_OK;
}

enum ess_status
ess_graph_new(struct ess_store *store, struct ess_graph **ret)
{
  struct ess_graph *graph = calloc(1, sizeof *graph);
  const struct ess_sink sink = {add_statement, graph};
  enum ess_status st = ESS_LIMIT;

  if (graph) {
    st = ess_store_each(store, NULL, &sink);
    st = st ? st : make_orders(graph);
  }
  if (st != ESS_OK) {
    ess_graph_free(graph);
    graph = NULL;
  }
  *ret = graph;
  return st;
}

void
ess_graph_free(struct ess_graph *graph)
{
  if (graph) {
    for (size_t k = 0; k < 3; ++k) {
      free(graph->orders[k]);
    }
    free(graph->slots);
    ess_arena_clear(&graph->arena);
    free(graph);
  }
}

/* The first key of order `k` that is not below the `n` parts of `prefix`. */
static size_t
lower_bound(const struct ess_graph *graph, size_t k, const uint32_t *prefix,
            size_t n)
{
  size_t low = 0;
  size_t high = graph->n;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare_parts(graph->orders[k][middle].part, prefix, n) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* The order in which the known parts of `pattern` come first. */
static size_t
choose_order(const uint32_t pattern[3], size_t known)
{
  for (size_t k = 0; k < 3; ++k) {
    size_t n = 0;
    while (n < 3 && pattern[(k + n) % 3]) {
      ++n;
    }
    if (n == known) {
      return k;
    }
  }
  return 0;
}

enum ess_status
ess_graph_match(const struct ess_graph *graph, const uint32_t pattern[3],
                ess_triple_fn on_triple, void *self)
{
  const size_t n =
    (size_t)(pattern[0] != 0) + (pattern[1] != 0) + (pattern[2] != 0);
  const size_t k = choose_order(pattern, n);
  const uint32_t prefix[3] = {pattern[k], pattern[(k + 1) % 3],
                              pattern[(k + 2) % 3]};
  enum ess_status st = ESS_OK;

  for (size_t i = lower_bound(graph, k, prefix, n);
       st == ESS_OK && i < graph->n; ++i) {
    const uint32_t *part = graph->orders[k][i].part;
    if (compare_parts(part, prefix, n) != 0) {
      break;
    }
    const uint32_t triple[3] = {part[(3 - k) % 3], part[(4 - k) % 3],
                                part[(5 - k) % 3]};
    st = on_triple(self, triple);
  }
  return st;
}
