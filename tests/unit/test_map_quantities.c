/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/quantities.h"

#include "mapping.h"
#include "table.h"

#define NBSP "\xC2\xA0"

/* A text and its quantities, parted by " | ": see put_quantity. */
struct counted {
  const char *text;
  const char *quantities;
};

static const char *const units[] = {
  [ESS_UNIT_COUNT] = "",         [ESS_UNIT_MONEY] = " EUR",
  [ESS_UNIT_PERCENT] = " %",     [ESS_UNIT_RATIO] = " times",
  [ESS_UNIT_FTE] = " ETP",       [ESS_UNIT_DURATION] = " time",
  [ESS_UNIT_MEASURE] = " measure"};

static const char *const approximations[] = {
  [ESS_APPROX_NONE] = "", [ESS_APPROX_ABOUT] = "~", [ESS_APPROX_MIN] = ">",
  [ESS_APPROX_MAX] = "<"};

/* "~30 (d'organismes)", "2..3 EUR", "15000 EUR/an"; `phrase`: what is
   counted, too. */
static void
put_quantity(struct ess_buf *out, const struct ess_tokens *tokens,
             const struct ess_quantity *q, bool phrase)
{
  const struct ess_view noun = ess_tokens_span(tokens, q->unit_to, q->to);

  ess_buf_puts(out, approximations[q->approx]);
  ess_decimal_put(out, q->value);
  if (q->range) {
    ess_buf_puts(out, "..");
    ess_decimal_put(out, q->most);
  }
  ess_buf_puts(out, units[q->unit]);
  if (q->unit == ESS_UNIT_MONEY && !q->currency) {
    ess_buf_putc(out, '?');
  }
  ess_buf_puts(out, q->yearly ? "/an" : "");
  if (phrase && noun.n) {
    ess_buf_puts(out, " (");
    ess_buf_add(out, noun);
    ess_buf_putc(out, ')');
  }
}

static void
assert_counted(const struct ess_mapping *mapping, const struct counted *list,
               size_t n, bool phrase)
{
  struct ess_tokens tokens = {0};
  struct ess_periods periods = {0};
  struct ess_quantities found = {0};
  struct ess_buf text = {0};
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&text);
    assert_int_equal(ess_tokens_read(&tokens, ess_view_of(list[i].text)),
                     ESS_OK);
    assert_int_equal(ess_periods_read(&periods, &tokens), ESS_OK);
    assert_int_equal(ess_quantities_read(&found, &tokens, mapping), ESS_OK);
    for (size_t k = 0; k < found.n; ++k) {
      ess_buf_puts(&text, k ? " | " : "");
      put_quantity(&text, &tokens, &found.list[k], phrase);
    }
    wrong += is_wrong(list[i].text, &text, list[i].quantities);
  }
  ess_buf_clear(&text);
  ess_quantities_clear(&found);
  ess_periods_clear(&periods);
  ess_tokens_clear(&tokens);
  assert_int_equal(wrong, 0);
}

#define ASSERT_COUNTED(list, phrase)                                         \
  assert_counted(*state, list, sizeof(list) / sizeof *(list), phrase)

static void
money_is_written_in_many_ways(void **state)
{
  static const struct counted list[] = {
    {"Budget : 61 000€:", "61000 EUR"},
    {"28000€ de soutien", "28000 EUR"},
    {"67" NBSP "000" NBSP "€" NBSP NBSP "AAP", "67000 EUR"},
    {"120.000 euros", "120000 EUR"},
    {"18K€", "18000 EUR"},
    {"45 k€", "45000 EUR"},
    {"300 K€ sur 2024 et 2025", "300000 EUR"},
    {"1,1 M€", "1100000 EUR"},
    {"6,8 M€ dont 5,3 M€", "6800000 EUR | 5300000 EUR"},
    {"32 millions d'euros", "32000000 EUR"},
    {"32 millions d’euros", "32000000 EUR"},
    {"3,2 milliards pour les associations", "3200000000 EUR?"},
    {"1,1 milliard d'euros", "1100000000 EUR"},
    {"12 380,50 €", "12380.5 EUR"},
    {"1 euro", "1 EUR"},
    {"EUR : 5 000 EUR", "5000 EUR"},
    {"15 000 € / an", "15000 EUR/an"},
    {"6 000€ par an", "6000 EUR/an"},
    {"20 000 € chaque année", "20000 EUR/an"},
    {"2 à 3 millions d'euros", "2000000..3000000 EUR"},
    {"entre 5 000 et 8 000 €", "5000..8000 EUR"},
    {"de 5 000 à 8 000 €", "5000..8000 EUR"},
    {"20 à 40 k€", "20000..40000 EUR"},
    {"un million d'euros", "1000000 EUR"},
    {"0,5 million d’euros", "500000 EUR"},
    {"1 500 000 €", "1500000 EUR"},
    {"3 Md€", "3000000000 EUR"},
    {"300 K euros", "300000 EUR"},
    {"300 KEUR", "300000 EUR"},
    {"2 M euros", "2000000 EUR"},
    {"5 000 €/an", "5000 EUR/an"},
    {"12 mille euros", "12000 EUR"},
    {"€ 500", ""},
  };
  ASSERT_COUNTED(list, false);
}

static void
shares_are_per_cent(void **state)
{
  static const struct counted list[] = {
    {"10% des établissements", "10 % (des établissements)"},
    {"8,8" NBSP "% des établissements", "8.8 % (des établissements)"},
    {"12 pour cent des emplois", "12 % (des emplois)"},
    {"50 % pour le financement", "50 %"},
    {"plus de 80% des équipements", ">80 % (des équipements)"},
    {"1 emploi sur 10", "10 %"},
    {"Un salarié sur dix", "10 %"},
    {"2 emplois sur 5", "40 %"},
    {"1 salarié sur 8", "12.5 %"},
    {"un emploi privé sur sept", "14.28 %"},
    {"une aide sur 3 ans", "3 time"},
    {"10 à 12 % des emplois", "10..12 % (des emplois)"},
  };
  ASSERT_COUNTED(list, true);
}

static void
staff_is_counted_in_equivalents(void **state)
{
  static const struct counted list[] = {
    {"1 ETP", "1 ETP"},
    {"0,15 ETP", "0.15 ETP"},
    {"0.3 ETP", "0.3 ETP"},
    {"2ETP", "2 ETP"},
    {"environ 0,6 ETP", "~0.6 ETP"},
    {"2,5 équivalents temps plein", "2.5 ETP"},
    {"une personne au central", "1"},
    {"6 chargés territoriaux", "6"},
  };
  ASSERT_COUNTED(list, false);
}

static void
counts_have_what_they_count(void **state)
{
  static const struct counted list[] = {
    {"3 170 établissements relevant de l’ESS",
     "3170 (établissements relevant de l’ESS)"},
    {"1500 visiteurs", "1500 (visiteurs)"},
    {"1.295 emplois", "1295 (emplois)"},
    {"81 exposants ; 15 candidats", "81 (exposants) | 15 (candidats)"},
    {"2 800 m²", "2800 measure"},
    {"57 433 km²", "57433 measure"},
    {"pendant 6 mois", "6 time"},
    {"décerné pour 3 ans", "3 time"},
    {"dix DLA départementaux et un DLA régional",
     "11 (DLA départementaux et un DLA régional)"},
    {"deux fois plus rapide", "2 times (rapide)"},
    {"vingt-cinq structures", "25 (structures)"},
    {"4 000 associations nouvelles créées chaque année",
     "4000 (associations nouvelles créées)"},
  };
  ASSERT_COUNTED(list, true);
}

static void
ranges_have_two_ends(void **state)
{
  static const struct counted list[] = {
    {"Entre 90 000 et 105 000 associations", "90000..105000"},
    {"950 000 à 1 000 000 de bénévoles", "950000..1000000"},
    {"entre 20 et 40 participants", "20..40"},
    {"2 à 3 études", "2..3"},
    {"2-3 études", "2..3"},
    {"800 structures et 2 300 emplois", "800 | 2300"},
  };
  ASSERT_COUNTED(list, false);
}

static void
approximations_are_kept(void **state)
{
  static const struct counted list[] = {
    {"près de 17 000 établissements", "<17000"},
    {"plus de 200 000 salariés", ">200000"},
    {"plus d’un million de salariés", ">1000000"},
    {"moins de 50 salariés", "<50"},
    {"jusqu'à 20 participants", "<20"},
    {"au moins 3 projets", ">3"},
    {"environ 25 000 €", "~25000 EUR"},
    {"quelque 300 structures", "~300"},
    {"une trentaine d'organismes", "~30"},
    {"une centaine d'acteurs", "~100"},
    {"Une quarantaine d’acteurs", "~40"},
    {"une 40aine de structures", "~40"},
    {"~ 30 structures", "~30"},
    {"une bonne dizaine de projets", "~10"},
    {"un millier d’emplois", "~1000"},
    {"presque 100 emplois", "~100"},
    {"autour de 100 emplois", "~100"},
  };
  ASSERT_COUNTED(list, false);
}

static void
other_numbers_count_nothing(void **state)
{
  static const struct counted list[] = {
    {"En 2022, Metz", ""},
    {"mis en place en 2010", ""},
    {"le 29 mars 2022", ""},
    {"projet 2022-2028", ""},
    {"4ème vice-président", ""},
    {"1er séminaire", ""},
    {"5° adjoint", ""},
    {"données ESS CD 54", ""},
    {"n° 3 du journal", ""},
    {"trois axes", ""},
    {"quatre axes stratégiques", ""},
    {"3 piliers", ""},
    {"Relais 2D", ""},
    {"Benoîte-Vaux (55)", ""},
    {"11 entreprises (8+3)", "11"},
    {"1. Constitution d’un réseau", ""},
    {"2/ Plusieurs démarches", ""},
    {"3) Communication", ""},
    {"Axe 1 : répondre", ""},
    {"Master 2 Entreprises", ""},
    {"BP 21025", ""},
    {"un projet, une offre", ""},
    {"France Victimes 54", ""},
    {"aucun chiffre", ""},
    {"06 12 34 56 78", ""},
    {"article 5 de la loi", ""},
    {"lot 2", ""},
    {"ODD 8", ""},
    {"la loi du 31 juillet 2014", ""},
    {"les années 2010", ""},
    {"à l’horizon 2030", ""},
    {"l’un des premiers", ""},
    {"", ""},
  };
  ASSERT_COUNTED(list, false);
}

static void
a_bare_number_ends_its_line(void **state)
{
  static const struct counted list[] = {
    {"2 300", "2300"},
    {"Emplois : 2 300", "2300"},
    {"Emplois 2 300", NULL},
    {"2024", NULL},
    {"Emplois :", NULL},
    {"Investissement 2023 (€) : 150000,00", NULL},
  };
  struct ess_tokens tokens = {0};
  struct ess_periods periods = {0};
  struct ess_quantities found = {0};
  struct ess_buf text = {0};

  for (size_t i = 0; i < sizeof list / sizeof *list; ++i) {
    ess_buf_reset(&text);
    assert_int_equal(ess_tokens_read(&tokens, ess_view_of(list[i].text)),
                     ESS_OK);
    assert_int_equal(ess_periods_read(&periods, &tokens), ESS_OK);
    assert_int_equal(ess_quantities_read(&found, &tokens, *state), ESS_OK);
    const struct ess_quantity *q =
      found.n && found.list[0].bare ? found.list : NULL;
    assert_int_equal(q != NULL, list[i].quantities != NULL);
    if (q) {
      put_quantity(&text, &tokens, q, true);
      assert_string_equal(ess_buf_str(&text), list[i].quantities);
    }
  }
  ess_buf_clear(&text);
  ess_quantities_clear(&found);
  ess_quantities_clear(NULL);
  ess_periods_clear(&periods);
  ess_tokens_clear(&tokens);
}

static int
load(void **state)
{
  *state = built_in_mapping();
  return 0;
}

static int
unload(void **state)
{
  ess_mapping_free(*state);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(money_is_written_in_many_ways),
    cmocka_unit_test(shares_are_per_cent),
    cmocka_unit_test(staff_is_counted_in_equivalents),
    cmocka_unit_test(counts_have_what_they_count),
    cmocka_unit_test(ranges_have_two_ends),
    cmocka_unit_test(approximations_are_kept),
    cmocka_unit_test(other_numbers_count_nothing),
    cmocka_unit_test(a_bare_number_ends_its_line),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
