/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/decode.h"
#include "input/csv.h"
#include "input/sniff.h"

#include "unit.h"

#include <string.h>

/* A page as text: labels with column and line, values with line. */
static enum ess_status
show(void *self, const struct ess_page *page)
{
  struct ess_buf *out = self;
  assert_true(page->record);
  for (size_t i = 0; i < page->n_lines; ++i) {
    const struct ess_line *line = &page->lines[i];
    const bool label = line->shape == ESS_SHAPE_LABEL;
    if (label) {
      ess_buf_printf(out, "%u@", line->column);
    }
    ess_buf_printf(out, "%s%lu%s ", label ? "" : "  ", line->number,
                   line->shape == ESS_SHAPE_ITEM ? "i" : "");
    ess_buf_add(out, line->text);
    ess_buf_putc(out, '\n');
  }
  ess_buf_puts(out, "--\n");
  return ESS_OK;
}

/* Read `csv` in pieces of `n` bytes. */
static enum ess_status
read_in_pieces(const char *csv, size_t n, struct ess_buf *out,
               struct ess_log *log)
{
  const struct ess_page_sink sink = {show, out, 0, {0}};
  struct ess_csv *reader = ess_csv_new("t", ';', &sink, log);
  enum ess_status st = ESS_OK;

  assert_non_null(reader);
  for (struct ess_view rest = ess_view_of(csv); rest.n && st == ESS_OK;
       rest = ess_view_sub(rest, n, rest.n)) {
    st = ess_csv_feed(reader, ess_view_sub(rest, 0, n));
  }
  st = st == ESS_OK ? ess_csv_end(reader) : st;
  ess_csv_free(reader);
  return st;
}

static void
assert_rows(const char *csv, unsigned warnings, const char *expected)
{
  static const size_t sizes[] = {1, 7, 1000};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; ++i) {
    struct ess_buf out = {0};
    struct ess_log log = {0};
    assert_int_equal(read_in_pieces(csv, sizes[i], &out, &log), ESS_OK);
    assert_string_equal(ess_buf_str(&out), expected);
    assert_int_equal(log.warnings, warnings);
    ess_buf_clear(&out);
  }
}

static void
a_row_is_a_page_of_labels_and_values(void **state)
{
  (void)state;
  assert_rows("Nom;Type;Notes\nMetz;Commune;x\nNancy;;\n", 0,
              "1@1 Nom\n  2 Metz\n2@1 Type\n  2 Commune\n3@1 Notes\n"
              "  2 x\n--\n1@1 Nom\n  3 Nancy\n--\n");
}

static void
lines_in_cells_know_where_they_stand(void **state)
{
  (void)state;
  assert_rows("Nom;\"Notes\r\nlongues\"\r\n\r\n;\r\n"
              "\"Metz\n\";\"a\n\n- b \"\"c\"\"\"\r\nX;Y",
              0,
              "1@1 Nom\n  5 Metz\n2@1 Notes longues\n  6 a\n  8i b \"c\"\n"
              "--\n1@1 Nom\n  9 X\n2@1 Notes longues\n  9 Y\n--\n");
}

static void
returns_alone_end_rows(void **state)
{
  (void)state;
  assert_rows("Nom;T\ra;b\rc;d", 0,
              "1@1 Nom\n  2 a\n2@1 T\n  2 b\n--\n"
              "1@1 Nom\n  3 c\n2@1 T\n  3 d\n--\n");
}

static void
ragged_rows_are_kept_and_warned_of(void **state)
{
  (void)state;
  assert_rows("Nom;;T\na\nb;c;d;e\n", 2,
              "1@1 Nom\n  2 a\n--\n1@1 Nom\n  3 b\n2@1 colonne 2\n  3 c\n"
              "3@1 T\n  3 d\n4@3 colonne 4\n  3 e\n--\n");
}

static void
bad_tables_are_refused(void **state)
{
  static const char *const cases[] = {"Nom;T\na;\"b\n", "Nom;T\n", "",
                                      "\n\n"};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    struct ess_buf out = {0};
    struct ess_log log = {0};
    assert_int_equal(read_in_pieces(cases[i], 3, &out, &log),
                     ESS_BAD_INPUT);
    assert_int_equal(log.errors, 1);
    ess_buf_clear(&out);
  }
}

static void
separators_are_told(void **state)
{
  static const struct {
    const char *head;
    char separator;
    bool certain;
  } cases[] = {
    {"a;b;c\n1,5;2;3\n", ';', true},
    {"a,b,c\n\"1;2;3\",2,3\n", ',', true},
    {"a\tb\n1\t2\n", '\t', false},
    {"a|b|c\n1|2|3", '|', true},
    {"\r\n;;\r\na;b;c\r\n1;2;3\r\n", ';', true},
    {"a;b", ';', false},
    {"Metz, Nancy, Reims\n\nPanorama de l'ESS\n", ',', false},
    {"Nom\nMetz\n", ',', false},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    bool certain = false;
    assert_int_equal(
      ess_sniff_separator(ess_view_of(cases[i].head), &certain),
      cases[i].separator);
    assert_int_equal(certain, cases[i].certain);
  }
}

static void
formats_are_told_by_name_and_bytes(void **state)
{
  (void)state;
  assert_int_equal(ess_format_of_path("a.b/c.HTM"), ESS_FORMAT_HTML);
  assert_int_equal(ess_format_of_path("a.csv/c"), ESS_FORMAT_UNKNOWN);
  assert_int_equal(ess_format_of_path("x.tsv"), ESS_FORMAT_CSV);
  assert_int_equal(ess_format_of_bytes(ess_view_of(" <!DOCTYPE HTML>")),
                   ESS_FORMAT_HTML);
  assert_int_equal(ess_format_of_bytes(ess_view_of("<3 l'ESS")),
                   ESS_FORMAT_TEXT);
  assert_true(ess_view_is(
    ess_sniff_charset(ess_view_of("<p><META HTTP-EQUIV=x content='text/html;"
                                  " charset = ISO-8859-15'>")),
    "ISO-8859-15"));
}

/* Decode `bytes` in pieces of `n`; the first holds a byte order mark. */
static enum ess_status
decode(struct ess_view bytes, const char *charset, size_t n,
       struct ess_buf *out)
{
  struct ess_decoder *decoder = ess_decoder_new("d");
  struct ess_log log = {0};
  size_t first = n < 4 ? 4 : n;
  enum ess_status st = ESS_OK;

  assert_non_null(decoder);
  if (charset) {
    (void)ess_decoder_declare(decoder, ess_view_of(charset));
  }
  while (bytes.n && st == ESS_OK) {
    st = ess_decoder_feed(decoder, ess_view_sub(bytes, 0, first), out, &log);
    bytes = ess_view_sub(bytes, first, bytes.n);
    first = n;
  }
  st = st == ESS_OK ? ess_decoder_end(decoder, out, &log) : st;
  ess_decoder_free(decoder);
  return st;
}

static void
encodings_are_told(void **state)
{
  static const struct {
    struct ess_view bytes;
    const char *charset;
    const char *text; /* or NULL: refused */
  } cases[] = {
    {ESS_VIEW("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9"), "latin1", "été"},
    {ESS_VIEW("un \xC3\xA9t\xC3\xA9"), NULL, "un été"},
    {ESS_VIEW("un \xE9t\xE9 \x80"), NULL, "un été €"},
    {ESS_VIEW("un \xE9t\xE9"), "utf-8", NULL},
    {ESS_VIEW("un \xA4"), "iso-8859-15", "un €"},
    {ESS_VIEW("\xC3\xA9t\xC3\xA9 \xE9"), NULL, NULL},
    {ESS_VIEW("\xFF\xFE\xE9\0t\0"), NULL, "ét"},
    {ESS_VIEW("\xFE\xFF\0\xE9\0t"), NULL, "ét"},
    {ESS_VIEW("\xFF\xFE\xE9\0t"), NULL, NULL},
    {ESS_VIEW("a\0b"), NULL, NULL},
    {ESS_VIEW("a\x1Bsuite"), NULL, NULL},
    {ESS_VIEW("abcde\x81"), NULL, NULL},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    for (size_t n = 1; n < 9; ++n) {
      struct ess_buf out = {0};
      const enum ess_status st =
        decode(cases[i].bytes, cases[i].charset, n, &out);
      assert_int_equal(st, cases[i].text ? ESS_OK : ESS_BAD_INPUT);
      if (cases[i].text) {
        assert_string_equal(ess_buf_str(&out), cases[i].text);
      }
      ess_buf_clear(&out);
    }
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_row_is_a_page_of_labels_and_values),
    cmocka_unit_test(lines_in_cells_know_where_they_stand),
    cmocka_unit_test(returns_alone_end_rows),
    cmocka_unit_test(ragged_rows_are_kept_and_warned_of),
    cmocka_unit_test(bad_tables_are_refused),
    cmocka_unit_test(separators_are_told),
    cmocka_unit_test(formats_are_told_by_name_and_bytes),
    cmocka_unit_test(encodings_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
