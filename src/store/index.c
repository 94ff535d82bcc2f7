/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/index.h"

#include "store/blocks.h"

#include <stdlib.h>
#include <string.h>

enum { small_block = ess_block_size / 4 };

/* The first and last of a sequence of rows. */
struct ends {
  bool any;
  struct ess_row first;
  struct ess_row last;
};

struct ess_index_writer {
  struct ess_env *env;
  MDB_txn *txn;
  struct ess_statistics *statistics;
  enum ess_order order;
  bool remove;
  struct ess_blocks blocks;

  /* The region at hand. */
  bool open;
  bool changed;
  bool in_tree;         /* the block that was read is still there */
  struct ess_row key;   /* its key */
  bool bounded;         /* a block follows */
  struct ess_row upper; /* its key */
  struct ess_row old[ess_block_rows];
  size_t n_old;
  size_t i_old; /* the next to be merged */
  struct ends was;
  struct ends is;
  struct ess_filling *full; /* what was filled last; not written yet */
  struct ess_filling *part;
};

struct ess_index_writer *
ess_index_writer_new(struct ess_env *env, MDB_txn *txn,
                     struct ess_statistics *statistics)
{
  struct ess_index_writer *w = calloc(1, sizeof *w);

  if (!w) {
    return NULL;
  }
  w->env = env;
  w->txn = txn;
  w->statistics = statistics;
  w->full = calloc(1, sizeof *w->full);
  w->part = calloc(1, sizeof *w->part);
  if (!w->full || !w->part) {
    ess_index_writer_free(w);
    return NULL;
  }
  return w;
}

void
ess_index_writer_free(struct ess_index_writer *writer)
{
  if (writer) {
    ess_blocks_close(&writer->blocks);
    free(writer->full);
    free(writer->part);
    free(writer);
  }
}

enum ess_status
ess_index_begin(struct ess_index_writer *writer, enum ess_order order,
                bool remove)
{
  ess_blocks_close(&writer->blocks);
  writer->order = order;
  writer->remove = remove;
  writer->open = false;
  return ess_blocks_open(&writer->blocks, writer->env, writer->txn, order);
}

/* -------------------------------------------------------------- counting */

static unsigned
common(const struct ess_row *before, const struct ess_row *row)
{
  return before ? ess_row_common(before, row) : 0;
}

static void
note_row(struct ess_index_writer *w, struct ends *ends,
         const struct ess_row *row, int sign)
{
  if (ends->any) {
    ess_statistics_note(w->statistics, w->order, row,
                        common(&ends->last, row), sign);
  } else {
    ends->first = *row;
    ends->any = true;
  }
  ends->last = *row;
}

/* A row that stays counts as before if the row before it does, too. */
static void
note_kept(struct ess_index_writer *w, const struct ess_row *row)
{
  if (w->was.any && w->is.any &&
      ess_row_compare(&w->was.last, &w->is.last) == 0) {
    w->was.last = *row;
    w->is.last = *row;
    return;
  }
  note_row(w, &w->was, row, -1);
  note_row(w, &w->is, row, 1);
}

/* The last row before the region, which is kept in `keep`; NULL if there is
   none. */
static enum ess_status
row_before(struct ess_index_writer *w, struct ess_row *keep,
           const struct ess_row **ret)
{
  const bool old_first =
    w->was.any && (!w->is.any ||
                   ess_row_compare(&w->was.first, &w->is.first) < 0);
  const struct ess_row *first = old_first ? &w->was.first : &w->is.first;
  size_t n = 0;

  *ret = NULL;
  enum ess_status st = ess_blocks_before(&w->blocks, first);
  if (st == ESS_OK && w->blocks.here) {
    st = ess_blocks_read(&w->blocks, w->old, &n);
    *keep = w->old[n ? n - 1 : 0];
    *ret = keep;
  }
  return st;
}

/* What was not noted: the first rows, whose predecessor is another block's,
   and the first row behind, whose predecessor may be another now. */
static enum ess_status
note_borders(struct ess_index_writer *w)
{
  const bool same_first =
    w->was.any && w->is.any &&
    ess_row_compare(&w->was.first, &w->is.first) == 0;
  struct ess_row keep;
  const struct ess_row *before = NULL;
  enum ess_status st = ESS_OK;

  if (!same_first) {
    st = row_before(w, &keep, &before);
    if (w->was.any) {
      ess_statistics_note(w->statistics, w->order, &w->was.first,
                          common(before, &w->was.first), -1);
    }
    if (w->is.any) {
      ess_statistics_note(w->statistics, w->order, &w->is.first,
                          common(before, &w->is.first), 1);
    }
  }
  if (w->bounded) {
    ess_statistics_note(
      w->statistics, w->order, &w->upper,
      common(w->was.any ? &w->was.last : before, &w->upper), -1);
    ess_statistics_note(
      w->statistics, w->order, &w->upper,
      common(w->is.any ? &w->is.last : before, &w->upper), 1);
  }
  return st;
}

/* --------------------------------------------------------------- writing */

static MDB_dbi
database(const struct ess_index_writer *w)
{
  return ess_env_db(w->env, (enum ess_db)((unsigned)ESS_DB_SPOG +
                                          (unsigned)w->order));
}

static int
delete_block(struct ess_index_writer *w, const struct ess_row *first)
{
  unsigned char bytes[ess_row_key_size];
  MDB_val key = {sizeof bytes, bytes};

  ess_row_key(first, bytes);
  return mdb_del(w->txn, database(w), &key, NULL);
}

static enum ess_status
write_block(struct ess_index_writer *w, struct ess_filling *block)
{
  unsigned char bytes[ess_row_key_size];
  MDB_val key = {sizeof bytes, bytes};
  const struct ess_view view = ess_filling_value(block);
  MDB_val value = {view.n, block->bytes};
  unsigned flags = w->bounded ? 0 : MDB_APPEND;
  int rc = 0;

  if (w->in_tree) {
    w->in_tree = false;
    if (ess_row_compare(&w->key, &block->rows[0]) == 0) {
      flags = 0; /* it is replaced */
    } else {
      rc = delete_block(w, &w->key);
    }
  }
  ess_row_key(&block->rows[0], bytes);
  if (rc == 0) {
    rc = mdb_put(w->txn, database(w), &key, &value, flags);
  }
  block->n = 0;
  return ess_env_status(w->env, rc, "cannot write the store");
}

/* Behind `full` and `part`, of which the first makes room if there is none. */
static enum ess_status
push(struct ess_index_writer *w, const struct ess_row *row)
{
  enum ess_status st = ESS_OK;

  if (!ess_filling_add(w->part, row)) {
    struct ess_filling *part = w->part;
    if (w->full->n) {
      st = write_block(w, w->full);
    }
    w->part = w->full;
    w->full = part;
    w->part->n = 0;
    (void)ess_filling_add(w->part, row);
  }
  return st;
}

/* Of two blocks the second is small: give it some of the first's rows, so
   that neither is full when the next row comes. */
static enum ess_status
balance(struct ess_index_writer *w)
{
  const size_t want = (w->full->size + w->part->size) / 2;
  struct ess_filling *full = w->full;
  struct ess_row rows[2 * ess_block_rows];
  const size_t n = full->n + w->part->n;
  enum ess_status st = ESS_OK;
  size_t i = 0;

  memcpy(rows, full->rows, full->n * sizeof *rows);
  memcpy(rows + full->n, w->part->rows, w->part->n * sizeof *rows);
  full->n = 0;
  w->part->n = 0;
  while (i < n && (full->n == 0 || full->size < want) &&
         ess_filling_add(full, &rows[i])) {
    ++i;
  }
  /* Other rows begin groups now: in rare cases the rest needs two blocks. */
  for (; i < n && st == ESS_OK; ++i) {
    st = push(w, &rows[i]);
  }
  return st;
}

/* ---------------------------------------------------------------- regions */

static enum ess_status
find_upper(struct ess_index_writer *w)
{
  const enum ess_status st = ess_blocks_next(&w->blocks);
  w->bounded = w->blocks.here;
  w->upper = w->blocks.first;
  return st;
}

/* Read the block that `row` falls into, which may be the first one. */
static enum ess_status
open_region(struct ess_index_writer *w, const struct ess_row *row)
{
  enum ess_status st = ess_blocks_seek(&w->blocks, row);

  w->open = true;
  w->changed = false;
  w->bounded = false;
  w->was.any = false;
  w->is.any = false;
  w->n_old = 0;
  w->i_old = 0;
  w->full->n = 0;
  w->part->n = 0;
  w->in_tree = w->blocks.here;
  if (st == ESS_OK && w->in_tree) {
    w->key = w->blocks.first;
    st = ess_blocks_read(&w->blocks, w->old, &w->n_old);
    st = st ? st : find_upper(w);
  }
  return st;
}

static enum ess_status
keep(struct ess_index_writer *w, const struct ess_row *row)
{
  if (ess_statistics_uses(w->order)) {
    note_kept(w, row);
  }
  return push(w, row);
}

static enum ess_status
keep_rest(struct ess_index_writer *w)
{
  enum ess_status st = ESS_OK;
  while (w->i_old < w->n_old && st == ESS_OK) {
    st = keep(w, &w->old[w->i_old++]);
  }
  return st;
}

/* Little is left of the block: take in the next one. */
static enum ess_status
absorb(struct ess_index_writer *w)
{
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && w->remove && w->bounded && !w->full->n &&
         (w->part->n == 0 || w->part->size < small_block)) {
    const struct ess_row next = w->upper;
    st = ess_blocks_seek(&w->blocks, &next);
    st = st ? st : ess_blocks_read(&w->blocks, w->old, &w->n_old);
    st = st ? st : find_upper(w);
    st = st ? st
            : ess_env_status(w->env, delete_block(w, &next),
                             "cannot write the store");
    w->i_old = 0;
    st = st ? st : keep_rest(w);
  }
  return st;
}

static enum ess_status
write_region(struct ess_index_writer *w)
{
  enum ess_status st = absorb(w);

  if (w->bounded && w->full->n && w->part->n &&
      st == ESS_OK && w->part->size < ess_block_size / 2) {
    st = balance(w);
  }
  if (st == ESS_OK && w->full->n) {
    st = write_block(w, w->full);
  }
  if (st == ESS_OK && w->part->n) {
    st = write_block(w, w->part);
  }
  if (st == ESS_OK && w->in_tree) {
    st = ess_env_status(w->env, delete_block(w, &w->key),
                        "cannot write the store");
  }
  return st;
}

static enum ess_status
close_region(struct ess_index_writer *w)
{
  enum ess_status st = keep_rest(w);

  if (st == ESS_OK && w->changed) {
    st = write_region(w);
    if (st == ESS_OK && ess_statistics_uses(w->order)) {
      st = note_borders(w);
    }
  }
  w->open = false;
  return st;
}

static enum ess_status
merge(struct ess_index_writer *w, const struct ess_row *row, bool there)
{
  if (there && !w->remove) {
    return keep(w, row);
  }
  if (there == w->remove) {
    w->changed = true;
    if (ess_statistics_uses(w->order)) {
      note_row(w, there ? &w->was : &w->is, row, there ? -1 : 1);
    }
  }
  return w->remove ? ESS_OK : push(w, row);
}

enum ess_status
ess_index_put(struct ess_index_writer *w, const struct ess_row *row)
{
  enum ess_status st = ESS_OK;
  int order = 1;

  if (w->open && w->bounded && ess_row_compare(row, &w->upper) >= 0) {
    st = close_region(w);
  }
  if (st == ESS_OK && !w->open) {
    st = open_region(w, row);
  }
  while (st == ESS_OK && w->i_old < w->n_old &&
         (order = ess_row_compare(&w->old[w->i_old], row)) < 0) {
    st = keep(w, &w->old[w->i_old++]);
  }
  const bool there = w->i_old < w->n_old && order == 0;
  w->i_old += there;
  return st ? st : merge(w, row, there);
}

enum ess_status
ess_index_end(struct ess_index_writer *writer)
{
  const enum ess_status st = writer->open ? close_region(writer) : ESS_OK;
  ess_blocks_close(&writer->blocks);
  return st;
}
