/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* UTF-8, trimming, folding and the like; and places in a document. */

#include "base/diag.h"
#include "base/text.h"

#include <string.h>
#include <unistr.h>

#include "unit.h"

#define NBSP "\xC2\xA0"
#define THIN "\xE2\x80\xAF"

static void
the_first_bad_byte_is_found(void **state)
{
  static const struct {
    const char *text;
    size_t at;
  } rows[] = {
    {"", 0},
    {"aé€😀", 10},
    {"a\xFF", 1},
    {"é\xC3", 2},
    {"a\x80", 1},
    {"\xC0\xAF", 0},         /* an overlong "/" */
    {"a\xED\xA0\x80", 1},    /* a surrogate */
    {"\xF4\x90\x80\x80", 0}, /* beyond U+10FFFF */
    {"ab\xF0\x9F\x98", 2},   /* cut short */
    {"\xEF\xBF\xBF", 3},     /* U+FFFF is well-formed */
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    assert_int_equal(ess_utf8_check(ess_view_of(rows[i].text)), rows[i].at);
  }
}

/* Each sequence of four bytes out of those that bound a range, at each place
   beside words of ASCII, whole or cut, is judged as libunistring does. */
static void
utf8_is_checked_as_libunistring_does(void **state)
{
  static const uint8_t edges[] = {
    0x00, 'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1,
    0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3,
    0xF4, 0xF5, 0xFF};
  enum { n_edges = sizeof edges, n_texts = n_edges * n_edges * n_edges };
  uint8_t text[100];
  (void)state;
  for (size_t i = 0; i < (size_t)n_texts * n_edges; ++i) {
    const size_t at = i % 61;
    const size_t n = at + 1 + i % 36;
    memset(text, 'x', sizeof text);
    text[at] = edges[i / n_texts];
    text[at + 1] = edges[i / n_edges / n_edges % n_edges];
    text[at + 2] = edges[i / n_edges % n_edges];
    text[at + 3] = edges[i % n_edges];
    const uint8_t *bad = u8_check(text, n);
    assert_int_equal(ess_utf8_check((struct ess_view){(char *)text, n}),
                     bad ? (size_t)(bad - text) : n);
  }
}

static void
code_points_come_and_go(void **state)
{
  static const uint32_t points[] = {'a', 0xE9, 0x20AC, 0x1F600, 0x10FFFF};
  struct ess_buf buf = {0};
  (void)state;
  for (size_t i = 0; i < sizeof points / sizeof *points; ++i) {
    ess_utf8_put(&buf, points[i]);
  }
  struct ess_view rest = ess_buf_view(&buf);
  for (size_t i = 0; i < sizeof points / sizeof *points; ++i) {
    assert_int_equal(ess_utf8_next(&rest), points[i]);
  }
  assert_int_equal(rest.n, 0);
  ess_buf_clear(&buf);
}

/* Where and how the last diagnostic came. */
struct seen {
  unsigned long line;
  unsigned long column;
  struct ess_buf text;
};

static void
see(void *self, const struct ess_diag *diag)
{
  struct seen *seen = self;
  seen->line = diag->place.line;
  seen->column = diag->place.column;
  ess_buf_reset(&seen->text);
  ess_buf_puts(&seen->text, diag->text);
}

static void
assert_fault(struct ess_view document, unsigned long line,
             unsigned long column, const char *text)
{
  struct seen seen = {0};
  struct ess_log log = {see, &seen, 0, 0};
  assert_int_equal(ess_text_check(document, "x", &log), ESS_BAD_INPUT);
  assert_int_equal(log.errors, 1);
  assert_int_equal(seen.line, line);
  assert_int_equal(seen.column, column);
  assert_string_equal(ess_buf_str(&seen.text), text);
  ess_buf_clear(&seen.text);
}

static void
bad_text_is_reported_in_its_place(void **state)
{
  struct ess_log log = {0};
  (void)state;
  assert_int_equal(ess_text_check(ess_view_of("é\n"), "x", &log), ESS_OK);
  assert_fault(ess_view_of("ab\né€\xFF"), 2, 3, "byte 0xFF is not UTF-8");
  assert_fault((struct ess_view)ESS_VIEW("a\0\xFF"), 1, 2,
               "NUL byte: this is not text");
}

static void
places_count_characters(void **state)
{
  const struct ess_view document = ess_view_of("one\r\néa€b\r\nlast");
  struct ess_place place = ess_place_at("x", document, 10);
  (void)state;
  assert_int_equal(place.line, 2);
  assert_int_equal(place.column, 4);
  assert_true(ess_view_is(place.text, "éa€b"));
  place = ess_place_at("x", document, 1000);
  assert_int_equal(place.line, 3);
  assert_int_equal(place.column, 5);
  assert_true(ess_view_is(place.text, "last"));
  place = ess_place_at("x", ess_view_of(""), 0);
  assert_int_equal(place.line, 1);
  assert_int_equal(place.column, 1);
}

static void
white_space_of_all_kinds_is_trimmed(void **state)
{
  (void)state;
  assert_true(ess_view_is(
    ess_text_trim(ess_view_of("\xEF\xBB\xBF \t" NBSP "a b" THIN "\r\n")),
    "a b"));
  assert_int_equal(ess_text_trim(ess_view_of(" " NBSP "\n")).n, 0);
  assert_int_equal(ess_text_trim(ess_view_of("")).n, 0);
  assert_true(ess_view_is(ess_text_trim(ess_view_of("é")), "é"));
}

/* One of the functions that append a form of a text. */
typedef void transform(struct ess_buf *out, struct ess_view v);

static void
assert_form(transform *form, const char *text, const char *expected)
{
  struct ess_buf out = {0};
  ess_buf_puts(&out, "[");
  form(&out, ess_view_of(text));
  assert_int_equal(out.status, ESS_OK);
  assert_string_equal(ess_buf_str(&out) + 1, expected);
  ess_buf_clear(&out);
}

static void
composed_form(void **state)
{
  (void)state;
  assert_form(ess_text_nfc, "e\xCC\x81", "é");
  assert_form(ess_text_nfc, "é", "é");
  assert_form(ess_text_nfc, "ﬁ½", "ﬁ½");
  assert_form(ess_text_nfc, "", "");
}

static void
folded_form(void **state)
{
  (void)state;
  assert_form(ess_text_fold, "Élu-e : L’été", "elu e l ete");
  assert_form(ess_text_fold, "E\xCC\x81lu", "elu");
  assert_form(ess_text_fold, "ŒUVRE cœur ÆGYPTE", "oeuvre coeur aegypte");
  assert_form(ess_text_fold, " " NBSP "n°" THIN "12 ", "n 12");
  assert_form(ess_text_fold, "Straße", "strasse");
  assert_form(ess_text_fold, "…", "");
}

/* The short cuts for known characters give what the long way gives, which
   a character that they do not know forces. */
static void
known_characters_fold_as_all_others(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf quick = {0};
  struct ess_buf slow = {0};
  (void)state;
  for (uint32_t c = 1; c < 0x3000; ++c) {
    ess_buf_reset(&text);
    ess_buf_reset(&quick);
    ess_buf_reset(&slow);
    ess_buf_puts(&text, "A");
    ess_utf8_put(&text, c);
    ess_buf_puts(&text, "B");
    ess_text_fold(&quick, ess_buf_view(&text));
    ess_buf_puts(&text, " \xE2\xB8\x80\xD0\xB6");
    ess_text_fold(&slow, ess_buf_view(&text));
    ess_buf_puts(&quick, " \xD0\xB6");
    assert_string_equal(ess_buf_str(&quick), ess_buf_str(&slow));
  }
  ess_buf_clear(&text);
  ess_buf_clear(&quick);
  ess_buf_clear(&slow);
}

static void
known_characters_are_composed(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf quick = {0};
  struct ess_buf slow = {0};
  (void)state;
  for (uint32_t c = 1; c < 0x3000; ++c) {
    ess_buf_reset(&text);
    ess_buf_reset(&quick);
    ess_buf_reset(&slow);
    ess_utf8_put(&text, c);
    ess_text_nfc(&quick, ess_buf_view(&text));
    ess_buf_puts(&text, "\xD0\xB6");
    ess_text_nfc(&slow, ess_buf_view(&text));
    ess_buf_puts(&quick, "\xD0\xB6");
    assert_string_equal(ess_buf_str(&quick), ess_buf_str(&slow));
  }
  ess_buf_clear(&text);
  ess_buf_clear(&quick);
  ess_buf_clear(&slow);
}

static void
squeezed_form(void **state)
{
  (void)state;
  assert_form(ess_text_squeeze, "a \t\n b" NBSP THIN "c", "a b c");
  assert_form(ess_text_squeeze, "", "");
}

static void
lower_form(void **state)
{
  (void)state;
  assert_form(ess_text_lower, "ÉLU Œ", "élu œ");
  /* Not the Turkish dotless i, whatever the locale. */
  assert_form(ess_text_lower, "I", "i");
}

static void
upper_form(void **state)
{
  (void)state;
  assert_form(ess_text_upper, "élu œ ß ÿ", "ÉLU Œ SS Ÿ");
  assert_form(ess_text_upper, "ﬁ ŉ", "FI ʼN");
  assert_form(ess_text_upper, "i", "I");
  assert_form(ess_text_upper, "", "");
}

/* Cased by the table, each character is what it is beside one that is not in
   the table, so that libunistring is asked. */
static void
cases_by_table_are_those_without(void **state)
{
  static void (*const maps[])(struct ess_buf *, struct ess_view) = {
    ess_text_lower, ess_text_upper};
  static const char beside[] = "漢";
  (void)state;

  for (uint32_t c = 1; c < 0x3000; ++c) {
    for (size_t i = 0; i < 2; ++i) {
      struct ess_buf text = {0};
      struct ess_buf quick = {0};
      struct ess_buf slow = {0};
      ess_buf_puts(&text, "x");
      ess_utf8_put(&text, c);
      maps[i](&quick, ess_buf_view(&text));
      ess_buf_puts(&text, beside);
      maps[i](&slow, ess_buf_view(&text));
      ess_buf_puts(&quick, beside);
      assert_string_equal(ess_buf_str(&quick), ess_buf_str(&slow));
      ess_buf_clear(&text);
      ess_buf_clear(&quick);
      ess_buf_clear(&slow);
    }
  }
}

static void
blocks_of_unicode(void **state)
{
  uint32_t first;
  uint32_t last;
  (void)state;

  assert_true(ess_text_block(ess_view_of("Latin-1Supplement"), &first, &last));
  assert_int_equal(first, 0x80);
  assert_int_equal(last, 0xFF);
  assert_false(ess_text_block(ess_view_of("Latin-1"), &first, &last));
  assert_false(
    ess_text_block(ess_view_of("Latin-1SupplementX"), &first, &last));
  assert_false(ess_text_block(ess_view_of(""), &first, &last));
}

static void
slug_form(void **state)
{
  (void)state;
  assert_form(ess_text_slug, "Saint-Étienne-du-Grès", "saint-etienne-du-gres");
  assert_form(ess_text_slug, "L'Haÿ-les-Roses", "l-hay-les-roses");
  assert_form(ess_text_slug, "(Ω)", "");
}

static void
widths_are_those_of_a_terminal(void **state)
{
  (void)state;
  assert_int_equal(ess_text_width(ess_view_of("")), 0);
  assert_int_equal(ess_text_width(ess_view_of("été")), 3);
  assert_int_equal(ess_text_width(ess_view_of("e\xCC\x81")), 1);
  assert_int_equal(ess_text_width(ess_view_of("漢字")), 4);
}

static void
hashes_are_those_of_fnv_1a(void **state)
{
  const uint64_t a = ess_hash(0, ess_view_of("a"));
  (void)state;
  assert_true(a == UINT64_C(0xAF63DC4C8601EC8C));
  assert_true(ess_hash(a, ess_view_of("b")) ==
              ess_hash(0, ess_view_of("ab")));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_bad_byte_is_found),
    cmocka_unit_test(utf8_is_checked_as_libunistring_does),
    cmocka_unit_test(code_points_come_and_go),
    cmocka_unit_test(bad_text_is_reported_in_its_place),
    cmocka_unit_test(places_count_characters),
    cmocka_unit_test(white_space_of_all_kinds_is_trimmed),
    cmocka_unit_test(composed_form),
    cmocka_unit_test(folded_form),
    cmocka_unit_test(known_characters_fold_as_all_others),
    cmocka_unit_test(known_characters_are_composed),
    cmocka_unit_test(squeezed_form),
    cmocka_unit_test(lower_form),
    cmocka_unit_test(upper_form),
    cmocka_unit_test(cases_by_table_are_those_without),
    cmocka_unit_test(blocks_of_unicode),
    cmocka_unit_test(slug_form),
    cmocka_unit_test(widths_are_those_of_a_terminal),
    cmocka_unit_test(hashes_are_those_of_fnv_1a),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
