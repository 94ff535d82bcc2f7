/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The folder of a store, and its LMDB environment (layer 4): what is opened,
   locked, replaced and refused.

   The folder holds

       current        the name of the file in use, "1.mdb" and a line end
       1.mdb          the data: an LMDB file
       1.mdb-lock     its table of readers
       writer         locked (flock) by who writes; says its process
       current.new    what `current` is about to be, while that changes

   A store is made by declaring 1.mdb in `current.new`, making it, and
   renaming `current.new` to `current`: without `current` there is no store,
   and the next one who makes it begins anew. Compaction writes 2.mdb, whole
   and synced, then replaces `current` with one rename: readers that have
   1.mdb open keep what they see. A file that `current` does not name is what
   somebody killed left behind, and is removed by the next writer. Numbers
   only grow, and none is used twice.

   What is committed is on disk. The address space of a store is reserved
   when it is opened, 1 TiB or what there is of it, so that it can grow.
   LMDB maps its file to read it only: a full disk is an error of a write,
   never a signal.

   Who may read the folder but not write to it reads all the same. If even
   the table of readers cannot be written, writers do not know of this
   reader, and may overwrite what it reads with their second commit after it
   began: read so what nobody writes to meanwhile. */

#ifndef ESSAIM_STORE_ENV_H
#define ESSAIM_STORE_ENV_H

#include "base/diag.h"

#include <lmdb.h>
#include <stdbool.h>
#include <stdint.h>

/** The format of the stores that are made and read. It stands in
    ESS_DB_META under "format", in four bytes, the least first. */
#define ESS_STORE_FORMAT 1

/** The named databases of a store. */
enum ess_db {
  ESS_DB_META,    /**< Format, and the next number of each tag */
  ESS_DB_TERMS,   /**< Blocks of terms by their first number */
  ESS_DB_HASHES,  /**< Hash and identifier of each term; MDB_DUPFIXED */
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

/** An open environment; opaque. One process has each file open once, which
    LMDB demands: those who open one store twice share it, each with options
    and a log of its own. Any thread may use it; a transaction that reads, one
    thread at a time; one that writes, the thread that began it. A child of
    fork must open anew. */
struct ess_env;

/** How to open. */
struct ess_env_options {
  bool write;    /**< May write; make the store if it is not there */
  unsigned wait; /**< Seconds to wait for another writer */
  bool fleeting; /**< If a store is made, it goes with its first transaction
                      that writes, should that be given up */
};

/** Open the store in `folder`. ESS_IO, reported with a hint: it is not
    there; it is no store (an SQLite file says to use --storage sqlite); its
    format is older or newer than ours; not readable or not writable. A
    folder that has something else in it is left as it is. A store is made
    whole or not at all, in a new folder or one that is empty. */
enum ess_status ess_env_open(const char *folder,
                             const struct ess_env_options *options,
                             struct ess_env **ret, struct ess_log *log);

/** Close `env`; NULL is fine. All its transactions must have ended. A
    successor that did not succeed is removed. */
void ess_env_close(struct ess_env *env);

/** Begin to read: what was committed last, whatever happens meanwhile;
    waits for nobody. ESS_IO, reported. End it with ess_env_abort;
    mdb_txn_reset and mdb_txn_renew in between are fine. */
enum ess_status ess_env_read(struct ess_env *env, MDB_txn **ret);

/** Begin to write. One at a time: ESS_IO, reported with the process that
    writes, if it does not end within the seconds to wait. End it with
    ess_env_commit or ess_env_abort. */
enum ess_status ess_env_write(struct ess_env *env, MDB_txn **ret);

/** Commit: on ESS_OK all is on disk. Else ESS_IO, reported, and the store is
    as it was before. */
enum ess_status ess_env_commit(struct ess_env *env, MDB_txn *txn);

/** End what is read, or give up what was written; NULL is fine. */
void ess_env_abort(struct ess_env *env, MDB_txn *txn);

/** The database `db`, open in every transaction. */
MDB_dbi ess_env_db(const struct ess_env *env, enum ess_db db);

/** The name of `db` within the file; static. */
const char *ess_env_db_name(enum ess_db db);

/** The number of the file that `txn` reads or writes. Another number means
    that another process has compacted the store: what was kept in memory of
    identifiers must be forgotten. */
uint64_t ess_env_generation(MDB_txn *txn);

/** Begin the file that shall replace the one in use; the caller copies into
    it what shall stay, in as many transactions as it likes, which are not
    synced one by one. Takes the lock of the writer until ess_env_succeed or
    ess_env_close of the successor; `env` can be read meanwhile. ESS_IO,
    reported. */
enum ess_status ess_env_successor(struct ess_env *env, struct ess_env **ret);

/** Put `successor` in the place of the file of `env`, synced, all at once,
    and remove that. Its transactions must have ended; those that read `env`
    go on. `successor` is freed in any case. ESS_IO, reported: the store is
    as it was; or, if the folder cannot be synced, one or the other. */
enum ess_status ess_env_succeed(struct ess_env *env,
                                struct ess_env *successor);

/** Copy what was committed last into a new store in `folder`, without what
    is free in the file: whole and synced, or not at all. Writers go on
    meanwhile. ESS_IO, reported, also if there is something at `folder`. Who
    is killed leaves a folder of the same name and ".part" and a number. */
enum ess_status ess_env_backup(struct ess_env *env, const char *folder);

/** Report the LMDB error `rc` while doing `what` ("cannot commit"): ESS_OK
    for 0, ESS_IO else; a full disk gets its hint. Returns the status. */
enum ess_status ess_env_status(struct ess_env *env, int rc, const char *what);

/** The folder of `env`, as it was given. */
const char *ess_env_folder(const struct ess_env *env);

/** Where `env` reports to. */
struct ess_log *ess_env_log(const struct ess_env *env);

#endif
