/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/pipes.h"

#include "base/text.h"

/* How many bars part the cells of `line`. */
static size_t
count_bars(const struct ess_line *line)
{
  size_t n = 0;
  for (size_t i = 1; i + 1 < line->whole.n; ++i) {
    n += line->whole.s[i] == '|';
  }
  return n;
}

/* The next cell of `*rest`, without the bar behind it. */
static struct ess_view
next_cell(struct ess_view *rest)
{
  const size_t at = ess_view_find(*rest, '|');
  const struct ess_view cell = ess_text_trim(ess_view_sub(*rest, 0, at));
  *rest = ess_view_sub(*rest, at + 1, rest->n);
  return cell;
}

/* "| a | b |" is "a | b". */
static struct ess_view
without_edges(struct ess_view text)
{
  if (ess_view_starts(text, "|")) {
    text = ess_view_sub(text, 1, text.n);
  }
  text.n -= ess_view_ends(text, "|");
  return text;
}

static bool
is_rule(struct ess_view text)
{
  for (size_t i = 0; i < text.n; ++i) {
    const char c = text.s[i];
    if (c != '|' && c != '-' && c != ':' && c != '+' && c != ' ') {
      return false;
    }
  }
  return true;
}

static void
join_row(struct ess_page *page, struct ess_line *line,
         struct ess_view headings)
{
  struct ess_view rest = without_edges(line->whole);
  struct ess_buf text = {0};

  for (size_t i = 0; rest.n; ++i) {
    const struct ess_view heading = next_cell(&headings);
    const struct ess_view cell = next_cell(&rest);
    if (cell.n) {
      ess_buf_puts(&text, !text.len ? "" : i == 1 ? " : " : " ; ");
      ess_buf_add(&text, i ? heading : (struct ess_view){NULL, 0});
      ess_buf_puts(&text, i && heading.n ? " " : "");
      ess_buf_add(&text, cell);
    }
  }
  if (text.len) {
    line->text = ess_arena_copy(&page->arena, ess_buf_view(&text));
    line->shape = ESS_SHAPE_ITEM;
    line->row = true;
  }
  ess_buf_clear(&text);
}

/* Where the first run of dots that leads to a value begins; `text.n` if there
   is none. */
static size_t
find_leaders(struct ess_view text)
{
  static const char dots[] = "....";
  const size_t from = ess_view_search(text, dots);
  return from > 0 && text.s[text.n - 1] != '.' ? from : text.n;
}

/* "Appel à projets ....... 90 000 €": the two cells of a row. */
static void
join_leaders(struct ess_page *page, struct ess_line *line)
{
  struct ess_buf text = {0};
  const size_t from = find_leaders(line->text);
  size_t to = from;

  while (to < line->text.n && line->text.s[to] == '.') {
    ++to;
  }
  if (to < line->text.n) {
    ess_buf_add(&text, ess_text_trim(ess_view_sub(line->text, 0, from)));
    ess_buf_puts(&text, " : ");
    ess_buf_add(&text, ess_text_trim(
                         ess_view_sub(line->text, to, line->text.n)));
    line->text = ess_arena_copy(&page->arena, ess_buf_view(&text));
    line->shape = ESS_SHAPE_ITEM;
    line->row = true;
  }
  ess_buf_clear(&text);
}

void
ess_pipes_read(struct ess_page *page, size_t from)
{
  for (size_t i = from; i < page->n_lines;) {
    const size_t bars = count_bars(&page->lines[i]);
    const struct ess_view headings = without_edges(page->lines[i].whole);
    size_t to = i + 1;

    join_leaders(page, &page->lines[i]);
    while (bars && to < page->n_lines && !page->lines[to].gap &&
           count_bars(&page->lines[to]) == bars) {
      ++to;
    }
    for (size_t k = i + 1; to - i > 2 && k < to; ++k) {
      if (!is_rule(page->lines[k].whole)) {
        join_row(page, &page->lines[k], headings);
      }
    }
    i = to;
  }
}
