/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/words.h"

#include "unit.h"

static void
assert_key(const char *text, const char *expected)
{
  struct ess_buf key = {0};
  ess_words_key(&key, ess_view_of(text));
  assert_string_equal(ess_buf_str(&key), expected);
  ess_buf_clear(&key);
}

static void
spellings_of_one_heading_share_a_key(void **state)
{
  static const char *const spellings[] = {
    "Exemples d'actions soutenues par la collectivité",
    "Exemples d’actions soutenues par la collectivité :",
    "Exemples d'action soutenues par la collectivité",
    "EXEMPLES D’ACTIONS SOUTENUES PAR LA COLLECTIVITE",
    "Exemple d'action(s) soutenue(s) par la collectivité",
    "Exemples d\xC2\xA0" "actions soutenu·e·s par les collectivités"};
  (void)state;
  for (size_t i = 0; i < sizeof spellings / sizeof *spellings; ++i) {
    assert_key(spellings[i], "exempl action soutenu collectivit");
  }
}

static void
inclusive_endings_do_not_count(void **state)
{
  (void)state;
  assert_key("Élu-e-s représentant-e-s", "elu representant");
  assert_key("Élue représentante", "elu representant");
  assert_key("élu(e) représentant(e)", "elu representant");
  assert_key("Chargé·e de mission", "charg mission");
}

static void
text_of_small_words_has_no_key(void **state)
{
  (void)state;
  assert_key("", "");
  assert_key("d'une", "");
  assert_key(" – : ", "");
}

static void
words_are_found_whole(void **state)
{
  const struct ess_view key = ess_view_of("premier vice president delegu");
  (void)state;
  assert_int_equal(ess_words_find(key, ess_view_of("vice president")), 1);
  assert_int_equal(ess_words_find(key, ess_view_of("president")), 2);
  assert_int_equal(ess_words_find(key, ess_view_of("resident")), -1);
  assert_int_equal(ess_words_find(key, ess_view_of("delegu")), 3);
  assert_int_equal(ess_words_find(key, ess_view_of("")), -1);
  assert_int_equal(ess_words_count(key), 4);
}

static void
plurals_are_seen(void **state)
{
  (void)state;
  assert_true(ess_words_plural(ess_view_of("Élu-e-s représentant-e-s")));
  assert_true(ess_words_plural(ess_view_of("Élus référents")));
  assert_false(ess_words_plural(ess_view_of("Élue référente ESS")));
  assert_false(ess_words_plural(ess_view_of("")));
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(spellings_of_one_heading_share_a_key),
    cmocka_unit_test(inclusive_endings_do_not_count),
    cmocka_unit_test(text_of_small_words_has_no_key),
    cmocka_unit_test(words_are_found_whole),
    cmocka_unit_test(plurals_are_seen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
