/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Texts of terms come back as the terms they are of; which are equal, and
   hash alike; and blocks of them, whole and damaged. */

#include "store/terms.h"

#include <string.h>

#include "chance.h"
#include "unit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LITERAL(text, type, tag)                                              \
  {                                                                           \
    ESS_LITERAL, ESS_VIEW(text), ESS_VIEW(type), ESS_VIEW(tag)                \
  }

/* Terms of all tags, and with the same bytes in different places. No two are
   equal. */
static const struct {
  enum ess_tag tag;
  struct ess_term term;
} list[] = {
  {ESS_TAG_IRI, {.kind = ESS_IRI, .value = ESS_VIEW("http://x/a")}},
  {ESS_TAG_IRI, {.kind = ESS_IRI, .value = ESS_VIEW("http://x/A")}},
  {ESS_TAG_BLANK, {.kind = ESS_BLANK, .value = ESS_VIEW("http://x/a")}},
  {ESS_TAG_BLANK, {.kind = ESS_BLANK, .value = ESS_VIEW("b")}},
  {ESS_TAG_STRING, LITERAL("http://x/a", "", "")},
  {ESS_TAG_STRING, LITERAL("b", "", "")},
  {ESS_TAG_STRING, LITERAL("", "", "")},
  {ESS_TAG_STRING, LITERAL("fr\0b", "", "")},
  {ESS_TAG_LANGUAGE, LITERAL("b", "", "fr")},
  {ESS_TAG_LANGUAGE, LITERAL("B", "", "fr")},
  {ESS_TAG_LANGUAGE, LITERAL("b", "", "fr-CA")},
  {ESS_TAG_LANGUAGE, LITERAL("", "", "fr")},
  {ESS_TAG_LANGUAGE, LITERAL("\0b", "", "fr")},
  {ESS_TAG_TYPED, LITERAL("b", "fr", "")},
  {ESS_TAG_TYPED, LITERAL("b", "FR", "")},
  {ESS_TAG_TYPED, LITERAL("\0b", "fr", "")},
  {ESS_TAG_TYPED, LITERAL("", "http://x/a", "")},
};

static void
texts_come_back(void **state)
{
  (void)state;
  struct ess_buf out = {0};

  for (size_t i = 0; i < COUNT(list); ++i) {
    struct ess_term back;
    const struct ess_view text = ess_term_text(&list[i].term, &out);
    assert_int_equal(ess_term_tag(&list[i].term), list[i].tag);
    assert_int_equal(ess_term_of_text(list[i].tag, text, &back), ESS_OK);
    assert_int_equal(back.kind, list[i].term.kind);
    assert_true(ess_view_equal(back.value, list[i].term.value));
    assert_true(ess_view_equal(back.datatype, list[i].term.datatype));
    assert_true(ess_view_equal(back.language, list[i].term.language));
  }
  ess_buf_clear(&out);
}

static void
what_is_no_text_is_refused(void **state)
{
  (void)state;
  static const struct {
    unsigned tag;
    struct ess_view text;
  } bad[] = {
    {ESS_TAG_NONE, ESS_VIEW("a")},
    {ESS_TAG_LANGUAGE, ESS_VIEW("fr")},
    {ESS_TAG_LANGUAGE, ESS_VIEW("")},
    {ESS_TAG_TYPED, ESS_VIEW("http://x/a")},
    {ESS_TAGS_DICTIONARY, ESS_VIEW("a")},
    {ESS_TAG_INTEGER, ESS_VIEW("1")},
    {31, ESS_VIEW("a")},
  };
  const struct ess_term none = {.kind = ESS_NONE};
  struct ess_term back;

  for (size_t i = 0; i < COUNT(bad); ++i) {
    assert_int_equal(ess_term_of_text((enum ess_tag)bad[i].tag, bad[i].text,
                                      &back),
                     ESS_BAD_INPUT);
  }
  assert_int_equal(ess_term_tag(&none), ESS_TAG_NONE);
}

/* Only what is one term is equal, and all of them hash differently. */
static void
terms_are_told_apart(void **state)
{
  (void)state;
  struct ess_buf a = {0};
  struct ess_buf b = {0};

  for (size_t i = 0; i < COUNT(list); ++i) {
    const struct ess_view text = ess_term_text(&list[i].term, &a);
    for (size_t k = 0; k < COUNT(list); ++k) {
      const struct ess_view other = ess_term_text(&list[k].term, &b);
      if (list[i].tag == list[k].tag) {
        assert_int_equal(ess_term_text_equal(list[i].tag, text, other),
                         i == k);
      }
      assert_int_equal(ess_term_hash(list[i].tag, text) ==
                         ess_term_hash(list[k].tag, other),
                       i == k);
    }
  }
  ess_buf_clear(&a);
  ess_buf_clear(&b);
}

static void
assert_one_term(const char *tag, const char *other, bool one)
{
  struct ess_buf a = {0};
  struct ess_buf b = {0};
  struct ess_term term = ess_string(ess_view_of("Texte, text, TEXT"));

  term.language = ess_view_of(tag);
  const struct ess_view text = ess_term_text(&term, &a);
  term.language = ess_view_of(other);
  const struct ess_view spelt = ess_term_text(&term, &b);
  assert_int_equal(ess_term_text_equal(ESS_TAG_LANGUAGE, text, spelt), one);
  assert_int_equal(ess_term_hash(ESS_TAG_LANGUAGE, text) ==
                     ess_term_hash(ESS_TAG_LANGUAGE, spelt),
                   one);
  ess_buf_clear(&a);
  ess_buf_clear(&b);
}

/* Letters of the tag alone, and in tags longer than what is hashed at
   once. */
static void
tags_have_no_case(void **state)
{
  (void)state;
  char low[201] = {0};
  char high[201] = {0};

  assert_one_term("fr", "FR", true);
  assert_one_term("zh-Hant-TW", "ZH-hANT-tw", true);
  assert_one_term("az", "AZ", true);
  assert_one_term("fr", "fs", false);
  assert_one_term("fr", "fr-", false);
  assert_one_term("a-1", "a-A", false);
  assert_one_term("a@", "a`", false);
  assert_one_term("a[", "a{", false);
  for (size_t n = 60; n <= 200; n += 4) {
    memset(low, 'x', n);
    memset(high, 'X', n);
    assert_one_term(low, high, true);
    high[n - 1] = 'Y';
    assert_one_term(low, high, false);
    high[n - 1] = 'X';
    high[0] = 'Y';
    assert_one_term(low, high, false);
  }
}

/* The same text is the same wherever it lies, and with no bytes at all. */
static void
nothing_is_a_text(void **state)
{
  (void)state;
  const struct ess_view none = {NULL, 0};
  const struct ess_view empty = ESS_VIEW("");

  assert_true(ess_term_text_equal(ESS_TAG_STRING, none, empty));
  assert_true(ess_term_text_equal(ESS_TAG_STRING, none, none));
  assert_true(ess_term_hash(ESS_TAG_STRING, none) ==
              ess_term_hash(ESS_TAG_STRING, empty));
}

/* ----------------------------------------------------------------- blocks */

static struct ess_buf texts[ess_terms_in_block];
static struct ess_buf block;

/* Texts that begin as the one before does, as far as chance has it. */
static void
chance_block(void)
{
  struct ess_view last = {NULL, 0};

  ess_buf_reset(&block);
  for (size_t i = 0; i < ess_terms_in_block; ++i) {
    ess_buf_reset(&texts[i]);
    if (last.n && !once_in(5)) {
      ess_buf_add(&texts[i], ess_view_sub(last, 0, below(last.n + 1)));
    }
    for (size_t n = once_in(30) ? below(20000) : below(40); n > 0; --n) {
      ess_buf_putc(&texts[i], (char)(unsigned char)chance());
    }
    ess_terms_append(&block, last, ess_buf_view(&texts[i]));
    last = ess_buf_view(&texts[i]);
  }
}

/* Text number `nth` of the first `size` bytes at `bytes`. */
static enum ess_status
get(const char *bytes, size_t size, unsigned nth, struct ess_buf *out)
{
  char *copy = malloc(size ? size : 1);
  assert_non_null(copy);
  memcpy(copy, bytes, size);
  const struct ess_view view = {copy, size};
  const enum ess_status st = ess_terms_get(view, nth, out);
  free(copy);
  return st;
}

static void
blocks_come_back(void **state)
{
  (void)state;
  struct ess_buf out = {0};

  for (size_t turn = 0; turn < 500; ++turn) {
    chance_block();
    for (unsigned i = 0; i < ess_terms_in_block; ++i) {
      assert_int_equal(get(block.data, block.len, i, &out), ESS_OK);
      assert_true(ess_view_equal(ess_buf_view(&out),
                                 ess_buf_view(&texts[i])));
    }
    assert_int_equal(get(block.data, block.len, ess_terms_in_block, &out),
                     ESS_BAD_INPUT);
  }
  ess_buf_clear(&out);
}

/* What is shared is there once. */
static void
shared_bytes_are_kept_once(void **state)
{
  (void)state;
  const struct ess_view a = ESS_VIEW("http://example.org/thing/1");
  const struct ess_view b = ESS_VIEW("http://example.org/thing/2");

  ess_buf_reset(&block);
  ess_terms_append(&block, (struct ess_view){NULL, 0}, a);
  assert_int_equal(block.len, 2 + a.n);
  ess_terms_append(&block, a, b);
  assert_int_equal(block.len, 2 + a.n + 3);
}

static void
assert_harmless(const char *bytes, size_t size, unsigned nth,
                struct ess_buf *out)
{
  const enum ess_status st = get(bytes, size, nth, out);
  assert_true(st == ESS_OK || st == ESS_BAD_INPUT);
}

static void
damage_is_harmless(void **state)
{
  (void)state;
  struct ess_buf out = {0};

  for (size_t turn = 0; turn < 20; ++turn) {
    do {
      chance_block();
    } while (block.len > 800);
    for (size_t i = 0; i < block.len; ++i) {
      const char was = block.data[i];
      block.data[i] = (char)~was;
      assert_harmless(block.data, block.len, ess_terms_in_block - 1, &out);
      block.data[i] = (char)(unsigned char)chance();
      assert_harmless(block.data, block.len,
                      (unsigned)below(ess_terms_in_block), &out);
      block.data[i] = was;
      assert_int_equal(get(block.data, i, ess_terms_in_block - 1, &out),
                       ESS_BAD_INPUT);
    }
  }
  ess_buf_clear(&out);
}

static void
bad_counts_are_damage(void **state)
{
  (void)state;
  static const struct ess_view bad[] = {
    ESS_VIEW(""),
    ESS_VIEW("\0"),
    ESS_VIEW("\0\1"),
    ESS_VIEW("\1\1a"),
    ESS_VIEW("\x80"),
    ESS_VIEW("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f\0"),
    ESS_VIEW("\0\xff\xff\xff\xff\xff\x7f"),
    ESS_VIEW("\0\xff\xff\xff\xff\xff\xff\x7f"),
  };
  struct ess_buf out = {0};

  for (size_t i = 0; i < COUNT(bad); ++i) {
    assert_int_equal(get(bad[i].s, bad[i].n, 0, &out), ESS_BAD_INPUT);
  }
  ess_buf_clear(&out);
}

static int
clear(void **state)
{
  (void)state;
  for (size_t i = 0; i < ess_terms_in_block; ++i) {
    ess_buf_clear(&texts[i]);
  }
  ess_buf_clear(&block);
  return 0;
}

#define BY_CHANCE(test) cmocka_unit_test_setup(test, chance_begin)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(texts_come_back),
    cmocka_unit_test(what_is_no_text_is_refused),
    cmocka_unit_test(terms_are_told_apart),
    cmocka_unit_test(tags_have_no_case),
    cmocka_unit_test(nothing_is_a_text),
    BY_CHANCE(blocks_come_back),
    cmocka_unit_test(shared_bytes_are_kept_once),
    BY_CHANCE(damage_is_harmless),
    cmocka_unit_test(bad_counts_are_damage),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, clear));
}
