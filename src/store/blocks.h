/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A place among the blocks of one index (layer 4). */

#ifndef ESSAIM_STORE_BLOCKS_H
#define ESSAIM_STORE_BLOCKS_H

#include "store/block.h"
#include "store/env.h"

/** Where a reader of an index stands. */
struct ess_blocks {
  struct ess_env *env;
  MDB_cursor *cursor;   /**< Owned */
  struct ess_row first; /**< Of the block here: its key */
  struct ess_view value; /**< Of the block here, until the store changes */
  bool here;            /**< There is a block here */
};

/** Open the index of `order`. ESS_IO, reported. Close it with
    ess_blocks_close before `txn` ends. */
enum ess_status ess_blocks_open(struct ess_blocks *blocks,
                                struct ess_env *env, MDB_txn *txn,
                                enum ess_order order);

/** Free what `blocks` holds; `{0}` is fine. */
void ess_blocks_close(struct ess_blocks *blocks);

/** Go to the last block whose first row is not after `row`, or to the first
    block. ESS_IO, reported. */
enum ess_status ess_blocks_seek(struct ess_blocks *blocks,
                                const struct ess_row *row);

/** Go to the last block whose first row is before `row`; there may be none.
    ESS_IO, reported. */
enum ess_status ess_blocks_before(struct ess_blocks *blocks,
                                  const struct ess_row *row);

/** Go to the next block; there may be none. ESS_IO, reported. */
enum ess_status ess_blocks_next(struct ess_blocks *blocks);

/** Read of the block here what ess_block_find reads. ESS_IO, reported, if it
    is damaged. */
enum ess_status ess_blocks_find(const struct ess_blocks *blocks,
                                const struct ess_row *low, unsigned bound,
                                struct ess_row *rows, size_t *ret_n);

/** Read the block here into `rows`, with room for ess_block_rows. ESS_IO,
    reported, if it is damaged. */
enum ess_status ess_blocks_read(const struct ess_blocks *blocks,
                                struct ess_row *rows, size_t *ret_n);

#endif
