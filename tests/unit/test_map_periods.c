/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/periods.h"

#include "table.h"

/* A text and its periods, parted by " | ": the words they take, and the
   start, "..end" and "+" (it goes on). */
struct dated {
  const char *text;
  const char *periods;
};

static void
put_period(struct ess_buf *out, const struct ess_tokens *tokens,
           const struct ess_period *period)
{
  ess_buf_add(out, ess_tokens_span(tokens, period->from, period->to));
  ess_buf_puts(out, " = ");
  ess_day_add(out, period->start);
  if (period->end.year) {
    ess_buf_puts(out, "..");
    ess_day_add(out, period->end);
  }
  ess_buf_puts(out, period->since ? "+" : "");
}

static void
assert_periods(const struct dated *list, size_t n)
{
  struct ess_tokens tokens = {0};
  struct ess_periods periods = {0};
  struct ess_buf text = {0};
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&text);
    assert_int_equal(ess_tokens_read(&tokens, ess_view_of(list[i].text)),
                     ESS_OK);
    assert_int_equal(ess_periods_read(&periods, &tokens), ESS_OK);
    for (size_t k = 0; k < periods.n; ++k) {
      ess_buf_puts(&text, k ? " | " : "");
      put_period(&text, &tokens, &periods.list[k]);
    }
    wrong += is_wrong(list[i].text, &text, list[i].periods);
  }
  ess_buf_clear(&text);
  ess_periods_clear(&periods);
  ess_tokens_clear(&tokens);
  assert_int_equal(wrong, 0);
}

#define ASSERT_PERIODS(list)                                                 \
  assert_periods(list, sizeof(list) / sizeof *(list))

static void
days_months_and_years(void **state)
{
  static const struct dated list[] = {
    {"Le 2 avril 2019, Metz", "Le 2 avril 2019 = 2019-04-02"},
    {"1er mai 2023", "1er mai 2023 = 2023-05-01"},
    {"17/04/2024", "17/04/2024 = 2024-04-17"},
    {"17.04.2024", "17.04.2024 = 2024-04-17"},
    {"17-04-2024", "17-04-2024 = 2024-04-17"},
    {"en novembre 2021", "novembre 2021 = 2021-11"},
    {"Août 2022", "Août 2022 = 2022-08"},
    {"En 2022, Metz", "2022 = 2022"},
    {"(2019)", "2019 = 2019"},
    {"paru en 2025 \"x\"", "2025 = 2025"},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
seasons_have_the_year(void **state)
{
  static const struct dated list[] = {
    {"été 2020", "été 2020 = 2020"},
    {"fin 2021", "fin 2021 = 2021"},
    {"fin d'année 2021", "fin d'année 2021 = 2021"},
    {"fin d’année 2021", "fin d’année 2021 = 2021"},
    {"début 2020", "début 2020 = 2020"},
    {"rentrée 2023", "rentrée 2023 = 2023"},
    {"mi-mai 2022", "mi-mai 2022 = 2022-05"},
    {"1er trimestre 2020", "1er trimestre 2020 = 2020-01..2020-03"},
    {"4e trimestre 2024", "4e trimestre 2024 = 2024-10..2024-12"},
    {"2e semestre 2023", "2e semestre 2023 = 2023-07..2023-12"},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
periods_have_two_ends(void **state)
{
  static const struct dated list[] = {
    {"2022-2028", "2022-2028 = 2022..2028"},
    {"2022/2026", "2022/2026 = 2022..2026"},
    {"2017 – 2021", "2017 – 2021 = 2017..2021"},
    {"7 et 8 octobre 2020", "7 et 8 octobre 2020 = 2020-10-07..2020-10-08"},
    {"les 7 et 8 octobre 2020",
     "les 7 et 8 octobre 2020 = 2020-10-07..2020-10-08"},
    {"mai ou juin 2022", "mai ou juin 2022 = 2022-05..2022-06"},
    {"entre mai 2018 et octobre 2019",
     "entre mai 2018 et octobre 2019 = 2018-05..2019-10"},
    {"Entre février 2019 et mai 2021, 6 GUEST",
     "Entre février 2019 et mai 2021 = 2019-02..2021-05"},
    {"du 5 au 9 novembre 2024",
     "du 5 au 9 novembre 2024 = 2024-11-05..2024-11-09"},
    {"du 28 octobre au 3 novembre 2024",
     "du 28 octobre au 3 novembre 2024 = 2024-10-28..2024-11-03"},
    {"de 2018 à 2020", "de 2018 à 2020 = 2018..2020"},
    {"en 2025 les 7 et 8 novembre",
     "2025 les 7 et 8 novembre = 2025-11-07..2025-11-08"},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
since_has_no_end(void **state)
{
  static const struct dated list[] = {
    {"depuis 2012", "depuis 2012 = 2012+"},
    {"Depuis 2019 sur le département", "Depuis 2019 = 2019+"},
    {"depuis juillet 2020", "depuis juillet 2020 = 2020-07+"},
    {"à partir de 2023", "à partir de 2023 = 2023+"},
    {"dès 2021", "dès 2021 = 2021+"},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
several_stand_in_one_line(void **state)
{
  static const struct dated list[] = {
    {"2020-2021 : le 10 décembre 2020, le 18 mars 2021",
     "2020-2021 = 2020..2021 | le 10 décembre 2020 = 2020-12-10 | "
     "le 18 mars 2021 = 2021-03-18"},
    {"2018 : Clôture en 2018", "2018 = 2018 | 2018 = 2018"},
    {"300 K€ sur 2024 et 2025", "2024 = 2024 | 2025 = 2025"},
    {"", ""},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
numbers_are_no_periods(void **state)
{
  static const struct dated list[] = {
    {"les 7 et 8 novembre", ""},
    {"en octobre", ""},
    {"depuis 2 ans", ""},
    {"2 800 m²", ""},
    {"1500 visiteurs", ""},
    {"57036 Metz", ""},
    {"1 789 habitants", ""},
    {"été comme hiver", ""},
    {"2 023 emplois", ""},
    {"Start Up de territoire", ""},
  };
  (void)state;
  ASSERT_PERIODS(list);
}

static void
tokens_know_their_period(void **state)
{
  struct ess_tokens tokens = {0};
  struct ess_periods periods = {0};
  (void)state;
  assert_int_equal(
    ess_tokens_read(&tokens, ess_view_of("ouvert depuis mai 2019 ici")),
    ESS_OK);
  assert_int_equal(ess_periods_read(&periods, &tokens), ESS_OK);
  assert_null(ess_periods_at(&periods, &tokens, 0));
  assert_ptr_equal(ess_periods_at(&periods, &tokens, 1), periods.list);
  assert_ptr_equal(ess_periods_at(&periods, &tokens, 3), periods.list);
  assert_null(ess_periods_at(&periods, &tokens, 4));
  assert_null(ess_periods_at(&periods, &tokens, 99));
  assert_int_equal(ess_year_at(&tokens, 3), 2019);
  assert_int_equal(ess_year_at(&tokens, 2), 0);
  ess_periods_clear(&periods);
  ess_periods_clear(NULL);
  ess_tokens_clear(&tokens);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(days_months_and_years),
    cmocka_unit_test(seasons_have_the_year),
    cmocka_unit_test(periods_have_two_ends),
    cmocka_unit_test(since_has_no_end),
    cmocka_unit_test(several_stand_in_one_line),
    cmocka_unit_test(numbers_are_no_periods),
    cmocka_unit_test(tokens_know_their_period),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
