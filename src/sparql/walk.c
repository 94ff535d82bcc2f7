/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/walk.h"

#include <stdlib.h>

static bool
add_node(struct ess_nodes *nodes, ess_id id)
{
  if (nodes->n == nodes->room) {
    const size_t room = nodes->room ? 2 * nodes->room : 16;
    ess_id *list = realloc(nodes->list, room * sizeof *list);
    if (!list) {
      return false;
    }
    nodes->list = list;
    nodes->room = room;
  }
  nodes->list[nodes->n++] = id;
  return true;
}

void
ess_node_set_clear(struct ess_node_set *set)
{
  ess_arena_clear(&set->arena);
  free(set->nodes.list);
  *set = (struct ess_node_set){0};
}

bool
ess_node_set_add(struct ess_node_set *set, ess_id id)
{
  const uint64_t hash = (id ^ id >> 32) * 0x9E3779B97F4A7C15ULL;
  size_t probe = 0;
  size_t number = ess_slots_next(&set->slots, hash ^ hash >> 29, &probe);

  while (number && set->nodes.list[number - 1] != id) {
    number = ess_slots_next(&set->slots, hash ^ hash >> 29, &probe);
  }
  if (number) {
    return true;
  }
  if (!add_node(&set->nodes, id)) {
    return false;
  }
  ess_slots_add(&set->slots, &set->arena, hash ^ hash >> 29, set->nodes.n);
  return set->arena.status == ESS_OK;
}

/* ------------------------------------------------------------------ links */

/* What a link leads to: quads of `pattern`, the node in `place`, unless the
   predicate is among the `n` at `not_`. */
static enum ess_status
follow(const struct ess_walk *w, const struct ess_quad *pattern,
       enum ess_place_of place, const ess_id *not_, size_t n,
       struct ess_nodes *out)
{
  const enum ess_order order = ess_order_for(pattern);
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  struct ess_quad last = {{0}};
  size_t n_rows = 0;
  enum ess_status st = ess_txn_scan(w->run->txn, order, pattern, &scan);

  while (st == ESS_OK &&
         (st = ess_scan_next(scan, &rows, &n_rows)) == ESS_OK && n_rows) {
    for (size_t i = 0; i < n_rows && st == ESS_OK; ++i) {
      const struct ess_quad q = ess_order_quad(order, &rows[i]);
      size_t k = 0;
      while (k < n && not_[k] != q.at[ESS_P]) {
        ++k;
      }
      const bool again = last.at[ESS_S] == q.at[ESS_S] &&
                         last.at[ESS_P] == q.at[ESS_P] &&
                         last.at[ESS_O] == q.at[ESS_O];
      if (k < n || again ||
          (!w->graph && !ess_seen_graph(w->run, w->named, q.at[ESS_G]))) {
        continue;
      }
      last = q;
      st = add_node(out, q.at[place]) ? ess_run_check(w->run, NULL)
                                      : ess_run_memory(w->run);
    }
  }
  ess_scan_free(scan);
  return st;
}

/* The identifier of the IRI of a link, 0 if the store has not got it. */
static enum ess_status
link_id(const struct ess_walk *w, const struct ess_path *link, ess_id *ret)
{
  struct ess_known_links *known = w->known;

  for (size_t i = 0; i < known->n; ++i) {
    if (known->paths[i] == link) {
      *ret = known->ids[i];
      return ESS_OK;
    }
  }
  const enum ess_status st = ess_txn_id(w->run->txn, &link->iri, ret);
  if (st == ESS_OK &&
      known->n < sizeof known->ids / sizeof *known->ids) {
    known->paths[known->n] = link;
    known->ids[known->n++] = *ret;
  }
  return st;
}

static enum ess_status
step_link(const struct ess_walk *w, const struct ess_path *path, ess_id from,
          bool forward, struct ess_nodes *out)
{
  struct ess_quad pattern = {{0}};
  const enum ess_status st = link_id(w, path, &pattern.at[ESS_P]);

  if (st != ESS_OK || !pattern.at[ESS_P]) {
    return st;
  }
  pattern.at[forward ? ESS_S : ESS_O] = from;
  pattern.at[ESS_G] = w->graph;
  return follow(w, &pattern, forward ? ESS_O : ESS_S, NULL, 0, out);
}

/* The predicates that must not be, of one direction. */
static enum ess_status
step_negated(const struct ess_walk *w, const struct ess_path *path, ess_id from,
             bool forward, bool inverse, struct ess_nodes *out)
{
  ess_id *not_ = malloc((path->n + 1) * sizeof *not_);
  struct ess_quad pattern = {{0}};
  size_t n = 0;
  bool any = path->n == 0 && !inverse;
  enum ess_status st = not_ ? ESS_OK : ess_run_memory(w->run);

  for (size_t i = 0; i < path->n && st == ESS_OK; ++i) {
    const struct ess_path *child = path->children[i];
    if ((child->kind == ESS_PATH_INVERSE) == inverse) {
      const struct ess_path *link = inverse ? child->children[0] : child;
      st = ess_txn_id(w->run->txn, &link->iri, &not_[n++]);
      any = true;
    }
  }
  if (st == ESS_OK && any) {
    const bool out_of = forward != inverse;
    pattern.at[out_of ? ESS_S : ESS_O] = from;
    pattern.at[ESS_G] = w->graph;
    st = follow(w, &pattern, out_of ? ESS_O : ESS_S, not_, n, out);
  }
  free(not_);
  return st;
}

/* -------------------------------------------------------------- repetition */

/* All that any number of steps lead to: `from` itself if `zero`. */
static enum ess_status
step_closure(const struct ess_walk *w, const struct ess_path *path, ess_id from,
             bool forward, bool zero, struct ess_nodes *out)
{
  const struct ess_path *child = path->children[0];
  struct ess_node_set seen = {0};
  struct ess_nodes found = {0};
  bool ok = true;
  enum ess_status st = ESS_OK;

  if (zero) {
    ok = ess_node_set_add(&seen, from);
  } else {
    st = ess_walk_from(w, child, from, forward, &found);
  }
  for (size_t next = 0; st == ESS_OK && ok; ++next) {
    for (size_t i = 0; i < found.n && ok; ++i) {
      ok = ess_node_set_add(&seen, found.list[i]);
    }
    found.n = 0;
    if (next == seen.nodes.n) {
      break;
    }
    if (ok) {
      st = ess_walk_from(w, child, seen.nodes.list[next], forward, &found);
    }
  }
  for (size_t i = 0; i < seen.nodes.n && ok && st == ESS_OK; ++i) {
    ok = add_node(out, seen.nodes.list[i]);
  }
  free(found.list);
  ess_node_set_clear(&seen);
  return st ? st : ok ? ESS_OK : ess_run_memory(w->run);
}

static enum ess_status
step_optional(const struct ess_walk *w, const struct ess_path *path,
              ess_id from, bool forward, struct ess_nodes *out)
{
  struct ess_node_set seen = {0};
  struct ess_nodes found = {0};
  bool ok = ess_node_set_add(&seen, from);
  enum ess_status st =
    ess_walk_from(w, path->children[0], from, forward, &found);

  for (size_t i = 0; i < found.n && ok; ++i) {
    ok = ess_node_set_add(&seen, found.list[i]);
  }
  for (size_t i = 0; i < seen.nodes.n && ok; ++i) {
    ok = add_node(out, seen.nodes.list[i]);
  }
  free(found.list);
  ess_node_set_clear(&seen);
  return st ? st : ok ? ESS_OK : ess_run_memory(w->run);
}

static enum ess_status
step_sequence(const struct ess_walk *w, const struct ess_path *path,
              ess_id from, bool forward, struct ess_nodes *out)
{
  struct ess_nodes here = {0};
  struct ess_nodes there = {0};
  enum ess_status st =
    add_node(&here, from) ? ESS_OK : ess_run_memory(w->run);

  for (size_t i = 0; i < path->n && st == ESS_OK; ++i) {
    const struct ess_path *child =
      path->children[forward ? i : path->n - 1 - i];
    for (size_t k = 0; k < here.n && st == ESS_OK; ++k) {
      st = ess_walk_from(w, child, here.list[k], forward, &there);
    }
    const struct ess_nodes other = here;
    here = there;
    there = other;
    there.n = 0;
  }
  for (size_t i = 0; i < here.n && st == ESS_OK; ++i) {
    st = add_node(out, here.list[i]) ? ESS_OK : ess_run_memory(w->run);
  }
  free(here.list);
  free(there.list);
  return st;
}

/* Where `path` leads to from `from`, or comes from if not `forward`. */
enum ess_status
ess_walk_from(const struct ess_walk *w, const struct ess_path *path,
              ess_id from, bool forward, struct ess_nodes *out)
{
  enum ess_status st = ess_run_check(w->run, NULL);

  if (st != ESS_OK) {
    return st;
  }
  switch (path->kind) {
  case ESS_PATH_LINK:
    return step_link(w, path, from, forward, out);
  case ESS_PATH_INVERSE:
    return ess_walk_from(w, path->children[0], from, !forward, out);
  case ESS_PATH_SEQUENCE:
    return step_sequence(w, path, from, forward, out);
  case ESS_PATH_ALTERNATIVE:
    for (size_t i = 0; i < path->n && st == ESS_OK; ++i) {
      st = ess_walk_from(w, path->children[i], from, forward, out);
    }
    return st;
  case ESS_PATH_ZERO_OR_MORE:
    return step_closure(w, path, from, forward, true, out);
  case ESS_PATH_ONE_OR_MORE:
    return step_closure(w, path, from, forward, false, out);
  case ESS_PATH_ZERO_OR_ONE:
    return step_optional(w, path, from, forward, out);
  case ESS_PATH_NEGATED:
    st = step_negated(w, path, from, forward, false, out);
    return st ? st : step_negated(w, path, from, forward, true, out);
  }
  return ESS_BUG;
}

/* ----------------------------------------------------------------- starts */

bool
ess_path_is_nullable(const struct ess_path *path)
{
  switch (path->kind) {
  case ESS_PATH_ZERO_OR_MORE:
  case ESS_PATH_ZERO_OR_ONE:
    return true;
  case ESS_PATH_LINK:
  case ESS_PATH_NEGATED:
    return false;
  case ESS_PATH_INVERSE:
  case ESS_PATH_ONE_OR_MORE:
    return ess_path_is_nullable(path->children[0]);
  case ESS_PATH_SEQUENCE:
  case ESS_PATH_ALTERNATIVE:
    for (size_t i = 0; i < path->n; ++i) {
      const bool one = ess_path_is_nullable(path->children[i]);
      if (one != (path->kind == ESS_PATH_SEQUENCE)) {
        return one;
      }
    }
    return path->kind == ESS_PATH_SEQUENCE;
  }
  return true;
}

/* The nodes at one or both ends of the quads with `predicate` (0: any). */
static enum ess_status
ends(const struct ess_walk *w, ess_id predicate, bool subjects, bool objects,
     struct ess_node_set *out)
{
  const struct ess_quad pattern = {{0, predicate, 0, w->graph}};
  const enum ess_order order = ess_order_for(&pattern);
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;
  bool ok = true;
  enum ess_status st = ess_txn_scan(w->run->txn, order, &pattern, &scan);

  while (st == ESS_OK && ok &&
         (st = ess_scan_next(scan, &rows, &n)) == ESS_OK && n) {
    for (size_t i = 0; i < n && ok && st == ESS_OK; ++i) {
      const struct ess_quad q = ess_order_quad(order, &rows[i]);
      if (w->graph || ess_seen_graph(w->run, w->named, q.at[ESS_G])) {
        ok = (!subjects || ess_node_set_add(out, q.at[ESS_S])) &&
             (!objects || ess_node_set_add(out, q.at[ESS_O]));
      }
      st = ess_run_check(w->run, NULL);
    }
  }
  ess_scan_free(scan);
  return st ? st : ok ? ESS_OK : ess_run_memory(w->run);
}

/* All nodes that `path` may begin at, perhaps some more. */
enum ess_status
ess_walk_starts(const struct ess_walk *w, const struct ess_path *path,
                bool forward, struct ess_node_set *out)
{
  ess_id predicate = 0;
  enum ess_status st = ESS_OK;

  if (ess_path_is_nullable(path) || path->kind == ESS_PATH_NEGATED) {
    return ends(w, 0, true, true, out);
  }
  switch (path->kind) {
  case ESS_PATH_LINK:
    st = ess_txn_id(w->run->txn, &path->iri, &predicate);
    return st || !predicate ? st
                            : ends(w, predicate, forward, !forward, out);
  case ESS_PATH_INVERSE:
    return ess_walk_starts(w, path->children[0], !forward, out);
  case ESS_PATH_ALTERNATIVE:
    for (size_t i = 0; i < path->n && st == ESS_OK; ++i) {
      st = ess_walk_starts(w, path->children[i], forward, out);
    }
    return st;
  case ESS_PATH_SEQUENCE: {
    const struct ess_path *first =
      path->children[forward ? 0 : path->n - 1];
    return ess_path_is_nullable(first) ? ends(w, 0, true, true, out)
                              : ess_walk_starts(w, first, forward, out);
  }
  default:
    return ess_walk_starts(w, path->children[0], forward, out);
  }
}

/* Whether `id` is subject or object of a quad that is seen. */
enum ess_status
ess_walk_has_node(const struct ess_walk *w, ess_id id, bool *ret)
{
  const struct ess_quad as_subject = {{id, 0, 0, w->graph}};
  const struct ess_quad as_object = {{0, 0, id, w->graph}};
  struct ess_nodes nodes = {0};
  enum ess_status st = follow(w, &as_subject, ESS_S, NULL, 0, &nodes);

  if (st == ESS_OK && !nodes.n) {
    st = follow(w, &as_object, ESS_O, NULL, 0, &nodes);
  }
  *ret = nodes.n > 0;
  free(nodes.list);
  return st;
}
