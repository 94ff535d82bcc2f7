/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Names are found in text however they are written, and nothing else is. */

#include "map/redact.h"

#include "unit.h"

#include <string.h>

static void
assert_redacted(struct ess_redactor *redactor, const char *text,
                const char *expected)
{
  struct ess_buf out = {0};
  const bool found = ess_redact(redactor, ess_view_of(text), &out);
  assert_string_equal(ess_buf_str(&out), expected);
  assert_int_equal(found, strcmp(text, expected) != 0);
  assert_int_equal(out.status, ESS_OK);
  ess_buf_clear(&out);
}

static struct ess_redactor *
redactor_of(const char *const *names)
{
  struct ess_redactor *redactor = ess_redactor_new();
  assert_non_null(redactor);
  for (; *names; ++names) {
    assert_int_equal(ess_redactor_add(redactor, ess_view_of(*names)), ESS_OK);
  }
  return redactor;
}

static void
names_are_found_in_any_form(void **state)
{
  static const char *const names[] = {"Mme Zoé Lefèvre-Morin", NULL};
  static const char *const texts[][2] = {
    {"Zoé Lefèvre-Morin", "[…]"},
    {"selon ZOE LEFEVRE MORIN, élue", "selon […], élue"},
    {"Lefèvre-Morin Zoé et Ada Martin", "[…] et Ada Martin"},
    {"LEFÈVRE-MORIN, Zoé", "[…]"},
    {"de Zoé\nLefèvre-Morin.", "de […]."},
    {"Zoé\u00A0Lefèvre\u2011Morin", "[…]"},
    {"Zoe\u0301 Lefe\u0300vre-Morin", "[…]"},
    {"Zoé Lefè\u00ADvre-Morin", "[…]"},
    {"zoe.lefevre-morin@ville.fr", "[…]@ville.fr"},
    {"https://x.fr/zoe-lefevre-morin/", "https://x.fr/[…]/"},
    {"https://x.fr/Zo%C3%A9_Lef%C3%A8vre_Morin", "https://x.fr/[…]"},
    {"@ZoeLefevreMorin", "@[…]"},
    {"Zoé Lefèvre-Morin, Zoé Lefèvre-Morin", "[…], […]"},
  };
  struct ess_redactor *redactor = redactor_of(names);
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    assert_redacted(redactor, texts[i][0], texts[i][1]);
  }
  ess_redactor_free(redactor);
}

static void
nothing_else_is_taken(void **state)
{
  static const char *const names[] = {"Ada Martin", "Al Do", "S. Roy", NULL};
  static const char *const texts[][2] = {
    {"", ""},
    {"Ada Martineau", "Ada Martineau"},
    {"Canada Martin", "Canada Martin"},
    {"Saint-Martin", "Saint-Martin"},
    {"avec Paul Martin. Ada Roy dit", "avec Paul Martin. Ada Roy dit"},
    {"Ada : Martin", "Ada : Martin"},
    {"aldo", "aldo"}, /* too short to be sure */
    {"M. S. Roy vient", "M. […] vient"},
    {"100 % Ada%20Martin %", "100 % […] %"},
    {"%C3", "%C3"},
  };
  struct ess_redactor *redactor = redactor_of(names);
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    assert_redacted(redactor, texts[i][0], texts[i][1]);
  }
  ess_redactor_free(redactor);
}

static void
names_are_counted_and_may_be_passed_over(void **state)
{
  static const char *const names[] = {"Ada Martin", "Ada Martin Roy",
                                      "martin ada", NULL};
  struct ess_redactor *redactor = redactor_of(names);
  (void)state;
  /* The longest wins; names that are the same are both found. */
  assert_redacted(redactor, "Ada Martin Roy", "[…]");
  assert_int_equal(ess_redactor_found(redactor, 0), 0);
  assert_int_equal(ess_redactor_found(redactor, 1), 1);
  assert_redacted(redactor, "Ada Martin, Ada Martin", "[…], […]");
  assert_int_equal(ess_redactor_found(redactor, 0), 2);
  assert_int_equal(ess_redactor_found(redactor, 2), 2);
  assert_int_equal(ess_redactor_found(redactor, 2), 0);
  ess_redactor_look(redactor, 0, false);
  ess_redactor_look(redactor, 2, false);
  assert_redacted(redactor, "Ada Martin", "Ada Martin");
  ess_redactor_look(redactor, 0, true);
  assert_redacted(redactor, "Ada Martin", "[…]");
  assert_int_equal(ess_redactor_words(redactor, ess_view_of("M. O'Neil")), 2);
  assert_int_equal(ess_redactor_words(redactor, ess_view_of("…")), 0);
  ess_redactor_free(redactor);
  ess_redactor_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_are_found_in_any_form),
    cmocka_unit_test(nothing_else_is_taken),
    cmocka_unit_test(names_are_counted_and_may_be_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
