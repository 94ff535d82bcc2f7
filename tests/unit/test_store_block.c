/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blocks of rows: all rows come back, and are found; what is damaged is read
   within its bytes. Values lie in memory of just their size, so that a
   sanitizer or Valgrind sees a byte read behind them. */

#include "store/block.h"

#include <string.h>

#include "chance.h"
#include "unit.h"

static struct ess_filling block;
static struct ess_row decoded[ess_block_rows];

static const ess_id most = ((uint64_t)1 << 63) - 1;

/* `value` in memory of its own, of just its size. */
static struct ess_view
copy_of(struct ess_view value)
{
  char *copy = malloc(value.n ? value.n : 1);
  assert_non_null(copy);
  memcpy(copy, value.s, value.n);
  return (struct ess_view){copy, value.n};
}

static void
drop_copy(struct ess_view copy)
{
  free((char *)(uintptr_t)copy.s);
}

static enum ess_status
decode(struct ess_view value, size_t *ret_n)
{
  const struct ess_view copy = copy_of(value);
  const enum ess_status st =
    ess_block_decode(&block.rows[0], copy, decoded, ret_n);
  drop_copy(copy);
  return st;
}

static enum ess_status
find(struct ess_view value, const struct ess_row *low, unsigned bound,
     size_t *ret_n)
{
  const struct ess_view copy = copy_of(value);
  const enum ess_status st =
    ess_block_find(&block.rows[0], copy, low, bound, decoded, ret_n);
  drop_copy(copy);
  return st;
}

static void
assert_comes_back(void)
{
  const struct ess_view value = ess_filling_value(&block);
  size_t n = 0;

  assert_true(value.n <= ess_block_size);
  assert_int_equal(decode(value, &n), ESS_OK);
  assert_int_equal(n, block.n);
  assert_memory_equal(decoded, block.rows, n * sizeof *decoded);
}

/* An identifier of any kind; most have few bits of payload. */
static ess_id
chance_id(void)
{
  const size_t sort = below(8);

  return sort == 0 ? chance() & most
         : sort == 1
           ? (below(2) ? most - chance_bits(9) : chance_bits(63))
           : ess_id_of((enum ess_tag)below(32),
                       chance_bits(sort < 5 ? 16 : ess_payload_bits));
}

/* A row behind `last`; false if there is none in the column that chance
   has. */
static bool
chance_row(const struct ess_row *last, unsigned bits, struct ess_row *ret)
{
  const unsigned column = (unsigned)below(ESS_PLACES);
  const uint64_t delta =
    bits ? 1 + chance_bits(bits) : 1 + below(60);

  *ret = *last;
  if (delta > most - last->k[column]) {
    return false;
  }
  ret->k[column] += delta;
  for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
    ret->k[i] = chance_id();
  }
  return true;
}

/* A block of about `n` rows that differ by about `bits` bits. */
static void
chance_block(size_t n, unsigned bits)
{
  struct ess_row row = {{0}};

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    row.k[i] = once_in(3) ? 0 : chance_id();
  }
  block.n = 0;
  assert_true(ess_filling_add(&block, &row));
  for (size_t i = 1; i < n; ++i) {
    if (chance_row(&block.rows[block.n - 1], bits, &row) &&
        !ess_filling_add(&block, &row)) {
      break;
    }
  }
}

static void
any_rows_come_back(void **state)
{
  (void)state;
  for (size_t i = 0; i < 3000; ++i) {
    chance_block(once_in(20) ? ess_block_rows : 1 + below(80),
                 (unsigned)below(63));
    assert_comes_back();
  }
}

/* Every difference around a power of two, in every column, with columns
   behind it that are as many bits. */
static void
all_sizes_come_back(void **state)
{
  (void)state;
  for (unsigned column = 0; column < ESS_PLACES; ++column) {
    for (unsigned bit = 0; bit < 63; ++bit) {
      for (unsigned less = 0; less < 2; ++less) {
        const uint64_t x = ((uint64_t)1 << bit) - less;
        struct ess_row row = {{0}};
        block.n = 0;
        assert_true(ess_filling_add(&block, &row));
        row.k[column] = x + 1;
        for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
          row.k[i] = ess_id_unfold(x);
        }
        assert_true(ess_filling_add(&block, &row));
        assert_comes_back();
      }
    }
  }
}

/* From one row on: around the ends of groups above all. */
static void
any_number_comes_back(void **state)
{
  (void)state;
  for (size_t n = 1; n < 200; ++n) {
    chance_block(n, 7);
    assert_comes_back();
  }
  chance_block(1, 7);
  assert_int_equal(ess_filling_value(&block).n, 2 + 7);
}

static void
most_rows_come_back(void **state)
{
  (void)state;
  struct ess_row row = {{5, 6, 7, 8}};

  block.n = 0;
  while (ess_filling_add(&block, &row)) {
    ++row.k[3];
  }
  assert_int_equal(block.n, ess_block_rows);
  assert_comes_back();
}

/* As many bytes as a value may have, whatever the last row takes. What did
   not fit left no trace. */
static void
most_bytes_come_back(void **state)
{
  (void)state;
  bool full = false;

  for (size_t i = 0; i < 1000 && !full; ++i) {
    chance_block(ess_block_rows, 40);
    full = ess_filling_value(&block).n == ess_block_size;
    assert_comes_back();
  }
  assert_true(full);
}

/* ----------------------------------------------------------------- finding */

/* What is found from `low` on are rows of the block, one after the other, and
   all that should be. */
static void
assert_finds(const struct ess_row *low, unsigned bound)
{
  size_t n = 0;
  size_t from = 0;

  assert_int_equal(find(ess_filling_value(&block), low, bound, &n), ESS_OK);
  assert_true(n > 0);
  while (from < block.n &&
         memcmp(&block.rows[from], decoded, sizeof *decoded) != 0) {
    ++from;
  }
  assert_true(from + n <= block.n);
  assert_memory_equal(decoded, &block.rows[from], n * sizeof *decoded);
  for (size_t i = 0; i < block.n; ++i) {
    if ((i < from || i >= from + n) &&
        ess_row_compare(&block.rows[i], low) >= 0) {
      assert_true(ess_row_common(&block.rows[i], low) < bound);
    }
  }
}

static void
rows_are_found(void **state)
{
  (void)state;
  for (size_t turn = 0; turn < 400; ++turn) {
    chance_block(once_in(4) ? ess_block_rows : 1 + below(120),
                 (unsigned)below(20));
    for (size_t i = 0; i < 40; ++i) {
      struct ess_row low = block.rows[below(block.n)];
      const unsigned bound = (unsigned)below(ESS_PLACES + 1);
      for (unsigned k = bound; k < ESS_PLACES && once_in(2); ++k) {
        low.k[k] = 0;
      }
      if (once_in(4)) {
        low.k[below(ESS_PLACES)] += once_in(2) ? 1 : chance_bits(20);
      }
      assert_finds(&low, bound);
    }
  }
}

/* It is not read whole where a group tells all. */
static void
few_rows_are_read(void **state)
{
  (void)state;
  struct ess_row row = {{1, 2, 3, 4}};
  size_t n = 0;

  for (block.n = 0; block.n < 600;) {
    assert_true(ess_filling_add(&block, &row));
    ++row.k[0];
  }
  row = block.rows[500];
  assert_int_equal(find(ess_filling_value(&block), &row, 1, &n), ESS_OK);
  assert_int_equal(n, ess_block_group);
}

/* ------------------------------------------------------------------ damage */

static void
assert_harmless(struct ess_view value)
{
  const struct ess_row low = block.rows[block.n / 2];
  size_t n = 0;
  enum ess_status st = decode(value, &n);

  if (st == ESS_OK) {
    const unsigned char *p = (const unsigned char *)value.s;
    assert_int_equal(n, p[0] | (size_t)p[1] << 8);
    assert_true(n > 0 && n <= ess_block_rows);
    assert_memory_equal(decoded, block.rows, sizeof *decoded);
  } else {
    assert_int_equal(st, ESS_BAD_INPUT);
  }
  st = find(value, &low, (unsigned)below(ESS_PLACES + 1), &n);
  assert_true(st == ESS_OK || st == ESS_BAD_INPUT);
}

/* The block at hand with each byte changed: all bits, one, any. */
static void
damage_bytes(void)
{
  const struct ess_view value = ess_filling_value(&block);

  for (size_t i = 0; i < value.n; ++i) {
    const unsigned char was = block.bytes[i];
    block.bytes[i] = (unsigned char)~was;
    assert_harmless(value);
    block.bytes[i] = (unsigned char)(was ^ 1U << below(8));
    assert_harmless(value);
    block.bytes[i] = (unsigned char)chance();
    assert_harmless(value);
    block.bytes[i] = was;
  }
}

/* What lacks bytes lacks rows, and says so. */
static void
damage_length(void)
{
  struct ess_view value = ess_filling_value(&block);

  while (value.n > 0) {
    size_t n = 0;
    --value.n;
    assert_int_equal(decode(value, &n), ESS_BAD_INPUT);
    assert_harmless(value);
  }
}

static void
damage_is_harmless(void **state)
{
  (void)state;
  for (size_t i = 0; i < 60; ++i) {
    chance_block(1 + below(100), (unsigned)below(63));
    damage_bytes();
    damage_length();
  }
  for (unsigned bits = 0; bits < 63; bits += 20) {
    chance_block(ess_block_rows, bits);
    damage_bytes();
    damage_length();
  }
}

/* Groups that are said to begin at the end, where there are bytes that ask for
   as many more as can be. */
static void
wrong_directories_are_harmless(void **state)
{
  (void)state;
  for (size_t turn = 0; turn < 100; ++turn) {
    chance_block(ess_block_group + 1 + below(90), (unsigned)below(30));
    const struct ess_view value = ess_filling_value(&block);
    const size_t groups = (block.n - 1) / ess_block_group;
    const size_t end = value.n - 7 - 2 * groups;
    const size_t from = end > 50 ? end - 50 : 2;
    memset(block.bytes + from, once_in(2) ? 0xFC : 0xFF, end - from);
    for (size_t i = 0; i < groups; ++i) {
      unsigned char *entry = block.bytes + end + 2 * i;
      const unsigned char was[2] = {entry[0], entry[1]};
      for (size_t at = from; at <= end + 2; ++at) {
        entry[0] = (unsigned char)at;
        entry[1] = (unsigned char)(at >> 8);
        assert_harmless(value);
      }
      memcpy(entry, was, sizeof was);
    }
  }
}

static void
any_bytes_are_harmless(void **state)
{
  (void)state;
  char bytes[ess_block_size + 100];

  block.n = 1;
  for (size_t i = 0; i < 20000; ++i) {
    const struct ess_view value = {
      bytes, below(once_in(10) ? sizeof bytes : 200)};
    for (size_t k = 0; k < value.n; ++k) {
      bytes[k] = (char)(unsigned char)(once_in(2) ? chance() : 0xFF);
    }
    bytes[0] = (char)below(60);
    bytes[1] = (char)(once_in(8) ? below(9) : 0);
    assert_harmless(value);
  }
}

static void
wrong_sizes_are_damage(void **state)
{
  (void)state;
  size_t n = 1;
  char zeros[ess_block_size + 1] = {0};

  chance_block(20, 5);
  const struct ess_view value = ess_filling_value(&block);
  block.bytes[0] = block.bytes[1] = 0;
  assert_int_equal(decode(value, &n), ESS_BAD_INPUT);
  assert_int_equal(n, 0);
  block.bytes[0] = 1;
  block.bytes[1] = 8;
  assert_int_equal(decode(value, &n), ESS_BAD_INPUT);

  zeros[0] = 1;
  assert_int_equal(decode((struct ess_view){zeros, 9}, &n), ESS_OK);
  assert_int_equal(decode((struct ess_view){zeros, 8}, &n), ESS_BAD_INPUT);
  assert_int_equal(decode((struct ess_view){zeros, sizeof zeros}, &n),
                   ESS_BAD_INPUT);
}

#define BY_CHANCE(test) cmocka_unit_test_setup(test, chance_begin)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    BY_CHANCE(any_rows_come_back),
    cmocka_unit_test(all_sizes_come_back),
    BY_CHANCE(any_number_comes_back),
    cmocka_unit_test(most_rows_come_back),
    BY_CHANCE(most_bytes_come_back),
    BY_CHANCE(rows_are_found),
    cmocka_unit_test(few_rows_are_read),
    BY_CHANCE(damage_is_harmless),
    BY_CHANCE(wrong_directories_are_harmless),
    BY_CHANCE(any_bytes_are_harmless),
    BY_CHANCE(wrong_sizes_are_damage),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
