/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The graph that a query sees (layer 4): the merge of all graphs of a store,
   each triple once, in memory, with an index for every pattern. Terms are
   numbers here; equal terms have the same one. */

#ifndef ESSAIM_REDLAND_GRAPH_H
#define ESSAIM_REDLAND_GRAPH_H

#include "redland/store.h"

#include <stdint.h>

/** A graph; opaque. */
struct ess_graph;

/** Copy `store`. Free `*ret` with ess_graph_free. */
enum ess_status ess_graph_new(struct ess_store *store,
                              struct ess_graph **ret);

/** Free `graph`; NULL is fine. */
void ess_graph_free(struct ess_graph *graph);

/** The number of `term`, or 0 if it is not known. */
uint32_t ess_graph_find(const struct ess_graph *graph,
                        const struct ess_term *term);

/** The number of `term`, which gets to be known; 0 without memory. */
uint32_t ess_graph_intern(struct ess_graph *graph,
                          const struct ess_term *term);

/** The term with number `id`, ESS_NONE for 0; lives as long as `graph`. */
struct ess_term ess_graph_term(const struct ess_graph *graph, uint32_t id);

/** Receives one triple; anything but ESS_OK stops the search. */
typedef enum ess_status (*ess_triple_fn)(void *self,
                                         const uint32_t triple[3]);

/** Hand every triple that fits `pattern`, where 0 stands for anything, to
    `on_triple`. */
enum ess_status ess_graph_match(const struct ess_graph *graph,
                                const uint32_t pattern[3],
                                ess_triple_fn on_triple, void *self);

#endif
