/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/blocks.h"

enum ess_status
ess_blocks_open(struct ess_blocks *blocks, struct ess_env *env, MDB_txn *txn,
                enum ess_order order)
{
  const MDB_dbi db =
    ess_env_db(env, (enum ess_db)((unsigned)ESS_DB_SPOG + (unsigned)order));
  *blocks = (struct ess_blocks){.env = env};
  return ess_env_status(env, mdb_cursor_open(txn, db, &blocks->cursor),
                        "cannot read the store");
}

void
ess_blocks_close(struct ess_blocks *blocks)
{
  if (blocks->cursor) {
    mdb_cursor_close(blocks->cursor);
    blocks->cursor = NULL;
  }
}

static enum ess_status
damaged(const struct ess_blocks *blocks)
{
  const struct ess_place place = {ess_env_folder(blocks->env), 0, 0,
                                  {NULL, 0}};
  return ess_fail(ess_env_log(blocks->env), ESS_IO, &place,
                  "see what is left with: essaim store check",
                  "the store is damaged: a block cannot be read");
}

/* Take what the cursor found with `rc`. */
static enum ess_status
settle(struct ess_blocks *blocks, int rc, const MDB_val *key,
       const MDB_val *value)
{
  blocks->here = rc == 0;
  if (rc != 0) {
    return ess_env_status(blocks->env, rc == MDB_NOTFOUND ? 0 : rc,
                          "cannot read the store");
  }
  if (key->mv_size != ess_row_key_size) {
    blocks->here = false;
    return damaged(blocks);
  }
  blocks->first = ess_row_of_key(key->mv_data);
  blocks->value = (struct ess_view){value->mv_data, value->mv_size};
  return ESS_OK;
}

static int
move(const struct ess_blocks *blocks, MDB_cursor_op how, MDB_val *key,
     MDB_val *value)
{
  return mdb_cursor_get(blocks->cursor, key, value, how);
}

/* To the last block before `row`, or that of `row` itself if `at`. */
static int
go_before(struct ess_blocks *blocks, const struct ess_row *row, bool at,
          MDB_val *key, MDB_val *value)
{
  unsigned char bytes[ess_row_key_size];

  ess_row_key(row, bytes);
  *key = (MDB_val){sizeof bytes, bytes};
  int rc = move(blocks, MDB_SET_RANGE, key, value);
  if (rc == 0 && at && key->mv_size == sizeof bytes) {
    const struct ess_row found = ess_row_of_key(key->mv_data);
    if (ess_row_compare(&found, row) == 0) {
      return 0;
    }
  }
  return rc == MDB_NOTFOUND ? move(blocks, MDB_LAST, key, value)
         : rc == 0          ? move(blocks, MDB_PREV, key, value)
                            : rc;
}

enum ess_status
ess_blocks_seek(struct ess_blocks *blocks, const struct ess_row *row)
{
  MDB_val key;
  MDB_val value = {0, NULL};
  int rc = go_before(blocks, row, true, &key, &value);

  if (rc == MDB_NOTFOUND) {
    rc = move(blocks, MDB_FIRST, &key, &value);
  }
  return settle(blocks, rc, &key, &value);
}

enum ess_status
ess_blocks_before(struct ess_blocks *blocks, const struct ess_row *row)
{
  MDB_val key;
  MDB_val value = {0, NULL};
  const int rc = go_before(blocks, row, false, &key, &value);
  return settle(blocks, rc, &key, &value);
}

enum ess_status
ess_blocks_next(struct ess_blocks *blocks)
{
  MDB_val key = {0, NULL};
  MDB_val value = {0, NULL};
  const int rc = move(blocks, MDB_NEXT, &key, &value);
  return settle(blocks, rc, &key, &value);
}

enum ess_status
ess_blocks_read(const struct ess_blocks *blocks, struct ess_row *rows,
                size_t *ret_n)
{
  const enum ess_status st =
    ess_block_decode(&blocks->first, blocks->value, rows, ret_n);
  return st == ESS_BAD_INPUT ? damaged(blocks) : st;
}

enum ess_status
ess_blocks_find(const struct ess_blocks *blocks, const struct ess_row *low,
                unsigned bound, struct ess_row *rows, size_t *ret_n)
{
  const enum ess_status st = ess_block_find(&blocks->first, blocks->value,
                                            low, bound, rows, ret_n);
  return st == ESS_BAD_INPUT ? damaged(blocks) : st;
}
