/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Growable bytes, views, and arenas. */

#include "base/arena.h"
#include "base/slots.h"
#include "base/buf.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

static void
additions_add_up(void **state)
{
  struct ess_buf buf = {0};
  (void)state;
  assert_string_equal(ess_buf_str(&buf), "");
  ess_buf_puts(&buf, "a");
  ess_buf_putc(&buf, 'b');
  ess_buf_add(&buf, (struct ess_view)ESS_VIEW("c\0d"));
  ess_buf_add(&buf, (struct ess_view){NULL, 0});
  ess_buf_printf(&buf, "%d-%s", 7, "é");
  assert_int_equal(buf.len, 9);
  assert_memory_equal(buf.data, "abc\0d7-é", 10);
  assert_int_equal(buf.status, ESS_OK);
  ess_buf_clear(&buf);
  ess_buf_clear(NULL);
}

static void
many_additions_keep_every_byte(void **state)
{
  struct ess_buf buf = {0};
  (void)state;
  for (int i = 0; i < 100000; ++i) {
    ess_buf_putc(&buf, (char)('a' + i % 26));
  }
  assert_int_equal(buf.len, 100000);
  for (size_t i = 0; i < buf.len; ++i) {
    assert_int_equal(buf.data[i], 'a' + (int)(i % 26));
  }
  assert_int_equal(strlen(buf.data), buf.len);
  ess_buf_clear(&buf);
}

static void
the_first_failure_sticks(void **state)
{
  struct ess_buf buf = {0};
  (void)state;
  ess_buf_puts(&buf, "kept");
  assert_null(ess_buf_reserve(&buf, SIZE_MAX));
  assert_int_equal(buf.status, ESS_LIMIT);
  ess_buf_puts(&buf, "lost");
  assert_string_equal(ess_buf_str(&buf), "kept");
  ess_buf_reset(&buf);
  ess_buf_puts(&buf, "again");
  assert_int_equal(buf.status, ESS_OK);
  assert_string_equal(ess_buf_str(&buf), "again");
  ess_buf_clear(&buf);
}

static void
content_can_be_taken(void **state)
{
  struct ess_buf buf = {0};
  char *taken = NULL;
  (void)state;
  ess_buf_puts(&buf, "mine");
  taken = ess_buf_take(&buf);
  assert_string_equal(taken, "mine");
  assert_null(buf.data);
  free(taken);
  taken = ess_buf_take(&buf);
  assert_string_equal(taken, "");
  free(taken);
  buf.status = ESS_LIMIT;
  assert_null(ess_buf_take(&buf));
}

static void
views_are_clipped(void **state)
{
  const struct ess_view v = ESS_VIEW("abcdef");
  (void)state;
  assert_true(ess_view_is(ess_view_sub(v, 2, 3), "cde"));
  assert_true(ess_view_is(ess_view_sub(v, 4, SIZE_MAX), "ef"));
  assert_int_equal(ess_view_sub(v, 7, 1).n, 0);
  assert_int_equal(ess_view_sub(ess_view_of(NULL), 1, 1).n, 0);
  assert_true(ess_view_starts(v, "abc") && ess_view_ends(v, "ef"));
  assert_false(ess_view_starts(v, "abcdefg") || ess_view_ends(v, "e"));
  assert_true(ess_view_starts(v, "") && ess_view_ends(v, ""));
}

static void
views_are_searched(void **state)
{
  const struct ess_view v = ESS_VIEW("a\0bab");
  (void)state;
  assert_int_equal(ess_view_find(v, 'b'), 2);
  assert_int_equal(ess_view_find(v, 'x'), v.n);
  assert_int_equal(ess_view_search(v, "ab"), 3);
  assert_int_equal(ess_view_search(v, "abc"), v.n);
  assert_int_equal(ess_view_find(ess_view_of(NULL), 'a'), 0);
}

static void
views_have_an_order(void **state)
{
  static const struct ess_view in_order[] = {
    ESS_VIEW(""), ESS_VIEW("a"), ESS_VIEW("a\0"), ESS_VIEW("a\0b"),
    ESS_VIEW("ab"), ESS_VIEW("b"), ESS_VIEW("\xFF")};
  const size_t n = sizeof in_order / sizeof *in_order;
  (void)state;
  for (size_t i = 0; i < n; ++i) {
    for (size_t k = 0; k < n; ++k) {
      const int order = ess_view_compare(in_order[i], in_order[k]);
      assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
      assert_int_equal(ess_view_equal(in_order[i], in_order[k]), i == k);
    }
  }
}

static void
an_arena_keeps_what_it_gives(void **state)
{
  struct ess_arena arena = {0};
  struct ess_view *views = NULL;
  (void)state;
  for (size_t i = 0; i < 5000; ++i) {
    const char byte = (char)('a' + i % 26);
    views = ess_arena_grow(&arena, views, i, sizeof *views);
    assert_non_null(views);
    views[i] = ess_arena_copy(&arena, (struct ess_view){&byte, 1});
  }
  for (size_t i = 0; i < 5000; ++i) {
    assert_int_equal(views[i].s[0], 'a' + (int)(i % 26));
    assert_int_equal(views[i].s[1], '\0');
  }
  ess_arena_clear(&arena);
  ess_arena_clear(NULL);
}

static void
slots_find_all_of_a_hash_in_order(void **state)
{
  enum { n_hashes = 100, n_numbers = 1000 };
  struct ess_arena arena = {0};
  struct ess_slots slots = {0};
  size_t probe = 0;
  (void)state;

  assert_int_equal(ess_slots_next(&slots, 1, &probe), 0);
  for (size_t i = 1; i <= n_numbers; ++i) {
    ess_slots_add(&slots, &arena, ~(uint64_t)0 - i % n_hashes, i);
  }
  for (size_t k = 0; k < n_hashes; ++k) {
    probe = 0;
    for (size_t i = k ? k : n_hashes; i <= n_numbers; i += n_hashes) {
      assert_int_equal(ess_slots_next(&slots, ~(uint64_t)0 - k, &probe), i);
    }
    assert_int_equal(ess_slots_next(&slots, ~(uint64_t)0 - k, &probe), 0);
  }
  ess_arena_clear(&arena);
}

static void
an_arena_gives_aligned_zeroes(void **state)
{
  struct ess_arena arena = {0};
  (void)state;
  for (size_t n = 1; n < 40000; n = n * 2 + 1) {
    const char *at = ess_arena_alloc(&arena, n);
    assert_non_null(at);
    assert_int_equal((uintptr_t)at % alignof(max_align_t), 0);
    for (size_t i = 0; i < n; ++i) {
      assert_int_equal(at[i], 0);
    }
  }
  ess_arena_clear(&arena);
}

static void
an_arena_says_when_it_cannot(void **state)
{
  struct ess_arena arena = {0};
  (void)state;
  assert_null(ess_arena_alloc(&arena, SIZE_MAX / 2));
  assert_int_equal(arena.status, ESS_LIMIT);
  ess_arena_clear(&arena);
  assert_int_equal(arena.status, ESS_OK);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(additions_add_up),
    cmocka_unit_test(many_additions_keep_every_byte),
    cmocka_unit_test(the_first_failure_sticks),
    cmocka_unit_test(content_can_be_taken),
    cmocka_unit_test(views_are_clipped),
    cmocka_unit_test(views_are_searched),
    cmocka_unit_test(views_have_an_order),
    cmocka_unit_test(an_arena_keeps_what_it_gives),
    cmocka_unit_test(an_arena_gives_aligned_zeroes),
    cmocka_unit_test(slots_find_all_of_a_hash_in_order),
    cmocka_unit_test(an_arena_says_when_it_cannot),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
