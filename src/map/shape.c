/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/shape.h"

#include "base/text.h"

#include <string.h>

enum { max_short = 110, min_paragraph = 90 };

/* Length of the number, or the letter, that counts items: "12", "IV", "B". */
static size_t
counter(struct ess_view text)
{
  size_t n = 0;
  while (n < text.n && n < 3 && ess_is_digit(text.s[n])) {
    ++n;
  }
  if (n) {
    return n <= 2 ? n : 0;
  }
  while (n < text.n && n < 5 && strchr("IVX", text.s[n])) {
    ++n;
  }
  const bool letter = n == 0 && text.n > 1 && text.s[1] == ')' &&
                      text.s[0] >= 'A' && text.s[0] <= 'H';
  return letter ? 1 : n < 5 ? n : 0;
}

/* Length of "1. ", "2/", "3) ", "4 -", "II. " at the front of `text`, or
   0. */
static size_t
numbering(struct ess_view text)
{
  const size_t n = counter(text);
  if (n == 0 || n >= text.n) {
    return 0;
  }
  struct ess_view rest = ess_view_sub(text, n, text.n);
  const struct ess_view trimmed = ess_text_trim(rest);
  const bool close = rest.s[0] == '.' || rest.s[0] == ')' ||
                     rest.s[0] == '/' || ess_view_starts(rest, "°");
  const bool dash = trimmed.n < rest.n && (ess_view_starts(trimmed, "- ") ||
                                           ess_view_starts(trimmed, "– "));
  if (!close && !dash) {
    return 0;
  }
  struct ess_view body = close ? rest : trimmed;
  (void)ess_utf8_next(&body);
  const struct ess_view word = ess_text_trim(body);
  /* "3.5 ETP", "1/2": no numbering. */
  return word.n && (word.n < body.n || !ess_is_digit(body.s[0]))
           ? text.n - word.n
           : 0;
}

/* Length of one of `names` with its number and the mark behind it at the
   front, or 0. */
static size_t
counted_name(struct ess_view text, const char *const *names, size_t n)
{
  bool found = false;
  for (size_t i = 0; i < n; ++i) {
    found |= ess_view_starts(text, names[i]);
  }
  const struct ess_view head = ess_view_sub(text, 0, 40);
  for (size_t i = 0; found && i < head.n; ++i) {
    if (ess_is_digit(head.s[i])) {
      const struct ess_view rest =
        ess_text_trim(ess_view_sub(text, i + 1, text.n));
      struct ess_view body = rest;
      const uint32_t c = body.n ? ess_utf8_next(&body) : 0;
      return c == ':' || c == '-' || c == 0x2013 || c == 0x2014 ||
                 c == '.' || c == ','
               ? text.n - ess_text_trim(body).n
               : 0;
    }
  }
  return 0;
}

/* "Axe 1 :", "Axe stratégique n°2 -". */
static size_t
axis_label(struct ess_view text)
{
  static const char *const names[] = {"Axe ", "AXE ", "Pilier ", "Priorité ",
                                      "Orientation ", "Volet "};
  return counted_name(text, names, sizeof names / sizeof *names);
}

/* "Fiche n° 3 :", "Action 2 –". */
static size_t
sheet_label(struct ess_view text)
{
  static const char *const names[] = {"Fiche ",  "FICHE ",  "Action ",
                                      "ACTION ", "Projet ", "Initiative "};
  return counted_name(text, names, sizeof names / sizeof *names);
}

enum ess_marker
ess_line_marker(const struct ess_line *line, struct ess_view *ret_text)
{
  *ret_text = line->text;
  if (line->shape == ESS_SHAPE_HEADING) {
    return ESS_MARKER_HEADING;
  }
  size_t n = axis_label(line->text);
  if (n) {
    *ret_text = ess_view_sub(line->text, n, line->text.n);
    return ESS_MARKER_AXIS;
  }
  n = sheet_label(line->text);
  n = n ? n : numbering(line->text);
  if (n) {
    *ret_text = ess_view_sub(line->text, n, line->text.n);
    return ESS_MARKER_NUMBER;
  }
  if (line->numbered) {
    return ESS_MARKER_NUMBER;
  }
  if (line->shape != ESS_SHAPE_ITEM) {
    return ESS_MARKER_NONE;
  }
  return line->whole.n && (line->whole.s[0] == '-' || line->whole.s[0] == '*')
           ? ESS_MARKER_DASH
           : ESS_MARKER_BULLET;
}

bool
ess_shape_is_short_title(const struct ess_line *lines, size_t n, size_t i)
{
  const struct ess_view text = lines[i].text;
  struct ess_view rest = text;

  if (lines[i].shape != ESS_SHAPE_TEXT || text.n > max_short ||
      i + 1 >= n || lines[i + 1].shape == ESS_SHAPE_HEADING ||
      !(lines[i].gap || i == 0) || !ess_is_upper(ess_utf8_next(&rest))) {
    return false;
  }
  const char last = text.s[text.n - 1];
  return last != '.' && last != ';' && last != ',' &&
         (lines[i + 1].text.n >= min_paragraph ||
          lines[i + 1].text.s[lines[i + 1].text.n - 1] == '.');
}

enum ess_title_style
ess_shape_titles(const struct ess_line *lines, size_t n)
{
  bool seen[ESS_MARKER_HEADING + 1] = {false};
  bool short_lines = false;
  enum ess_marker first = ESS_MARKER_NONE;

  for (size_t i = 0; i < n; ++i) {
    struct ess_view text;
    const enum ess_marker marker = ess_line_marker(&lines[i], &text);
    first = first ? first : marker;
    seen[marker] = true;
    short_lines |= ess_shape_is_short_title(lines, n, i);
  }
  if (seen[ESS_MARKER_HEADING]) {
    return ESS_TITLES_HEADING;
  }
  if (first == ESS_MARKER_NUMBER) {
    return ESS_TITLES_NUMBER;
  }
  if (short_lines && !seen[ESS_MARKER_BULLET]) {
    return ESS_TITLES_SHORT_LINE;
  }
  return seen[ESS_MARKER_BULLET] || seen[ESS_MARKER_DASH]
           ? ESS_TITLES_BULLET
           : ESS_TITLES_NONE;
}

/* The sorts of list, in the order in which they win. */
static const struct {
  ess_meanings meaning;
  enum ess_list list;
} announced[] = {
  {ESS_MEANS(AXIS), ESS_LIST_AXIS},
  {ESS_MEANS(MEASURE), ESS_LIST_MEASURE},
  {ESS_MEANS(PARTNERSHIP), ESS_LIST_PARTNERSHIP},
  {ESS_MEANS(OBJECTIVE), ESS_LIST_OBJECTIVE},
  {ESS_MEANS(MEANS_OF), ESS_LIST_MEANS},
  {ESS_MEANS(SCHEME), ESS_LIST_SCHEME},
  {ESS_MEANS(INSTANCE), ESS_LIST_INSTANCE},
  {ESS_MEANS(EVENT), ESS_LIST_EVENT},
  {ESS_MEANS(ACTION), ESS_LIST_ACTION},
};

enum ess_list
ess_shape_announced(const struct ess_mapping *mapping,
                    const struct ess_tokens *tokens, size_t from)
{
  ess_meanings all = 0;
  ess_meanings seen = 0;

  for (size_t k = 0; k < sizeof announced / sizeof *announced; ++k) {
    all |= announced[k].meaning;
  }
  for (size_t i = from; i < tokens->n; ++i) {
    size_t to = i + 1;
    const struct ess_label *label =
      ess_mapping_at(mapping, tokens, i, all, &to);
    seen |= label ? label->meaning : 0;
    i = label ? to - 1 : i;
  }
  for (size_t k = 0; k < sizeof announced / sizeof *announced; ++k) {
    if (seen & announced[k].meaning) {
      return announced[k].list;
    }
  }
  return ESS_LIST_NONE;
}
