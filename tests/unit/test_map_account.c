/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/account.h"

#include "map/extract.h"
#include "map/prose.h"

#include "mapping.h"

/* What the account of `document`'s only profile says, behind its name and
   count of facts, which other tests are about. */
static void
account(const struct ess_mapping *mapping, const char *document,
        enum ess_people people, struct ess_buf *out)
{
  const struct ess_profile_options options = {.people = people};
  struct ess_page page = {0};
  struct ess_segments segments = {0};
  struct ess_profile profile = {0};
  struct ess_reading *prose = ess_prose_new(mapping);
  struct ess_log log = {0};

  assert_non_null(prose);
  assert_int_equal(
    ess_text_read(ess_view_of(document), "page.txt", &page, &log), ESS_OK);
  assert_int_equal(ess_segments_make(&segments, &page, mapping, &log),
                   ESS_OK);
  assert_int_equal(segments.n, 1);
  assert_int_equal(ess_extract(&page, &segments, 0, mapping, &options, prose,
                               &profile, &log),
                   ESS_OK);
  assert_int_equal(ess_account_add(out, &page, &segments, 0, mapping,
                                   &profile, people),
                   ESS_OK);
  ess_account_preamble(out, &page, &segments);
  ess_profile_clear(&profile);
  ess_prose_free(prose);
  ess_segments_clear(&segments);
  ess_page_clear(&page);
}

static void
assert_account(const struct ess_mapping *mapping, const char *document,
               enum ess_people people, const char *const *parts)
{
  struct ess_buf out = {0};
  account(mapping, document, people, &out);
  for (; *parts; ++parts) {
    if (ess_view_search(ess_buf_view(&out), *parts) >= out.len) {
      print_error("%s\n is not in %s\n", *parts, ess_buf_str(&out));
      fail();
    }
  }
  ess_buf_clear(&out);
}

static void
every_line_is_accounted_for(void **state)
{
  static const char document[] =
    "Metz\n"                                /* 1 */
    "\n"
    "Panorama de l'ESS sur le territoire\n" /* 3 */
    "\n"
    "Rien à dire.\n"                        /* 5 */
    "Rien non plus.\n"
    "\n"
    "Type de collectivité\n"                /* 8 */
    "Commune\n"
    "Nombre d'habitants sur le territoire\n"
    "117890 hab\n";
  static const char *const parts[] = {
    "{\"profile\": \"metz\", \"name\": \"Metz\", \"source\": \"page.txt\", ",
    "\"fromFacts\": [[1, 3], [9, 9], [11, 11]]",
    "\"headings\": [[8, 8], [10, 10]]",
    "\"keptAsText\": [[5, 6]]",
    "\"notUnderstood\": []",
    "\"leftOut\": []",
    "\"lost\": []",
    "\"unknownHeadings\": []",
    "\"doubts\": []",
    "\"ambiguousLinks\": []}",
    NULL};
  assert_account(*state, document, ESS_PEOPLE_ALL, parts);
}

/* It adds no fact, and is one. */
static void
what_is_said_twice_is_not_lost(void **state)
{
  static const char document[] =
    "Metz\n"
    "\n"
    "Type de collectivité\n"
    "Commune\n"
    "Année d'adhésion au RTES: 2020\n"
    "Année d'adhésion au réseau: 2020\n"; /* 6 */
  static const char *const parts[] = {
    "\"fromFacts\": [[1, 1], [4, 6]]", "\"lost\": []", NULL};
  assert_account(*state, document, ESS_PEOPLE_ALL, parts);
}

static void
lines_above_the_first_profile_are_told(void **state)
{
  static const char document[] =
    "Réseau des collectivités Territoriales pour une Économie Sociale et "
    "Solidaire\n"
    "\n"
    "Metz\n"
    "\n"
    "Type de collectivité\n"
    "Commune\n";
  static const char *const parts[] = {
    "{\"source\": \"page.txt\", \"beforeFirstProfile\": [[1, 1]]}", NULL};
  assert_account(*state, document, ESS_PEOPLE_ALL, parts);
}

static void
an_unknown_heading_has_a_nearest_one(void **state)
{
  static const char document[] =
    "Metz\n"
    "\n"
    "Panorama de l'ESS sur le territoire\n"
    "\n"
    "Rien à dire.\n"
    "\n"
    "Type et statut de la collectivité\n" /* 7 */
    "\n"
    "Rien non plus.\n"
    "\n"
    "Type de collectivité\n"
    "Commune\n";
  static const char *const parts[] = {
    "\"unknownHeadings\": [{\"line\": 7, \"column\": 1, "
    "\"text\": \"Type et statut de la collectivité\", \"nearest\": \"",
    NULL};
  assert_account(*state, document, ESS_PEOPLE_ALL, parts);
}

/* A page with a contact line that nobody can read. */
static const char puzzling[] =
  "Metz\n"
  "\n"
  "Type de collectivité\n"
  "Commune\n"
  "Contact public\n"
  "\n"
  "voir avec Jean au deuxième étage\n"; /* 7 */

static void
puzzles_keep_their_text_from_the_public(void **state)
{
  static const char *const all[] = {
    "\"notUnderstood\": [{\"line\": 7, \"column\": 1, "
    "\"text\": \"voir avec Jean au deuxième étage\"}]",
    NULL};
  static const char *const elected[] = {
    "\"notUnderstood\": [{\"line\": 7, \"column\": 1, \"text\": \"\"}]",
    NULL};
  assert_account(*state, puzzling, ESS_PEOPLE_ALL, all);
  assert_account(*state, puzzling, ESS_PEOPLE_ELECTED, elected);
}

static void
doubts_are_repeated(void **state)
{
  static const char document[] =
    "PETR du Pays de Langres\n"
    "\n"
    "Type de collectivité\n"
    "Communauté de communes\n" /* 4 */
    "Nombre d'habitants sur le territoire\n"
    "45 000\n";
  static const char *const parts[] = {
    "\"doubts\": [{\"line\": 4, \"field\": \"kind\", "
    "\"written\": \"Communauté de communes\", \"note\": \"",
    NULL};
  assert_account(*state, document, ESS_PEOPLE_ALL, parts);
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
    cmocka_unit_test(every_line_is_accounted_for),
    cmocka_unit_test(what_is_said_twice_is_not_lost),
    cmocka_unit_test(lines_above_the_first_profile_are_told),
    cmocka_unit_test(an_unknown_heading_has_a_nearest_one),
    cmocka_unit_test(puzzles_keep_their_text_from_the_public),
    cmocka_unit_test(doubts_are_repeated),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
