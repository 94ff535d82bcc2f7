/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store of src/store as a store: what is read is one snapshot, from
   opening to closing; what is written, one transaction at a time. */

#include "redland/backend.h"
#include "redland/inside.h"
#include "store/quads.h"

#include <stdlib.h>

struct quads_store {
  struct ess_quads *quads;
  struct ess_txn *txn; /* the snapshot, or what is being written */
};

static void
close_quads(void *self)
{
  struct quads_store *store = self;
  ess_txn_abort(store->txn);
  ess_quads_close(store->quads);
  free(store);
}

static enum ess_status
open_quads(struct ess_world *world, const struct ess_backend *backend,
           const struct ess_store_options *options, enum ess_store_mode mode,
           void **ret_self)
{
  const struct ess_quads_options how = {mode == ESS_STORE_WRITE,
                                        options->wait, options->memory, true};
  struct quads_store *store = calloc(1, sizeof *store);
  enum ess_status st = ESS_LIMIT;

  (void)backend;
  if (!store) {
    return ess_fail(world->log, st, NULL, NULL, "out of memory");
  }
  st = ess_quads_open(options->path, &how, &store->quads, world->log);
  if (st == ESS_OK && mode == ESS_STORE_READ) {
    st = ess_txn_begin(store->quads, false, &store->txn);
  }
  if (st != ESS_OK) {
    close_quads(store);
    return st;
  }
  *ret_self = store;
  return ESS_OK;
}

static enum ess_status
begin(void *self)
{
  struct quads_store *store = self;
  return ess_txn_begin(store->quads, true, &store->txn);
}

static enum ess_status
commit(void *self)
{
  struct quads_store *store = self;
  struct ess_txn *txn = store->txn;
  store->txn = NULL;
  return ess_txn_commit(txn);
}

static enum ess_status
roll_back(void *self)
{
  struct quads_store *store = self;
  ess_txn_abort(store->txn);
  store->txn = NULL;
  return ESS_OK;
}

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  const struct quads_store *store = self;
  return ess_txn_add(store->txn, statement);
}

/* The pattern of all quads in `graph`, of all at all if it is NULL; false in
   `*ret_known` if the store has no such graph. */
static enum ess_status
find_graph(const struct quads_store *store, const struct ess_term *graph,
           struct ess_quad *ret, bool *ret_known)
{
  enum ess_status st = ESS_OK;

  *ret = (struct ess_quad){{0}};
  if (graph) {
    st = ess_txn_id(store->txn, graph, &ret->at[ESS_G]);
  }
  *ret_known = st == ESS_OK && (!graph || ret->at[ESS_G]);
  return st;
}

static enum ess_status
clear_graph(void *self, const struct ess_term *graph)
{
  const struct quads_store *store = self;
  struct ess_quad pattern;
  bool known = false;
  const enum ess_status st = find_graph(store, graph, &pattern, &known);
  return known ? ess_txn_remove_matching(store->txn, &pattern) : st;
}

static enum ess_status
supersede_graph(void *self, const struct ess_term *graph, bool *ret_had)
{
  const struct quads_store *store = self;
  return ess_txn_supersede(store->txn, graph, ret_had);
}

/* Between two transactions a snapshot is taken for this alone. */
static enum ess_status
each(void *self, const struct ess_term *graph, const struct ess_sink *sink)
{
  struct quads_store *store = self;
  const bool own = !store->txn;
  struct ess_quad pattern;
  bool known = false;
  enum ess_status st =
    own ? ess_txn_begin(store->quads, false, &store->txn) : ESS_OK;

  st = st ? st : find_graph(store, graph, &pattern, &known);
  st = known ? ess_txn_each(store->txn, &pattern, sink) : st;
  if (own) {
    (void)roll_back(store);
  }
  return st;
}

const struct ess_backend ess_backend_essaim = {
  .name = "essaim",
  .persistent = true,
  .streams = true,
  .open = open_quads,
  .close = close_quads,
  .begin = begin,
  .commit = commit,
  .rollback = roll_back,
  .add = add,
  .clear_graph = clear_graph,
  .supersede_graph = supersede_graph,
  .each = each,
};
