/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Walks along property paths (layer 5; SPARQL 1.1 Query, section 18.4). */

#ifndef ESSAIM_SPARQL_WALK_H
#define ESSAIM_SPARQL_WALK_H

#include "base/slots.h"
#include "sparql/match.h"

/** Nodes, each as often as a path leads there. `{0}` is none. */
struct ess_nodes {
  ess_id *list; /**< Owned: free it */
  size_t n;
  size_t room;
};

/** Nodes, each once. `{0}` is none. */
struct ess_node_set {
  struct ess_arena arena;
  struct ess_slots slots;
  struct ess_nodes nodes;
};

/** Identifiers of the first links that were followed, so that they are not
    looked up at each step. `{0}` knows none. */
struct ess_known_links {
  const struct ess_path *paths[8];
  ess_id ids[8];
  size_t n;
};

/** A walk through one graph, or the default graph. */
struct ess_walk {
  struct ess_run *run;
  struct ess_known_links *known; /**< As long as the store does not change */
  bool named;   /**< Within GRAPH */
  ess_id graph; /**< 0: what the request sees as its default graph */
};

/** Add `id` unless it is there, as the last one. False without memory. */
bool ess_node_set_add(struct ess_node_set *set, ess_id id);

/** Free what `set` holds. */
void ess_node_set_clear(struct ess_node_set *set);

/** True if `path` may be of no length. */
bool ess_path_is_nullable(const struct ess_path *path);

/** Add where `path` leads to from `from`, or comes from if not `forward`.
    ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_walk_from(const struct ess_walk *w,
                              const struct ess_path *path, ess_id from,
                              bool forward, struct ess_nodes *out);

/** Add all nodes that `path` may begin at, perhaps some more. As above. */
enum ess_status ess_walk_starts(const struct ess_walk *w,
                                const struct ess_path *path, bool forward,
                                struct ess_node_set *out);

/** Whether `id` is subject or object of a quad that is seen. As above. */
enum ess_status ess_walk_has_node(const struct ess_walk *w, ess_id id,
                                  bool *ret);

#endif
