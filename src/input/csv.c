/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/csv.h"

#include "base/text.h"

#include <csv.h>
#include <stdlib.h>

static const size_t max_cell = (size_t)1 << 24;
enum { max_warnings = 20, min_block = 1 << 12 };

/* A cell of the row being read: bytes of `text`. */
struct cell {
  size_t start;
  size_t n;
  unsigned long line;
};

struct ess_csv {
  const char *source;
  const struct ess_page_sink *sink;
  struct ess_log *log;
  struct csv_parser parser;
  struct ess_page page;    /* of the row; used again for the next */
  struct ess_arena arena;  /* of the headings */
  struct ess_line *labels; /* one a column */
  size_t n_labels;
  struct ess_buf text;     /* the cells of the row, one after the other */
  struct cell *cells;
  size_t n_cells;
  size_t room;
  struct ess_buf scratch;
  unsigned long line;      /* where the next cell begins */
  bool after_return;       /* a CR ended the line before */
  unsigned long ragged;    /* rows */
  unsigned long rows;      /* handed on */
  enum ess_status status;
};

struct ess_csv *
ess_csv_new(const char *source, char separator,
            const struct ess_page_sink *sink, struct ess_log *log)
{
  struct ess_csv *csv = calloc(1, sizeof *csv);
  if (csv && csv_init(&csv->parser, CSV_REPALL_NL) != 0) {
    free(csv);
    csv = NULL;
  }
  if (csv) {
    csv->source = source;
    csv->sink = sink;
    csv->log = log;
    csv->line = 1;
    csv_set_delim(&csv->parser, (unsigned char)separator);
    csv_set_blk_size(&csv->parser, min_block);
  }
  return csv;
}

void
ess_csv_free(struct ess_csv *csv)
{
  if (csv) {
    csv_free(&csv->parser);
    ess_page_clear(&csv->page);
    ess_arena_clear(&csv->arena);
    ess_buf_clear(&csv->text);
    ess_buf_clear(&csv->scratch);
    free(csv->cells);
    free(csv);
  }
}

static void
on_cell(void *data, size_t n, void *self)
{
  struct ess_csv *csv = self;
  const struct ess_view text = {data, n};

  if (csv->n_cells == csv->room) {
    const size_t room = csv->room ? 2 * csv->room : 64;
    struct cell *cells = realloc(csv->cells, room * sizeof *cells);
    if (!cells) {
      csv->text.status = ESS_LIMIT;
      return;
    }
    csv->cells = cells;
    csv->room = room;
  }
  csv->cells[csv->n_cells++] = (struct cell){csv->text.len, n, csv->line};
  ess_buf_add(&csv->text, text);
  csv->after_return = false;
  for (struct ess_view rest = text;
       ess_view_find(rest, '\n') < rest.n;) {
    ++csv->line;
    rest = ess_view_sub(rest, ess_view_find(rest, '\n') + 1, rest.n);
  }
}

static struct ess_view
cell_text(const struct ess_csv *csv, size_t i)
{
  return ess_view_sub(ess_buf_view(&csv->text), csv->cells[i].start,
                      csv->cells[i].n);
}

/* A heading is one line, whatever its cell holds. */
static struct ess_line
make_label(struct ess_csv *csv, size_t i, struct ess_view text)
{
  struct ess_line label = {.number = csv->cells[i].line,
                           .shape = ESS_SHAPE_LABEL,
                           .gap = true,
                           .column = (unsigned)i + 1};
  struct ess_buf squeezed = {0};

  ess_buf_reset(&csv->scratch);
  ess_text_squeeze(&squeezed, text);
  ess_text_clean(&csv->scratch, ess_buf_view(&squeezed));
  ess_buf_clear(&squeezed);
  if (!ess_text_trim(ess_buf_view(&csv->scratch)).n) {
    ess_buf_reset(&csv->scratch);
    ess_buf_printf(&csv->scratch, "colonne %zu", i + 1);
  }
  label.text = ess_arena_copy(
    &csv->arena, ess_text_trim(ess_buf_view(&csv->scratch)));
  label.whole = label.text;
  return label;
}

/* The first failure of what this reader keeps its own memory in. */
static enum ess_status
check_memory(struct ess_csv *csv)
{
  csv->status = ess_status_first(csv->status, csv->text.status);
  csv->status = ess_status_first(csv->status, csv->scratch.status);
  csv->status = ess_status_first(csv->status, csv->page.arena.status);
  csv->status = ess_status_first(csv->status, csv->arena.status);
  return csv->status == ESS_OK
           ? ESS_OK
           : ess_fail(csv->log, csv->status, NULL, NULL, "out of memory");
}

/* Empty rows above the headings are none. */
static void
read_headings(struct ess_csv *csv)
{
  if (!ess_text_trim(ess_buf_view(&csv->text)).n) {
    return;
  }
  for (size_t i = 0; i < csv->n_cells; ++i) {
    struct ess_line *labels = ess_arena_grow(&csv->arena, csv->labels,
                                             csv->n_labels, sizeof *labels);
    if (labels) {
      csv->labels = labels;
      labels[csv->n_labels++] = make_label(csv, i, cell_text(csv, i));
    }
  }
  (void)check_memory(csv);
}

static void
add_line(struct ess_page *page, const struct ess_line *line)
{
  struct ess_line *lines =
    ess_arena_grow(&page->arena, page->lines, page->n_lines, sizeof *lines);
  if (lines) {
    page->lines = lines;
    lines[page->n_lines++] = *line;
  }
}

/* The lines of a cell, under its label. `text` lives as long as the page. */
static void
add_value(struct ess_page *page, struct ess_view text, size_t column,
          unsigned long number)
{
  bool gap = false;
  for (; text.n; ++number) {
    const size_t end = ess_view_find(text, '\n');
    struct ess_line line = ess_line_of(ess_view_sub(text, 0, end));
    text = ess_view_sub(text, end + 1, text.n);
    if (line.whole.n) {
      line.number = number;
      line.gap = gap;
      line.column = (unsigned)column;
      add_line(page, &line);
    }
    gap = !line.whole.n;
  }
}

static void
add_cell(struct ess_csv *csv, size_t i)
{
  struct ess_page *page = &csv->page;

  ess_buf_reset(&csv->scratch);
  ess_text_clean(&csv->scratch, cell_text(csv, i));
  if (!ess_text_trim(ess_buf_view(&csv->scratch)).n) {
    return;
  }
  const struct ess_view text =
    ess_arena_copy(&page->arena, ess_buf_view(&csv->scratch));
  struct ess_line label =
    i < csv->n_labels
      ? csv->labels[i]
      : make_label(csv, i, (struct ess_view){NULL, 0});
  add_line(page, &label);
  add_value(page, text, i + 1, csv->cells[i].line);
}

static void
warn_ragged(struct ess_csv *csv)
{
  const struct ess_place place = {csv->source, csv->cells[0].line, 1,
                                  {NULL, 0}};
  ++csv->ragged;
  if (csv->ragged <= max_warnings) {
    ess_warn(csv->log, &place,
             "is a cell with a separator or a line end not in quotation "
             "marks?",
             "this row has %zu cells, but there are %zu headings",
             csv->n_cells, csv->n_labels);
  } else if (csv->ragged == max_warnings + 1) {
    ess_warn(csv->log, &place, NULL,
             "more rows have another number of cells than headings");
  }
}

static void
hand_on(struct ess_csv *csv)
{
  struct ess_page *page = &csv->page;

  ess_arena_reset(&page->arena);
  page->source = csv->source;
  page->record = true;
  page->lines = NULL;
  page->n_lines = 0;
  for (size_t i = 0; i < csv->n_cells; ++i) {
    add_cell(csv, i);
  }
  if (check_memory(csv) != ESS_OK || page->n_lines == 0) {
    return;
  }
  if (csv->n_cells != csv->n_labels) {
    warn_ragged(csv);
  }
  ++csv->rows;
  csv->status = csv->sink->on_page(csv->sink->self, page);
}

static void
on_row(int end, void *self)
{
  struct ess_csv *csv = self;

  if (csv->n_cells && csv->status == ESS_OK && csv->labels) {
    hand_on(csv);
  } else if (csv->n_cells && csv->status == ESS_OK) {
    read_headings(csv);
  }
  csv->n_cells = 0;
  ess_buf_reset(&csv->text);
  csv->line += end == '\r' || (end == '\n' && !csv->after_return);
  csv->after_return = end == '\r';
}

enum ess_status
ess_csv_feed(struct ess_csv *csv, struct ess_view piece)
{
  /* The parser's buffer grows by blocks: let these grow with it. */
  const size_t room = csv_get_buffer_size(&csv->parser);
  if (room > min_block) {
    csv_set_blk_size(&csv->parser, room);
  }
  /* Rows that follow a failed one in this piece are read for nothing. */
  const size_t done = csv_parse(&csv->parser, piece.s, piece.n, on_cell,
                                on_row, csv);
  if (csv->status == ESS_OK && done < piece.n) {
    csv->status =
      ess_fail(csv->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  if (csv->status == ESS_OK &&
      csv_get_buffer_size(&csv->parser) > max_cell) {
    const struct ess_place place = {csv->source, csv->line, 0, {NULL, 0}};
    csv->status = ess_fail(csv->log, ESS_LIMIT, &place,
                           "is a quotation mark never closed?",
                           "a cell of more than 16 MiB begins here");
  }
  return csv->status;
}

enum ess_status
ess_csv_end(struct ess_csv *csv)
{
  struct ess_place place = {csv->source, csv->line, 0, {NULL, 0}};

  if (csv->status != ESS_OK) {
    return csv->status;
  }
  /* Strict from here on: it only looks for a quotation mark that is open. */
  (void)csv_set_opts(&csv->parser,
                     CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini(&csv->parser, on_cell, on_row, csv) != 0) {
    return ess_fail(csv->log, ESS_BAD_INPUT, &place,
                    "a quotation mark in a cell is written twice",
                    "a cell begins here whose quotation mark is never "
                    "closed");
  }
  place.line = 1;
  if (csv->status == ESS_OK && csv->rows == 0) {
    csv->status = ess_fail(csv->log, ESS_BAD_INPUT, &place,
                           "the first row holds the headings, each further "
                           "row a profile",
                           csv->labels ? "the table has no row"
                                       : "the document is empty");
  }
  return csv->status;
}
