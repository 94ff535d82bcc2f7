/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/values.h"

#include "unit.h"

/* A text and what is read from it; NULL: nothing. */
struct reading {
  const char *text;
  const char *value;
};

static void
assert_readings(bool (*read)(struct ess_buf *, struct ess_view),
                const struct reading *readings, size_t n)
{
  struct ess_buf value = {0};
  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&value);
    const bool found = read(&value, ess_view_of(readings[i].text));
    assert_int_equal(found, readings[i].value != NULL);
    assert_string_equal(ess_buf_str(&value),
                        readings[i].value ? readings[i].value : "");
  }
  ess_buf_clear(&value);
}

#define ASSERT_READINGS(read, list)                                          \
  assert_readings(read, list, sizeof(list) / sizeof *(list))

static void
thousands_are_parted_in_many_ways(void **state)
{
  static const struct reading readings[] = {
    {"500 000 habitants", "500000"},
    {"5\xC2\xA0" "559\xC2\xA0" "051", "5559051"},
    {"104\xE2\x80\xAF" "885 habitants", "104885"},
    {"117890 hab", "117890"},
    {"1.295", "1295"},
    {"environ 45 000", "45000"},
    {"12 communes, 45 000 habitants", "45000"},
    {"2021 104 885 habitants", "104885"},
    {"45 000 (population 2019)", "45000"},
    {"Au 1er janvier 2021 : 45 000", NULL},
    {"INSEE 2022: 45 000", NULL},
    {"104,885 habitants", NULL},
    {"3,5 milliards", NULL},
    {"45 mille", NULL},
    {"-45 000", NULL},
    {"2 3000", NULL},
    {"1,2 million d'habitants", "1200000"},
    {"3 millions", "3000000"},
    {"007", "7"},
    {"0", "0"},
    {"999 999 999 999 999 999", "999999999999999999"},
    {"aucun", NULL},
    {"", NULL},
  };
  (void)state;
  ASSERT_READINGS(ess_value_integer, readings);
}

static void
years_have_four_digits(void **state)
{
  static const struct reading readings[] = {
    {"2012", "2012"},       {"depuis 2016 (janvier)", "2016"},
    {"20125", NULL},        {"12", NULL},
    {"le 5/12/2022", "2022"}, {"1789", NULL},
    {"", NULL},
  };
  (void)state;
  ASSERT_READINGS(ess_value_year, readings);
}

static void
dates_are_read_in_three_forms(void **state)
{
  static const struct reading readings[] = {
    {"17/04/2024", "2024-04-17"},
    {"2024-04-17", "2024-04-17"},
    {"mercredi 17 avril 2024", "2024-04-17"},
    {"1er août 2023", "2023-08-01"},
    {"31/13/2024", NULL},
    {"31 février 2024", NULL},
    {"29/02/2024", "2024-02-29"},
    {"29/02/2023", NULL},
    {"01/01/0000", NULL},
    {"0/01/2024", NULL},
    {"avril 2024", NULL},
    {"", NULL},
  };
  (void)state;
  ASSERT_READINGS(ess_value_date, readings);
}

static void
assert_link(const char *text, const char *written, bool is_web)
{
  struct ess_view rest = ess_view_of(text);
  struct ess_link link = {{NULL, 0}, false};
  assert_int_equal(ess_value_link(&rest, &link), written != NULL);
  if (written) {
    assert_true(ess_view_is(link.written, written));
    assert_int_equal(link.is_web, is_web);
  }
}

static void
links_end_before_the_sentence_does(void **state)
{
  (void)state;
  assert_link("voir https://a.fr/x.", "https://a.fr/x", true);
  assert_link("(https://a.fr/x", "https://a.fr/x", true);
  assert_link("(https://a.fr/x)", "https://a.fr/x", true);
  assert_link("https://a.fr/x_(y)", "https://a.fr/x_(y)", true);
  assert_link("« http://a.fr »", "http://a.fr", true);
  assert_link("www.nancy.fr/x, et", "www.nancy.fr/x", true);
  assert_link("Zig&Zag.info", "Zig&Zag.info", false);
  assert_link("écrire à ess@metz.fr", NULL, false);
  assert_link("rien ici", NULL, false);
}

static void
telephones_and_mail_are_cut_off(void **state)
{
  static const char *const cases[][2] = {
    {"maire 06 12 34 56 78", "maire"},
    {"maire, tél. : 06.12.34.56.78", "maire"},
    {"maire 06/12/34/56/78", "maire"},
    {"maire 06–12–34–56–78", "maire"},
    {"maire 06\xC2\xA0" "12\xC2\xA0" "34\xC2\xA0" "56\xC2\xA0" "78", "maire"},
    {"maire 0033 6 12 34 56 78", "maire"},
    {"maire jean.petit (at) metz.fr", "maire"},
    {"maire <jean@metz.fr>", "maire"},
    {"4e adjoint, 57000 Metz, 2026", "4e adjoint, 57000 Metz, 2026"},
    {"", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    assert_true(ess_view_is(
      ess_value_before_contact(ess_view_of(cases[i][0])), cases[i][1]));
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(thousands_are_parted_in_many_ways),
    cmocka_unit_test(years_have_four_digits),
    cmocka_unit_test(dates_are_read_in_three_forms),
    cmocka_unit_test(links_end_before_the_sentence_does),
    cmocka_unit_test(telephones_and_mail_are_cut_off),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
