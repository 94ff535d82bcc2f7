/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What matches a pattern, a page at a time (layer 4). */

#ifndef ESSAIM_STORE_SCAN_H
#define ESSAIM_STORE_SCAN_H

#include "store/blocks.h"

/** A range of one index being read; opaque. */
struct ess_scan;

/** Begin to read what matches `pattern` (0: any) in `order`; what the pattern
    binds behind a column that it does not is looked at row by row. `changing`
    says that the index may change between two pages: then rows still ascend,
    and a page has no row that the index does not have by then. What is there
    all the time comes once; what is added after a page, behind its last row,
    may come or not. ESS_IO or ESS_LIMIT, reported. Free with ess_scan_free
    before `txn` ends. */
enum ess_status ess_scan_new(struct ess_env *env, MDB_txn *txn,
                             bool changing, enum ess_order order,
                             const struct ess_quad *pattern,
                             struct ess_scan **ret);

/** Free `scan`; NULL is fine. */
void ess_scan_free(struct ess_scan *scan);

/** The next rows, in the columns of the scan's order, borrowed until the next
    call; `*ret_n` is 0 at the end. ESS_IO, reported. */
enum ess_status ess_scan_next(struct ess_scan *scan,
                              const struct ess_row **ret, size_t *ret_n);

#endif
