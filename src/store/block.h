/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blocks of sorted rows (layer 4): what an index holds as one value.

       key      the first row, 32 bytes (ess_row_key)
       value    +-------+--------+--------+-----+-----------+-----------------+
                | count |  row 2 |  row 3 | ... | directory | 7 bytes of zero |
                +-------+--------+--------+-----+-----------+-----------------+
                 2 bytes, little endian

       a row    +------+---------+-----------+-----------+
                | head | (delta) | (column)  | (column)  | ...
                +------+---------+-----------+-----------+
       base     what a row is told by: the row before it; but for the first
                row of each 32, the first row of the block
       head     bits 0 and 1: the first column that differs from the base;
                bits 2 to 7: the difference in it, 1 to 55, or with 55 + n
                the n bytes of it that follow, little endian
       columns  those behind that one, folded (ess_id_fold) and written as
                numbers of 1 to 9 bytes: as many low bits of the first byte
                as further bytes follow are 1, the next is 0 (so nine bytes
                begin with 0xFF); little endian
       directory  where row 33, row 65 and so on begin in the value, 2 bytes
                each, little endian: a row is found without reading all

   The zeros let a reader take eight bytes at once anywhere. A value fits a
   page of LMDB to itself. */

#ifndef ESSAIM_STORE_BLOCK_H
#define ESSAIM_STORE_BLOCK_H

#include "base/status.h"
#include "base/view.h"
#include "store/order.h"

enum {
  ess_block_size = 4080, /**< Most bytes of a value: an overflow page's */
  ess_block_rows = 2048, /**< Most rows */
  ess_block_group = 32,  /**< Rows that are read together */
  ess_block_row_size = 9 + 3 * 9 /**< Most bytes of a row */
};

/** A block being put together. */
struct ess_filling {
  struct ess_row rows[ess_block_rows];
  size_t n;    /**< Rows; 0 to begin anew */
  size_t size; /**< Bytes in use, the directory and the zeros not counted */
  uint16_t directory[ess_block_rows / ess_block_group];
  unsigned char bytes[ess_block_size + ess_block_row_size];
};

/** Add `row`, which comes after all others. False if it does not fit. */
bool ess_filling_add(struct ess_filling *block, const struct ess_row *row);

/** The value of `block`, which has a row: of its own bytes. Its key is that
    of its first row. */
struct ess_view ess_filling_value(struct ess_filling *block);

/** Read the block of `first` and `value` into `rows`, which has room for
    ess_block_rows. ESS_BAD_INPUT if it is damaged. */
enum ess_status ess_block_decode(const struct ess_row *first,
                                 struct ess_view value,
                                 struct ess_row *rows, size_t *ret_n);

/** Read of the block of `first` and `value` all rows from `low` on whose first
    `bound` columns are those of `low`, and perhaps some before and behind
    them, into `rows`, which has room for ess_block_rows. ESS_BAD_INPUT if it
    is damaged. */
enum ess_status ess_block_find(const struct ess_row *first,
                               struct ess_view value,
                               const struct ess_row *low, unsigned bound,
                               struct ess_row *rows, size_t *ret_n);

#endif
