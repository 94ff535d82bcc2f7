/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Changes of one index (layer 4). Sorted rows are merged with the blocks that
   they fall into; blocks that none falls into are not touched. One statement
   and a million are changed by the same code: where the index is empty, the
   merge is an append of full blocks.

       rows ───────────┐ ascending
                       ▼
       block, decoded ─▶ merge ─▶ blocks, full or shared out evenly

   A region is what lies between the first row of a block and that of the
   next: it is read once and written once. */

#ifndef ESSAIM_STORE_INDEX_H
#define ESSAIM_STORE_INDEX_H

#include "store/sorting.h"
#include "store/statistics.h"

/** Changes one index at a time; opaque. */
struct ess_index_writer;

/** A writer for the indexes of `env` within `txn`, or NULL without memory.
    What comes and goes is noted in `statistics`. All are borrowed for as
    long. Free with ess_index_writer_free. */
struct ess_index_writer *ess_index_writer_new(
  struct ess_env *env, MDB_txn *txn, struct ess_statistics *statistics);

/** Free `writer`; NULL is fine. */
void ess_index_writer_free(struct ess_index_writer *writer);

/** Begin to add rows to the index of `order`, or to remove them. */
enum ess_status ess_index_begin(struct ess_index_writer *writer,
                                enum ess_order order, bool remove);

/** Add or remove `row`, which comes after the one before. One that is there
    already, or is not there, changes nothing. ESS_IO, reported. */
enum ess_status ess_index_put(struct ess_index_writer *writer,
                              const struct ess_row *row);

/** End what ess_index_begin began. ESS_IO, reported. */
enum ess_status ess_index_end(struct ess_index_writer *writer);

#endif
