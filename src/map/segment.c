/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/segment.h"

#include "base/text.h"
#include "map/identity.h"
#include "map/outline.h"
#include "map/unlisted.h"
#include "map/values.h"
#include "map/words.h"

/* Headings and names are short: longer lines are prose, not looked at. */
enum { max_heading = 200, max_title = 120, min_prose = 100 };

/* Where a page is while its lines are read from the top. */
struct cursor {
  const struct ess_page *page;
  const struct ess_mapping *mapping;
  struct ess_segments *segments;
  size_t last_mark;  /* line of the last heading of the page */
  bool open;         /* inside a profile */
  bool tail_seen;    /* its kind, population, address or contact came */
  bool address_open; /* an address began and has no postcode yet */
};

void
ess_segments_clear(struct ess_segments *segments)
{
  if (segments) {
    ess_arena_clear(&segments->arena);
    ess_arena_clear(&segments->kept);
    *segments = (struct ess_segments){0};
  }
}

size_t
ess_segment_first(const struct ess_segment *segment)
{
  return segment->from < segment->title ? segment->from : segment->title;
}

bool
ess_split_label(struct ess_view line, struct ess_view *ret_label,
                struct ess_view *ret_value)
{
  const size_t at = ess_view_find(line, ':');
  const struct ess_view after = ess_view_sub(line, at + 1, line.n);
  if (at == line.n || ess_view_starts(after, "//")) {
    return false;
  }
  *ret_label = ess_text_trim(ess_view_sub(line, 0, at));
  *ret_value = ess_text_trim(after);
  return ret_label->n > 0;
}

/* "Budget : 6 000 €" in the middle of an action is no heading: a section
   heading with its text behind it must be said in three words or more. */
static bool
may_be_inline(const struct ess_label *label)
{
  return label->meaning != ESS_MEANS(SECTION) ||
         ess_words_count(label->key) >= 3;
}

/* "Fiche mise à jour le 3 février 2025": label and date, nothing else. */
static bool
is_dated(const struct ess_mapping *mapping, struct ess_view text)
{
  enum { max_dated = 60 };
  struct ess_buf date = {0};
  int at = -1;

  if (text.n > max_dated || !ess_is_digit(text.s[text.n - 1]) ||
      !ess_mapping_first(mapping, text, ESS_MEANS(UPDATED), &at) || at > 1) {
    return false;
  }
  const bool dated = ess_value_date(&date, text);
  ess_buf_clear(&date);
  return dated;
}

static const struct ess_label *
label_of(const struct ess_mapping *mapping, struct ess_view text,
         ess_meanings labels)
{
  const struct ess_label *label = ess_mapping_whole(mapping, text, labels);
  label = label ? label
                : ess_mapping_whole(mapping, text,
                                    ESS_FIXED_MEANINGS | ESS_MEANS(SECTION));
  return label ? label : ess_mapping_heading(mapping, text);
}

/* A label by markup, or the head of a column. */
static struct ess_mark
mark_of_label(const struct ess_mapping *mapping, const struct ess_line *line,
              bool record)
{
  const ess_meanings people = ESS_MEANS(ELECTED) | ESS_MEANS(STAFF) |
                              ESS_MEANS(TITLE) | ESS_MEANS(TITLES) |
                              ESS_MEANS(SERVICE);
  const ess_meanings labels =
    ESS_LABEL_MEANINGS | (record ? ESS_MEANS(NAME) : 0);
  struct ess_mark mark = {.label = NULL};

  if (line->text.n <= max_heading) {
    mark.label =
      label_of(mapping, ess_words_uncounted(line->text), labels);
    if (!mark.label) {
      /* "Moyens humains (ETP)" */
      const size_t bracket = ess_view_find(line->text, '(');
      mark.label = label_of(
        mapping, ess_text_trim(ess_view_sub(line->text, 0, bracket)), labels);
    }
    mark.people =
      mark.label
        ? mark.label->meaning == ESS_MEANS(CONTACT)
        : ess_mapping_whole(mapping, ess_words_uncounted(line->text),
                            people) ||
            ess_mapping_first(
              mapping, line->text,
              ESS_MEANS(WORD_ELECTED) | ESS_MEANS(WORD_STAFF), NULL);
  }
  return mark;
}

/* Heads are looked up once, and told by their text if they were. */
static struct ess_mark
mark_of_column(struct cursor *at, const struct ess_line *line)
{
  struct ess_segments *segments = at->segments;
  struct ess_column *columns = segments->columns;
  struct ess_column column = {.text = line->text};

  if (line->column <= segments->n_columns &&
      ess_view_equal(columns[line->column - 1].text, line->text)) {
    return columns[line->column - 1].mark;
  }
  column.mark = mark_of_label(at->mapping, line, true);
  while (segments->n_columns < line->column) {
    columns = ess_arena_grow(&segments->kept, segments->columns,
                             segments->n_columns, sizeof *columns);
    if (!columns) {
      return column.mark;
    }
    segments->columns = columns;
    columns[segments->n_columns++] = (struct ess_column){0};
  }
  column.text = ess_arena_copy(&segments->kept, line->text);
  columns[line->column - 1] = column;
  return column.mark;
}

/* "Membre du RTES depuis 2014": label and year. */
static bool
is_joined(const struct ess_mapping *mapping, struct ess_view text)
{
  enum { max_joined = 60 };
  int at = -1;
  const size_t year = text.n > 4 ? text.n - 4 : 0;

  for (size_t i = year; i < text.n; ++i) {
    if (!ess_is_digit(text.s[i])) {
      return false;
    }
  }
  return text.n <= max_joined && year > 0 &&
         ess_mapping_whole(mapping, ess_view_sub(text, 0, year),
                           ESS_MEANS(MEMBER_SINCE)) &&
         ess_mapping_first(mapping, text, ESS_MEANS(MEMBER_SINCE), &at) &&
         at == 0;
}

/* "Statut : SCIC" says nothing of the authority: a label of one word needs
   the name of a kind behind it. */
static bool
may_state(const struct ess_mapping *mapping, const struct ess_label *label,
          struct ess_view value)
{
  return label->meaning != ESS_MEANS(KIND_COLUMN) ||
         ess_mapping_whole(mapping, value, ESS_MEANS(KIND_NAME));
}

static struct ess_mark
mark_of(const struct ess_mapping *mapping, const struct ess_line *line)
{
  struct ess_identity_part parts[ESS_MAX_IDENTITY];
  struct ess_mark mark = {.label = NULL};
  const ess_meanings headings =
    ESS_FIXED_MEANINGS | ESS_MEANS(SECTION) | ESS_MEANS(BANNER);
  struct ess_view name;
  struct ess_view value;

  if (line->shape == ESS_SHAPE_ITEM || line->text.n > max_heading) {
    return mark;
  }
  mark.label = ess_mapping_whole(mapping, line->text,
                                 headings | ESS_MEANS(STATUS));
  /* "Une feuille de route." is a sentence. */
  if (mark.label && mark.label->meaning == ESS_MEANS(SECTION) &&
      ess_view_ends(line->text, ".")) {
    mark.label = NULL;
  }
  if (!mark.label && is_dated(mapping, line->text)) {
    mark.label = ess_mapping_first(mapping, line->text, ESS_MEANS(UPDATED),
                                   NULL);
    mark.value = line->text;
    return mark;
  }
  if (!mark.label && is_joined(mapping, line->text)) {
    mark.label = ess_mapping_first(mapping, line->text,
                                   ESS_MEANS(MEMBER_SINCE), NULL);
    mark.value = line->text;
    return mark;
  }
  if (!mark.label && ess_split_label(line->text, &name, &value) && value.n) {
    mark.label =
      ess_mapping_whole(mapping, name, headings | ESS_MEANS(KIND_COLUMN));
    mark.value = value;
    if (mark.label && (!may_be_inline(mark.label) ||
                       !may_state(mapping, mark.label, value))) {
      mark = (struct ess_mark){.label = NULL};
    }
  }
  if (!mark.label &&
      ess_identity_read(mapping, line->text, parts)) {
    const ess_meanings first = parts[0].meaning;
    mark.label = ess_mapping_meant(
      mapping, first == ESS_MEANS(KIND_COLUMN) ? ESS_MEANS(KIND) : first);
    mark.several = true;
  }
  return mark;
}

/* What a cell of a record holds is its value, whatever its words. */
static struct ess_mark
mark_of_any(struct cursor *at, const struct ess_line *line)
{
  const bool label = line->shape == ESS_SHAPE_LABEL;

  if (at->page->record && label) {
    return mark_of_column(at, line);
  }
  if (at->page->record) {
    return (struct ess_mark){.label = NULL};
  }
  return label ? mark_of_label(at->mapping, line, false)
               : mark_of(at->mapping, line);
}

static bool
marked(const struct cursor *at, size_t i, ess_meanings meanings)
{
  const struct ess_mark *mark = &at->segments->marks[i];
  return mark->label && (mark->label->meaning & meanings);
}

/* A label, or what stands under it. */
static bool
is_labelled(const struct cursor *at, size_t i)
{
  return at->page->lines[i].shape == ESS_SHAPE_LABEL ||
         (i > 0 && at->page->lines[i - 1].shape == ESS_SHAPE_LABEL);
}

/* The value of the heading above: "Commune" below "Type de collectivité". */
static bool
is_awaited(const struct cursor *at, size_t i)
{
  const ess_meanings values =
    ESS_FIXED_MEANINGS & ~(ESS_MEANS(CONTACT) | ESS_MEANS(ADDRESS));
  return i > 0 && marked(at, i - 1, values) &&
         !at->segments->marks[i - 1].value.n &&
         !at->segments->marks[i - 1].several;
}

/* A short line on its own that is neither sentence, label nor role. */
static bool
is_title_like(const struct cursor *at, size_t i)
{
  const struct ess_line *line = &at->page->lines[i];
  struct ess_view rest = line->text;
  int word = -1;

  if (marked(at, i, ~0U) || line->shape == ESS_SHAPE_ITEM ||
      is_labelled(at, i) || is_awaited(at, i) ||
      line->text.n > max_title || i + 1 >= at->page->n_lines) {
    return false;
  }
  const uint32_t first = ess_utf8_next(&rest);
  const char last = line->text.s[line->text.n - 1];
  if (!ess_is_upper(first) || ess_view_find((struct ess_view)ESS_VIEW(".;,!?:"),
                                            last) < 6 ||
      ess_view_find(line->text, ':') < line->text.n ||
      ess_view_find(line->text, ',') < line->text.n) {
    return false;
  }
  (void)ess_mapping_first(at->mapping, line->text,
                          ESS_MEANS(WORD_ELECTED) | ESS_MEANS(WORD_STAFF),
                          &word);
  const bool set_apart =
    line->gap || i == 0 || marked(at, i - 1, ESS_MEANS(BANNER));
  const bool alone = at->page->lines[i + 1].gap || marked(at, i + 1, ~0U);
  return word != 0 && set_apart && alone &&
         !ess_mapping_whole(at->mapping, line->text, ESS_MEANS(COUNTRY));
}

/* The line behind a name is a heading, a status or a date. */
static bool
is_strong(const struct cursor *at, size_t i)
{
  return marked(at, i + 1,
                ESS_FIXED_MEANINGS | ESS_MEANS(SECTION) | ESS_MEANS(STATUS));
}

static bool
names_a_kind(const struct cursor *at, size_t i)
{
  int word = -1;
  (void)ess_mapping_first(at->mapping, at->page->lines[i].text,
                          ESS_MEANS(KIND_NAME), &word);
  return word == 0;
}

static bool
mark_follows(const struct cursor *at, size_t i)
{
  return i < at->last_mark;
}

static bool
starts_next_profile(const struct cursor *at, size_t i)
{
  if (!at->tail_seen || at->address_open || !is_title_like(at, i)) {
    return false;
  }
  return is_strong(at, i) ||
         ((names_a_kind(at, i) ||
           at->page->lines[i + 1].text.n >= min_prose) &&
          mark_follows(at, i));
}

/* The name of the first profile: the line right before known headings if
   there is one, else one that begins with a kind, else the first. */
static bool
find_first_title(const struct cursor *at, size_t *ret)
{
  bool found = false;
  bool kind = false;

  for (size_t i = 0; i < at->page->n_lines; ++i) {
    if (marked(at, i, ~(ESS_MEANS(BANNER) | ESS_MEANS(STATUS)))) {
      break;
    }
    if (!is_title_like(at, i)) {
      continue;
    }
    if (is_strong(at, i)) {
      *ret = i;
      return true;
    }
    if (!found || (!kind && names_a_kind(at, i))) {
      *ret = i;
      kind = names_a_kind(at, i);
    }
    found = true;
  }
  return found;
}

static void
open_segment(struct cursor *at, size_t title, bool has_title)
{
  struct ess_segments *segments = at->segments;
  struct ess_segment *list = ess_arena_grow(
    &segments->arena, segments->list, segments->n, sizeof *list);
  if (list) {
    segments->list = list;
    list[segments->n++] =
      (struct ess_segment){title, title + has_title, 0, has_title};
  }
  at->open = true;
  at->tail_seen = false;
  at->address_open = false;
}

static bool
ends_address(const struct cursor *at, size_t i)
{
  struct ess_view text = at->page->lines[i].text;
  size_t digits = 0;
  while (digits < text.n && text.s[digits] >= '0' && text.s[digits] <= '9') {
    ++digits;
  }
  return digits == 5 || ess_mapping_whole(at->mapping, text,
                                          ESS_MEANS(COUNTRY));
}

static void
note_mark(struct cursor *at, size_t i)
{
  const struct ess_mark *mark = &at->segments->marks[i];
  if (mark->label) {
    at->address_open =
      mark->label->meaning == ESS_MEANS(ADDRESS) && !mark->value.n;
    at->tail_seen |= marked(at, i,
                            ESS_MEANS(KIND) | ESS_MEANS(POPULATION) |
                              ESS_MEANS(ADDRESS) | ESS_MEANS(CONTACT));
  } else if (at->address_open && ends_address(at, i)) {
    at->address_open = false;
  }
}

static void
walk(struct cursor *at)
{
  size_t first = 0;
  const bool has_title =
    at->page->continued || find_first_title(at, &first);

  for (size_t i = 0; i < at->page->n_lines; ++i) {
    if (!at->open && has_title && i == first) {
      open_segment(at, i, true);
      continue;
    }
    if (!at->open && marked(at, i, ~ESS_MEANS(BANNER)) && !has_title) {
      open_segment(at, i, false);
    } else if (at->open && starts_next_profile(at, i)) {
      open_segment(at, i, true);
      continue;
    }
    note_mark(at, i);
  }
}

/* The headings of one level are the names. */
static void
walk_outline(struct cursor *at, const struct ess_outline *outline)
{
  for (size_t i = outline->first; i < at->page->n_lines; ++i) {
    if (ess_outline_names(outline, at->page, at->segments->marks, i)) {
      open_segment(at, i, true);
    }
  }
}

/* A record is one profile; its name stands under the head that means one. */
static void
walk_record(struct cursor *at)
{
  size_t name = 0;
  while (name + 1 < at->page->n_lines && !marked(at, name, ESS_MEANS(NAME))) {
    ++name;
  }
  open_segment(at, name + 1, name + 1 < at->page->n_lines);
  if (at->segments->n) {
    struct ess_segment *record = &at->segments->list[0];
    record->title = record->has_title ? record->title
                                      : at->page->n_lines > 1;
    record->from = 0;
  }
}

static void
walk_any(struct cursor *at)
{
  struct ess_outline outline;

  if (at->page->record) {
    walk_record(at);
  } else if (ess_outline_find(at->page, at->segments->marks, &outline)) {
    walk_outline(at, &outline);
  } else {
    walk(at);
  }
}

static void
close_segments(struct ess_segments *segments, size_t n_lines)
{
  for (size_t k = 0; k < segments->n; ++k) {
    segments->list[k].to =
      k + 1 < segments->n ? segments->list[k + 1].title : n_lines;
  }
  segments->rest = n_lines;
}

/* What follows may belong to the last profile: it is looked at again, with
   that. A boundary before it stands for good, since it needed no line beyond
   the last heading of the page. */
static void
leave_last(struct ess_segments *segments)
{
  segments->rest = 0;
  if (segments->n) {
    segments->rest = segments->list[--segments->n].title;
  }
}

static void
warn_about_preamble(const struct cursor *at, struct ess_log *log)
{
  for (size_t i = 0; i < at->segments->list[0].title; ++i) {
    if (!marked(at, i, ESS_MEANS(BANNER))) {
      struct ess_place place = ess_page_place(at->page, &at->page->lines[i]);
      ess_warn(log, &place, NULL,
               "this line stands before the first profile and is left out");
    }
  }
}

enum ess_status
ess_segments_make(struct ess_segments *segments, const struct ess_page *page,
                  const struct ess_mapping *mapping, struct ess_log *log)
{
  struct cursor at = {.page = page,
                      .mapping = mapping,
                      .segments = segments};
  const struct ess_place place = {page->source, 1, 1, page->lines[0].whole};

  ess_arena_reset(&segments->arena);
  segments->list = NULL;
  segments->n = 0;
  segments->marks = ess_arena_alloc(&segments->arena,
                                    page->n_lines * sizeof(struct ess_mark));
  if (!segments->marks) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  bool known = false;
  for (size_t i = 0; i < page->n_lines; ++i) {
    segments->marks[i] = mark_of_any(&at, &page->lines[i]);
    if (marked(&at, i, ESS_FIXED_MEANINGS | ESS_MEANS(SECTION) |
                         ESS_MEANS(NAME) | ESS_LABEL_MEANINGS)) {
      known = true;
      at.last_mark = i;
    }
  }
  if (!known && page->more) {
    return ESS_OK;
  }
  ess_unlisted_mark(page, mapping, segments->marks);
  if (!known && !page->continued) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "a profile has headings such as « Type de collectivité »;"
                    " teach other headings in a folder for --mapping",
                    "no profile found: no known heading in the document");
  }
  walk_any(&at);
  close_segments(segments, page->n_lines);
  if (segments->arena.status != ESS_OK || segments->n == 0) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  if (page->more) {
    leave_last(segments);
  }
  if (segments->n && !page->record) {
    warn_about_preamble(&at, log);
  }
  return ESS_OK;
}
