/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/block.h"

#include <string.h>

enum { most_small = 55, tail = 7 };

/* Bytes that hold `x`, at least one. */
static unsigned
bytes_of(uint64_t x)
{
  return (unsigned)(71 - __builtin_clzll(x | 1)) / 8;
}

/* Bytes of a number of seven bits a byte; from 57 bits on, nine. */
static unsigned
number_size(uint64_t x)
{
  const unsigned bits = (unsigned)(64 - __builtin_clzll(x | 1));
  return bits > 56 ? 9 : (bits + 6) / 7;
}

static unsigned char *
put_bytes(unsigned char *out, uint64_t x, unsigned n)
{
  for (unsigned i = 0; i < n; ++i) {
    out[i] = (unsigned char)(x >> (8 * i));
  }
  return out + n;
}

static unsigned char *
put_number(unsigned char *out, uint64_t x)
{
  const unsigned n = number_size(x);
  if (n == 9) {
    *out = 0xFF;
    return put_bytes(out + 1, x, 8);
  }
  return put_bytes(out, x << n | ((1U << (n - 1)) - 1), n);
}

size_t
ess_block_put(const struct ess_row *last, const struct ess_row *row,
              unsigned char *out)
{
  const unsigned char *start = out;
  const unsigned column = ess_row_common(last, row);
  const uint64_t delta = row->k[column] - last->k[column];

  if (delta <= most_small) {
    *out++ = (unsigned char)(delta << 2 | column);
  } else {
    const unsigned n = bytes_of(delta);
    *out++ = (unsigned char)((most_small + n) << 2 | column);
    out = put_bytes(out, delta, n);
  }
  for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
    out = put_number(out, ess_id_fold(row->k[i]));
  }
  return (size_t)(out - start);
}

/* Eight bytes, which may be more than the number at hand. */
static uint64_t
load(const unsigned char *p)
{
  uint64_t x;
  memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  return x;
}

static uint64_t
low_bytes(uint64_t x, unsigned n)
{
  return n < 8 ? x & ((1ULL << (8 * n)) - 1) : x;
}

static const unsigned char *
get_number(const unsigned char *p, uint64_t *ret)
{
  const uint64_t x = load(p);
  const unsigned n = (unsigned)__builtin_ctzll(~x | 0x100) + 1;

  if (n == 9) {
    *ret = load(p + 1);
    return p + 9;
  }
  *ret = low_bytes(x, n) >> n;
  return p + n;
}

/* The row behind `last`, which begins at `p`. Where bytes are missing this
   reads zeros: the caller looks where it ended. */
static const unsigned char *
get_row(const unsigned char *p, const struct ess_row *last,
        struct ess_row *ret)
{
  const unsigned head = *p++;
  const unsigned column = head & 3;
  uint64_t delta = head >> 2;

  if (delta > most_small) {
    const unsigned n = (unsigned)delta - most_small;
    delta = low_bytes(load(p), n);
    p += n;
  }
  *ret = *last;
  ret->k[column] += delta;
  for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
    uint64_t folded;
    p = get_number(p, &folded);
    ret->k[i] = ess_id_unfold(folded);
  }
  return p;
}

/* Rows from `*n` on, as long as they begin before `end`. */
static const unsigned char *
get_rows(const unsigned char *p, const unsigned char *end,
         struct ess_row *rows, size_t *n, size_t most)
{
  size_t i = *n;
  for (; i < most && p < end; ++i) {
    p = get_row(p, &rows[i - 1], &rows[i]);
  }
  *n = i;
  return p;
}

enum ess_status
ess_block_decode(const struct ess_row *first, struct ess_view value,
                 struct ess_row *rows, size_t *ret_n)
{
  /* The last rows are read from a copy: what is damaged may want more bytes
     than there are. */
  unsigned char copy[3 * ess_block_row_size] = {0};
  const unsigned char *p = (const unsigned char *)value.s;
  const size_t count =
    value.n < ess_block_frame ? 0 : p[0] | (size_t)p[1] << 8;
  size_t n = 1;

  *ret_n = 0;
  if (count == 0 || count > ess_block_rows) {
    return ESS_BAD_INPUT;
  }
  const unsigned char *end = p + value.n - tail;
  p += 2;
  rows[0] = *first;
  if (end - p > ess_block_row_size) {
    p = get_rows(p, end - ess_block_row_size, rows, &n, count);
  }
  const size_t left = (size_t)(end - p);
  if (left > ess_block_row_size) {
    return ESS_BAD_INPUT;
  }
  memcpy(copy, p, left);
  p = get_rows(copy, copy + left, rows, &n, count);
  *ret_n = n;
  return n == count && p == copy + left ? ESS_OK : ESS_BAD_INPUT;
}
