/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/canon_inside.h"

#include <stdlib.h>
#include <string.h>

/* Steps are weighed by the nanoseconds that they take, about: half a second.
   Measured: doc/decisions.md. */
static const size_t usual_work = 500000000;

/* A node whose first hash others have too, and the numbers it gives. */
struct result {
  struct ess_node_hash hash;
  struct ess_issuer issuer;
};

/* ------------------------------------------------------------------ issue */

void
ess_canon_issue(struct ess_canon_state *state, uint32_t node)
{
  if (state->nodes[node].issued == ESS_NO_NODE) {
    state->nodes[node].issued = state->issued++;
  }
}

static int
compare_results(const void *a, const void *b)
{
  return memcmp(((const struct result *)a)->hash.digits,
                ((const struct result *)b)->hash.digits,
                ess_hash_text_size);
}

/* Nodes with one first hash (4.4.3, step 5). */
static enum ess_status
issue_alike(struct ess_canon_state *state, const uint32_t *nodes, size_t n)
{
  struct result *results = calloc(n, sizeof *results);
  enum ess_status st = results ? ESS_OK : ESS_LIMIT;
  size_t found = 0;

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    if (state->nodes[nodes[i]].issued == ESS_NO_NODE) {
      struct result *result = &results[found++];
      st = ess_issuer_issue(&result->issuer, nodes[i]) == ESS_NO_NODE
             ? ESS_LIMIT
             : ess_canon_deep(state, nodes[i], 0, &result->issuer,
                              &result->hash);
    }
  }
  if (st == ESS_OK) {
    qsort(results, found, sizeof *results, compare_results);
  }
  for (size_t i = 0; i < found; ++i) {
    for (size_t k = 0; k < results[i].issuer.n && st == ESS_OK; ++k) {
      ess_canon_issue(state, results[i].issuer.nodes[k]);
    }
    free(results[i].issuer.nodes);
  }
  free(results);
  return st;
}

/* A node and its first hash, to be sorted. */
struct place {
  const char *digits;
  uint32_t node;
};

static int
compare_places(const void *a, const void *b)
{
  const struct place *left = a;
  const struct place *right = b;
  const int order =
    memcmp(left->digits, right->digits, ess_hash_text_size);
  return order                      ? order
         : left->node < right->node ? -1
                                    : left->node > right->node;
}

static size_t
alike_end(const struct place *places, size_t n, size_t from)
{
  size_t end = from + 1;
  while (end < n && memcmp(places[from].digits, places[end].digits,
                           ess_hash_text_size) == 0) {
    ++end;
  }
  return end;
}

/* First the nodes that their first hash alone tells apart, then the others;
   both in the order of hashes. */
static enum ess_status
issue_all(struct ess_canon_state *state)
{
  const size_t n = state->n_nodes;
  struct place *places = calloc(n + 1, sizeof *places);
  uint32_t *nodes = calloc(n + 1, sizeof *nodes);
  enum ess_status st = places && nodes ? ESS_OK : ESS_LIMIT;

  for (uint32_t k = 0; st == ESS_OK && k < n; ++k) {
    places[k] = (struct place){state->nodes[k].first.digits, k};
  }
  if (st == ESS_OK) {
    qsort(places, n, sizeof *places, compare_places);
  }
  for (size_t i = 0, end = 0; st == ESS_OK && i < n; i = end) {
    end = alike_end(places, n, i);
    if (end == i + 1) {
      ess_canon_issue(state, places[i].node);
    }
  }
  for (size_t i = 0, end = 0; st == ESS_OK && i < n; i = end) {
    end = alike_end(places, n, i);
    for (size_t k = i; k < end; ++k) {
      nodes[k - i] = places[k].node;
    }
    if (end > i + 1) {
      st = issue_alike(state, nodes, end - i);
    }
  }
  free(places);
  free(nodes);
  return st;
}

/* ----------------------------------------------------------------- output */

/* A line and its quad. */
struct line {
  struct ess_view text;
  size_t quad;
};

static int
compare_lines(const void *a, const void *b)
{
  return ess_view_compare(((const struct line *)a)->text,
                          ((const struct line *)b)->text);
}

static void
add_canonical(struct ess_buf *out, const void *self, uint32_t node)
{
  const struct ess_canon_state *state = self;
  ess_buf_printf(out, "c14n%u", (unsigned)state->nodes[node].issued);
}

static struct line *
make_lines(struct ess_canon_state *state)
{
  struct line *lines = calloc(state->n_quads + 1, sizeof *lines);
  struct ess_buf text = {0};

  for (size_t i = 0; lines && i < state->n_quads; ++i) {
    ess_buf_reset(&text);
    ess_canon_line(&text, state, i, add_canonical, state);
    lines[i].text = ess_arena_copy(&state->arena, ess_buf_view(&text));
    lines[i].quad = i;
    state->arena.status =
      ess_status_first(state->arena.status, text.status);
  }
  ess_buf_clear(&text);
  return lines;
}

/* Quad `i`, its blank nodes renamed into `text`. */
static enum ess_status
hand_on(struct ess_canon_state *state, size_t i, const struct ess_sink *sink)
{
  struct ess_statement quad = state->quads[i];
  struct ess_term *const terms[] = {&quad.subject, &quad.object, &quad.graph};
  char labels[3][24];

  for (size_t p = 0; p < 3; ++p) {
    const uint32_t node = state->places[i][p];
    if (node != ESS_NO_NODE) {
      struct ess_buf label = {0};
      add_canonical(&label, state, node);
      const size_t n =
        label.len < sizeof labels[p] ? label.len : sizeof labels[p];
      memcpy(labels[p], ess_buf_str(&label), n);
      terms[p]->value = (struct ess_view){labels[p], n};
      ess_buf_clear(&label);
    }
  }
  return ess_sink_add(sink, &quad);
}

static enum ess_status
write_quads(struct ess_canon_state *state, const struct ess_sink *sink)
{
  struct line *lines = make_lines(state);
  enum ess_status st = lines ? state->arena.status : ESS_LIMIT;

  if (st == ESS_OK) {
    qsort(lines, state->n_quads, sizeof *lines, compare_lines);
  }
  for (size_t i = 0; i < state->n_quads && st == ESS_OK; ++i) {
    if (!i || compare_lines(&lines[i - 1], &lines[i]) != 0) {
      st = hand_on(state, lines[i].quad, sink);
    }
  }
  free(lines);
  return st;
}

static enum ess_status
write_map(const struct ess_canon_state *state, const struct ess_sink *map)
{
  struct ess_buf label = {0};
  enum ess_status st = ESS_OK;

  for (uint32_t k = 0; map && k < state->n_nodes && st == ESS_OK; ++k) {
    ess_buf_reset(&label);
    add_canonical(&label, state, k);
    const struct ess_statement row = {
      .subject = {.kind = ESS_BLANK, .value = state->nodes[k].label},
      .predicate = ess_iri(""),
      .object = ess_string(ess_buf_view(&label))};
    st = label.status ? label.status : ess_sink_add(map, &row);
  }
  ess_buf_clear(&label);
  return st;
}

static enum ess_status
fail_limit(const struct ess_canon_state *state, struct ess_log *log)
{
  return state->work
           ? ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory")
           : ess_fail(log, ESS_LIMIT, NULL,
                      "give them names of their own: IRIs",
                      "the blank nodes look so much alike that it would take "
                      "too long to tell them apart");
}

enum ess_status
ess_canon(const struct ess_statements *in,
          const struct ess_canon_options *options,
          const struct ess_sink *sink, const struct ess_sink *map,
          struct ess_log *log)
{
  static const struct ess_canon_options usual = {ESS_HASH_SHA256, 0};
  options = options ? options : &usual;
  const bool longer = options->hash == ESS_HASH_SHA384;
  struct ess_canon_state state = {
    .quads = in->items, .n_quads = in->n,
    .hash = longer ? ESS_HASH_SHA384 : ESS_HASH_SHA256,
    .hash_size = longer ? 96 : 64,
    .work = options->work ? options->work : usual_work};

  enum ess_status st =
    ess_canon_list(&state) ? ess_canon_first(&state) : ESS_LIMIT;
  st = st ? st : issue_all(&state);
  if (st == ESS_LIMIT) {
    st = fail_limit(&state, log);
  }
  st = st ? st : write_quads(&state, sink);
  st = st ? st : write_map(&state, map);
  ess_canon_clear(&state);
  return st;
}
