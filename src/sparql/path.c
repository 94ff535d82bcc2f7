/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/path.h"

#include "sparql/walk.h"

#include <stdlib.h>

/* One row being extended; the results of the same start are kept. */
struct extending {
  struct ess_walk walk;
  const struct ess_match *match;
  struct ess_table *out;
  bool known;
  bool forward;
  ess_id from;
  ess_id graph;
  struct ess_nodes found;
};

static ess_id
value_of(const struct ess_match *match, enum ess_place_of place,
         const ess_id *row)
{
  return match->column[place] == ESS_NO_COLUMN ? match->constant[place]
                                               : row[match->column[place]];
}

static enum ess_status
put_pair(struct extending *e, const ess_id *row, ess_id s, ess_id o)
{
  const struct ess_match *match = e->match;
  const ess_id ends_of[] = {[ESS_S] = s, [ESS_P] = 0, [ESS_O] = o,
                            [ESS_G] = e->walk.graph};

  if (match->column[ESS_S] != ESS_NO_COLUMN &&
      match->column[ESS_S] == match->column[ESS_O] && s != o) {
    return ESS_OK;
  }
  ess_id *copy = ess_table_copy(e->out, row);
  if (!copy) {
    return ess_run_memory(e->walk.run);
  }
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (i != ESS_P && match->column[i] != ESS_NO_COLUMN) {
      copy[match->column[i]] = ends_of[i];
    }
  }
  return ess_run_check(e->walk.run, e->out);
}

/* From one known end; the other one, `to`, is 0 if it is not known. */
static enum ess_status
extend_from(struct extending *e, const ess_id *row, ess_id from, ess_id to,
            bool forward)
{
  enum ess_status st = ESS_OK;

  if (!e->known || e->from != from || e->forward != forward ||
      e->graph != e->walk.graph) {
    e->found.n = 0;
    st = ess_walk_from(&e->walk, e->match->triple->path, from, forward,
                       &e->found);
    e->known = true;
    e->from = from;
    e->forward = forward;
    e->graph = e->walk.graph;
  }
  for (size_t i = 0; i < e->found.n && st == ESS_OK; ++i) {
    const ess_id end = e->found.list[i];
    if (!to || end == to) {
      st = forward ? put_pair(e, row, from, end)
                   : put_pair(e, row, end, from);
    }
  }
  return st;
}

/* A path of no length is there at the nodes of the graph, and at terms that
   the query names; not at what is bound elsewhere (section 18.4). */
static enum ess_status
may_start(const struct extending *e, enum ess_place_of place, ess_id id,
          bool *ret)
{
  *ret = true;
  return e->match->column[place] != ESS_NO_COLUMN &&
             ess_path_is_nullable(e->match->triple->path)
           ? ess_walk_has_node(&e->walk, id, ret)
           : ESS_OK;
}

static enum ess_status
extend_row(struct extending *e, const ess_id *row)
{
  const ess_id s = value_of(e->match, ESS_S, row);
  const ess_id o = value_of(e->match, ESS_O, row);
  struct ess_node_set set = {0};
  bool may = false;
  enum ess_status st = ESS_OK;

  if (s || o) {
    st = may_start(e, s ? ESS_S : ESS_O, s ? s : o, &may);
    return st || !may ? st
           : s        ? extend_from(e, row, s, o, true)
                      : extend_from(e, row, o, 0, false);
  }
  st = ess_walk_starts(&e->walk, e->match->triple->path, true, &set);
  for (size_t i = 0; i < set.nodes.n && st == ESS_OK; ++i) {
    st = extend_from(e, row, set.nodes.list[i], 0, true);
  }
  ess_node_set_clear(&set);
  return st;
}

/* In each graph that GRAPH may name. */
static enum ess_status
extend_in_graphs(struct extending *e, const ess_id *row)
{
  ess_id graph = 0;
  enum ess_status st = ess_txn_next_graph(e->walk.run->txn, 0, &graph);

  while (st == ESS_OK && graph) {
    if (ess_seen_graph(e->walk.run, true, graph)) {
      e->walk.graph = graph;
      st = extend_row(e, row);
    }
    st = st ? st : ess_txn_next_graph(e->walk.run->txn, graph, &graph);
  }
  return st;
}

enum ess_status
ess_path_extend(struct ess_run *run, const struct ess_where *where,
                const struct ess_match *match, struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  struct ess_known_links known = {.n = 0};
  struct extending e = {.walk = {run, &known, where->named, 0},
                        .match = match,
                        .out = &out};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n && st == ESS_OK && !match->impossible;
       ++i) {
    const ess_id *row = ess_table_row(table, i);
    e.walk.graph = value_of(match, ESS_G, row);
    st = where->named && !e.walk.graph ? extend_in_graphs(&e, row)
                                       : extend_row(&e, row);
  }
  free(e.found.list);
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}
