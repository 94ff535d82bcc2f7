/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/shape.h"

#include "mapping.h"

/* Longer than a title. */
#define PARAGRAPH                                                            \
  "La collectivité soutient depuis longtemps les acteurs de son territoire " \
  "et leur propose un accompagnement dans la durée."

static void
assert_marker(const char *raw, enum ess_marker marker, const char *text)
{
  const struct ess_line line = ess_line_of(ess_view_of(raw));
  struct ess_view rest;
  assert_int_equal(ess_line_marker(&line, &rest), marker);
  assert_true(ess_view_is(rest, text));
}

static void
markers_are_cut_off(void **state)
{
  (void)state;
  assert_marker("  • Un réseau", ESS_MARKER_BULLET, "Un réseau");
  assert_marker("- Un réseau", ESS_MARKER_DASH, "Un réseau");
  assert_marker("-toute démarche", ESS_MARKER_DASH, "toute démarche");
  assert_marker("* une approche", ESS_MARKER_DASH, "une approche");
  assert_marker("1. Un réseau", ESS_MARKER_NUMBER, "Un réseau");
  assert_marker("2/Plusieurs démarches", ESS_MARKER_NUMBER,
                "Plusieurs démarches");
  assert_marker("3) Un réseau", ESS_MARKER_NUMBER, "Un réseau");
  assert_marker("4 - Un réseau", ESS_MARKER_NUMBER, "Un réseau");
  assert_marker("1° Un réseau", ESS_MARKER_NUMBER, "Un réseau");
  assert_marker("Axe 1 : répondre", ESS_MARKER_AXIS, "répondre");
  assert_marker("AXE 2 - répondre", ESS_MARKER_AXIS, "répondre");
  assert_marker("Axe stratégique n°3 : x", ESS_MARKER_AXIS, "x");
  assert_marker("Pilier 2 : la solidarité", ESS_MARKER_AXIS,
                "la solidarité");
}

static void
other_beginnings_are_text(void **state)
{
  (void)state;
  assert_marker("Un réseau", ESS_MARKER_NONE, "Un réseau");
  assert_marker("3.5 ETP", ESS_MARKER_NONE, "3.5 ETP");
  assert_marker("1/2 ETP", ESS_MARKER_NONE, "1/2 ETP");
  assert_marker("2019 : Clôture", ESS_MARKER_NONE, "2019 : Clôture");
  assert_marker("10 projets suivis", ESS_MARKER_NONE, "10 projets suivis");
  assert_marker("7 et 8 mai 2020", ESS_MARKER_NONE, "7 et 8 mai 2020");
  assert_marker("Axes de travail", ESS_MARKER_NONE, "Axes de travail");
}

static void
markup_marks_too(void **state)
{
  struct ess_view text;
  struct ess_line line = ess_line_of(ess_view_of("Un réseau"));
  (void)state;
  line.numbered = true;
  line.shape = ESS_SHAPE_ITEM;
  assert_int_equal(ess_line_marker(&line, &text), ESS_MARKER_NUMBER);
  line.shape = ESS_SHAPE_HEADING;
  assert_int_equal(ess_line_marker(&line, &text), ESS_MARKER_HEADING);
}

static void
assert_titles(const char *document, enum ess_title_style style)
{
  struct ess_page page = {0};
  struct ess_log log = {0};
  assert_int_equal(
    ess_text_read(ess_view_of(document), "x", &page, &log), ESS_OK);
  assert_int_equal(ess_shape_titles(page.lines, page.n_lines), style);
  ess_page_clear(&page);
}

static void
titles_are_marked_in_one_way(void **state)
{
  (void)state;
  assert_titles("  • Un\n\n  • Deux\n", ESS_TITLES_BULLET);
  assert_titles("- Un\n- Deux\n", ESS_TITLES_BULLET);
  assert_titles("1. Un\n  • dont ceci\n2. Deux\n", ESS_TITLES_NUMBER);
  assert_titles("Une épicerie\n" PARAGRAPH "\n\nUn garage\n" PARAGRAPH "\n",
                ESS_TITLES_SHORT_LINE);
  assert_titles(PARAGRAPH "\n" PARAGRAPH "\n", ESS_TITLES_NONE);
  assert_titles("Une phrase.\n\nUne autre phrase.\n", ESS_TITLES_NONE);
}

static void
short_titles_stand_above_a_paragraph(void **state)
{
  struct ess_page page = {0};
  struct ess_log log = {0};
  static const char document[] = "Une épicerie\n" PARAGRAPH "\n"
                                 "Sans ligne vide\n" PARAGRAPH "\n\n"
                                 "Une phrase.\n" PARAGRAPH "\n\n"
                                 "La fin";
  (void)state;
  assert_int_equal(
    ess_text_read(ess_view_of(document), "x", &page, &log), ESS_OK);
  assert_int_equal(page.n_lines, 7);
  for (size_t i = 0; i < page.n_lines; ++i) {
    assert_int_equal(ess_shape_is_short_title(page.lines, page.n_lines, i),
                     i == 0);
  }
  ess_page_clear(&page);
}

static void
assert_announced(const struct ess_mapping *mapping, const char *text,
                 enum ess_list list)
{
  struct ess_tokens tokens = {0};
  assert_int_equal(ess_tokens_read(&tokens, ess_view_of(text)), ESS_OK);
  assert_int_equal(ess_shape_announced(mapping, &tokens, 0), list);
  ess_tokens_clear(&tokens);
}

static void
lists_are_announced(void **state)
{
  static const struct {
    const char *text;
    enum ess_list list;
  } rows[] = {
    {"Une politique structurée autour de quatre axes stratégiques :",
     ESS_LIST_AXIS},
    {"L’ambition régionale s’appuie sur 3 piliers :", ESS_LIST_AXIS},
    {"La communauté ITIS a pour objectif de :", ESS_LIST_OBJECTIVE},
    {"Nos objectifs :", ESS_LIST_OBJECTIVE},
    {"Les aides directes :", ESS_LIST_SCHEME},
    {"La Région, via des conventions de partenariat, soutient :",
     ESS_LIST_PARTNERSHIP},
    {"Plusieurs évènements ont été organisés :", ESS_LIST_EVENT},
    {"Plusieurs démarches ont été initiées :", ESS_LIST_ACTION},
    {"Des modalités de mise en œuvre avec :", ESS_LIST_MEANS},
    {"On y trouve :", ESS_LIST_NONE},
    {"", ESS_LIST_NONE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    assert_announced(*state, rows[i].text, rows[i].list);
  }
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
    cmocka_unit_test(markers_are_cut_off),
    cmocka_unit_test(other_beginnings_are_text),
    cmocka_unit_test(markup_marks_too),
    cmocka_unit_test(titles_are_marked_in_one_way),
    cmocka_unit_test(short_titles_stand_above_a_paragraph),
    cmocka_unit_test(lists_are_announced),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
