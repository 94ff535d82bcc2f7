/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the store counts for whoever plans a query (layer 4), kept exact in
   the transaction that changes the quads.

       statistics   key   1 byte of enum ess_counted, then the identifier, 8
                          bytes, big endian (0 for the store as a whole)
                    value numbers of 8 bytes, big endian

   Triples are quads without regard to their graphs: what is in two graphs
   counts once. */

#ifndef ESSAIM_STORE_STATISTICS_H
#define ESSAIM_STORE_STATISTICS_H

#include "store/env.h"
#include "store/order.h"

/** Of what there are numbers. The values are on disk. */
enum ess_counted {
  ESS_COUNTED_STORE = 1,
  ESS_COUNTED_PREDICATE = 2,
  ESS_COUNTED_GRAPH = 3,
  ESS_COUNTED_CLASS = 4,
};

/** Numbers of the store as a whole. */
struct ess_store_counts {
  uint64_t quads;
  uint64_t triples;
  uint64_t subjects;   /**< Distinct, as the next two are */
  uint64_t predicates;
  uint64_t objects;
  uint64_t graphs;     /**< That have quads, the default graph too */
};

/** Numbers of one predicate. */
struct ess_predicate_counts {
  uint64_t triples;
  uint64_t subjects; /**< Distinct */
  uint64_t objects;  /**< Distinct */
};

/** Changes of the numbers, gathered in memory; opaque. */
struct ess_statistics;

/** No changes yet, or NULL without memory. */
struct ess_statistics *ess_statistics_new(void);

/** Free `statistics`; NULL is fine. */
void ess_statistics_free(struct ess_statistics *statistics);

/** The class of a statement is counted if its predicate is `type`, the
    identifier of rdf:type (0: there is none). */
void ess_statistics_type(struct ess_statistics *statistics, ess_id type);

/** True if rows of `order` have to be noted at all. */
bool ess_statistics_uses(enum ess_order order);

/** Note that `row` of `order` comes (`sign` 1) or goes (-1), and that it has
    its first `common` columns in common with the row before it. */
void ess_statistics_note(struct ess_statistics *statistics,
                         enum ess_order order, const struct ess_row *row,
                         unsigned common, int sign);

/** Add what was noted to the numbers in the store, and forget it. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_statistics_flush(struct ess_statistics *statistics,
                                     struct ess_env *env, MDB_txn *txn);

/** Count in `*ret_differences` where what was noted since the statistics were
    new is not what the store has: for a check that noted every row. ESS_IO
    or ESS_LIMIT, reported. */
enum ess_status ess_statistics_compare(struct ess_statistics *statistics,
                                       struct ess_env *env, MDB_txn *txn,
                                       uint64_t *ret_differences);

/** Read the numbers of the store. ESS_IO, reported. */
enum ess_status ess_statistics_store(struct ess_env *env, MDB_txn *txn,
                                     struct ess_store_counts *ret);

/** Read those of a predicate, all 0 if the store has none of it. ESS_IO,
    reported. */
enum ess_status ess_statistics_predicate(struct ess_env *env, MDB_txn *txn,
                                         ess_id predicate,
                                         struct ess_predicate_counts *ret);

/** Read how many quads are in `graph`, or how many triples say that
    something is of `class_`, as `what` tells. ESS_IO, reported. */
enum ess_status ess_statistics_count(struct ess_env *env, MDB_txn *txn,
                                     enum ess_counted what, ess_id id,
                                     uint64_t *ret);

/** The first thing of kind `what`, behind `after`, that has numbers, or 0 if
    there is no further one. ESS_IO, reported. */
enum ess_status ess_statistics_next(struct ess_env *env, MDB_txn *txn,
                                    enum ess_counted what, ess_id after,
                                    ess_id *ret);

#endif
