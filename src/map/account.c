/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/account.h"

#include "base/text.h"
#include "map/emit.h"
#include "rdf/json.h"
#include "rdf/vocab.h"

#include <string.h>

/* What is being accounted for. */
struct account {
  struct ess_buf *out;
  const struct ess_page *page;
  const struct ess_segment *segment;
  const struct ess_segments *segments;
  const struct ess_mapping *mapping;
  struct ess_profile *profile;
  enum ess_people people;
  char *has_fact; /* by line number, from that of the title on */
  size_t n_numbers;
};

static const struct ess_line *
line_at(const struct account *a, size_t i)
{
  return &a->page->lines[i];
}

static size_t
first_number(const struct account *a)
{
  return line_at(a, a->segment->title)->number;
}

static void
key(struct ess_buf *out, const char *name)
{
  ess_buf_printf(out, ", \"%s\": ", name);
}

/* ------------------------------------------------------- lines by state */

static enum ess_line_state
state_of(const struct account *a, size_t i)
{
  const size_t at = line_at(a, i)->number - first_number(a);
  const enum ess_line_state state =
    (enum ess_line_state)a->profile->states[i - ess_segment_first(a->segment)];
  if (state == ESS_LINE_PUZZLE) {
    return state;
  }
  return at < a->n_numbers && a->has_fact[at] ? ESS_LINE_FACT : state;
}

/* The numbers of the lines in `state`, runs as [from, to]. */
static void
add_ranges(const struct account *a, const char *name,
           enum ess_line_state state)
{
  bool first = true;
  size_t i = a->segment->title;

  key(a->out, name);
  ess_buf_putc(a->out, '[');
  while (i < a->segment->to) {
    if (state_of(a, i) != state) {
      ++i;
      continue;
    }
    const unsigned long from = line_at(a, i)->number;
    unsigned long to = from;
    while (i < a->segment->to && state_of(a, i) == state) {
      to = line_at(a, i)->number;
      ++i;
    }
    ess_buf_printf(a->out, "%s[%lu, %lu]", first ? "" : ", ", from, to);
    first = false;
  }
  ess_buf_putc(a->out, ']');
}

static void
add_place(const struct account *a, const struct ess_line *line)
{
  ess_buf_printf(a->out, "{\"line\": %lu, \"column\": %u, \"text\": ",
                 line->number, line->indent + 1);
  ess_json_string(a->out, line->whole);
}

/* Contact lines name people: their text is for whoever publishes them. */
static void
add_puzzles(const struct account *a)
{
  bool first = true;
  key(a->out, "notUnderstood");
  ess_buf_putc(a->out, '[');
  for (size_t i = a->segment->title; i < a->segment->to; ++i) {
    if (state_of(a, i) == ESS_LINE_PUZZLE) {
      struct ess_line line = *line_at(a, i);
      line.whole = a->people == ESS_PEOPLE_ALL ? line.whole
                                               : (struct ess_view){NULL, 0};
      ess_buf_puts(a->out, first ? "" : ", ");
      add_place(a, &line);
      ess_buf_putc(a->out, '}');
      first = false;
    }
  }
  ess_buf_putc(a->out, ']');
}

/* ------------------------------------------------------ unknown headings */

/* A line that looks like a heading, and was kept as text. */
static bool
is_probable_heading(const struct account *a, size_t i)
{
  enum { max_heading = 90 };
  const struct ess_line *line = line_at(a, i);
  struct ess_view rest = line->text;

  if (state_of(a, i) != ESS_LINE_TEXT || a->segments->marks[i].label ||
      line->text.n > max_heading) {
    return false;
  }
  if (line->shape == ESS_SHAPE_HEADING || line->shape == ESS_SHAPE_LABEL) {
    return true;
  }
  const char last = line->text.s[line->text.n - 1];
  const bool ends = last == '.' || last == ';' || last == ',' ||
                    last == '!' || last == '?' || last == ')';
  return line->shape == ESS_SHAPE_TEXT && line->gap && !ends &&
         ess_is_upper(ess_utf8_next(&rest)) && i + 1 < a->segment->to &&
         (line_at(a, i + 1)->gap ||
          line_at(a, i + 1)->shape == ESS_SHAPE_ITEM);
}

static void
add_unknown_headings(const struct account *a)
{
  bool first = true;
  key(a->out, "unknownHeadings");
  ess_buf_putc(a->out, '[');
  for (size_t i = a->segment->from; i < a->segment->to; ++i) {
    if (!is_probable_heading(a, i)) {
      continue;
    }
    const struct ess_label *near = ess_mapping_nearest(
      a->mapping, line_at(a, i)->text,
      ESS_FIXED_MEANINGS | ESS_MEANS(SECTION));
    ess_buf_puts(a->out, first ? "" : ", ");
    add_place(a, line_at(a, i));
    key(a->out, "nearest");
    if (near) {
      ess_json_string(a->out, near->name);
    } else {
      ess_buf_puts(a->out, "null");
    }
    ess_buf_putc(a->out, '}');
    first = false;
  }
  ess_buf_putc(a->out, ']');
}

/* ----------------------------------------------------------------- doubts */

static void
add_doubts(const struct account *a, const char *name, bool links)
{
  bool first = true;
  key(a->out, name);
  ess_buf_putc(a->out, '[');
  for (size_t i = 0; i < a->profile->n_doubts; ++i) {
    const struct ess_doubt *doubt = &a->profile->doubts[i];
    if ((doubt->about == ESS_V_ESS_doubtAboutLink) != links ||
        !ess_scope_is_published(doubt->fact.scope, a->people)) {
      continue;
    }
    ess_buf_printf(a->out, "%s{\"line\": %lu, \"field\": \"%s\"",
                   first ? "" : ", ", doubt->fact.line, doubt->fact.field);
    key(a->out, "written");
    ess_json_string(a->out, doubt->fact.written);
    key(a->out, "note");
    ess_json_string(a->out, doubt->note);
    ess_buf_putc(a->out, '}');
    first = false;
  }
  ess_buf_putc(a->out, ']');
}

/* --------------------------------------------------------------- together */

static bool
mark_facts(struct account *a)
{
  const size_t first = first_number(a);
  const size_t last = line_at(a, a->segment->to - 1)->number;

  a->n_numbers = last - first + 1;
  a->has_fact = ess_arena_alloc(&a->profile->arena, a->n_numbers);
  for (size_t i = 0; a->has_fact && i < a->profile->n_facts; ++i) {
    const size_t at = a->profile->facts[i].line - first;
    if (a->profile->facts[i].line >= first && at < a->n_numbers) {
      a->has_fact[at] = 1;
    }
  }
  return a->has_fact;
}

enum ess_status
ess_account_add(struct ess_buf *out, const struct ess_page *page,
                const struct ess_segments *segments, size_t i,
                const struct ess_mapping *mapping,
                struct ess_profile *profile, enum ess_people people)
{
  struct account a = {.out = out,
                      .page = page,
                      .segment = &segments->list[i],
                      .segments = segments,
                      .mapping = mapping,
                      .profile = profile,
                      .people = people};

  if (!profile->states || !mark_facts(&a)) {
    return ESS_LIMIT;
  }
  ess_buf_puts(out, "{\"profile\": ");
  ess_json_string(out, profile->slug);
  key(out, "name");
  ess_json_string(out, profile->name.value);
  key(out, "source");
  ess_json_string(out, ess_view_of(page->source));
  ess_buf_printf(out, ", \"facts\": %zu", profile->n_facts);
  add_ranges(&a, "fromFacts", ESS_LINE_FACT);
  add_ranges(&a, "headings", ESS_LINE_HEADING);
  add_ranges(&a, "keptAsText", ESS_LINE_TEXT);
  add_puzzles(&a);
  add_ranges(&a, "leftOut", ESS_LINE_LEFT_OUT);
  add_ranges(&a, "lost", ESS_LINE_LOST);
  add_unknown_headings(&a);
  add_doubts(&a, "doubts", false);
  add_doubts(&a, "ambiguousLinks", true);
  ess_buf_putc(out, '}');
  return ess_status_first(out->status, profile->arena.status);
}

void
ess_account_preamble(struct ess_buf *out, const struct ess_page *page,
                     const struct ess_segments *segments)
{
  const size_t n = segments->n ? segments->list[0].title : 0;
  if (!n) {
    return;
  }
  ess_buf_puts(out, "{\"source\": ");
  ess_json_string(out, ess_view_of(page->source));
  key(out, "beforeFirstProfile");
  ess_buf_printf(out, "[[%lu, %lu]]}", page->lines[0].number,
                 page->lines[n - 1].number);
}
