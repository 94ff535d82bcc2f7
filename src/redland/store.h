/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A store of statements (layer 4): our own quad store, or any librdf
   storage. */

#ifndef ESSAIM_REDLAND_STORE_H
#define ESSAIM_REDLAND_STORE_H

#include "rdf/sink.h"
#include "redland/world.h"

/** An open store; opaque. */
struct ess_store;

/** How to open a store. */
enum ess_store_mode {
  ESS_STORE_READ,  /**< Must be there; is not changed */
  ESS_STORE_WRITE  /**< Made if it is not there */
};

/** Which store, and how to use it; borrowed as long as the store is open.
    `{0}` is our own. */
struct ess_store_options {
  const char *path;
  const char *storage; /**< "essaim", or the name of a librdf storage:
                            "sqlite", "memory", …; NULL: essaim */
  unsigned wait;       /**< Seconds to wait for another writer; essaim only */
  size_t memory;       /**< Bytes for what is added, or 0: what is usual;
                            essaim only */
};

/** True if `options` choose our own quad store (store/quads.h). */
bool ess_store_is_quads(const struct ess_store_options *options);

/** Open a store. ESS_IO, reported with a hint, if it is not there, not a
    store, of an unknown kind or not writable; what is there and is no store
    is left as it is. */
enum ess_status ess_store_open(struct ess_world *world,
                               const struct ess_store_options *options,
                               enum ess_store_mode mode,
                               struct ess_store **ret);

/** True if `store` outlives the process. */
bool ess_store_is_persistent(const struct ess_store *store);

/** Close `store`, dropping what was not committed; NULL is fine. */
void ess_store_close(struct ess_store *store);

/** True if a transaction of any size may be filled as its statements come,
    and ess_store_supersede_graph is there. */
bool ess_store_streams(const struct ess_store *store);

/** Begin to write. ESS_IO, reported, if the storage has no transactions and
    is persistent; a memory storage needs none. */
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

/** Remove the statements that `graph` had before what was added since
    ess_store_begin; `*ret_had` tells if there were any. Only if the store
    streams. */
enum ess_status ess_store_supersede_graph(struct ess_store *store,
                                          const struct ess_term *graph,
                                          bool *ret_had);

/** Hand the statements of `graph` to `sink`; NULL: of every graph. */
enum ess_status ess_store_each(struct ess_store *store,
                               const struct ess_term *graph,
                               const struct ess_sink *sink);

#endif
