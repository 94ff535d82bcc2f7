/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/names.h"

#include "map/address.h"
#include "map/options.h"
#include "rdf/vocab.h"
#include "unit.h"


/* A mapping made of nothing but these: key, label. */
static const char *const entries[][2] = {
  {"section", "Budget"},        {"word.elected", "maire"},
  {"word.elected", "adjointe"}, {"word.staff", "chargé de mission"},
  {"country", "France"},        {"kind", "Type"},
};

static void
add(const struct ess_sink *sink, const char *subject, struct ess_term p,
    struct ess_term o)
{
  const struct ess_statement s = {ess_iri(subject), p, o, {.kind = ESS_NONE}};
  assert_int_equal(ess_sink_add(sink, &s), ESS_OK);
}

static int
make_mapping(void **state)
{
  static const char base[] = ESS_DEFAULT_BASE;
  struct ess_mapping *mapping = ess_mapping_new();
  struct ess_vocab *vocab = ess_vocab_new(ess_view_of(base));
  const struct ess_sink sink = ess_mapping_sink(mapping);
  const struct ess_term label = ess_vocab_term(vocab, ESS_V_SKOS_prefLabel);
  struct ess_log log = {0};

  for (size_t i = 0; i < sizeof entries / sizeof *entries; ++i) {
    char subject[] = "urn:x:0";
    struct ess_term text = ess_string(ess_view_of(entries[i][1]));
    subject[6] = (char)('0' + i);
    text.language = ess_view_of("fr");
    add(&sink, subject, ess_vocab_term(vocab, ESS_V_ESS_meansField),
        ess_string(ess_view_of(entries[i][0])));
    add(&sink, subject, label, text);
  }
  struct ess_term commune = ess_string(ess_view_of("Commune"));
  commune.language = ess_view_of("fr");
  add(&sink, ESS_DEFAULT_BASE "def/kind#commune", label, commune);
  ess_vocab_free(vocab);
  *state = mapping;
  return ess_mapping_take(mapping, &log) == ESS_OK &&
             ess_mapping_finish(mapping, &log) == ESS_OK
           ? 0
           : -1;
}

static int
free_mapping(void **state)
{
  ess_mapping_free(*state);
  return 0;
}

static void
persons_are_told_from_other_words(void **state)
{
  static const struct {
    const char *text;
    bool person;
  } cases[] = {
    {"Sandra GUILMIN", true},        {"Jean de La Tour", true},
    {"M. Jean-Pierre Dupont", true}, {"Anne d'Ornano", true},
    {"Élodie N'Diaye", true},        {"J. F. Blondel", true},
    {"Dupont", false},               {"jean dupont", false},
    {"Maire", false},                {"Commune de Metz", false},
    {"Jean Dupont, maire", false},   {"Place 12 Mai", false},
    {"France", false},               {"Jean de", false},
    {"", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    assert_int_equal(
      ess_name_is_person(*state, ess_view_of(cases[i].text), 2),
      cases[i].person);
  }
}

static void
assert_split(void **state, const char *text, size_t n, const char *last)
{
  struct ess_view names[ESS_MAX_NAMES];
  assert_int_equal(ess_name_split(*state, ess_view_of(text), names), n);
  if (n) {
    assert_true(ess_view_is(names[n - 1], last));
  }
}

static void
lists_of_names_are_split(void **state)
{
  assert_split(state, "Rachel Burgyet Julien Vicq", 2, "Julien Vicq");
  assert_split(state, "Rachel Burgyet et Julien Vicq", 2, "Julien Vicq");
  assert_split(state, "Anne Roi, Luc Petit et Zoé Bon", 3, "Zoé Bon");
  assert_split(state, "Anne LE ROI Luc PETIT", 2, "Luc PETIT");
  assert_split(state, "Anne Roi", 1, "Anne Roi");
  assert_split(state, "Anne Roi, adjointe", 0, NULL);
  assert_split(state, "", 0, NULL);
}

static void
names_are_normalised(void **state)
{
  static const char *const cases[][2] = {
    {"Nathalie MARIÉ", "Nathalie Marié"},
    {"Mme  Anne DUPONT-DURAND", "Anne Dupont-Durand"},
    {"Luc\xC2\xA0" "D'ALMEIDA", "Luc D'Almeida"},
    {"J. Petit", "J. Petit"},
  };
  struct ess_buf out = {0};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    ess_buf_reset(&out);
    ess_name_normalise(&out, ess_view_of(cases[i][0]));
    assert_string_equal(ess_buf_str(&out), cases[i][1]);
  }
  ess_buf_clear(&out);
}

static void
assert_value(const struct ess_value *value, const char *expected)
{
  assert_true(ess_view_is(value->value, expected));
}

static void
address_lines_are_taken_apart(void **state)
{
  struct ess_profile profile = {0};
  const struct ess_address *address = &profile.address;

  ess_address_line(
    &profile, *state,
    ess_view_of("Mairie de Metz 1, place d'Armes - J. F. Blondel B.P. 21025"),
    1);
  ess_address_line(&profile, *state, ess_view_of("57036 METZ cedex 1"), 2);
  ess_address_line(&profile, *state, ess_view_of("France"), 3);
  assert_value(&address->building, "Mairie de Metz");
  assert_value(&address->street, "1, place d'Armes - J. F. Blondel");
  assert_value(&address->delivery, "B.P. 21025");
  assert_value(&address->postcode, "57036");
  assert_value(&address->locality, "Metz");
  assert_value(&address->cedex, "CEDEX 1");
  assert_value(&address->country, "FR");
  assert_int_equal(address->locality.line, 2);
  ess_profile_clear(&profile);
}

static void
address_on_one_line_is_taken_apart(void **state)
{
  struct ess_profile profile = {0};
  const struct ess_address *address = &profile.address;

  ess_address_line(&profile, *state,
                   ess_view_of("Place du Marché, CS 12345, 35000 Rennes"), 1);
  assert_value(&address->building, "");
  assert_value(&address->street, "Place du Marché");
  assert_value(&address->delivery, "CS 12345");
  assert_value(&address->postcode, "35000");
  assert_value(&address->locality, "Rennes");
  ess_profile_clear(&profile);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(persons_are_told_from_other_words),
    cmocka_unit_test(lists_of_names_are_split),
    cmocka_unit_test(names_are_normalised),
    cmocka_unit_test(address_lines_are_taken_apart),
    cmocka_unit_test(address_on_one_line_is_taken_apart),
  };
  return cmocka_run_group_tests(tests, make_mapping, free_mapping);
}
