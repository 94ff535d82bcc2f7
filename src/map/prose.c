/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/prose.h"

#include "base/text.h"
#include "map/reading.h"
#include "map/unwrap.h"

#include <stdlib.h>

/* Longer lines are no prose; searching them could take for ever. */
enum { max_prose = 100000, max_announcing = 70 };

/* A section while its lines are read from the top. */
struct walk {
  struct ess_reading *r;
  const struct ess_line *lines;
  size_t n;
  enum ess_title_style titles;
  enum ess_marker title_marker; /* of the first title */
  unsigned title_indent;
  enum ess_marker list_marker;  /* of the first item of the list at hand */
  size_t items;                 /* of that list, so far */
  enum ess_list announced;      /* by the heading, or none */
  bool tight;                   /* its first items have no gap between */
};

struct ess_reading *
ess_prose_new(const struct ess_mapping *mapping)
{
  struct ess_reading *r = calloc(1, sizeof *r);
  if (r) {
    r->mapping = mapping;
  }
  return r;
}

void
ess_prose_free(struct ess_reading *r)
{
  if (r) {
    ess_tokens_clear(&r->tokens);
    ess_periods_clear(&r->periods);
    ess_quantities_clear(&r->quantities);
    ess_buf_clear(&r->value);
    ess_buf_clear(&r->spare);
    ess_buf_clear(&r->description);
    free(r);
  }
}

void
ess_prose_begin(struct ess_reading *r, struct ess_profile *profile)
{
  r->profile = profile;
  r->action = 0;
  r->actions = 0;
  r->budget = (struct ess_open_budget){0};
  r->figures = (struct ess_figure_context){{NULL, 0}, {NULL, 0}, {NULL, 0}};
  for (size_t i = 0; i < ESS_LIST_COUNT; ++i) {
    r->listed[i] = 0;
  }
}

static enum ess_status
read_tokens(struct ess_reading *r, struct ess_view text)
{
  enum ess_status st = ess_tokens_read(&r->tokens, text);
  if (st == ESS_OK) {
    st = ess_periods_read(&r->periods, &r->tokens);
  }
  if (st == ESS_OK) {
    st = ess_quantities_read(&r->quantities, &r->tokens, r->mapping);
  }
  return st;
}

static bool
speaks_of_fte(const struct ess_reading *r)
{
  const struct ess_view heading =
    r->heading ? r->heading->text : (struct ess_view){NULL, 0};
  return ess_view_search(heading, "ETP") < heading.n ||
         ess_view_search(r->tokens.text, "ETP") < r->tokens.text.n;
}

/* A number that only its label, or the heading of its column, explains: in a
   budget it is money. */
static void
explain_bare(struct ess_reading *r)
{
  const bool fte = speaks_of_fte(r);
  for (size_t i = 0; i < r->quantities.n; ++i) {
    struct ess_quantity *q = &r->quantities.list[i];
    if (!q->bare) {
      continue;
    }
    if (ess_reading_in(r, "budget")) {
      q->unit = fte ? ESS_UNIT_FTE : ESS_UNIT_MONEY;
    } else if (ess_reading_in(r, "staffing")) {
      q->unit = fte ? ESS_UNIT_FTE : ESS_UNIT_COUNT;
    } else {
      q->taken = !ess_reading_in(r, "panorama");
    }
  }
}

/* Where the last sentence of the line begins: what announces a list. */
static size_t
last_sentence(const struct ess_tokens *tokens)
{
  size_t from = 0;
  for (size_t to = ess_tokens_sentence(tokens, 0); to < tokens->n;
       to = ess_tokens_sentence(tokens, from)) {
    from = to;
  }
  return from;
}

static bool
follows_item(const struct walk *w, size_t i)
{
  struct ess_view text;
  return i + 1 < w->n &&
         ess_line_marker(&w->lines[i + 1], &text) != ESS_MARKER_NONE;
}

/* A line that says what the list below it lists: it ends with a colon, or
   is a heading of its own. */
static bool
announces(const struct walk *w, size_t i, enum ess_marker marker)
{
  const struct ess_line *line = &w->lines[i];
  const bool colon = ess_view_ends(line->text, ":");

  if (marker == ESS_MARKER_HEADING) {
    return true;
  }
  if (marker == ESS_MARKER_NUMBER) {
    return colon && follows_item(w, i);
  }
  if (marker != ESS_MARKER_NONE) {
    /* "* des moyens adaptés :", above items with another mark. */
    struct ess_view text;
    return colon && line->text.n < max_announcing && follows_item(w, i) &&
           ess_line_marker(&w->lines[i + 1], &text) != marker;
  }
  return marker == ESS_MARKER_NONE &&
         (colon || ess_shape_is_short_title(w->lines, w->n, i));
}

static bool
is_title(const struct walk *w, size_t i, enum ess_marker marker)
{
  const struct ess_line *line = &w->lines[i];
  switch (w->titles) {
  case ESS_TITLES_HEADING:
    return marker == ESS_MARKER_HEADING;
  case ESS_TITLES_NUMBER:
    return marker == ESS_MARKER_NUMBER;
  case ESS_TITLES_BULLET:
    return marker != ESS_MARKER_NONE && marker == w->title_marker &&
           line->indent <= w->title_indent + 1;
  case ESS_TITLES_SHORT_LINE:
    return ess_shape_is_short_title(w->lines, w->n, i);
  case ESS_TITLES_NONE:
    return true;
  }
  return false;
}

/* In a section of actions, items that a line has announced are measures of
   the action above, until a gap ends a list that has none. */
static bool
list_goes_on(const struct walk *w, const struct ess_line *line,
             enum ess_marker marker)
{
  if (!w->r->list || (w->list_marker && marker != w->list_marker)) {
    return false;
  }
  return w->items < 2 || !w->tight || !line->gap;
}

static void
enter_item(struct walk *w, const struct ess_line *line,
           enum ess_marker marker)
{
  w->list_marker = w->items ? w->list_marker : marker;
  w->tight = w->items == 0 || (w->items == 1 ? !line->gap : w->tight);
  ++w->items;
}

static void
start_list(struct walk *w, enum ess_list list)
{
  w->r->list = list;
  w->list_marker = ESS_MARKER_NONE;
  w->items = 0;
  w->tight = true;
}

static void
remember_title(struct walk *w, const struct ess_line *line,
               enum ess_marker marker)
{
  if (!w->title_marker) {
    w->title_marker = marker;
    w->title_indent = line->indent;
  }
}

/* "Budget : 15 000 €", "Principe : …": a detail, not a measure. */
static bool
is_labelled(const struct ess_line *line)
{
  return ess_view_find(line->text, ':') < line->text.n;
}

/* What a list in a section of actions holds. */
static enum ess_list
below_action(enum ess_list list)
{
  return list == ESS_LIST_EVENT || list == ESS_LIST_OBJECTIVE
           ? list
           : ESS_LIST_MEASURE;
}

/* Decide what line `i` of a section of actions is. */
static void
place_in_actions(struct walk *w, size_t i, enum ess_marker marker)
{
  struct ess_reading *r = w->r;
  const struct ess_line *line = &w->lines[i];

  if (w->titles == ESS_TITLES_BULLET && marker > ESS_MARKER_NONE) {
    remember_title(w, line, marker);
  }
  r->item = false;
  if (marker != ESS_MARKER_NONE && list_goes_on(w, line, marker)) {
    enter_item(w, line, marker);
    r->item = true;
  } else if (is_title(w, i, marker)) {
    start_list(w, ESS_LIST_NONE);
    r->item = true;
  } else if (marker > ESS_MARKER_NONE && r->action && !is_labelled(line)) {
    start_list(w, ESS_LIST_MEASURE);
    enter_item(w, line, marker);
    r->item = true;
  } else if (marker == ESS_MARKER_NONE && ess_view_ends(line->text, ":") &&
             w->titles != ESS_TITLES_NONE) {
    start_list(w, below_action(ess_shape_announced(
                    r->mapping, &r->tokens, last_sentence(&r->tokens))));
  }
}

/* "Le Comité … réunit … Ses membres s'appuient sur :": its instances. */
static enum ess_list
announced_by(const struct ess_reading *r)
{
  const enum ess_list list = ess_shape_announced(
    r->mapping, &r->tokens, last_sentence(&r->tokens));
  return list == ESS_LIST_NONE &&
             ess_reading_has(r, 0, r->tokens.n, ESS_MEANS(GOVERNANCE))
           ? ESS_LIST_INSTANCE
           : list;
}

/* The list that items without announcement belong to. */
static enum ess_list
default_list(const struct walk *w, enum ess_marker marker)
{
  return !ess_reading_in(w->r, "programme") ? ESS_LIST_NONE
         : w->announced                     ? w->announced
         : marker == ESS_MARKER_NUMBER      ? ESS_LIST_AXIS
                                            : ESS_LIST_ITEM;
}

/* Decide what line `i` of any other section is. */
static void
place_in_prose(struct walk *w, size_t i, enum ess_marker marker)
{
  struct ess_reading *r = w->r;
  const struct ess_line *line = &w->lines[i];

  r->item = false;
  if (announces(w, i, marker)) {
    const enum ess_list list = announced_by(r);
    const bool within = r->action && (list == ESS_LIST_OBJECTIVE ||
                                      list == ESS_LIST_EVENT ||
                                      list == ESS_LIST_MEASURE) &&
                        marker == ESS_MARKER_NONE;
    r->action = within ? r->action : 0;
    start_list(w, list);
    return;
  }
  if (marker == ESS_MARKER_NONE) {
    return;
  }
  if (!r->list) {
    start_list(w, default_list(w, marker));
  }
  enter_item(w, line, marker);
  r->item = true;
}

static void
read_facts(struct ess_reading *r)
{
  ess_read_item(r);
  ess_read_works(r);
  ess_read_budgets(r);
  ess_read_figures(r);
  ess_read_dates(r);
  ess_read_bodies(r);
}

static enum ess_status
read_line(struct walk *w, size_t i)
{
  struct ess_reading *r = w->r;
  struct ess_view text;
  const struct ess_line *line = &w->lines[i];
  const enum ess_marker marker = ess_line_marker(line, &text);

  if (line->text.n > max_prose) {
    return ESS_OK;
  }
  const enum ess_status st = read_tokens(r, text);
  if (st != ESS_OK) {
    return st;
  }
  explain_bare(r);
  r->line = line;
  r->initiative = 0;
  r->told = r->profile->n_facts;
  if (ess_reading_in(r, "actions")) {
    place_in_actions(w, i, marker);
  } else {
    place_in_prose(w, i, marker);
  }
  if (marker == ESS_MARKER_AXIS) {
    r->list = ESS_LIST_AXIS;
    r->item = true;
  }
  read_facts(r);
  return r->value.status;
}

/* What the heading of the section says of the figures below it. */
static enum ess_status
read_heading(struct ess_reading *r, const struct ess_line *heading)
{
  if (!heading) {
    return ESS_OK;
  }
  const enum ess_status st = read_tokens(r, heading->text);
  const int year = ess_reading_year(r, 0, r->tokens.n);
  const bool investment =
    ess_reading_has(r, 0, r->tokens.n, ESS_MEANS(INVESTMENT));
  const bool operating =
    ess_reading_has(r, 0, r->tokens.n, ESS_MEANS(OPERATING));
  if (investment != operating) {
    r->budget.section =
      investment ? ESS_MEANS(INVESTMENT) : ESS_MEANS(OPERATING);
  }
  if (st == ESS_OK && year) {
    ess_buf_reset(&r->spare);
    ess_buf_printf(&r->spare, "%d", year);
    r->budget.year =
      ess_arena_copy(&r->profile->arena, ess_buf_view(&r->spare));
    r->figures.year = r->budget.year;
  }
  return st;
}

/* Lines up to the first heading of the level of `heading` or above, which
   parts no section; all, if it is the first of them. */
static size_t
lines_below(const struct ess_line *heading, const struct ess_line *lines,
            size_t n)
{
  size_t i = 0;
  while (i < n && !(heading && lines[i].shape == ESS_SHAPE_HEADING &&
                    lines[i].level <= heading->level)) {
    ++i;
  }
  return i ? i : n;
}

/* "Ce que nous visons (priorités du mandat)": axes. Other words of headings
   say nothing of the lists below. */
static enum ess_list
announced_by_heading(const struct ess_reading *r)
{
  const enum ess_list list = ess_shape_announced(r->mapping, &r->tokens, 0);
  return list == ESS_LIST_AXIS || list == ESS_LIST_OBJECTIVE ? list
                                                             : ESS_LIST_NONE;
}

enum ess_status
ess_prose_section(struct ess_reading *r, struct ess_view kind,
                  const struct ess_line *heading, struct ess_line *lines,
                  size_t n)
{
  n = ess_unwrap(&r->profile->arena, lines, n);
  struct walk w = {.r = r, .lines = lines, .n = n};

  r->kind = kind;
  r->heading = heading;
  r->list = ESS_LIST_NONE;
  r->action = 0;
  r->budget = (struct ess_open_budget){0};
  r->figures = (struct ess_figure_context){{NULL, 0}, {NULL, 0}, {NULL, 0}};
  w.titles = ess_shape_titles(lines, lines_below(heading, lines, n));
  r->action_marked = w.titles != ESS_TITLES_NONE;
  enum ess_status st = read_heading(r, heading);
  w.announced = heading ? announced_by_heading(r) : ESS_LIST_NONE;
  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    st = read_line(&w, i);
  }
  ess_close_budget(r);
  ess_close_description(r);
  return ess_status_first(st, r->description.status);
}
