/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the two files of the storage share (layer 4). */

#ifndef ESSAIM_REDLAND_STORAGE_INSIDE_H
#define ESSAIM_REDLAND_STORAGE_INSIDE_H

#include "store/quads.h"

#include <redland.h>

struct ess_storage_reader;

/** A storage. */
struct ess_storage {
  librdf_world *world;
  char *folder;
  struct ess_quads_options options;
  bool anew;                 /**< Empty the store when it is opened */
  bool gathers;              /**< Changes begin a transaction */
  struct ess_log log;        /**< To the log of the world */
  bool open;                 /**< For librdf */
  struct ess_quads *quads;   /**< NULL: closed, and nobody reads */
  struct ess_txn *txn;       /**< The transaction that is open, or NULL */
  bool unasked;              /**< A change began it, not transaction_start */
  struct ess_storage_reader *readers;
};

/** One who reads: a stream, or an iterator of contexts. It keeps the storage
    alive, and the store open even if the storage is closed. */
struct ess_storage_reader {
  librdf_storage *storage;
  struct ess_storage *of;
  struct ess_txn *txn;   /**< NULL once it has ended */
  bool own;              /**< A snapshot for this reader alone */
  struct ess_scan *scan; /**< In `txn`, or NULL */
  struct ess_storage_reader *next;
};

/** Begin to write in a transaction that is the caller's. ESS_IO or ESS_LIMIT,
    reported, as if the storage is not open. */
enum ess_status ess_storage_write(struct ess_storage *storage,
                                  struct ess_txn **ret);

/** The transaction that is open, for the caller to end, or NULL. Readers of
    it have nothing more to read. */
struct ess_txn *ess_storage_take_txn(struct ess_storage *storage);

/** Commit what changes have begun, if they did. ESS_IO or ESS_LIMIT,
    reported: nothing of it is in the store. */
enum ess_status ess_storage_settle(struct ess_storage *storage);

/** The transaction to read in: the one that is open, or else a snapshot;
    `*ret_own` tells. ESS_IO or ESS_LIMIT, reported. End it with
    ess_storage_read_end. */
enum ess_status ess_storage_read(struct ess_storage *storage,
                                 struct ess_txn **ret, bool *ret_own);

/** End the transaction `txn`, if it is one's own. */
void ess_storage_read_end(struct ess_txn *txn, bool own);

/** Begin to read `storage`. ESS_IO or ESS_LIMIT, reported; `reader` is to be
    closed in any case. */
enum ess_status ess_storage_reader_open(struct ess_storage_reader *reader,
                                        librdf_storage *storage);

/** `reader` has nothing more to read: free its scan and its snapshot. */
void ess_storage_reader_rest(struct ess_storage_reader *reader);

/** The end of `reader`: it lets go of the storage. */
void ess_storage_reader_close(struct ess_storage_reader *reader);

/** ESS_OK if the transaction of `reader` is still there. ESS_IO, reported:
    it has ended before the reader did. */
enum ess_status
ess_storage_reader_check(const struct ess_storage_reader *reader);

/** The identifiers of what `statement` (or NULL) and `context` bind; a NULL
    node binds nothing. `*ret_known` is false if the store lacks one of them.
    ESS_IO, reported. */
enum ess_status ess_storage_pattern(struct ess_txn *txn,
                                    librdf_statement *statement,
                                    librdf_node *context,
                                    struct ess_quad *ret, bool *ret_known);

#endif
