/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blocks of sorted rows (layer 4): what an index holds as one value.

       key      the first row, 32 bytes (ess_row_key)
       value    +-------+--------+--------+-----+-----------------+
                | count |  row 2 |  row 3 | ... | 7 bytes of zero |
                +-------+--------+--------+-----+-----------------+
                 2 bytes, little endian

       a row    +------+---------+-----------+-----------+
                | head | (delta) | (column)  | (column)  | ...
                +------+---------+-----------+-----------+
       head     bits 0 and 1: the first column that differs from the row
                before; bits 2 to 7: the difference in it, 1 to 55, or with
                55 + n the n bytes of it that follow, little endian
       columns  those behind that one, folded (ess_id_fold) and written as
                numbers of 1 to 9 bytes: as many low bits of the first byte
                as further bytes follow are 1, the next is 0 (so nine bytes
                begin with 0xFF); little endian

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
  ess_block_row_size = 9 + 3 * 9, /**< Most bytes of a row */
  ess_block_frame = 2 + 7         /**< Bytes of a value around its rows */
};

/** Write `row`, which comes after `last`, to `out` (at least
    ess_block_row_size bytes). Returns the bytes it took. */
size_t ess_block_put(const struct ess_row *last, const struct ess_row *row,
                     unsigned char *out);

/** Read the block of `first` and `value` into `rows`, which has room for
    ess_block_rows. ESS_BAD_INPUT if it is damaged. */
enum ess_status ess_block_decode(const struct ess_row *first,
                                 struct ess_view value,
                                 struct ess_row *rows, size_t *ret_n);

#endif
