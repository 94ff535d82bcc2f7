/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store (layer 4): a folder on disk, transactions on it, and in a
   transaction terms, quads, scans and counts. This header is what the rest of
   essaim sees of src/store.

       statement ─▶ batch: terms to identifiers, sorted in seven orders
                      │
                      ▼ at the next read, or the commit
       dictionary ◀───┴───▶ seven indexes ───▶ scan ─▶ rows of identifiers
       terms, hashes        of blocks                       │ ess_txn_term
                                                            ▼
                                                           terms

   What is where on disk: store/env.h (the folder), store/dictionary.h,
   store/order.h (which indexes), store/block.h (their values),
   store/statistics.h, store/id.h (identifiers).

   Bytes a quad, of a million triples in the default graph (`essaim store
   stat` tells those of a store at hand):

       terms   hashes   spog  posg  ospg  psog  gspo  gpos  gosp   all
         7.5      3.9    5.0   4.1   5.9   4.7   4.0   3.3   4.9   43.4

   Readers see what was committed when they began, and wait for nobody. There
   is one writer at a time. */

#ifndef ESSAIM_STORE_QUADS_H
#define ESSAIM_STORE_QUADS_H

#include "store/scan.h"
#include "store/statistics.h"
#include "store/transaction.h"

/** The store in `env`, which is borrowed: NULL without memory. `memory` is as
    in struct ess_quads_options. Close it with ess_quads_close. */
struct ess_quads *ess_quads_over(struct ess_env *env, size_t memory);

/** Its environment, for what copies or checks the store as a whole. */
struct ess_env *ess_quads_env(const struct ess_quads *quads);

/** Add the quad of identifiers `quad`, of terms that the store has; as
    ess_txn_add. */
enum ess_status ess_txn_add_quad(struct ess_txn *txn,
                                 const struct ess_quad *quad);

/** Remove the quad of identifiers `quad`; as ess_txn_remove. */
enum ess_status ess_txn_remove_quad(struct ess_txn *txn,
                                    const struct ess_quad *quad);

/** Remove all that matches `pattern` (0: any); as ess_txn_remove. */
enum ess_status ess_txn_remove_matching(struct ess_txn *txn,
                                        const struct ess_quad *pattern);

/** Remove the quads of `graph` that were there before what was added since
    the last read or removal, without a look at that; `*ret_had` tells if
    there were any. So a graph is replaced by what comes anew, however much,
    in whatever order. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_txn_supersede(struct ess_txn *txn,
                                  const struct ess_term *graph,
                                  bool *ret_had);

/** The identifier of `term` (ESS_NONE: the default graph), or 0 if the store
    has no such term, and so no quad of it. ESS_IO, reported. */
enum ess_status ess_txn_id(struct ess_txn *txn, const struct ess_term *term,
                           ess_id *ret);

/** The term of `id` (ESS_NONE for the default graph). Its bytes are put into
    `out`, which is emptied before, and are valid until it changes. ESS_IO,
    reported. */
enum ess_status ess_txn_term(struct ess_txn *txn, ess_id id,
                             struct ess_buf *out, struct ess_term *ret);

/** Begin to read what matches `pattern` in `order`: see ess_scan_new. */
enum ess_status ess_txn_scan(struct ess_txn *txn, enum ess_order order,
                             const struct ess_quad *pattern,
                             struct ess_scan **ret);

/** Hand the statements that match `pattern` to `sink`, in the order of
    identifiers, graph after graph if `pattern` binds nothing else. ESS_IO
    reported, or what `sink` returned. */
enum ess_status ess_txn_each(struct ess_txn *txn,
                             const struct ess_quad *pattern,
                             const struct ess_sink *sink);

/** Whether `quad` is in the store. ESS_IO, reported. */
enum ess_status ess_txn_has(struct ess_txn *txn, const struct ess_quad *quad,
                            bool *ret);

/** The numbers of the store. ESS_IO, reported. */
enum ess_status ess_txn_counts(struct ess_txn *txn,
                               struct ess_store_counts *ret);

/** The numbers of a predicate. ESS_IO, reported. */
enum ess_status ess_txn_predicate(struct ess_txn *txn, ess_id predicate,
                                  struct ess_predicate_counts *ret);

/** The quads of a graph, or the instances of a class. ESS_IO, reported. */
enum ess_status ess_txn_count(struct ess_txn *txn, enum ess_counted what,
                              ess_id id, uint64_t *ret);

/** The graph behind `after` (0: the first), in the order of identifiers, that
    has quads; the default graph comes first. 0 if there is no further one.
    ESS_IO, reported. */
enum ess_status ess_txn_next_graph(struct ess_txn *txn, ess_id after,
                                   ess_id *ret);

/** How many times the memory was full: what was added went to disk. */
size_t ess_txn_spills(const struct ess_txn *txn);

#endif
