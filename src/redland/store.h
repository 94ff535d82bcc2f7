/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Any librdf storage as a statement store (layer 4). */

#ifndef ESSAIM_REDLAND_STORE_H
#define ESSAIM_REDLAND_STORE_H

#include "rdf/sink.h"
#include "redland/world.h"

/** An open librdf storage with its model; opaque. */
struct ess_store;

/** How to open a store. */
enum ess_store_mode {
  ESS_STORE_READ,  /**< Must be there; is not changed */
  ESS_STORE_WRITE  /**< Made if it is not there */
};

/** Open the store at `path` with the librdf storage `storage` ("sqlite",
    "memory", …; NULL: the default one). ESS_IO, reported with a hint, if it
    is not there, not a store, of an unknown kind or not writable; an
    existing file that is not a store is left as it is. */
enum ess_status ess_store_open(struct ess_world *world, const char *storage,
                               const char *path, enum ess_store_mode mode,
                               struct ess_store **ret);

/** True if `store` outlives the process. */
bool ess_store_is_persistent(const struct ess_store *store);

/** Close `store`, dropping what was not committed; NULL is fine. */
void ess_store_close(struct ess_store *store);

/** Begin a transaction. ESS_IO, reported, if the storage has none and is
    persistent; a memory storage needs none. */
enum ess_status ess_store_begin(struct ess_store *store);

/** Commit. After ESS_OK everything added since begin is on disk. */
enum ess_status ess_store_commit(struct ess_store *store);

/** Roll back: the store is as it was at begin. */
enum ess_status ess_store_rollback(struct ess_store *store);

/** The sink that adds statements to `store` (a statement that is already
    there, in the same graph, changes nothing). Valid as long as `store`. */
struct ess_sink ess_store_sink(struct ess_store *store);

/** Remove all statements of `graph` (ESS_NONE: the default graph). */
enum ess_status ess_store_clear_graph(struct ess_store *store,
                                      const struct ess_term *graph);

/** Hand the statements of `graph` to `sink`; NULL: of every graph. */
enum ess_status ess_store_each(struct ess_store *store,
                               const struct ess_term *graph,
                               const struct ess_sink *sink);

#endif
