/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What env.c and succession.c share (layer 4). */

#ifndef ESSAIM_STORE_ENV_INSIDE_H
#define ESSAIM_STORE_ENV_INSIDE_H

#include "store/env.h"
#include "store/generation.h"
#include "store/home.h"

/** A store that this process has open, once for all that share it. All but
    `home` is guarded by ess_shared_lock, and `writer` by the lock that it
    is. */
struct ess_shared {
  struct ess_shared *next;
  unsigned refs;
  pid_t pid;                  /**< A child of fork has no use for it */
  struct ess_home home;
  struct ess_stamp stamp;     /**< Of the `current` that names `now` */
  struct ess_generation *now;
  struct ess_generation *old; /**< Replaced, with open transactions */
  int writer;                 /**< The lock, while we write; else -1 */
  MDB_txn *writing;           /**< What we write; or NULL */
};

struct ess_env {
  struct ess_shared *shared;
  struct ess_generation *successor; /**< What it writes; or NULL */
  struct ess_env_options options;
  struct ess_log *log;
  char *folder;
};

/** Lock what the environments of this process share. */
void ess_shared_lock(void);

/** Unlock it. */
void ess_shared_unlock(void);

/** A new environment of `shared`, which it keeps, as `like` is; NULL without
    memory. */
struct ess_env *ess_env_like(const struct ess_env *like);

/** Take the lock of the writer, and see that the newest file can be written;
    nothing but that file is left. `*number` is its number. ESS_IO,
    reported. */
enum ess_status ess_env_seize(struct ess_env *env, uint64_t *number);

/** Give the lock of the writer back. */
void ess_env_yield(struct ess_env *env);

/** Use `next` from now on; what was in use is closed when nobody reads it
    any more. Under ess_shared_lock. */
void ess_shared_replace(struct ess_shared *shared,
                        struct ess_generation *next);

#endif
