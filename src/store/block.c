/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/block.h"

#include <string.h>

enum { most_small = 55, head = 2, tail = 7 };

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

/* Write `row` as it differs from `base`. Returns what is behind it. */
static unsigned char *
put_row(unsigned char *out, const struct ess_row *base,
        const struct ess_row *row)
{
  const unsigned column = ess_row_common(base, row);
  const uint64_t delta = row->k[column] - base->k[column];

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
  return out;
}

/* Bytes of the directory of `n` rows. */
static size_t
directory_size(size_t n)
{
  return n ? 2 * ((n - 1) / ess_block_group) : 0;
}

bool
ess_filling_add(struct ess_filling *block, const struct ess_row *row)
{
  const size_t n = block->n;
  const size_t group = n / ess_block_group;
  const bool starts = n % ess_block_group == 0;

  if (n == 0) {
    block->size = head;
  } else {
    const struct ess_row *base = &block->rows[starts ? 0 : n - 1];
    const size_t end =
      (size_t)(put_row(block->bytes + block->size, base, row) -
               block->bytes);
    if (n == ess_block_rows ||
        end + directory_size(n + 1) + tail > ess_block_size) {
      return false;
    }
    if (starts) {
      block->directory[group] = (uint16_t)block->size;
    }
    block->size = end;
  }
  block->rows[block->n++] = *row;
  return true;
}

struct ess_view
ess_filling_value(struct ess_filling *block)
{
  unsigned char *end = block->bytes + block->size;

  (void)put_bytes(block->bytes, block->n, head);
  for (size_t i = ess_block_group; i < block->n; i += ess_block_group) {
    end = put_bytes(end, block->directory[i / ess_block_group], 2);
  }
  memset(end, 0, tail);
  return (struct ess_view){(const char *)block->bytes,
                           (size_t)(end + tail - block->bytes)};
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

static size_t
load_two(const unsigned char *p)
{
  return p[0] | (size_t)p[1] << 8;
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

/* The row at `p`, which is told by `base`. */
static const unsigned char *
get_row(const unsigned char *p, const struct ess_row *base,
        struct ess_row *ret)
{
  const unsigned start = *p++;
  const unsigned column = start & 3;
  uint64_t delta = start >> 2;

  if (delta > most_small) {
    const unsigned n = (unsigned)delta - most_small;
    delta = low_bytes(load(p), n);
    p += n;
  }
  *ret = *base;
  ret->k[column] += delta;
  for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
    uint64_t folded;
    p = get_number(p, &folded);
    ret->k[i] = ess_id_unfold(folded);
  }
  return p;
}

/* ----------------------------------------------------------------- reading */

/* A value taken apart. */
struct reading {
  const struct ess_row *first;
  const unsigned char *start; /* of the value */
  const unsigned char *end;   /* of its rows */
  size_t n;                   /* rows */
  size_t groups;
};

static bool
open_value(struct reading *r, const struct ess_row *first,
           struct ess_view value)
{
  const unsigned char *p = (const unsigned char *)value.s;
  const size_t n = value.n < head + tail ? 0 : load_two(p);
  const size_t around = tail + directory_size(n);

  *r = (struct reading){first, p, NULL, n, 0};
  if (n == 0 || n > ess_block_rows || value.n < head + around ||
      value.n > ess_block_size) {
    return false;
  }
  r->groups = (n + ess_block_group - 1) / ess_block_group;
  r->end = p + value.n - around;
  return true;
}

/* Where a group begins; NULL if that is nowhere in the value. */
static const unsigned char *
group_start(const struct reading *r, size_t group)
{
  const size_t at =
    group == 0 ? head : load_two(r->end + 2 * (group - 1));
  const unsigned char *p = r->start + at;
  return at >= head && p <= r->end ? p : NULL;
}

/* The `n` rows of `group`, to `rows`. A row may be damaged, and read more
   than there is: near the end the bytes are read from a copy. */
static enum ess_status
get_group(const struct reading *r, size_t group, struct ess_row *rows,
          size_t *ret_n)
{
  enum { most = ess_block_group * ess_block_row_size };
  const size_t before = group * ess_block_group;
  const size_t n =
    r->n - before < ess_block_group ? r->n - before : ess_block_group;
  const unsigned char *p = group_start(r, group);
  const unsigned char *next = group + 1 < r->groups
                                ? group_start(r, group + 1)
                                : r->end;
  unsigned char copy[most + 2 * ess_block_row_size];
  size_t i = 0;

  *ret_n = 0;
  if (!p || !next || next < p || next - p > most) {
    return ESS_BAD_INPUT;
  }
  if (r->end - p < most + ess_block_row_size) {
    const size_t left = (size_t)(next - p);
    memcpy(copy, p, left);
    memset(copy + left, 0, sizeof copy - left);
    p = copy;
    next = copy + left;
  }
  if (group == 0) {
    rows[i++] = *r->first;
  } else {
    p = get_row(p, r->first, &rows[i++]);
  }
  for (; i < n && p < next; ++i) {
    p = get_row(p, &rows[i - 1], &rows[i]);
  }
  *ret_n = n;
  return i == n && p == next ? ESS_OK : ESS_BAD_INPUT;
}

enum ess_status
ess_block_decode(const struct ess_row *first, struct ess_view value,
                 struct ess_row *rows, size_t *ret_n)
{
  const struct ess_row any = {{0}};
  return ess_block_find(first, value, &any, 0, rows, ret_n);
}

/* The first row of `group`; false if it is damaged. */
static bool
group_row(const struct reading *r, size_t group, struct ess_row *ret)
{
  unsigned char copy[2 * ess_block_row_size] = {0};
  const unsigned char *p = group_start(r, group);

  if (group == 0) {
    *ret = *r->first;
    return true;
  }
  if (!p) {
    return false;
  }
  if (r->end - p < ess_block_row_size) {
    memcpy(copy, p, (size_t)(r->end - p));
    p = copy;
  }
  (void)get_row(p, r->first, ret);
  return true;
}

/* The last group whose first row is not behind `row`, or the first. */
static size_t
find_group(const struct reading *r, const struct ess_row *row)
{
  size_t low = 0;
  size_t high = r->groups;

  while (high - low > 1) {
    const size_t middle = low + (high - low) / 2;
    struct ess_row found;
    if (group_row(r, middle, &found) && ess_row_compare(&found, row) <= 0) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

enum ess_status
ess_block_find(const struct ess_row *first, struct ess_view value,
               const struct ess_row *low, unsigned bound,
               struct ess_row *rows, size_t *ret_n)
{
  struct reading r;
  size_t n = 0;
  enum ess_status st = open_value(&r, first, value) ? ESS_OK : ESS_BAD_INPUT;
  size_t group = st || !low->k[0] ? 0 : find_group(&r, low);

  *ret_n = 0;
  for (; st == ESS_OK && group < r.groups; ++group) {
    st = get_group(&r, group, rows + *ret_n, &n);
    *ret_n += n;
    /* Behind the range: no more of it will come. */
    if (n && ess_row_common(&rows[*ret_n - 1], low) < bound &&
        ess_row_compare(&rows[*ret_n - 1], low) > 0) {
      break;
    }
  }
  *ret_n = st ? 0 : *ret_n;
  return st;
}
