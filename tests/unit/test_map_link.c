/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/link.h"

#include "base/text.h"
#include "unit.h"

#include <string.h>

/* What a page says, and what comes of it. */
struct law {
  const char *name;
  const char *kind;
  const char *postcode; /* or NULL */
  const char *locality; /* or NULL */
  const char *stated;   /* "region=…" or "departement=…", or NULL */
  const char *code;     /* of the territory, or "" */
  const char *slug;
  const char *around;   /* codes, parted by spaces */
  unsigned doubts;
  unsigned warnings;
};

static const struct law seeds[] = {
  {"Eurométropole de Strasbourg", "metropole", "67076", "Strasbourg", NULL,
   "246700488", "eurometropole-de-strasbourg", "67 44", 0, 0},
  {"Conseil départemental de Meurthe et Moselle", "departement", "54035",
   "Nancy", NULL, "54", "conseil-departemental-de-meurthe-et-moselle", "44",
   0, 0},
  {"Grand Reims", "communaute-urbaine", "51722", "Reims", NULL, "200067213",
   "grand-reims", "51 44", 0, 0},
  {"PETR du Pays de Langres", "petr", "52200", "Langres", NULL, "",
   "petr-du-pays-de-langres", "52 44", 0, 0},
  {"Région Grand Est", "region", "67070", "Strasbourg", NULL, "44",
   "region-grand-est", "", 0, 0},
  {"Metz", "commune", "57036", "Metz", NULL, "57463", "metz",
   "200039865 57 44", 0, 0},
  {"Nancy", "commune", NULL, NULL, NULL, "54395", "nancy",
   "245400676 54 44", 0, 0},
  {"Communauté d'agglomération de Haguenau", "communaute-d-agglomeration",
   "67500", "Haguenau", NULL, "200067874",
   "communaute-d-agglomeration-de-haguenau", "67 44", 0, 0},
};

static const struct law communes[] = {
  {"Ville de Nancy", "commune", NULL, NULL, NULL, "54395", "nancy",
   "245400676 54 44", 0, 0},
  {"Ville du Mans", "commune", NULL, NULL, NULL, "72181", "le-mans",
   "247200132 72 52", 0, 0},
  {"Saint-Denis", "commune", "93200", "Saint-Denis", NULL, "93066",
   "saint-denis-93066", "200057867 200054781 93 11", 0, 0},
  {"Saint-Denis", "commune", "93205", "Saint-Denis", NULL, "93066",
   "saint-denis-93066", "200057867 200054781 93 11", 0, 0},
  {"St Denis", "commune", "97717", "Saint-Denis", NULL, "", "st-denis", "", 1,
   1},
  {"Saint-Denis", "commune", NULL, NULL, NULL, "", "saint-denis", "", 1, 1},
  {"Saint-Denis", "commune", NULL, NULL, "region=La Réunion", "97411",
   "saint-denis-97411", "249740119 974 04", 0, 0},
  {"Saint-Denis", "commune", NULL, NULL, "departement=Gard", "30247",
   "saint-denis-30247", "200035129 30 76", 0, 0},
  {"Nancy", "commune", "13001", "Marseille", NULL, "", "nancy", "", 1, 1},
  {"Saint-Denis de La Réunion", "commune", NULL, NULL, NULL, "97411",
   "saint-denis-97411", "249740119 974 04", 0, 0},
  /* "Ville" is part of the name, and there is a Bois as well. */
  {"La Ville-du-Bois", "commune", NULL, NULL, NULL, "91665",
   "la-ville-du-bois", "200056232 91 11", 0, 0},
  {"Ajaccio", "commune", "20304", "Ajaccio", NULL, "2A004", "ajaccio",
   "242010056 2A 94", 0, 0},
  {"Bruyère", "commune", NULL, NULL, NULL, "", "bruyere", "", 0, 0},
  {"La Bruyère", "commune", NULL, NULL, NULL, "70103", "la-bruyere",
   "247000854 70 27", 0, 0},
  {"Nouméa", "commune", "98800", "Nouméa", NULL, "98818", "noumea", "", 0, 0},
  {"Aubépine", "commune", "67000", "Strasbourg", NULL, "", "aubepine",
   "67 44", 0, 0},
};

static const struct law unions[] = {
  {"Grand Albigeois", "communaute-d-agglomeration", NULL, NULL, NULL,
   "248100737", "grand-albigeois", "81 76", 0, 0},
  {"Métropole de Lyon", "metropole", "69003", "Lyon", NULL, "200046977",
   "metropole-de-lyon", "69 84", 0, 0},
  {"Plaine Commune", "ept", "93200", "Saint-Denis", NULL, "200057867",
   "plaine-commune", "200054781 93 11", 0, 0},
  /* Of another kind than the page says, but there is only one. */
  {"Grand Nancy", "communaute-urbaine", NULL, NULL, NULL, "245400676",
   "grand-nancy", "54 44", 1, 0},
  /* Two have the name. */
  {"CC des Quatre Rivières", "communaute-de-communes", NULL, NULL, NULL, "",
   "cc-des-quatre-rivieres", "", 1, 1},
  {"CC des Quatre Rivières", "communaute-de-communes", "74250",
   "Fillinges", NULL, "247400666", "cc-des-quatre-rivieres", "74 84", 0, 0},
  /* In two départements and two régions. */
  {"CA Redon Agglomération", "communaute-d-agglomeration", "35600", "Redon",
   NULL, "243500741", "ca-redon-agglomeration", "35 44 56 53 52", 0, 0},
  /* Never across: a commune is no union, a PETR no community. */
  {"Nancy", "metropole", "54000", "Nancy", NULL, "245400676", "nancy",
   "54 44", 0, 0},
  {"Metz", "petr", "57000", "Metz", NULL, "", "metz", "57 44", 0, 0},
  {"Grand Langres", "commune", NULL, NULL, NULL, "", "grand-langres", "", 0,
   0},
  {"Metz", "autre", "57000", "Metz", NULL, "", "metz", "", 0, 0},
};

static const struct law larger[] = {
  {"Conseil départemental de l’Hérault", "departement", "34087",
   "Montpellier", NULL, "34", "conseil-departemental-de-l-herault", "76", 0,
   0},
  {"Conseil départemental de la Moselle", "departement", "54000", "Nancy",
   NULL, "", "conseil-departemental-de-la-moselle", "", 1, 1},
  {"Collectivité européenne d’Alsace", "departement", "67964", "Strasbourg",
   NULL, "", "collectivite-europeenne-d-alsace", "44", 0, 0},
  {"Région Sud", "region", "13481", "Marseille", NULL, "93", "region-sud",
   "", 0, 0},
  {"Collectivité de Corse", "region", "20187", "Ajaccio", NULL, "94",
   "collectivite-de-corse", "", 0, 0},
  {"Région Bretagne", "region", "44000", "Nantes", NULL, "",
   "region-bretagne", "", 1, 1},
  {"Région de Guadeloupe", "region", "97100", "Basse-Terre", NULL, "01",
   "region-de-guadeloupe", "", 0, 0},
};

static void
set(struct ess_profile *profile, struct ess_value *to, const char *field,
    const char *text)
{
  if (text) {
    ess_profile_set(profile, to, field, ess_view_of(text), ess_view_of(text),
                    7);
  }
}

static void
make(struct ess_profile *profile, const struct law *law)
{
  struct ess_buf slug = {0};

  set(profile, &profile->name, "name", law->name);
  ess_text_slug(&slug, profile->name.value);
  profile->slug = ess_arena_copy(&profile->arena, ess_buf_view(&slug));
  profile->kind_slug = ess_view_of(law->kind);
  set(profile, &profile->address.postcode, "address.postcode",
      law->postcode);
  set(profile, &profile->address.locality, "address.locality",
      law->locality);
  if (law->stated) {
    const bool region = strncmp(law->stated, "region=", 7) == 0;
    const struct ess_view text =
      ess_view_of(strchr(law->stated, '=') + 1);
    (void)ess_profile_fact(profile, region ? "region" : "departement", text,
                           text, 9);
  }
  ess_buf_clear(&slug);
}

static void
compare(const struct law *law, const struct ess_profile *profile,
        const struct ess_log *log)
{
  const struct ess_located *located = profile->located;
  struct ess_buf got = {0};
  struct ess_buf wanted = {0};

  ess_buf_add(&got, located->territory.code);
  ess_buf_putc(&got, '|');
  ess_buf_add(&got, profile->slug);
  for (size_t i = 0; i < located->n_around; ++i) {
    ess_buf_putc(&got, i ? ' ' : '|');
    ess_buf_add(&got, located->around[i].code);
  }
  ess_buf_printf(&got, "|%zu doubts, %u warnings", profile->n_doubts,
                 log->warnings);
  ess_buf_printf(&wanted, "%s|%s%s%s|%u doubts, %u warnings", law->code,
                 law->slug, *law->around ? "|" : "", law->around,
                 law->doubts, law->warnings);
  if (strcmp(ess_buf_str(&got), ess_buf_str(&wanted)) != 0) {
    fail_msg("%s (%s): %s, not %s", law->name, law->kind, ess_buf_str(&got),
             ess_buf_str(&wanted));
  }
  assert_int_equal(located->linked, *law->code != '\0');
  assert_int_equal(log->errors, 0);
  ess_buf_clear(&wanted);
  ess_buf_clear(&got);
}

static void
hold(const struct law *laws, size_t n)
{
  struct ess_aliases *aliases = ess_aliases_new();
  const struct ess_place title = {.source = "page.txt", .line = 7};

  for (size_t i = 0; i < n; ++i) {
    struct ess_profile profile = {0};
    struct ess_log log = {0};
    make(&profile, &laws[i]);
    ess_link_profile(&profile, aliases, &title, &log);
    compare(&laws[i], &profile, &log);
    ess_profile_clear(&profile);
  }
  ess_aliases_free(aliases);
}

#define HOLD(laws) hold(laws, sizeof(laws) / sizeof *(laws))

static void
seeds_are_linked(void **state)
{
  (void)state;
  HOLD(seeds);
}

static void
communes_are_one_or_in_doubt(void **state)
{
  (void)state;
  HOLD(communes);
}

static void
unions_are_linked_among_themselves(void **state)
{
  (void)state;
  HOLD(unions);
}

static void
departements_and_regions_are_checked(void **state)
{
  (void)state;
  HOLD(larger);
}

/* Doubts say which they are, in French. */
static void
doubts_name_the_candidates(void **state)
{
  static const struct law law = {"Saint-Denis", "commune", NULL, NULL, NULL,
                                 "", "saint-denis", "", 1, 1};
  const struct ess_place title = {.source = "page.txt", .line = 7};
  struct ess_aliases *aliases = ess_aliases_new();
  struct ess_profile profile = {0};
  struct ess_log log = {0};

  (void)state;
  make(&profile, &law);
  ess_link_profile(&profile, aliases, &title, &log);
  assert_int_equal(profile.doubts[0].about, ESS_V_ESS_doubtAboutLink);
  assert_int_equal(profile.doubts[0].fact.line, 7);
  assert_true(ess_view_is(
    profile.doubts[0].note,
    "Plusieurs collectivités portent ce nom : Saint-Denis (11339), "
    "Saint-Denis (30247), Saint-Denis (93066), Saint-Denis (97411)"));
  ess_profile_clear(&profile);
  ess_aliases_free(aliases);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(seeds_are_linked),
    cmocka_unit_test(communes_are_one_or_in_doubt),
    cmocka_unit_test(unions_are_linked_among_themselves),
    cmocka_unit_test(departements_and_regions_are_checked),
    cmocka_unit_test(doubts_name_the_candidates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
