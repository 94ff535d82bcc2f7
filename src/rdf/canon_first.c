/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/canon_inside.h"

#include "rdf/writer.h"

#include <stdlib.h>
#include <string.h>

void
ess_canon_hash(struct ess_canon_state *state, struct ess_node_hash *ret)
{
  (void)ess_hash_text(state->hash, ess_buf_view(&state->scratch),
                      ret->digits);
  ess_buf_reset(&state->scratch);
}

static void
add_term(struct ess_buf *out, const struct ess_term *term, uint32_t node,
         void (*label)(struct ess_buf *out, const void *self, uint32_t node),
         const void *self)
{
  if (node == ESS_NO_NODE) {
    ess_ntriples_term(out, term);
  } else {
    ess_buf_puts(out, "_:");
    label(out, self, node);
  }
  ess_buf_putc(out, ' ');
}

void
ess_canon_line(struct ess_buf *out, const struct ess_canon_state *state,
               size_t i,
               void (*label)(struct ess_buf *out, const void *self,
                             uint32_t node),
               const void *self)
{
  const struct ess_statement *s = &state->quads[i];
  const uint32_t *places = state->places[i];

  add_term(out, &s->subject, places[0], label, self);
  add_term(out, &s->predicate, ESS_NO_NODE, label, self);
  add_term(out, &s->object, places[1], label, self);
  if (s->graph.kind != ESS_NONE) {
    add_term(out, &s->graph, places[2], label, self);
  }
  ess_buf_puts(out, ".\n");
}

/* The node that is looked at is "a", all others are "z". */
static void
add_mark(struct ess_buf *out, const void *self, uint32_t node)
{
  const uint32_t *here = self;
  ess_buf_putc(out, node == *here ? 'a' : 'z');
}

static int
compare_views(const void *a, const void *b)
{
  return ess_view_compare(*(const struct ess_view *)a,
                          *(const struct ess_view *)b);
}

/* The lines of one node, sorted, as a text in `scratch`. */
static enum ess_status
add_sorted(struct ess_canon_state *state, const struct ess_buf *text,
           size_t n, struct ess_view *lines)
{
  struct ess_view rest = ess_buf_view(text);

  for (size_t i = 0; i < n; ++i) {
    const size_t end = ess_view_find(rest, '\n') + 1;
    lines[i] = ess_view_sub(rest, 0, end);
    rest = ess_view_sub(rest, end, rest.n);
  }
  qsort(lines, n, sizeof *lines, compare_views);
  for (size_t i = 0; i < n; ++i) {
    ess_buf_add(&state->scratch, lines[i]);
  }
  return ess_status_first(text->status, state->scratch.status);
}

enum ess_status
ess_canon_first(struct ess_canon_state *state)
{
  enum ess_status st = ESS_OK;
  struct ess_view *lines = NULL;
  struct ess_buf text = {0};
  size_t most = 0;

  for (uint32_t k = 0; k < state->n_nodes; ++k) {
    most = state->nodes[k].n_quads > most ? state->nodes[k].n_quads : most;
  }
  lines = calloc(most ? most : 1, sizeof *lines);
  st = lines ? ESS_OK : ESS_LIMIT;
  for (uint32_t k = 0; k < state->n_nodes && st == ESS_OK; ++k) {
    struct ess_canon_node *node = &state->nodes[k];
    ess_buf_reset(&text);
    for (size_t i = 0; i < node->n_quads; ++i) {
      ess_canon_line(&text, state, node->quads[i], add_mark, &k);
    }
    st = add_sorted(state, &text, node->n_quads, lines);
    ess_canon_hash(state, &node->first);
  }
  ess_buf_clear(&text);
  free(lines);
  return st;
}
