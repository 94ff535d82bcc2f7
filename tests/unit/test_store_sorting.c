/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The rows of a batch come in all orders as qsort has them, each once. */

#include "store/sorting.h"

#include <string.h>

#include "chance.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What is sorted, and what should come. */
struct sorted {
  size_t n;
  struct ess_ranked *quads;
  size_t n_ids;
  ess_id *ids;             /* from number 1 on */
  struct ess_row *rows;    /* of the order at hand */
  size_t n_rows;
  struct ess_quad *all;    /* the quads, by place */
  size_t i;                /* the next row to come */
  unsigned seen;           /* orders that were begun, as bits */
  size_t fail_after;       /* this many rows, fail; 0: never */
};

static int
compare_rows(const void *a, const void *b)
{
  const struct ess_row *left = a;
  const struct ess_row *right = b;

  for (size_t i = 0; i < ESS_PLACES; ++i) {
    if (left->k[i] != right->k[i]) {
      return left->k[i] < right->k[i] ? -1 : 1;
    }
  }
  return 0;
}

/* The place that letter `column` of the name of `order` tells. */
static size_t
place_of(enum ess_order order, size_t column)
{
  static const char letters[] = "spog";
  return (size_t)(strchr(letters, ess_order_name(order)[column]) - letters);
}

/* The rows that should come in `order`. */
static void
expect_rows(struct sorted *s, enum ess_order order)
{
  size_t n = 0;

  for (size_t i = 0; i < s->n; ++i) {
    for (size_t column = 0; column < ESS_PLACES; ++column) {
      s->rows[i].k[column] = s->all[i].at[place_of(order, column)];
    }
  }
  qsort(s->rows, s->n, sizeof *s->rows, compare_rows);
  for (size_t i = 0; i < s->n; ++i) {
    if (n == 0 || compare_rows(&s->rows[n - 1], &s->rows[i]) != 0) {
      s->rows[n++] = s->rows[i];
    }
  }
  s->n_rows = n;
  s->i = 0;
}

static enum ess_status
begin(void *self, enum ess_order order)
{
  struct sorted *s = self;

  assert_int_equal(s->i, s->n_rows);
  assert_int_equal(s->seen >> order & 1, 0);
  s->seen |= 1U << order;
  expect_rows(s, order);
  return ESS_OK;
}

static enum ess_status
take(void *self, const struct ess_row *row)
{
  struct sorted *s = self;

  if (s->i >= s->n_rows || compare_rows(row, &s->rows[s->i]) != 0) {
    fail_msg("row %zu of %zu is another one", s->i, s->n_rows);
  }
  ++s->i;
  return s->fail_after && --s->fail_after == 0 ? ESS_IO : ESS_OK;
}

/* `n_ids` terms, of which one in `twins` has the identifier of another, and
   `n` quads of them. */
static void
chance_quads(struct sorted *s, size_t n, size_t n_ids, size_t twins)
{
  *s = (struct sorted){.n = n, .n_ids = n_ids};
  s->ids = calloc(n_ids + 1, sizeof *s->ids);
  s->quads = calloc(n, sizeof *s->quads);
  s->all = calloc(n, sizeof *s->all);
  s->rows = calloc(n, sizeof *s->rows);
  assert_true(s->ids && s->quads && s->all && s->rows);
  for (size_t i = 1; i <= n_ids; ++i) {
    s->ids[i] = i > 1 && once_in(twins)
                  ? s->ids[1 + below(i - 1)]
                  : ess_id_of((enum ess_tag)(1 + below(31)),
                              chance_bits(ess_payload_bits));
  }
  const size_t few = once_in(2) ? n_ids : 1 + below(n_ids);
  for (size_t i = 0; i < n; ++i) {
    for (size_t place = 0; place < ESS_PLACES; ++place) {
      const size_t number = 1 + below(place & 1 ? few : n_ids);
      s->quads[i].at[place] = (uint32_t)number;
      s->all[i].at[place] = s->ids[number];
    }
    if (i && once_in(8)) {
      const size_t other = below(i);
      s->quads[i] = s->quads[other];
      s->all[i] = s->all[other];
    }
  }
}

static void
free_quads(struct sorted *s)
{
  free(s->ids);
  free(s->quads);
  free(s->all);
  free(s->rows);
}

static void
assert_sorts(size_t n, size_t n_ids, size_t twins)
{
  struct sorted s;
  const struct ess_rows sink = {take, &s};

  chance_quads(&s, n, n_ids, twins);
  assert_int_equal(ess_sort_quads(s.quads, n, s.ids, n_ids, begin, &sink),
                   ESS_OK);
  assert_int_equal(s.seen, (1U << ESS_ORDERS) - 1);
  assert_int_equal(s.i, s.n_rows);
  free_quads(&s);
}

/* Below and above what is left to qsort, and what one digit counts. */
static const size_t numbers[] = {1,   2,    3,    50,   511, 512,
                                 513, 2047, 2048, 2049, 6000};

static void
all_orders_are_sorted(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT(numbers); ++i) {
    for (size_t k = 0; k < COUNT(numbers); ++k) {
      assert_sorts(numbers[i], numbers[k], 1000000);
      assert_sorts(numbers[i], numbers[k], 3);
    }
  }
}

/* Ranks of three digits: more than 2^22 terms, of which few are used. */
static void
many_terms_are_ranked(void **state)
{
  (void)state;
  if (getenv("ESSAIM_TEST_LARGE")) {
    assert_sorts(100000, ((size_t)1 << 22) + 1000, 1000000);
  }
  assert_sorts(3000, 100000, 1000000);
}

/* Two numbers of one term: quads that differ in them are one. */
static void
twins_are_one(void **state)
{
  (void)state;
  struct sorted s;
  const struct ess_rows sink = {take, &s};

  chance_quads(&s, 2, 5, 1000000);
  s.ids[5] = s.ids[2];
  s.quads[0] = (struct ess_ranked){{1, 2, 3, 4}};
  s.quads[1] = (struct ess_ranked){{1, 5, 3, 4}};
  for (size_t i = 0; i < 2; ++i) {
    s.all[i] = (struct ess_quad){{s.ids[1], s.ids[2], s.ids[3], s.ids[4]}};
  }
  assert_int_equal(ess_sort_quads(s.quads, 2, s.ids, 5, begin, &sink),
                   ESS_OK);
  assert_int_equal(s.n_rows, 1);
  free_quads(&s);
}

static enum ess_status
begin_no_ospg(void *self, enum ess_order order)
{
  return order == ESS_OSPG ? ESS_LIMIT : begin(self, order);
}

static void
failures_come_back(void **state)
{
  (void)state;
  struct sorted s;
  const struct ess_rows sink = {take, &s};

  chance_quads(&s, 20, 9, 3);
  s.fail_after = 1;
  assert_int_equal(ess_sort_quads(s.quads, s.n, s.ids, s.n_ids, begin, &sink),
                   ESS_IO);
  assert_int_equal(s.i, 1);
  free_quads(&s);

  chance_quads(&s, 20, 9, 3);
  assert_int_equal(ess_sort_quads(s.quads, s.n, s.ids, s.n_ids,
                                  begin_no_ospg, &sink),
                   ESS_LIMIT);
  assert_int_equal(s.seen >> ESS_OSPG & 1, 0);
  free_quads(&s);
}

static void
nothing_is_sorted(void **state)
{
  (void)state;
  struct sorted s = {0};
  const struct ess_rows sink = {take, &s};
  struct ess_ranked quad = {{0}};
  const ess_id id = 0;

  assert_int_equal(ess_sort_quads(&quad, 0, &id, 0, begin, &sink), ESS_OK);
  assert_int_equal(s.seen, 0);
}

#define BY_CHANCE(test) cmocka_unit_test_setup(test, chance_begin)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    BY_CHANCE(all_orders_are_sorted),
    BY_CHANCE(many_terms_are_ranked),
    BY_CHANCE(twins_are_one),
    BY_CHANCE(failures_come_back),
    cmocka_unit_test(nothing_is_sorted),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
