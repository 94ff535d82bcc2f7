/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/canon_inside.h"

#include <stdlib.h>
#include <string.h>

/* A step into a node takes some hundred bytes of the stack. */
enum { deepest = 5000 };

/* A blank node that is related to the one that is looked at. */
struct related {
  struct ess_node_hash hash;
  uint32_t node;
};

/* The path that is best so far, and the one that is tried. */
struct trial {
  struct ess_buf path;
  struct ess_issuer issuer;
};

bool
ess_canon_spend(struct ess_canon_state *state, size_t n)
{
  const bool enough = state->work > n;
  state->work = enough ? state->work - n : 0;
  return enough;
}

static uint32_t
number_of(const struct ess_issuer *issuer, uint32_t node)
{
  for (size_t i = 0; i < issuer->n; ++i) {
    if (issuer->nodes[i] == node) {
      return (uint32_t)i;
    }
  }
  return ESS_NO_NODE;
}

uint32_t
ess_issuer_issue(struct ess_issuer *issuer, uint32_t node)
{
  const uint32_t number = number_of(issuer, node);

  if (number != ESS_NO_NODE) {
    return number;
  }
  if (issuer->n == issuer->cap) {
    const size_t cap = issuer->cap ? 2 * issuer->cap : 8;
    uint32_t *nodes = realloc(issuer->nodes, cap * sizeof *nodes);
    if (!nodes) {
      return ESS_NO_NODE;
    }
    issuer->nodes = nodes;
    issuer->cap = cap;
  }
  issuer->nodes[issuer->n] = node;
  return (uint32_t)issuer->n++;
}

static enum ess_status
copy_issuer(struct ess_canon_state *state, struct ess_issuer *to,
            const struct ess_issuer *from)
{
  to->n = 0;
  if (!ess_canon_spend(state, 20 + from->n / 4)) {
    return ESS_LIMIT;
  }
  if (from->n > to->cap) {
    uint32_t *nodes = realloc(to->nodes, from->n * sizeof *nodes);
    if (!nodes) {
      return ESS_LIMIT;
    }
    to->nodes = nodes;
    to->cap = from->n;
  }
  if (from->n) {
    memcpy(to->nodes, from->nodes, from->n * sizeof *to->nodes);
  }
  to->n = from->n;
  return ESS_OK;
}

/* ----------------------------------------------------- related nodes (4.7) */

static enum ess_status
hash_related(struct ess_canon_state *state, uint32_t node, size_t quad,
             size_t place, const struct ess_issuer *issuer,
             struct ess_node_hash *ret)
{
  static const char positions[] = "sog";
  const struct ess_canon_node *related = &state->nodes[node];
  struct ess_buf *text = &state->scratch;
  uint32_t number = ESS_NO_NODE;

  ess_buf_putc(text, positions[place]);
  if (place != 2) {
    ess_buf_putc(text, '<');
    ess_buf_add(text, state->quads[quad].predicate.value);
    ess_buf_putc(text, '>');
  }
  if (related->issued != ESS_NO_NODE) {
    ess_buf_printf(text, "_:c14n%u", (unsigned)related->issued);
  } else if ((number = number_of(issuer, node)) != ESS_NO_NODE) {
    ess_buf_printf(text, "_:b%u", (unsigned)number);
  } else {
    ess_buf_add(text,
                (struct ess_view){related->first.digits, state->hash_size});
  }
  const size_t work = 400 + text->len + issuer->n / 4;
  const enum ess_status st = text->status;
  ess_canon_hash(state, ret);
  return st == ESS_OK && ess_canon_spend(state, work) ? ESS_OK : ESS_LIMIT;
}

static int
compare_related(const void *a, const void *b)
{
  const struct related *left = a;
  const struct related *right = b;
  const int order = memcmp(left->hash.digits, right->hash.digits,
                           sizeof left->hash.digits);
  /* Of one hash, in the order of nodes: where a permutation begins. */
  return order                      ? order
         : left->node < right->node ? -1
                                    : left->node > right->node;
}

/* The nodes that share a quad with `node`, sorted by their hashes. */
static enum ess_status
find_related(struct ess_canon_state *state, uint32_t node,
             const struct ess_issuer *issuer, struct related **ret,
             size_t *ret_n)
{
  const struct ess_canon_node *here = &state->nodes[node];
  struct related *list = calloc(3 * here->n_quads + 1, sizeof *list);
  enum ess_status st = list ? ESS_OK : ESS_LIMIT;
  size_t n = 0;

  for (size_t i = 0; i < here->n_quads && st == ESS_OK; ++i) {
    const uint32_t *places = state->places[here->quads[i]];
    for (size_t p = 0; p < 3 && st == ESS_OK; ++p) {
      if (places[p] != ESS_NO_NODE && places[p] != node) {
        list[n].node = places[p];
        st = hash_related(state, places[p], here->quads[i], p, issuer,
                          &list[n].hash);
        ++n;
      }
    }
  }
  if (list) {
    qsort(list, n, sizeof *list, compare_related);
  }
  *ret = list;
  *ret_n = n;
  return st;
}

/* -------------------------------------------------- n-degree quads (4.8) */

/* True if what `trial` is so far cannot become better than `best`. */
static bool
is_worse(const struct trial *trial, const struct ess_buf *best)
{
  return best->len && trial->path.len >= best->len &&
         ess_view_compare(ess_buf_view(&trial->path), ess_buf_view(best)) > 0;
}

/* Step 5.4.5: into nodes that have no number yet. */
static enum ess_status
go_deeper(struct ess_canon_state *state, unsigned depth,
          const uint32_t *nodes, size_t n, const struct ess_buf *best,
          struct trial *trial, bool *ret_worse)
{
  struct ess_node_hash hash = {{0}};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < n && st == ESS_OK && !*ret_worse; ++i) {
    st = ess_canon_deep(state, nodes[i], depth + 1, &trial->issuer, &hash);
    if (st == ESS_OK) {
      ess_buf_printf(&trial->path, "_:b%u<",
                     (unsigned)number_of(&trial->issuer, nodes[i]));
      ess_buf_add(&trial->path,
                  (struct ess_view){hash.digits, state->hash_size});
      ess_buf_putc(&trial->path, '>');
      *ret_worse = is_worse(trial, best);
    }
  }
  return st;
}

/* Try one order of the nodes with one hash (step 5.4). */
static enum ess_status
try_order(struct ess_canon_state *state, unsigned depth,
          const struct related *order, size_t n,
          const struct ess_issuer *issuer, const struct ess_buf *best,
          struct trial *trial, bool *ret_worse)
{
  uint32_t *deeper = calloc(n, sizeof *deeper);
  enum ess_status st = deeper ? copy_issuer(state, &trial->issuer, issuer)
                              : ESS_LIMIT;
  size_t n_deeper = 0;

  *ret_worse = false;
  if (!ess_canon_spend(state, n * (100 + issuer->n))) {
    st = ESS_LIMIT;
  }
  ess_buf_reset(&trial->path);
  for (size_t i = 0; i < n && st == ESS_OK && !*ret_worse; ++i) {
    const uint32_t node = order[i].node;
    if (state->nodes[node].issued != ESS_NO_NODE) {
      ess_buf_printf(&trial->path, "_:c14n%u",
                     (unsigned)state->nodes[node].issued);
    } else {
      if (number_of(&trial->issuer, node) == ESS_NO_NODE) {
        deeper[n_deeper++] = node;
      }
      const uint32_t number = ess_issuer_issue(&trial->issuer, node);
      st = number == ESS_NO_NODE ? ESS_LIMIT : ESS_OK;
      ess_buf_printf(&trial->path, "_:b%u", (unsigned)number);
    }
    *ret_worse = is_worse(trial, best);
  }
  if (st == ESS_OK && !*ret_worse) {
    st = go_deeper(state, depth, deeper, n_deeper, best, trial, ret_worse);
  }
  free(deeper);
  return st == ESS_OK ? trial->path.status : st;
}

/* The next order of `list` by its nodes; false after the last. Equal ones are
   not told apart, so that each order comes once. */
static bool
next_order(struct related *list, size_t n)
{
  size_t i = n;
  size_t k = n;

  while (i > 1 && list[i - 2].node >= list[i - 1].node) {
    --i;
  }
  if (i < 2) {
    return false;
  }
  while (list[k - 1].node <= list[i - 2].node) {
    --k;
  }
  const struct related pivot = list[i - 2];
  list[i - 2] = list[k - 1];
  list[k - 1] = pivot;
  for (size_t end = n; i < end; ++i, --end) {
    const struct related swapped = list[i - 1];
    list[i - 1] = list[end - 1];
    list[end - 1] = swapped;
  }
  return true;
}

static void
swap_trials(struct trial *a, struct trial *b)
{
  const struct trial c = *a;
  *a = *b;
  *b = c;
}

/* The best path through the nodes with one hash (steps 5.2 to 5.6). */
static enum ess_status
choose_path(struct ess_canon_state *state, unsigned depth,
            struct related *list, size_t n, struct ess_issuer *issuer,
            struct ess_buf *text)
{
  struct trial best = {{0}, {NULL, 0, 0}};
  struct trial trial = {{0}, {NULL, 0, 0}};
  enum ess_status st = ESS_OK;
  bool worse = false;

  do {
    st = try_order(state, depth, list, n, issuer, &best.path, &trial, &worse);
    if (st == ESS_OK && !worse &&
        (!best.path.len || ess_view_compare(ess_buf_view(&trial.path),
                                            ess_buf_view(&best.path)) < 0)) {
      swap_trials(&best, &trial);
    }
  } while (st == ESS_OK && next_order(list, n));
  if (st == ESS_OK) {
    ess_buf_add(text, ess_buf_view(&best.path));
    st = copy_issuer(state, issuer, &best.issuer);
  }
  ess_buf_clear(&best.path);
  ess_buf_clear(&trial.path);
  free(best.issuer.nodes);
  free(trial.issuer.nodes);
  return st;
}

static size_t
hash_end(const struct related *list, size_t n, size_t from)
{
  size_t end = from + 1;
  while (end < n && memcmp(list[from].hash.digits, list[end].hash.digits,
                           sizeof list->hash.digits) == 0) {
    ++end;
  }
  return end;
}

enum ess_status
ess_canon_deep(struct ess_canon_state *state, uint32_t node, unsigned depth,
               struct ess_issuer *issuer, struct ess_node_hash *ret)
{
  struct related *list = NULL;
  struct ess_buf text = {0};
  size_t n = 0;

  state->work = depth < deepest ? state->work : 0;
  enum ess_status st = ess_canon_spend(state, 200)
                         ? find_related(state, node, issuer, &list, &n)
                         : ESS_LIMIT;
  for (size_t i = 0, end = 0; i < n && st == ESS_OK; i = end) {
    end = hash_end(list, n, i);
    ess_buf_add(&text, (struct ess_view){list[i].hash.digits,
                                         state->hash_size});
    st = choose_path(state, depth, list + i, end - i, issuer, &text);
  }
  if (st == ESS_OK && ess_canon_spend(state, 400 + 2 * text.len)) {
    ess_buf_add(&state->scratch, ess_buf_view(&text));
    st = ess_status_first(text.status, state->scratch.status);
    ess_canon_hash(state, ret);
  }
  ess_buf_clear(&text);
  free(list);
  return st;
}
