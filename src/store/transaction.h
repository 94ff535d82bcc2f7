/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A store, transactions on it, and statements put in and taken away (layer
   4): what it takes to use one without a look at how it is made. Readers see
   what was committed when they began, and wait for nobody. There is one
   writer at a time. */

#ifndef ESSAIM_STORE_TRANSACTION_H
#define ESSAIM_STORE_TRANSACTION_H

#include "base/diag.h"
#include "rdf/sink.h"

/** How to open a store; `{0}` is to read. */
struct ess_quads_options {
  bool write;    /**< Make it if it is not there */
  unsigned wait; /**< Seconds to wait for another writer */
  size_t memory; /**< Bytes for what is added, or 0: 256 MiB */
  bool fleeting; /**< If a store is made, it goes with its first transaction
                      that writes, should that be given up */
};

/** A store that is open; opaque. */
struct ess_quads;

/** A transaction; opaque. */
struct ess_txn;

/** Open the store in `folder`. ESS_IO, reported with a hint, if it is not
    there, damaged, of another version, or another writer does not end. Close
    it with ess_quads_close. */
enum ess_status ess_quads_open(const char *folder,
                               const struct ess_quads_options *options,
                               struct ess_quads **ret, struct ess_log *log);

/** Close `quads`, whose transactions must have ended; NULL is fine. */
void ess_quads_close(struct ess_quads *quads);

/** Begin a transaction that reads, or one that writes. ESS_IO or ESS_LIMIT,
    reported. End it with ess_txn_commit or ess_txn_abort. */
enum ess_status ess_txn_begin(struct ess_quads *quads, bool write,
                              struct ess_txn **ret);

/** Commit `txn` and free it. On ESS_OK all that it changed is on disk; else
    nothing is changed, and that was reported. */
enum ess_status ess_txn_commit(struct ess_txn *txn);

/** Give `txn` up and free it: nothing is changed. NULL is fine. */
void ess_txn_abort(struct ess_txn *txn);

/** Add `statement`; one that is there changes nothing. ESS_IO or ESS_LIMIT,
    reported. */
enum ess_status ess_txn_add(struct ess_txn *txn,
                            const struct ess_statement *statement);

/** The sink that adds to `txn`; valid as long. */
struct ess_sink ess_txn_sink(struct ess_txn *txn);

/** Remove `statement`; one that is not there changes nothing. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_txn_remove(struct ess_txn *txn,
                               const struct ess_statement *statement);

#endif
