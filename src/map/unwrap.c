/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/unwrap.h"

#include "base/text.h"

#include <string.h>

/* Shorter lines are not broken by a margin. */
enum { min_width = 45 };

/* A line that begins with a small letter right below one that is full and
   ends no sentence. */
static bool
goes_on(const struct ess_line *before, const struct ess_line *line)
{
  struct ess_view rest = line->text;
  if (line->gap || line->shape != ESS_SHAPE_TEXT || line->n_breaks ||
      before->n_breaks || before->text.n < min_width ||
      before->shape == ESS_SHAPE_HEADING ||
      before->shape == ESS_SHAPE_LABEL) {
    return false;
  }
  const uint32_t first = ess_utf8_next(&rest);
  const char last = before->text.s[before->text.n - 1];
  return ess_is_alnum(first) && !ess_is_upper(first) &&
         !(first >= '0' && first <= '9') && last != '.' && last != ':' &&
         last != ';' && last != '!' && last != '?';
}

/* Bytes of what stands in the line before its text: a list marker. */
static size_t
marker_length(const struct ess_line *line)
{
  return line->whole.n >= line->text.n &&
             line->whole.s + line->whole.n == line->text.s + line->text.n
           ? line->whole.n - line->text.n
           : 0;
}

/* Make lines [from, to) one. */
static void
join(struct ess_arena *arena, struct ess_line *lines, size_t from, size_t to)
{
  struct ess_line *line = &lines[from];
  struct ess_break *breaks =
    ess_arena_alloc(arena, (to - from - 1) * sizeof *breaks);
  const size_t marker = marker_length(line);
  size_t n = marker + line->text.n;

  for (size_t i = from + 1; i < to; ++i) {
    n += 1 + lines[i].text.n;
  }
  char *text = ess_arena_alloc(arena, n + 1);
  if (!breaks || !text) {
    return;
  }
  if (marker) {
    memcpy(text, line->whole.s, marker);
  }
  size_t at = marker;
  for (size_t i = from; i < to; ++i) {
    if (i > from) {
      text[at++] = ' ';
      breaks[i - from - 1] = (struct ess_break){text + at, lines[i].number};
    }
    memcpy(text + at, lines[i].text.s, lines[i].text.n);
    at += lines[i].text.n;
  }
  line->whole = (struct ess_view){text, at};
  line->text = ess_view_sub(line->whole, marker, at);
  line->breaks = breaks;
  line->n_breaks = to - from - 1;
}

size_t
ess_unwrap(struct ess_arena *arena, struct ess_line *lines, size_t n)
{
  size_t kept = 0;

  for (size_t from = 0; from < n;) {
    size_t to = from + 1;
    while (to < n && goes_on(&lines[to - 1], &lines[to])) {
      ++to;
    }
    if (to > from + 1) {
      join(arena, lines, from, to);
    }
    lines[kept++] = lines[from];
    from = to;
  }
  return kept;
}
