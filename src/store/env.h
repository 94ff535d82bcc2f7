/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The folder of a store, and its LMDB environment (layer 4): what is opened,
   locked, replaced and refused.

   The folder holds

       current        the name of the file in use, "1.mdb" and a line end
       1.mdb          the data: an LMDB file
       1.mdb-lock     its table of readers
       writer         locked (flock) by who writes; says its process

   Compaction writes 2.mdb, whole and synced, then replaces `current` with
   one rename: readers that have 1.mdb open keep what they see. A file that
   `current` does not name is what somebody killed left behind, and is
   removed by the next writer. */

#ifndef ESSAIM_STORE_ENV_H
#define ESSAIM_STORE_ENV_H

#include "base/diag.h"

#include <lmdb.h>
#include <stdbool.h>

/** The named databases of a store, in the order of `ess_env_names`. */
enum ess_db {
  ESS_DB_META,    /**< Format, and the next number of each tag */
  ESS_DB_TERMS,   /**< Blocks of terms by their first number */
  ESS_DB_HASHES,  /**< Hash and identifier of each term */
  ESS_DB_STATISTICS,
  ESS_DB_SPOG,    /**< The quads, once in each order; in enum ess_order's */
  ESS_DB_POSG,
  ESS_DB_OSPG,
  ESS_DB_PSOG,
  ESS_DB_GSPO,
  ESS_DB_GPOS,
  ESS_DB_GOSP,
  ESS_DB_COUNT
};

/** An open environment; opaque. One process has one for each store: LMDB
    must not open a file twice, so those who ask again share it. */
struct ess_env;

/** How to open. */
struct ess_env_options {
  bool write;    /**< Make the store if it is not there */
  unsigned wait; /**< Seconds to wait for another writer */
};

/** Open the store in `folder`. ESS_IO, reported with a hint: it is not
    there; it is no store (an SQLite file says to use --storage sqlite); its
    format is older or newer than ours; not readable or not writable. A
    folder that has something else in it is left as it is. */
enum ess_status ess_env_open(const char *folder,
                             const struct ess_env_options *options,
                             struct ess_env **ret, struct ess_log *log);

/** Close `env`; NULL is fine. All its transactions must have ended. */
void ess_env_close(struct ess_env *env);

/** Begin to read: what was committed last, whatever happens meanwhile;
    waits for nobody. ESS_IO, reported. End it with mdb_txn_abort. */
enum ess_status ess_env_read(struct ess_env *env, MDB_txn **ret);

/** Begin to write. One at a time: ESS_IO, reported with the process that
    writes, if it does not end within the seconds to wait. End it with
    ess_env_commit or ess_env_abort. */
enum ess_status ess_env_write(struct ess_env *env, MDB_txn **ret);

/** Commit: on ESS_OK all is on disk. Else ESS_IO, reported, and the store is
    as it was before. */
enum ess_status ess_env_commit(struct ess_env *env, MDB_txn *txn);

/** Give up what was written; NULL is fine. */
void ess_env_abort(struct ess_env *env, MDB_txn *txn);

/** The database `db`, open in every transaction. */
MDB_dbi ess_env_db(const struct ess_env *env, enum ess_db db);

/** Report the LMDB error `rc` while doing `what` ("cannot commit"): ESS_OK
    for 0, ESS_IO else; a full disk gets its hint. Returns the status. */
enum ess_status ess_env_status(struct ess_env *env, int rc, const char *what);

/** The folder of `env`, as it was given. */
const char *ess_env_folder(const struct ess_env *env);

/** Where `env` reports to. */
struct ess_log *ess_env_log(const struct ess_env *env);

#endif
