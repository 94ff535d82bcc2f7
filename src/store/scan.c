/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/scan.h"

#include <stdlib.h>

struct ess_scan {
  struct ess_blocks blocks;
  struct ess_row pattern; /* in the columns of the order */
  unsigned bound;         /* columns from the first */
  bool filtered;          /* further columns are bound */
  bool changing;          /* the transaction writes */
  bool started;
  bool ended;
  struct ess_row last;    /* of the block read last; first, where to begin */
  struct ess_row rows[ess_block_rows];
};

enum ess_status
ess_scan_new(struct ess_env *env, MDB_txn *txn, bool changing,
             enum ess_order order, const struct ess_quad *pattern,
             struct ess_scan **ret)
{
  struct ess_scan *scan = malloc(sizeof *scan);

  *ret = scan;
  if (!scan) {
    return ess_fail(ess_env_log(env), ESS_LIMIT, NULL, NULL,
                    "out of memory");
  }
  scan->changing = changing;
  scan->started = false;
  scan->ended = false;
  scan->pattern = ess_order_row(order, pattern);
  scan->bound = ess_order_bound(order, pattern);
  scan->last = scan->pattern;
  scan->filtered = false;
  for (unsigned i = scan->bound; i < ESS_PLACES; ++i) {
    scan->filtered = scan->filtered || scan->pattern.k[i];
    scan->last.k[i] = 0;
  }
  const enum ess_status st = ess_blocks_open(&scan->blocks, env, txn, order);
  if (st != ESS_OK) {
    ess_scan_free(scan);
    *ret = NULL;
  }
  return st;
}

void
ess_scan_free(struct ess_scan *scan)
{
  if (scan) {
    ess_blocks_close(&scan->blocks);
    free(scan);
  }
}

/* First of `n` rows that is not before `row`, nor equal to it if `behind`. */
static size_t
find_row(const struct ess_scan *scan, size_t n, const struct ess_row *row,
         bool behind)
{
  size_t low = 0;

  while (low < n) {
    const size_t middle = low + (n - low) / 2;
    if (ess_row_compare(&scan->rows[middle], row) < behind) {
      low = middle + 1;
    } else {
      n = middle;
    }
  }
  return low;
}

/* Read what may be in the range, and behind the row read last. */
static enum ess_status
read_block(struct ess_scan *scan, size_t *ret_n)
{
  *ret_n = 0;
  return scan->blocks.here
           ? ess_blocks_find(&scan->blocks, &scan->last, scan->bound,
                             scan->rows, ret_n)
           : ESS_OK;
}

/* The block in which the rest begins, and where. If the store is changed
   between calls, blocks are not where they were: it is looked for. */
static enum ess_status
go_on(struct ess_scan *scan, size_t *ret_from, size_t *ret_n)
{
  const bool seek = !scan->started || scan->changing;
  enum ess_status st = seek ? ess_blocks_seek(&scan->blocks, &scan->last)
                            : ess_blocks_next(&scan->blocks);

  st = st ? st : read_block(scan, ret_n);
  *ret_from = seek ? find_row(scan, *ret_n, &scan->last, scan->started) : 0;
  scan->started = true;
  if (st == ESS_OK && scan->blocks.here && *ret_from == *ret_n) {
    *ret_from = 0;
    st = ess_blocks_next(&scan->blocks);
    st = st ? st : read_block(scan, ret_n);
  }
  if (st == ESS_OK && *ret_n) {
    scan->last = scan->rows[*ret_n - 1];
  }
  return st;
}

static bool
matches(const struct ess_scan *scan, const struct ess_row *row)
{
  for (unsigned i = scan->bound; i < ESS_PLACES; ++i) {
    if (scan->pattern.k[i] && scan->pattern.k[i] != row->k[i]) {
      return false;
    }
  }
  return true;
}

/* Number of rows of `n`, from `rows` on, that are in the range. */
static size_t
in_range(const struct ess_scan *scan, const struct ess_row *rows, size_t n)
{
  size_t low = 0;

  while (low < n) {
    const size_t middle = low + (n - low) / 2;
    if (ess_row_common(&rows[middle], &scan->pattern) >= scan->bound) {
      low = middle + 1;
    } else {
      n = middle;
    }
  }
  return low;
}

static size_t
filter(struct ess_scan *scan, size_t from, size_t n)
{
  size_t kept = from;
  for (size_t i = from; i < from + n; ++i) {
    if (matches(scan, &scan->rows[i])) {
      scan->rows[kept++] = scan->rows[i];
    }
  }
  return kept - from;
}

enum ess_status
ess_scan_next(struct ess_scan *scan, const struct ess_row **ret,
              size_t *ret_n)
{
  enum ess_status st = ESS_OK;

  *ret_n = 0;
  while (st == ESS_OK && *ret_n == 0 && !scan->ended) {
    size_t from = 0;
    size_t n = 0;
    st = go_on(scan, &from, &n);
    const size_t count = in_range(scan, scan->rows + from, n - from);
    scan->ended = st != ESS_OK || !scan->blocks.here || count < n - from;
    *ret = scan->rows + from;
    *ret_n = scan->filtered ? filter(scan, from, count) : count;
  }
  return st;
}
