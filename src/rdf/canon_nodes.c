/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/canon_inside.h"

#include <stdlib.h>

static int
compare_labels(const void *a, const void *b)
{
  return ess_view_compare(((const struct ess_canon_node *)a)->label,
                          ((const struct ess_canon_node *)b)->label);
}

static const struct ess_term *
term_at(const struct ess_statement *quad, size_t place)
{
  return place == 0 ? &quad->subject : place == 1 ? &quad->object
                                                  : &quad->graph;
}

/* The blank nodes, each once, sorted by their labels. */
static bool
list_nodes(struct ess_canon_state *state)
{
  size_t n = 0;

  for (size_t i = 0; i < 3 * state->n_quads; ++i) {
    n += term_at(&state->quads[i / 3], i % 3)->kind == ESS_BLANK;
  }
  state->nodes = calloc(n ? n : 1, sizeof *state->nodes);
  if (!state->nodes || n >= ESS_NO_NODE) {
    return false;
  }
  n = 0;
  for (size_t i = 0; i < 3 * state->n_quads; ++i) {
    const struct ess_term *term = term_at(&state->quads[i / 3], i % 3);
    if (term->kind == ESS_BLANK) {
      state->nodes[n++].label = term->value;
    }
  }
  qsort(state->nodes, n, sizeof *state->nodes, compare_labels);
  for (size_t i = 0; i < n; ++i) {
    if (!i || compare_labels(&state->nodes[i],
                             &state->nodes[state->n_nodes - 1]) != 0) {
      state->nodes[state->n_nodes++] = state->nodes[i];
    }
  }
  return true;
}

static uint32_t
find_node(const struct ess_canon_state *state, const struct ess_term *term)
{
  const struct ess_canon_node wanted = {.label = term->value};

  if (term->kind != ESS_BLANK) {
    return ESS_NO_NODE;
  }
  const struct ess_canon_node *node =
    bsearch(&wanted, state->nodes, state->n_nodes, sizeof *state->nodes,
            compare_labels);
  return node ? (uint32_t)(node - state->nodes) : ESS_NO_NODE;
}

/* True if place `p` of a quad has a node that no place before it has. */
static bool
is_first(const uint32_t places[3], size_t p)
{
  return places[p] != ESS_NO_NODE && (p < 1 || places[p] != places[0]) &&
         (p < 2 || places[p] != places[1]);
}

/* Which quads each node is in. */
static bool
list_quads(struct ess_canon_state *state)
{
  size_t total = 0;

  state->places = calloc(state->n_quads + 1, sizeof *state->places);
  if (!state->places) {
    return false;
  }
  for (size_t i = 0; i < state->n_quads; ++i) {
    uint32_t *places = state->places[i];
    for (size_t p = 0; p < 3; ++p) {
      places[p] = find_node(state, term_at(&state->quads[i], p));
      if (is_first(places, p)) {
        ++state->nodes[places[p]].n_quads;
        ++total;
      }
    }
  }
  uint32_t *room = ess_arena_alloc(&state->arena, (total + 1) * sizeof *room);
  for (size_t k = 0; room && k < state->n_nodes; ++k) {
    struct ess_canon_node *node = &state->nodes[k];
    node->issued = ESS_NO_NODE;
    node->quads = room;
    room += node->n_quads;
    node->n_quads = 0;
  }
  for (size_t i = 0; room && i < state->n_quads; ++i) {
    for (size_t p = 0; p < 3; ++p) {
      if (is_first(state->places[i], p)) {
        struct ess_canon_node *node = &state->nodes[state->places[i][p]];
        ((uint32_t *)(uintptr_t)node->quads)[node->n_quads++] = (uint32_t)i;
      }
    }
  }
  return room;
}

bool
ess_canon_list(struct ess_canon_state *state)
{
  return list_nodes(state) && list_quads(state);
}

void
ess_canon_clear(struct ess_canon_state *state)
{
  ess_buf_clear(&state->scratch);
  ess_arena_clear(&state->arena);
  free(state->places);
  free(state->nodes);
}
