/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/aliases.h"
#include "map/gazetteer.h"
#include "map/place_key.h"
#include "map/reference.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static void
assert_view(struct ess_view v, const char *expected)
{
  char text[200];
  assert_true(v.n < sizeof text);
  memcpy(text, v.n ? v.s : "", v.n);
  text[v.n] = '\0';
  assert_string_equal(text, expected);
}

static void
keys_say_no_kind(void **state)
{
  static const char *const names[][2] = {
    {"Le Mans", "mans"},
    {"Ville du Mans", "mans"},
    {"Mairie de Saint-Étienne", "saint etienne"},
    {"St-Denis", "saint denis"},
    {"Ville-la-Grand", "ville la grand"},
    {"Communauté d’agglomération de l’Albigeois (C2A)", "albigeois"},
    {"CC du Pays de Pontchâteau St-Gildas-des-Bois",
     "pays de pontchateau saint gildas des bois"},
    {"CA Communauté Paris-Saclay", "paris saclay"},
    {"CA L'Agglo Foix-Varilhes", "foix varilhes"},
    {"Nantes Métropole", "nantes"},
    {"Métropole de Nantes", "nantes"},
    {"Métropole d'Aix-Marseille-Provence", "aix marseille provence"},
    {"Conseil départemental de Meurthe et Moselle", "meurthe et moselle"},
    {"Département de l’Hérault", "herault"},
    {"Région Grand Est", "grand est"},
    {"Collectivité de Corse", "corse"},
    {"EPT Plaine Commune", "plaine commune"},
    {"Établissement public territorial Est Ensemble", "est ensemble"},
    {"Communauté urbaine du Grand Reims", "grand reims"},
    {"Communauté d’agglo du Niortais", "niortais"},
    {"CDA de La Rochelle", "rochelle"},
    {"Agglo du Pays de Dreux", "pays de dreux"},
    {"Metz Eurométropole", "metz"},
    {"Conseil régional de Bretagne", "bretagne"},
    {"Conseil général du Gers", "gers"},
    {"CD des Landes", "landes"},
    {"Collectivité territoriale de Martinique", "martinique"},
    {"Commune d’Ussel", "ussel"},
    {"Municipalité de Die", "die"},
    {"Ville de la Ville-du-Bois", "bois"},
    {"Hœnheim", "hoenheim"},
    {"Métropole", "metropole"},
    {"La", "la"},
    {"(X)", "x"},
    {" ( ", ""},
  };
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
    struct ess_buf key = {0};
    ess_place_key(&key, ess_view_of(names[i][0]));
    assert_string_equal(ess_buf_str(&key), names[i][1]);
    ess_buf_clear(&key);
  }
}

/* The script that made the table and the program agree on every row, the
   table is in order, and each row is found by its code. */
static void
table_is_sound(void **state)
{
  struct ess_view rows = ess_reference_gazetteer();
  struct ess_view before = {NULL, 0};
  struct ess_territory row;
  struct ess_territory found;
  struct ess_buf key = {0};
  size_t n = 0;

  (void)state;
  while (rows.n) {
    struct ess_view line = ess_view_sub(rows, 0, ess_view_find(rows, '\n'));
    assert_true(ess_view_compare(before, line) < 0 || line.s[0] == '#');
    before = line;
    assert_true(ess_gazetteer_next(&rows, &row));
    if (line.s[0] == '#') {
      continue;
    }
    ++n;
    ess_buf_reset(&key);
    ess_place_key(&key, row.name);
    if (!ess_view_equal(ess_buf_view(&key), row.key)) {
      fail_msg("%.*s", (int)line.n, line.s);
    }
    assert_true(ess_gazetteer_coded(row.kind, row.code, &found));
    assert_true(found.name.s == row.name.s);
  }
  assert_int_equal(n, 18 + 101 + 1255 + 11 + 34969);
  ess_buf_clear(&key);
}

static void
rows_have_their_columns(void **state)
{
  struct ess_view rows = ess_gazetteer_named(ess_view_of("nancy"));
  struct ess_territory row;

  (void)state;
  assert_true(ess_gazetteer_next(&rows, &row));
  assert_view(row.kind, "commune");
  assert_view(row.code, "54395");
  assert_view(row.siren, "215403957");
  assert_view(row.name, "Nancy");
  assert_view(row.departements, "54");
  assert_view(row.regions, "44");
  assert_view(row.unions, "245400676");
  assert_view(row.postcodes, "54000 54100");
  assert_view(row.population, "103671");
  assert_view(row.year, "2023");
  assert_false(ess_gazetteer_next(&rows, &row));
}

static void
code_without_kind_is_enough_for_a_union(void **state)
{
  struct ess_territory row;
  (void)state;
  assert_true(ess_gazetteer_coded((struct ess_view){NULL, 0},
                                  ess_view_of("200057867"), &row));
  assert_view(row.name, "Plaine Commune");
  /* 44 is a département and a région. */
  assert_true(ess_gazetteer_coded(ess_view_of("departement"),
                                  ess_view_of("44"), &row));
  assert_view(row.name, "Loire-Atlantique");
  assert_true(
    ess_gazetteer_coded(ess_view_of("region"), ess_view_of("44"), &row));
  assert_view(row.name, "Grand Est");
}

static void
what_is_not_there_is_not_found(void **state)
{
  static const char *const keys[] = {"", "#", "#key", "nanc", "nancyy", "zzz",
                                     "\xFF", "0", "nancy\tcommune"};
  struct ess_territory row;
  (void)state;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; ++i) {
    struct ess_view rows = ess_gazetteer_named(ess_view_of(keys[i]));
    assert_false(rows.n && rows.s[0] != '#');
  }
  assert_false(ess_gazetteer_coded(ess_view_of("commune"),
                                   ess_view_of("246700488"), &row));
  assert_false(ess_gazetteer_coded((struct ess_view){NULL, 0},
                                   (struct ess_view){NULL, 0}, &row));
}

static void
lists_are_of_words(void **state)
{
  const struct ess_view list = ess_view_of("93200 93210");
  (void)state;
  assert_true(ess_gazetteer_lists(list, ess_view_of("93210")));
  assert_false(ess_gazetteer_lists(list, ess_view_of("9321")));
  assert_true(ess_gazetteer_is_union(ess_view_of("communaute-urbaine")));
  assert_false(ess_gazetteer_is_union(ess_view_of("commune")));
}

static bool
has_alias(const struct ess_aliases *aliases, const char *name,
          const char *kind, struct ess_territory *ret)
{
  struct ess_buf key = {0};
  ess_place_key(&key, ess_view_of(name));
  const bool found = ess_aliases_find(aliases, ess_buf_view(&key),
                                      ess_view_of(kind), ret);
  ess_buf_clear(&key);
  return found;
}

/* Each of the built-in aliases has a row of the gazetteer, and says what
   the gazetteer does not. */
static void
aliases_are_right_and_needed(void **state)
{
  struct ess_view text = ess_reference_aliases();
  struct ess_buf key = {0};
  size_t n = 0;

  (void)state;
  while (text.n) {
    struct ess_view line = ess_view_sub(text, 0, ess_view_find(text, '\n'));
    text = ess_view_sub(text, line.n + 1, text.n);
    if (line.s[0] == '#') {
      continue;
    }
    const size_t tab = ess_view_find(line, '\t');
    const struct ess_view rest = ess_view_sub(line, tab + 1, line.n);
    ess_buf_reset(&key);
    ess_place_key(&key, ess_view_sub(line, 0, tab));
    struct ess_view rows = ess_gazetteer_named(ess_buf_view(&key));
    struct ess_territory row;
    while (ess_gazetteer_next(&rows, &row)) {
      const size_t end = ess_view_find(rest, '\t');
      if (ess_view_equal(row.kind, ess_view_sub(rest, 0, end))) {
        fail_msg("%.*s", (int)line.n, line.s);
      }
    }
    const size_t end = ess_view_find(rest, '\t');
    const struct ess_view code = ess_view_sub(rest, end + 1, rest.n);
    assert_true(ess_gazetteer_coded(
      ess_view_sub(rest, 0, end),
      ess_view_sub(code, 0, ess_view_find(code, '\t')), &row));
    ++n;
  }
  assert_true(n >= 60);
  ess_buf_clear(&key);
}

static void
aliases_of_the_user_win(void **state)
{
  static const char text[] = "# ours\n\nGrand Lyon\tmetropole\t243300316\r\n"
                             " Chez nous \tcommune\t54395\tNancy\n";
  struct ess_aliases *aliases = ess_aliases_new();
  struct ess_territory row;
  struct ess_log log = {0};

  (void)state;
  assert_non_null(aliases);
  assert_true(has_alias(aliases, "Grand Lyon", "metropole", &row));
  assert_view(row.code, "200046977");
  assert_false(has_alias(aliases, "Grand Lyon", "commune", &row));
  assert_int_equal(
    ess_aliases_add(aliases, ess_view_of(text), "ours.tsv", &log), ESS_OK);
  assert_true(has_alias(aliases, "Grand Lyon", "metropole", &row));
  assert_view(row.code, "243300316");
  assert_true(has_alias(aliases, "chez nous", "commune", &row));
  assert_view(row.name, "Nancy");
  assert_true(has_alias(aliases, "MEL", "metropole", &row));
  ess_aliases_free(aliases);
}

static void
keep_diag(void *self, const struct ess_diag *diag)
{
  (void)snprintf(self, 200, "%s:%lu:%lu: %s", diag->place.source,
                 diag->place.line, diag->place.column, diag->text);
}

static void
bad_aliases_are_told(void **state)
{
  static const char *const texts[][2] = {
    {"a b\n", "f:1:1: a line of aliases is an alias, a kind and a code"},
    {"#\n!\tcommune\t54395\n",
     "f:2:1: a line of aliases is an alias, a kind and a code"},
    {"x\tville\t54395\n", "f:1:1: there is no ville with the code 54395"},
    {"x\tcommune\t54\n", "f:1:1: there is no commune with the code 54"},
    {"x\tcommune\t54\xE9\n", "f:1:13: byte 0xE9 is not UTF-8"},
  };
  struct ess_aliases *aliases = ess_aliases_new();
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i) {
    char said[200] = "";
    struct ess_log log = {.on_diag = keep_diag, .self = said};
    assert_int_equal(
      ess_aliases_add(aliases, ess_view_of(texts[i][0]), "f", &log),
      ESS_BAD_INPUT);
    assert_string_equal(said, texts[i][1]);
  }
  ess_aliases_free(aliases);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(keys_say_no_kind),
    cmocka_unit_test(table_is_sound),
    cmocka_unit_test(rows_have_their_columns),
    cmocka_unit_test(code_without_kind_is_enough_for_a_union),
    cmocka_unit_test(what_is_not_there_is_not_found),
    cmocka_unit_test(lists_are_of_words),
    cmocka_unit_test(aliases_are_right_and_needed),
    cmocka_unit_test(aliases_of_the_user_win),
    cmocka_unit_test(bad_aliases_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
