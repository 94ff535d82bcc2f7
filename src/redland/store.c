/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/store.h"

#include "redland/backend.h"
#include "redland/inside.h"

#include <stdlib.h>
#include <string.h>

static const struct ess_backend *const backends[] = {
  &ess_backend_essaim, /* the default */
  &ess_backend_sqlite,
  &ess_backend_memory,
  &ess_backend_hashes,
};

struct ess_store {
  const struct ess_backend *backend;
  void *self; /* of the backend */
};

static const struct ess_backend *
backend_named(const char *name)
{
  for (size_t i = 0; name && i < sizeof backends / sizeof *backends; ++i) {
    if (strcmp(backends[i]->name, name) == 0) {
      return backends[i];
    }
  }
  return name ? NULL : backends[0];
}

bool
ess_store_is_quads(const struct ess_store_options *options)
{
  return backend_named(options->storage) == &ess_backend_essaim;
}

enum ess_status
ess_store_open(struct ess_world *world,
               const struct ess_store_options *options,
               enum ess_store_mode mode, struct ess_store **ret)
{
  const struct ess_backend *backend = backend_named(options->storage);
  struct ess_store *store = NULL;

  *ret = NULL;
  if (!backend) {
    return ess_fail(world->log, ESS_IO, NULL,
                    "use essaim or sqlite, or for a trial memory or hashes",
                    "unknown kind of store: %s", options->storage);
  }
  store = calloc(1, sizeof *store);
  if (!store) {
    return ess_fail(world->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  store->backend = backend;
  const enum ess_status st =
    backend->open(world, backend, options, mode, &store->self);
  if (st != ESS_OK) {
    free(store);
    return st;
  }
  *ret = store;
  return ESS_OK;
}

void
ess_store_close(struct ess_store *store)
{
  if (store) {
    store->backend->close(store->self);
    free(store);
  }
}

bool
ess_store_is_persistent(const struct ess_store *store)
{
  return store->backend->persistent;
}

bool
ess_store_streams(const struct ess_store *store)
{
  return store->backend->streams;
}

enum ess_status
ess_store_begin(struct ess_store *store)
{
  return store->backend->begin(store->self);
}

enum ess_status
ess_store_commit(struct ess_store *store)
{
  return store->backend->commit(store->self);
}

enum ess_status
ess_store_rollback(struct ess_store *store)
{
  return store->backend->rollback(store->self);
}

struct ess_sink
ess_store_sink(struct ess_store *store)
{
  return (struct ess_sink){store->backend->add, store->self};
}

enum ess_status
ess_store_clear_graph(struct ess_store *store, const struct ess_term *graph)
{
  return store->backend->clear_graph(store->self, graph);
}

enum ess_status
ess_store_supersede_graph(struct ess_store *store,
                          const struct ess_term *graph, bool *ret_had)
{
  return store->backend->supersede_graph(store->self, graph, ret_had);
}

enum ess_status
ess_store_each(struct ess_store *store, const struct ess_term *graph,
               const struct ess_sink *sink)
{
  return store->backend->each(store->self, graph, sink);
}
