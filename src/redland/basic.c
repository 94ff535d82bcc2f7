/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/basic.h"

#include "redland/constant.h"
#include "redland/filter.h"

#include <stdlib.h>

/* One part of a triple pattern. */
struct part {
  bool variable;
  uint32_t id; /* of a constant, 0 if the graph has it not */
  size_t cell; /* of a variable */
};

struct triple {
  struct part part[3];
};

/* One pattern being solved: triples in the order of the search. */
struct search {
  const struct ess_graph *graph;
  struct ess_solutions *out;
  struct triple *triples;
  size_t n;
  uint32_t *row; /* bound so far; a variable counts as bound if it is not 0 */
};

/* The search at one depth. */
struct level {
  const struct search *search;
  size_t depth;
};

static struct part
part_of(const struct ess_graph *graph, const rasqal_literal *literal)
{
  if (literal->type == RASQAL_LITERAL_VARIABLE) {
    return (struct part){true, 0, ess_filter_cell(literal->value.variable)};
  }
  const struct ess_term term = ess_node_constant(literal);
  return (struct part){false, ess_graph_find(graph, &term), 0};
}

static enum ess_status search_from(const struct search *s, size_t depth);

static enum ess_status
on_triple(void *self, const uint32_t triple[3])
{
  const struct level *level = self;
  const struct search *s = level->search;
  const struct part *part = s->triples[level->depth].part;
  bool bound[3] = {false, false, false};
  bool fits = true;

  for (size_t i = 0; i < 3; ++i) {
    uint32_t *cell = part[i].variable ? &s->row[part[i].cell] : NULL;
    bound[i] = cell && *cell == 0;
    if (bound[i]) {
      *cell = triple[i];
    }
    fits = fits && (!cell || *cell == triple[i]);
  }
  const enum ess_status st =
    fits ? search_from(s, level->depth + 1) : ESS_OK;
  for (size_t i = 0; i < 3; ++i) {
    if (bound[i]) {
      s->row[part[i].cell] = 0;
    }
  }
  return st;
}

static enum ess_status
search_from(const struct search *s, size_t depth)
{
  struct level level = {s, depth};
  uint32_t pattern[3];

  if (depth == s->n) {
    return ess_solutions_add(s->out, s->row);
  }
  for (size_t i = 0; i < 3; ++i) {
    const struct part *part = &s->triples[depth].part[i];
    pattern[i] = part->variable ? s->row[part->cell] : part->id;
    if (!part->variable && part->id == 0) {
      return ESS_OK;
    }
  }
  return ess_graph_match(s->graph, pattern, on_triple, &level);
}

static unsigned
known_parts(const struct triple *t, const uint32_t *bound)
{
  unsigned n = 0;
  for (size_t i = 0; i < 3; ++i) {
    n += !t->part[i].variable || bound[t->part[i].cell];
  }
  return n;
}

/* Next comes always the triple of which most is known by then. */
static void
plan(struct search *s)
{
  for (size_t i = 0; i < s->n; ++i) {
    size_t best = i;
    for (size_t k = i + 1; k < s->n; ++k) {
      if (known_parts(&s->triples[k], s->row) >
          known_parts(&s->triples[best], s->row)) {
        best = k;
      }
    }
    const struct triple chosen = s->triples[best];
    for (size_t k = best; k > i; --k) {
      s->triples[k] = s->triples[k - 1];
    }
    s->triples[i] = chosen;
    for (size_t k = 0; k < 3; ++k) {
      if (chosen.part[k].variable) {
        s->row[chosen.part[k].cell] = 1;
      }
    }
  }
  for (size_t i = 0; i < s->out->width; ++i) {
    s->row[i] = 0;
  }
}

static void
read_triples(struct search *s, rasqal_graph_pattern *pattern)
{
  for (size_t i = 0; i < s->n; ++i) {
    rasqal_triple *t = rasqal_graph_pattern_get_triple(pattern, (int)i);
    s->triples[i].part[0] = part_of(s->graph, t->subject);
    s->triples[i].part[1] = part_of(s->graph, t->predicate);
    s->triples[i].part[2] = part_of(s->graph, t->object);
  }
}

enum ess_status
ess_basic_solve(const struct ess_graph *graph, rasqal_graph_pattern *pattern,
                struct ess_solutions *out)
{
  struct search s = {graph, out, NULL, 0, NULL};
  enum ess_status st = ESS_LIMIT;

  while (rasqal_graph_pattern_get_triple(pattern, (int)s.n)) {
    ++s.n;
  }
  s.triples = calloc(s.n + 1, sizeof *s.triples);
  s.row = calloc(out->width + 1, sizeof *s.row);
  if (s.triples && s.row) {
    read_triples(&s, pattern);
    plan(&s);
    st = search_from(&s, 0);
  }
  free(s.row);
  free(s.triples);
  return st;
}
