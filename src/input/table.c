/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/table.h"

#include <stdlib.h>

/* A label that is longer is prose in two columns. */
enum { max_label = 120 };

struct ess_table {
  size_t from;     /* first line */
  size_t cells;    /* first cell */
  size_t rows;
  bool open_cell;
  bool layout;     /* holds a table, or lost its lines */
};

/* A table being made again, in place: there are never more lines than
   before. */
/* Where the text of a line begins in that of its row. */
struct start {
  size_t at;
  unsigned long number;
};

struct remake {
  struct ess_page *page;
  const struct ess_cell *cells; /* of this table */
  size_t n;
  struct ess_view *headings; /* of the columns, copied */
  size_t header;             /* how many */
  size_t at;     /* next line to look at */
  size_t to;     /* next line to write */
  struct ess_buf text;
  struct start *starts; /* of the lines in it; in the page's arena */
  size_t n_starts;
};

void
ess_tables_clear(struct ess_tables *tables)
{
  if (tables) {
    free(tables->open);
    free(tables->cells);
    *tables = (struct ess_tables){0};
  }
}

/* Room for one more element in a list; NULL without memory. */
static void *
grow(struct ess_tables *tables, void *list, size_t n, size_t *room,
     size_t size)
{
  if (n < *room) {
    return list;
  }
  const size_t wanted = *room ? 2 * *room : 16;
  void *bigger = realloc(list, wanted * size);
  if (bigger) {
    *room = wanted;
  } else {
    tables->status = ESS_LIMIT;
  }
  return bigger;
}

static struct ess_table *
innermost(struct ess_tables *tables)
{
  return tables->n_open ? &tables->open[tables->n_open - 1] : NULL;
}

void
ess_tables_open(struct ess_tables *tables, const struct ess_page *page)
{
  struct ess_table *outer = innermost(tables);
  if (outer && outer->open_cell) {
    tables->cells[tables->n_cells - 1].layout = true;
  } else if (outer) {
    outer->layout = true;
  }
  struct ess_table *open = grow(tables, tables->open, tables->n_open,
                                &tables->room, sizeof *open);
  if (open) {
    tables->open = open;
    open[tables->n_open++] =
      (struct ess_table){.from = page->n_lines, .cells = tables->n_cells};
  }
}

void
ess_tables_row(struct ess_tables *tables)
{
  struct ess_table *table = innermost(tables);
  if (table) {
    ++table->rows;
  }
}

void
ess_tables_cell(struct ess_tables *tables, const struct ess_page *page,
                bool heading)
{
  struct ess_table *table = innermost(tables);
  if (!table) {
    return;
  }
  ess_tables_cell_end(tables, page);
  struct ess_cell *cells = grow(tables, tables->cells, tables->n_cells,
                                &tables->room_cells, sizeof *cells);
  if (cells) {
    tables->cells = cells;
    cells[tables->n_cells++] = (struct ess_cell){
      table->rows, page->n_lines, page->n_lines, heading, false};
    table->open_cell = true;
  }
}

void
ess_tables_cell_end(struct ess_tables *tables, const struct ess_page *page)
{
  struct ess_table *table = innermost(tables);
  if (table && table->open_cell) {
    tables->cells[tables->n_cells - 1].to = page->n_lines;
    table->open_cell = false;
  }
}

void
ess_tables_forget(struct ess_tables *tables)
{
  for (size_t i = 0; i < tables->n_open; ++i) {
    tables->open[i].layout = true;
  }
}

/* Cells of the row that begins with cell `i`. */
static size_t
row_length(const struct remake *m, size_t i)
{
  size_t n = 1;
  while (i + n < m->n && m->cells[i + n].row == m->cells[i].row) {
    ++n;
  }
  return n;
}

static size_t
longest_row(const struct remake *m)
{
  size_t longest = 0;
  for (size_t i = 0; i < m->n; i += row_length(m, i)) {
    const size_t n = row_length(m, i);
    longest = n > longest ? n : longest;
  }
  return longest;
}

/* The first row, if all of it is headings and more rows follow. */
static size_t
header_length(const struct remake *m)
{
  const size_t n = row_length(m, 0);
  for (size_t i = 0; i < n; ++i) {
    if (!m->cells[i].heading) {
      return 0;
    }
  }
  return n >= 2 && n < m->n ? n : 0;
}

static void
note_start(struct remake *m, unsigned long number)
{
  struct start *starts = ess_arena_grow(&m->page->arena, m->starts,
                                        m->n_starts, sizeof *starts);
  if (starts) {
    m->starts = starts;
    starts[m->n_starts++] = (struct start){m->text.len, number};
  }
}

/* What is on another line of the source than the row begins on says so. */
static void
join_starts(struct remake *m, struct ess_line *line)
{
  const size_t n = m->n_starts;
  struct ess_break *breaks =
    ess_arena_alloc(&m->page->arena, n * sizeof *breaks);

  for (size_t i = 0; breaks && i < n; ++i) {
    breaks[i] =
      (struct ess_break){line->text.s + m->starts[i].at, m->starts[i].number};
  }
  line->breaks = breaks;
  line->n_breaks = breaks ? n : 0;
}

/* Append the lines of `cell`, joined. */
static void
add_cell(struct remake *m, const struct ess_cell *cell)
{
  for (size_t i = cell->from; i < cell->to; ++i) {
    ess_buf_puts(&m->text, i > cell->from ? ", " : "");
    note_start(m, m->page->lines[i].number);
    ess_buf_add(&m->text, m->page->lines[i].text);
  }
}

/* "cell : heading cell ; heading cell" */
static void
join_row(struct remake *m, size_t first, size_t n, const char *after_first)
{
  size_t said = 0;

  ess_buf_reset(&m->text);
  m->starts = NULL;
  m->n_starts = 0;
  for (size_t i = 0; i < n; ++i) {
    const struct ess_cell *cell = &m->cells[first + i];
    if (cell->from == cell->to) {
      continue;
    }
    ess_buf_puts(&m->text, said == 0   ? ""
                           : said == 1 ? after_first
                                       : " ; ");
    if (said && m->header > 2 && i < m->header) {
      ess_buf_add(&m->text, m->headings[i]);
      ess_buf_puts(&m->text, m->headings[i].n ? " " : "");
    }
    add_cell(m, cell);
    ++said;
  }
}

/* The links of the lines [from, to), in one list. */
static void
join_links(struct remake *m, size_t from, size_t to, struct ess_line *line)
{
  struct ess_anchor *links = NULL;
  size_t n = 0;

  for (size_t i = from; i < to; ++i) {
    for (size_t k = 0; k < m->page->lines[i].n_links; ++k) {
      links =
        ess_arena_grow(&m->page->arena, links, n, sizeof *links);
      if (!links) {
        return;
      }
      links[n++] = m->page->lines[i].links[k];
    }
  }
  line->links = links;
  line->n_links = n;
}

static void
put(struct remake *m, const struct ess_line *line)
{
  m->page->lines[m->to++] = *line;
}

/* Put the cells as one line; its text is made. */
static void
put_joined(struct remake *m, size_t first, size_t n, enum ess_shape shape)
{
  const size_t from = m->cells[first].from;
  const size_t to = m->cells[first + n - 1].to;
  struct ess_buf whole = {0};

  if (from == to || !m->text.len) {
    return;
  }
  struct ess_line line = {.number = m->page->lines[from].number,
                          .shape = shape,
                          .gap = true,
                          .indent = m->page->lines[from].indent};
  ess_buf_puts(&whole, shape == ESS_SHAPE_ITEM ? "• " : "");
  const size_t marker = whole.len;
  ess_buf_add(&whole, ess_buf_view(&m->text));
  line.whole = ess_arena_copy(&m->page->arena, ess_buf_view(&whole));
  line.text = ess_view_sub(line.whole, marker, line.whole.n);
  line.row = shape == ESS_SHAPE_ITEM && m->header;
  join_links(m, from, to, &line);
  join_starts(m, &line);
  put(m, &line);
  ess_buf_clear(&whole);
}

static void
keep_lines(struct remake *m, size_t to)
{
  while (m->at < to) {
    put(m, &m->page->lines[m->at++]);
  }
}

/* A label, then the lines of its value as they are. */
static void
put_pair(struct remake *m, size_t first)
{
  struct ess_line label = m->page->lines[m->cells[first].from];
  label.shape = ESS_SHAPE_LABEL;
  label.level = 0;
  put(m, &label);
  m->at = m->cells[first].to;
}

static bool
is_layout(const struct remake *m, size_t first, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (m->cells[first + i].layout) {
      return true;
    }
  }
  return false;
}

/* A cell for a bullet, most often a picture, and one for the text. */
static bool
is_bulleted(const struct remake *m, size_t first, size_t n)
{
  const struct ess_cell *cells = &m->cells[first];
  return n == 2 && cells[0].from == cells[0].to &&
         cells[1].from < cells[1].to &&
         m->page->lines[cells[1].from].shape == ESS_SHAPE_TEXT;
}

static void
put_item(struct remake *m, size_t at)
{
  struct ess_line item = m->page->lines[at];
  item.shape = ESS_SHAPE_ITEM;
  put(m, &item);
  m->at = at + 1;
}

static bool
is_pair(const struct remake *m, size_t first, size_t n)
{
  const struct ess_cell *label = &m->cells[first];
  return n >= 2 && label->to - label->from == 1 &&
         m->page->lines[label->from].text.n <= max_label &&
         (n == 2 || label->heading);
}

static void
remake_row(struct remake *m, size_t first, size_t n)
{
  const size_t end = m->cells[first + n - 1].to;

  keep_lines(m, m->cells[first].from);
  if (m->header && first == 0) {
    /* Said again with every cell below it. */
  } else if (n == 1 || is_layout(m, first, n)) {
    keep_lines(m, end);
  } else if (is_bulleted(m, first, n)) {
    put_item(m, m->cells[first + 1].from);
    keep_lines(m, end);
  } else if (m->header) {
    join_row(m, first, n, " : ");
    put_joined(m, first, n, ESS_SHAPE_ITEM);
  } else if (is_pair(m, first, n)) {
    put_pair(m, first);
    if (n > 2) {
      join_row(m, first + 1, n - 1, " ; ");
      put_joined(m, first + 1, n - 1, ESS_SHAPE_TEXT);
    } else {
      keep_lines(m, end);
    }
  } else if (n > 2) {
    join_row(m, first, n, " : ");
    put_joined(m, first, n, ESS_SHAPE_ITEM);
  } else {
    keep_lines(m, end);
  }
  m->at = end;
}

/* The lines of the headings are written over by those of the rows. */
static void
copy_headings(struct remake *m)
{
  struct ess_arena *arena = &m->page->arena;
  const size_t n = header_length(m);

  m->headings = n ? ess_arena_alloc(arena, n * sizeof *m->headings) : NULL;
  m->header = m->headings ? n : 0;
  for (size_t i = 0; i < m->header; ++i) {
    ess_buf_reset(&m->text);
    add_cell(m, &m->cells[i]);
    m->headings[i] = ess_arena_copy(arena, ess_buf_view(&m->text));
  }
}

static void
remake(struct remake *m)
{
  copy_headings(m);
  for (size_t i = 0, n = 0; i < m->n; i += n) {
    n = row_length(m, i);
    remake_row(m, i, n);
  }
  keep_lines(m, m->page->n_lines);
  m->page->n_lines = m->to;
}

void
ess_tables_close(struct ess_tables *tables, struct ess_page *page)
{
  struct ess_table *table = innermost(tables);
  if (!table) {
    return;
  }
  ess_tables_cell_end(tables, page);
  struct remake m = {.page = page,
                     .cells = tables->cells ? tables->cells + table->cells
                                           : NULL,
                     .n = tables->n_cells - table->cells,
                     .at = table->from,
                     .to = table->from};
  if (!table->layout && m.n && longest_row(&m) > 1) {
    remake(&m);
  }
  tables->status = ess_status_first(tables->status, m.text.status);
  ess_buf_clear(&m.text);
  tables->n_cells = table->cells;
  --tables->n_open;
}
