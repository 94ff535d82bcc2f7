/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blocks of rows: all rows come back, and what is damaged is read within its
   bytes. Values lie in memory of just their size, so that a sanitizer or
   Valgrind sees a byte read behind them. */

#include "store/block.h"

#include <string.h>

#include "chance.h"
#include "unit.h"

/* Rows, and the value that holds them. */
static struct ess_filling block;
static struct ess_view value_now;
static struct ess_row decoded[ess_block_rows];

static const ess_id most = ((uint64_t)1 << 63) - 1;

/* Put `row` behind the others, if there is room. */
static bool
put(const struct ess_row *row)
{
  return ess_filling_add(&block, row);
}

static void
begin_block(const struct ess_row *first)
{
  block.n = 0;
  assert_true(put(first));
}

static void
end_block(void)
{
  value_now = ess_filling_value(&block);
}

/* Decode the first `size` bytes of `value`. */
static enum ess_status
decode(const unsigned char *value, size_t size, size_t *ret_n)
{
  char *copy = malloc(size ? size : 1);
  assert_non_null(copy);
  memcpy(copy, value, size);
  const struct ess_view view = {copy, size};
  const enum ess_status st =
    ess_block_decode(&block.rows[0], view, decoded, ret_n);
  free(copy);
  return st;
}

static void
assert_comes_back(void)
{
  size_t n = 0;

  assert_true(value_now.n <= ess_block_size);
  assert_int_equal(decode(block.bytes, value_now.n, &n), ESS_OK);
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
  begin_block(&row);
  for (size_t i = 1; i < n; ++i) {
    if (chance_row(&block.rows[block.n - 1], bits, &row) && !put(&row)) {
      break;
    }
  }
  end_block();
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
        begin_block(&row);
        row.k[column] = x + 1;
        for (unsigned i = column + 1; i < ESS_PLACES; ++i) {
          row.k[i] = ess_id_unfold(x);
        }
        assert_true(put(&row));
        end_block();
        assert_comes_back();
      }
    }
  }
}

static void
one_row_comes_back(void **state)
{
  (void)state;
  const struct ess_row row = {{1, 2, 3, most}};
  begin_block(&row);
  end_block();
  assert_int_equal(value_now.n, 2 + 7);
  assert_comes_back();
}

static void
most_rows_come_back(void **state)
{
  (void)state;
  struct ess_row row = {{5, 6, 7, 8}};

  begin_block(&row);
  do {
    ++row.k[3];
  } while (put(&row));
  assert_int_equal(block.n, ess_block_rows);
  end_block();
  assert_comes_back();
}

/* As many bytes as a value may have, whatever the last row takes. */
static void
most_bytes_come_back(void **state)
{
  (void)state;
  bool full = false;

  for (size_t i = 0; i < 400 && !full; ++i) {
    chance_block(ess_block_rows, 40);
    full = value_now.n == ess_block_size;
    assert_comes_back();
  }
  assert_true(full);
}

static void
assert_harmless(const unsigned char *value, size_t size)
{
  size_t n = 0;
  const enum ess_status st = decode(value, size, &n);

  if (st == ESS_OK) {
    assert_int_equal(n, value[0] | (size_t)value[1] << 8);
    assert_true(n > 0 && n <= ess_block_rows);
    assert_memory_equal(decoded, block.rows, sizeof *decoded);
  } else {
    assert_int_equal(st, ESS_BAD_INPUT);
  }
}

/* The block at hand with each byte changed: all bits, one, any. */
static void
damage_bytes(void)
{
  unsigned char value[ess_block_size];

  memcpy(value, block.bytes, value_now.n);
  for (size_t i = 0; i < value_now.n; ++i) {
    const unsigned char was = value[i];
    value[i] = (unsigned char)~was;
    assert_harmless(value, value_now.n);
    value[i] = (unsigned char)(was ^ 1U << below(8));
    assert_harmless(value, value_now.n);
    value[i] = (unsigned char)chance();
    assert_harmless(value, value_now.n);
    value[i] = was;
  }
}

/* What lacks bytes lacks rows, and says so. */
static void
damage_length(void)
{
  for (size_t size = 0; size < value_now.n; ++size) {
    size_t n = 0;
    assert_int_equal(decode(block.bytes, size, &n), ESS_BAD_INPUT);
  }
}

static void
damage_is_harmless(void **state)
{
  (void)state;
  for (size_t i = 0; i < 60; ++i) {
    chance_block(1 + below(30), (unsigned)below(63));
    damage_bytes();
    damage_length();
  }
  for (unsigned bits = 0; bits < 63; bits += 20) {
    chance_block(ess_block_rows, bits);
    damage_bytes();
    damage_length();
  }
}

/* What is found holds all rows of the range, in their order, and nothing that
   the block has not. */
static void
assert_found(const struct ess_row *low, unsigned bound)
{
  size_t n = 0;
  size_t found = 0;

  assert_int_equal(ess_block_find(&block.rows[0], value_now, low, bound,
                                  decoded, &n),
                   ESS_OK);
  for (size_t i = 0; i < block.n; ++i) {
    const struct ess_row *row = &block.rows[i];
    while (found < n && ess_row_compare(&decoded[found], row) < 0) {
      ++found;
    }
    const bool there =
      found < n && ess_row_compare(&decoded[found], row) == 0;
    if (ess_row_compare(row, low) >= 0 && ess_row_common(row, low) >= bound) {
      assert_true(there);
    }
  }
  for (size_t i = 0; i < n; ++i) {
    size_t k = 0;
    while (k < block.n &&
           ess_row_compare(&block.rows[k], &decoded[i]) != 0) {
      ++k;
    }
    assert_true(k < block.n);
  }
}

static void
ranges_are_found(void **state)
{
  (void)state;
  for (size_t i = 0; i < 300; ++i) {
    chance_block(1 + below(400), (unsigned)below(30));
    for (size_t k = 0; k < 20; ++k) {
      struct ess_row low = block.rows[below(block.n)];
      const unsigned bound = (unsigned)below(ESS_PLACES + 1);
      for (unsigned c = bound; c < ESS_PLACES; ++c) {
        low.k[c] = once_in(2) ? 0 : low.k[c];
      }
      if (once_in(4)) {
        low.k[below(ESS_PLACES)] += 1 + below(3);
      }
      assert_found(&low, bound);
    }
  }
}

static void
any_bytes_are_harmless(void **state)
{
  (void)state;
  unsigned char value[ess_block_size];

  for (size_t i = 0; i < 20000; ++i) {
    const size_t size = below(once_in(10) ? sizeof value : 200);
    for (size_t k = 0; k < size; ++k) {
      value[k] = (unsigned char)(once_in(2) ? chance() : 0xFF);
    }
    if (size > 1) {
      value[0] = (unsigned char)below(60);
      value[1] = (unsigned char)(once_in(8) ? below(9) : 0);
    }
    assert_harmless(value, size);
  }
}

static void
counts_out_of_range_are_damage(void **state)
{
  (void)state;
  size_t n = 1;

  chance_block(20, 5);
  block.bytes[0] = block.bytes[1] = 0;
  assert_int_equal(decode(block.bytes, value_now.n, &n), ESS_BAD_INPUT);
  assert_int_equal(n, 0);
  block.bytes[1] = 8;
  block.bytes[0] = 1;
  assert_int_equal(decode(block.bytes, value_now.n, &n), ESS_BAD_INPUT);
}

#define BY_CHANCE(test) cmocka_unit_test_setup(test, chance_begin)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    BY_CHANCE(any_rows_come_back),
    cmocka_unit_test(all_sizes_come_back),
    cmocka_unit_test(one_row_comes_back),
    cmocka_unit_test(most_rows_come_back),
    BY_CHANCE(most_bytes_come_back),
    BY_CHANCE(ranges_are_found),
    BY_CHANCE(damage_is_harmless),
    BY_CHANCE(any_bytes_are_harmless),
    BY_CHANCE(counts_out_of_range_are_damage),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
