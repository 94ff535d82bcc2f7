/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/page.h"

#include "unit.h"


/* What the last diagnostic said. */
struct heard {
  unsigned long line;
  unsigned long column;
  unsigned count;
};

static void
hear(void *self, const struct ess_diag *diag)
{
  struct heard *heard = self;
  heard->line = diag->place.line;
  heard->column = diag->place.column;
  ++heard->count;
}

static void
lines_know_their_number_gap_and_marker(void **state)
{
  static const char text[] = "Titre\r\n\r\n  • un\n\xC2\xA0\n- deux\ntrois";
  struct ess_page page = {0};
  struct ess_log log = {0};
  (void)state;

  assert_int_equal(ess_text_read(ess_view_of(text), "p", &page, &log), 0);
  assert_int_equal(page.n_lines, 4);
  assert_true(ess_view_is(page.lines[0].text, "Titre"));
  assert_true(page.lines[0].gap);
  assert_true(ess_view_is(page.lines[1].text, "un"));
  assert_true(ess_view_is(page.lines[1].whole, "• un"));
  assert_int_equal(page.lines[1].number, 3);
  assert_int_equal(page.lines[2].shape, ESS_SHAPE_ITEM);
  assert_true(page.lines[2].gap);
  assert_int_equal(page.lines[3].shape, ESS_SHAPE_TEXT);
  assert_false(page.lines[3].gap);
  assert_int_equal(page.lines[3].number, 6);
  ess_page_clear(&page);
}

static void
decomposed_letters_are_composed(void **state)
{
  struct ess_page page = {0};
  struct ess_log log = {0};
  (void)state;
  assert_int_equal(
    ess_text_read(ess_view_of("e\xCC\x81tat"), "p", &page, &log), 0);
  assert_true(ess_view_is(page.lines[0].text, "état"));
  ess_page_clear(&page);
}

static void
bad_bytes_are_refused_where_they_stand(void **state)
{
  static const struct {
    struct ess_view text;
    unsigned long line;
    unsigned long column;
  } cases[] = {
    {ESS_VIEW("ab\ncafé\xE9 x"), 2, 5}, {ESS_VIEW("ab\n\nx\0y"), 3, 2},
    {ESS_VIEW("\x01"), 1, 1},           {ESS_VIEW("a\xC3"), 1, 2},
    {ESS_VIEW("\xED\xA0\x80"), 1, 1},   {ESS_VIEW(""), 1, 1},
    {ESS_VIEW(" \n\xC2\xA0\n"), 1, 1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    struct heard heard = {0};
    struct ess_log log = {hear, &heard, 0, 0};
    struct ess_page page = {0};
    assert_int_equal(ess_text_read(cases[i].text, "p", &page, &log),
                     ESS_BAD_INPUT);
    assert_int_equal(heard.count, 1);
    assert_int_equal(heard.line, cases[i].line);
    assert_int_equal(heard.column, cases[i].column);
    ess_page_clear(&page);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(lines_know_their_number_gap_and_marker),
    cmocka_unit_test(decomposed_letters_are_composed),
    cmocka_unit_test(bad_bytes_are_refused_where_they_stand),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
