/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/results_table.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Two blanks part columns; a column is cut to no less than this. */
enum { gap = 2, least_width = 8 };

struct cell {
  struct ess_view text; /* one line, ready to show */
  size_t width;         /* columns on a terminal */
};

struct column {
  size_t width;
  bool numbers; /* nothing but numbers so far: set to the right */
};

struct ess_table {
  struct ess_arena arena;
  struct cell *cells; /* the header's row, then the rows */
  size_t n_cells;
  struct column *columns;
  size_t n_columns;
};

static enum ess_status
add_cell(struct ess_table *table, struct ess_view text)
{
  struct cell *cells =
    ess_arena_grow(&table->arena, table->cells, table->n_cells,
                   sizeof *cells);
  struct column *column =
    &table->columns[table->n_cells % table->n_columns];
  struct cell cell = {ess_arena_copy(&table->arena, text),
                      ess_text_width(text)};

  if (cells && table->arena.status == ESS_OK) {
    table->cells = cells;
    cells[table->n_cells++] = cell;
    column->width = cell.width > column->width ? cell.width : column->width;
  }
  return table->arena.status;
}

struct ess_table *
ess_table_new(const char *const *names, size_t n)
{
  struct ess_table *table = calloc(1, sizeof *table);
  enum ess_status st = table ? ESS_OK : ESS_LIMIT;

  if (table) {
    table->columns = calloc(n ? n : 1, sizeof *table->columns);
    table->n_columns = n;
    st = table->columns ? ESS_OK : ESS_LIMIT;
  }
  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    table->columns[i].numbers = true;
    st = add_cell(table, ess_view_of(names[i]));
  }
  if (st != ESS_OK) {
    ess_table_free(table);
    table = NULL;
  }
  return table;
}

void
ess_table_free(struct ess_table *table)
{
  if (table) {
    ess_arena_clear(&table->arena);
    free(table->columns);
    free(table);
  }
}

static bool
is_number(const struct ess_term *term)
{
  return term->kind == ESS_LITERAL && term->datatype.n && term->value.n &&
         strspn(term->value.s, "0123456789+-.eE") >= term->value.n;
}

/* What a cell shows of a term, on one line. */
static void
show(struct ess_buf *out, const struct ess_term *term,
     const struct ess_prefixes *prefixes)
{
  if (term->kind == ESS_BLANK) {
    ess_buf_puts(out, "_:");
  }
  if (term->kind == ESS_LITERAL) {
    ess_text_squeeze(out, term->value);
  } else if (term->kind != ESS_IRI || !prefixes ||
             !ess_prefixes_shorten(prefixes, term->value, out)) {
    ess_buf_add(out, term->value);
  }
}

enum ess_status
ess_table_add(struct ess_table *table, const struct ess_term *terms,
              const struct ess_prefixes *prefixes)
{
  struct ess_buf text = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n_columns && st == ESS_OK; ++i) {
    ess_buf_reset(&text);
    show(&text, &terms[i], prefixes);
    table->columns[i].numbers &=
      terms[i].kind == ESS_NONE || is_number(&terms[i]);
    st = ess_status_first(text.status, add_cell(table, ess_buf_view(&text)));
  }
  ess_buf_clear(&text);
  return st;
}

/* Take from the widest column, one column of the terminal at a time, until
   all fit or none can give more. */
static void
fit(const struct ess_table *table, size_t columns, size_t *widths)
{
  size_t total = 0;
  for (size_t i = 0; i < table->n_columns; ++i) {
    widths[i] = table->columns[i].width;
    total += widths[i] + (i ? (size_t)gap : 0);
  }
  while (columns && total > columns) {
    size_t widest = 0;
    for (size_t i = 1; i < table->n_columns; ++i) {
      widest = widths[i] > widths[widest] ? i : widest;
    }
    if (widths[widest] <= least_width) {
      break;
    }
    --widths[widest];
    --total;
  }
}

static void
add_blanks(struct ess_buf *out, size_t n)
{
  while (n-- > 0) {
    ess_buf_putc(out, ' ');
  }
}

/* The front of `text` that takes `width` columns at most. */
static struct ess_view
front(struct ess_view text, size_t width)
{
  struct ess_view rest = text;
  size_t end = 0;
  size_t used = 0;

  while (rest.n) {
    const struct ess_view before = rest;
    (void)ess_utf8_next(&rest);
    used += ess_text_width(ess_view_sub(before, 0, before.n - rest.n));
    if (used > width) {
      break;
    }
    end = text.n - rest.n;
  }
  return ess_view_sub(text, 0, end);
}

static void
add_text(struct ess_buf *out, const struct cell *cell, size_t width,
         bool right, bool last)
{
  const bool cut = cell->width > width;
  const struct ess_view text =
    cut ? front(cell->text, width - 1) : cell->text;
  const size_t used = ess_text_width(text) + cut;
  const size_t blanks = width > used ? width - used : 0;

  add_blanks(out, right ? blanks : 0);
  ess_buf_add(out, text);
  ess_buf_puts(out, cut ? "…" : "");
  add_blanks(out, right || last ? 0 : blanks);
}

static void
add_line(const struct ess_table *table, size_t row, const size_t *widths,
         struct ess_buf *out)
{
  for (size_t i = 0; i < table->n_columns; ++i) {
    const bool right = table->columns[i].numbers;
    add_blanks(out, i ? (size_t)gap : 0);
    add_text(out, &table->cells[row * table->n_columns + i], widths[i],
             right, i + 1 == table->n_columns);
  }
}

static void
add_rule(const struct ess_table *table, const size_t *widths,
         struct ess_buf *out)
{
  for (size_t i = 0; i < table->n_columns; ++i) {
    add_blanks(out, i ? (size_t)gap : 0);
    for (size_t k = 0; k < widths[i]; ++k) {
      ess_buf_puts(out, "─");
    }
  }
  ess_buf_putc(out, '\n');
}

void
ess_table_write(const struct ess_table *table, size_t columns, bool bold,
                struct ess_buf *out)
{
  const size_t rows =
    table->n_columns ? table->n_cells / table->n_columns - 1 : 0;
  size_t *widths = calloc(table->n_columns + 1, sizeof *widths);

  if (!widths) {
    out->status = ESS_LIMIT;
    return;
  }
  fit(table, columns, widths);
  for (size_t row = 0; row <= rows && table->n_columns; ++row) {
    ess_buf_puts(out, bold && row == 0 ? "\033[1m" : "");
    add_line(table, row, widths, out);
    ess_buf_puts(out, bold && row == 0 ? "\033[0m\n" : "\n");
    if (row == 0) {
      add_rule(table, widths, out);
    }
  }
  ess_buf_printf(out, "(%zu row%s)\n", rows, rows == 1 ? "" : "s");
  free(widths);
}

static void
add_markdown_cell(struct ess_buf *out, struct ess_view text)
{
  ess_buf_puts(out, " ");
  for (size_t i = 0; i < text.n; ++i) {
    ess_buf_puts(out, text.s[i] == '|' || text.s[i] == '\\' ? "\\" : "");
    ess_buf_putc(out, text.s[i]);
  }
  ess_buf_puts(out, " |");
}

void
ess_table_write_markdown(const struct ess_table *table, struct ess_buf *out)
{
  for (size_t i = 0; i < table->n_cells; ++i) {
    const size_t column = i % table->n_columns;
    const bool last = column + 1 == table->n_columns;
    ess_buf_puts(out, column ? "" : "|");
    add_markdown_cell(out, table->cells[i].text);
    ess_buf_puts(out, last ? "\n" : "");
    for (size_t k = 0; last && i < table->n_columns && k <= column; ++k) {
      const char *rule = table->columns[k].numbers ? " ---: |" : " --- |";
      ess_buf_printf(out, "%s%s", k ? "" : "|", rule);
    }
    ess_buf_puts(out, last && i < table->n_columns ? "\n" : "");
  }
}
