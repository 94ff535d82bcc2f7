/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is behind a store (layer 4): store.c chooses one of these. */

#ifndef ESSAIM_REDLAND_BACKEND_H
#define ESSAIM_REDLAND_BACKEND_H

#include "redland/store.h"

/** A kind of store; the functions are those of store.h, on `self`. */
struct ess_backend {
  const char *name;
  bool persistent;
  bool streams;
  enum ess_status (*open)(struct ess_world *world,
                          const struct ess_backend *backend,
                          const struct ess_store_options *options,
                          enum ess_store_mode mode, void **ret_self);
  void (*close)(void *self);
  enum ess_status (*begin)(void *self);
  enum ess_status (*commit)(void *self);
  enum ess_status (*rollback)(void *self);
  enum ess_status (*add)(void *self, const struct ess_statement *statement);
  enum ess_status (*clear_graph)(void *self, const struct ess_term *graph);
  enum ess_status (*supersede_graph)(void *self,
                                     const struct ess_term *graph,
                                     bool *ret_had); /**< or NULL */
  enum ess_status (*each)(void *self, const struct ess_term *graph,
                          const struct ess_sink *sink);
};

/** Our own quad store (src/store). */
extern const struct ess_backend ess_backend_essaim;

/** librdf's storages. */
extern const struct ess_backend ess_backend_sqlite;
extern const struct ess_backend ess_backend_memory;
extern const struct ess_backend ess_backend_hashes;

#endif
