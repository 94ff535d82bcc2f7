/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Data to be asked on this machine (layer 6): the store, or files and stores
   of other kinds, which are read into a store that is there for this alone. */

#ifndef ESSAIM_JOB_LOCAL_H
#define ESSAIM_JOB_LOCAL_H

#include "job/source.h"
#include "redland/store.h"
#include "store/quads.h"

/** What is asked; borrowed. */
struct ess_local_options {
  const struct ess_store_options *store; /**< If there are no files */
  const char *const *files;
  size_t n_files;
  const char *folder; /**< For what is there for this alone; NULL: /tmp */
  const struct ess_profile_options *profile; /**< To read pages with */
};

/** Data that are open; opaque. */
struct ess_local;

/** Open the data. ESS_BAD_INPUT, ESS_IO or ESS_LIMIT, reported. Close them
    with ess_local_close. */
enum ess_status ess_local_open(struct ess_world *world,
                               const struct ess_local_options *options,
                               struct ess_local **ret, struct ess_log *log);

/** The transaction that sees them. */
struct ess_txn *ess_local_txn(const struct ess_local *local);

/** Close them, and remove what was made for this; NULL is fine. */
void ess_local_close(struct ess_local *local);

#endif
