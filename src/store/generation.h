/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One file of a store, open (layer 4): an LMDB environment with the
   databases of a store in it. The caller sees to it that a process opens no
   file twice. */

#ifndef ESSAIM_STORE_GENERATION_H
#define ESSAIM_STORE_GENERATION_H

#include "store/env.h"
#include "store/home.h"

/** An open file. */
struct ess_generation {
  MDB_env *mdb;
  uint64_t number;  /**< Of the file: 3 for 3.mdb */
  int denied;       /**< Why it cannot be written: an errno, or 0 */
  bool broken;      /**< A commit has failed: open it anew when idle */
  unsigned txns;    /**< Transactions that are open */
  struct ess_generation *next; /**< For who keeps several */
};

/** How to open one. */
enum ess_generation_mode {
  ESS_GENERATION_OPEN, /**< It is there */
  ESS_GENERATION_MAKE, /**< Make it, empty but for its format */
  ESS_GENERATION_BULK  /**< The same, and do not sync each commit */
};

/** Open the file `number` of `home`; to write as well if that is permitted.
    ESS_IO, reported. `*ret` is freed by ess_generation_close. */
enum ess_status ess_generation_open(const struct ess_home *home,
                                    uint64_t number,
                                    enum ess_generation_mode mode,
                                    struct ess_generation **ret,
                                    struct ess_log *log);

/** Close and free `generation`; NULL is fine. */
void ess_generation_close(struct ess_generation *generation);

/** Sync what was written with ESS_GENERATION_BULK, and sync each commit from
    now on. 0, or an error of LMDB. */
int ess_generation_settle(struct ess_generation *generation);

/** The generation that `txn` is of. */
struct ess_generation *ess_generation_of(MDB_txn *txn);

#endif
