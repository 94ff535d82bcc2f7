/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/unlisted.h"

#include "base/text.h"

/* The headings of a page, from its first line on. */
struct outlook {
  const struct ess_page *page;
  const struct ess_mapping *mapping;
  struct ess_mark *marks;
  unsigned levels;          /* a bit for each level that has known headings */
  bool numbered;            /* known headings have numbers */
  struct ess_view section;  /* kind of the section at hand, or empty */
  unsigned level;           /* of its heading */
};

static bool
is_section(const struct ess_mark *mark)
{
  return mark->label && mark->label->meaning == ESS_MEANS(SECTION);
}

/* Without "1." or "II)" before it. */
static struct ess_view
without_number(struct ess_view text)
{
  size_t n = 0;
  while (n < text.n && (ess_is_digit(text.s[n]) || text.s[n] == 'I' ||
                        text.s[n] == 'V' || text.s[n] == 'X')) {
    ++n;
  }
  const char *end = text.s + n;
  return n > 0 && n + 1 < text.n && (*end == '.' || *end == ')') &&
             end[1] == ' '
           ? ess_text_trim(ess_view_sub(text, n + 1, text.n))
           : text;
}

static bool
ends_heading(struct ess_view text)
{
  const char last = text.s[text.n - 1];
  return last != '.' && last != ';' && last != ',' && last != '!' &&
         last != ':';
}

static bool
is_numbered(const struct ess_line *line)
{
  return without_number(line->text).n < line->text.n;
}

/* A line that stands as headings do. Of a list with numbers each line has
   the next below it, or a heading. */
static bool
may_be_heading(const struct outlook *at, size_t i)
{
  enum { max_free = 90 };
  const struct ess_line *line = &at->page->lines[i];
  const struct ess_line *next = i + 1 < at->page->n_lines ? line + 1 : NULL;
  struct ess_view rest = without_number(line->text);

  if (line->text.n > max_free || !next) {
    return false;
  }
  if (line->shape == ESS_SHAPE_HEADING || line->shape == ESS_SHAPE_LABEL) {
    return true;
  }
  if (is_numbered(line) && (is_numbered(next) || at->marks[i + 1].label)) {
    return false;
  }
  return line->shape == ESS_SHAPE_TEXT && line->gap &&
         ends_heading(line->text) && ess_is_upper(ess_utf8_next(&rest)) &&
         (next->gap || next->shape == ESS_SHAPE_ITEM);
}

/* Without what stands in brackets at its end: years, mostly. */
static struct ess_view
before_bracket(struct ess_view text)
{
  const size_t bracket = ess_view_find(text, '(');
  return ess_text_trim(ess_view_sub(text, 0, bracket));
}

/* Figures, bars and "Source : …" are no headings. */
static bool
is_plain(struct ess_view text)
{
  const size_t colon = ess_view_find(text, ':');
  size_t words = 0;

  for (size_t i = 0; i < text.n; ++i) {
    if (ess_is_digit(text.s[i]) || text.s[i] == '|') {
      return false;
    }
    words += i < colon && text.s[i] == ' ';
  }
  return text.n > 0 && ends_heading(text) && (colon >= text.n || words > 2);
}

/* "Métropole d'Œuvres": a name. */
static bool
names_kind(const struct outlook *at, struct ess_view text)
{
  int word = -1;
  (void)ess_mapping_first(at->mapping, text, ESS_MEANS(KIND_NAME), &word);
  return word == 0;
}

/* Headings of one page stand on one level. */
static bool
has_level(const struct outlook *at, const struct ess_line *line)
{
  return !at->levels || at->levels & 1U << line->level;
}

/* By its words alone. What is told must be something else than the section
   that the line stands in: "Les orientations du SRDEII" parts a programme. */
static const struct ess_label *
told(const struct outlook *at, const struct ess_line *line)
{
  const ess_meanings others = ESS_MEANS(WORD_ELECTED) | ESS_MEANS(WORD_STAFF);
  const struct ess_view text = without_number(line->text);
  bool common = false;

  if (line->shape == ESS_SHAPE_LABEL || !is_plain(before_bracket(text)) ||
      names_kind(at, text) ||
      ess_mapping_first(at->mapping, text, others, NULL)) {
    return NULL;
  }
  const struct ess_label *label =
    ess_mapping_told(at->mapping, text, &common);
  if (!label || ess_view_is(label->detail, "staffing") ||
      ess_view_equal(label->detail, at->section)) {
    return NULL;
  }
  if (line->shape == ESS_SHAPE_HEADING) {
    return has_level(at, line) ? label : NULL;
  }
  return (is_numbered(line) ? at->numbered : common) ? label : NULL;
}

/* By most of its words. */
static const struct ess_label *
find_known(const struct outlook *at, const struct ess_line *line)
{
  const struct ess_view text = without_number(line->text);
  const struct ess_label *label =
    is_numbered(line)
      ? ess_mapping_whole(at->mapping, text,
                          ESS_FIXED_MEANINGS | ESS_MEANS(SECTION))
      : NULL;
  return label ? label : ess_mapping_heading(at->mapping, text);
}

static void
mark_known(struct outlook *at)
{
  for (size_t i = 0; i < at->page->n_lines; ++i) {
    const struct ess_line *line = &at->page->lines[i];
    struct ess_mark *mark = &at->marks[i];
    if (!mark->label && may_be_heading(at, i)) {
      mark->label = find_known(at, line);
      at->numbered |= mark->label && is_numbered(line);
    }
    if (is_section(mark) && line->shape == ESS_SHAPE_HEADING &&
        line->level <= ESS_MAX_LEVEL &&
        !ess_view_is(mark->label->detail, "resources")) {
      at->levels |= 1U << line->level;
    }
  }
}

/* What stands under a label is its value. */
static void
mark_told(struct outlook *at)
{
  for (size_t i = 0; i < at->page->n_lines; ++i) {
    const struct ess_line *line = &at->page->lines[i];
    struct ess_mark *mark = &at->marks[i];
    const bool value = i > 0 && line[-1].shape == ESS_SHAPE_LABEL;
    if (!mark->label && !value && may_be_heading(at, i)) {
      mark->label = told(at, line);
    }
    if (is_section(mark)) {
      at->section = mark->label->detail;
      at->level = line->level;
    } else if (mark->label || (line->level && line->level < at->level)) {
      at->section = (struct ess_view){NULL, 0}; /* another profile, maybe */
    }
  }
}

void
ess_unlisted_mark(const struct ess_page *page,
                  const struct ess_mapping *mapping, struct ess_mark *marks)
{
  struct outlook at = {.page = page, .mapping = mapping, .marks = marks};

  if (!page->record) {
    mark_known(&at);
    mark_told(&at);
  }
}
