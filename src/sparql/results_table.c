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
  struct ess_view text; /* one line, ready to show, its "@tag" last */
  size_t width;         /* columns on a terminal, the tag not counted */
  size_t tag;           /* bytes, which are columns, of the tag */
};

struct column {
  size_t width;             /* of the widest cell without its tag */
  size_t tagged;            /* of the widest cell with its tag */
  bool numbers;             /* nothing but numbers: set to the right */
  bool strings;             /* a string came: `language` is its tag */
  bool mixed;               /* tags differ, so they are shown */
  struct ess_view language;
};

struct ess_text_table {
  struct ess_arena arena;
  struct cell *cells; /* the header's row, then the rows */
  size_t n_cells;
  size_t n_rows; /* without the header */
  struct column *columns;
  size_t n_columns;
};

static size_t
larger(size_t a, size_t b)
{
  return a > b ? a : b;
}

/* Append a cell whose last `tag` bytes are a language tag. */
static enum ess_status
add_cell(struct ess_text_table *table, struct ess_view text, size_t tag)
{
  struct cell *cells =
    ess_arena_grow(&table->arena, table->cells, table->n_cells,
                   sizeof *cells);
  struct column *column =
    &table->columns[table->n_cells % table->n_columns];
  const struct cell cell = {
    ess_arena_copy(&table->arena, text),
    ess_text_width(ess_view_sub(text, 0, text.n - tag)), tag};

  if (cells && table->arena.status == ESS_OK) {
    table->cells = cells;
    cells[table->n_cells++] = cell;
    column->width = larger(column->width, cell.width);
    column->tagged = larger(column->tagged, cell.width + tag);
  }
  return table->arena.status;
}

struct ess_text_table *
ess_text_table_new(const char *const *names, size_t n)
{
  struct ess_text_table *table = calloc(1, sizeof *table);
  enum ess_status st = table ? ESS_OK : ESS_LIMIT;

  if (table) {
    table->columns = ess_arena_alloc(&table->arena,
                                     (n + 1) * sizeof *table->columns);
    table->n_columns = n;
    st = table->arena.status;
  }
  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    table->columns[i].numbers = true;
    st = add_cell(table, ess_view_of(names[i]), 0);
  }
  if (st != ESS_OK) {
    ess_text_table_free(table);
    table = NULL;
  }
  return table;
}

void
ess_text_table_free(struct ess_text_table *table)
{
  if (table) {
    ess_arena_clear(&table->arena);
    free(table);
  }
}

static bool
is_number(const struct ess_term *term)
{
  const struct ess_view v = term->value;
  size_t i = 0;

  while (i < v.n && v.s[i] && strchr("0123456789+-.eE", v.s[i])) {
    ++i;
  }
  return term->kind == ESS_LITERAL && term->datatype.n && v.n && i == v.n;
}

/* Text on one line. */
static void
show_text(struct ess_buf *out, struct ess_view v)
{
  struct ess_buf line = {0};

  ess_text_squeeze(&line, v);
  ess_text_show(out, ess_buf_view(&line));
  out->status = ess_status_first(out->status, line.status);
  ess_buf_clear(&line);
}

/* What a cell shows of a term; returns the length of the tag at its end. */
static size_t
show(struct ess_buf *out, const struct ess_term *term,
     const struct ess_prefixes *prefixes)
{
  if (term->kind == ESS_IRI && prefixes &&
      ess_prefixes_shorten(prefixes, term->value, out)) {
    return 0;
  }
  ess_buf_puts(out, term->kind == ESS_BLANK ? "_:" : "");
  show_text(out, term->value);
  if (term->kind != ESS_LITERAL || !term->language.n) {
    return 0;
  }
  ess_buf_putc(out, '@');
  ess_buf_add(out, term->language);
  return 1 + term->language.n;
}

/* What a term tells about the column it is in. */
static void
note(struct ess_text_table *table, struct column *column,
     const struct ess_term *term)
{
  column->numbers &= term->kind == ESS_NONE || is_number(term);
  if (term->kind != ESS_LITERAL || term->datatype.n) {
    return;
  }
  if (!column->strings) {
    column->language = ess_arena_copy(&table->arena, term->language);
  }
  column->mixed |= !ess_view_equal(column->language, term->language);
  column->strings = true;
}

enum ess_status
ess_text_table_add(struct ess_text_table *table, const struct ess_term *terms,
              const struct ess_prefixes *prefixes)
{
  struct ess_buf text = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n_columns && st == ESS_OK; ++i) {
    ess_buf_reset(&text);
    const size_t tag = show(&text, &terms[i], prefixes);
    note(table, &table->columns[i], &terms[i]);
    st = ess_status_first(text.status,
                          add_cell(table, ess_buf_view(&text), tag));
  }
  ++table->n_rows;
  ess_buf_clear(&text);
  return st;
}

/* True if all columns, cut to `cap`, take no more than `budget`. */
static bool
fits(const struct ess_text_table *table, const size_t *widths, size_t cap,
     size_t budget)
{
  size_t total = 0;
  for (size_t i = 0; i < table->n_columns; ++i) {
    total += widths[i] < cap ? widths[i] : cap;
  }
  return total <= budget;
}

/* The widest that a column may be for all to fit; none is cut to less than
   `least_width`. Halving finds it. */
static size_t
find_cap(const struct ess_text_table *table, const size_t *widths,
         size_t budget)
{
  size_t low = least_width;
  size_t high = larger(budget, least_width);

  while (low < high) {
    const size_t middle = low + (high - low + 1) / 2;
    if (fits(table, widths, middle, budget)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

static void
fit(const struct ess_text_table *table, size_t columns, size_t *widths)
{
  const size_t n = table->n_columns;
  const size_t gaps = n ? (n - 1) * gap : 0;

  for (size_t i = 0; i < n; ++i) {
    const struct column *column = &table->columns[i];
    widths[i] = column->mixed ? column->tagged : column->width;
  }
  const size_t budget = columns > gaps ? columns - gaps : 1;
  if (columns && !fits(table, widths, (size_t)-1, budget)) {
    const size_t cap = find_cap(table, widths, budget);
    for (size_t i = 0; i < n; ++i) {
      widths[i] = widths[i] < cap ? widths[i] : cap;
    }
  }
}

static void
add_blanks(struct ess_buf *out, size_t n)
{
  while (n-- > 0) {
    ess_buf_putc(out, ' ');
  }
}

/* No line ends in blanks. */
static void
trim_blanks(struct ess_buf *out)
{
  while (out->len && out->data[out->len - 1] == ' ') {
    out->data[--out->len] = '\0';
  }
}

/* What is shown of a cell: its tag where the tags of its column differ. */
static struct ess_view
shown(const struct ess_text_table *table, size_t i)
{
  const struct cell *cell = &table->cells[i];
  const bool tag = table->columns[i % table->n_columns].mixed;
  return ess_view_sub(cell->text, 0, cell->text.n - (tag ? 0 : cell->tag));
}

static void
add_text(struct ess_buf *out, struct ess_view text, size_t width, bool right)
{
  const bool cut = ess_text_width(text) > width;
  const struct ess_view kept = cut ? ess_text_front(text, width - 1) : text;
  const size_t used = ess_text_width(kept) + cut;
  const size_t blanks = width > used ? width - used : 0;

  add_blanks(out, right ? blanks : 0);
  ess_buf_add(out, kept);
  ess_buf_puts(out, cut ? "…" : "");
  add_blanks(out, right ? 0 : blanks);
}

static void
add_line(const struct ess_text_table *table, size_t row, const size_t *widths,
         struct ess_buf *out)
{
  for (size_t i = 0; i < table->n_columns; ++i) {
    const bool right = table->columns[i].numbers;
    add_blanks(out, i ? (size_t)gap : 0);
    add_text(out, shown(table, row * table->n_columns + i), widths[i],
             right);
  }
}

static void
add_rule(const struct ess_text_table *table, const size_t *widths,
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
ess_text_table_write(const struct ess_text_table *table, size_t columns,
                     bool bold,
                struct ess_buf *out)
{
  const size_t rows = table->n_rows;
  size_t *widths = calloc(table->n_columns + 1, sizeof *widths);

  if (!widths) {
    out->status = ESS_LIMIT;
    return;
  }
  fit(table, columns, widths);
  for (size_t row = 0; row <= rows && table->n_columns; ++row) {
    ess_buf_puts(out, bold && row == 0 ? "\033[1m" : "");
    add_line(table, row, widths, out);
    trim_blanks(out);
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
    ess_buf_puts(out, strchr("\\|`*<[", text.s[i]) ? "\\" : "");
    ess_buf_putc(out, text.s[i]);
  }
  ess_buf_puts(out, " |");
}

void
ess_text_table_write_markdown(const struct ess_text_table *table,
                              struct ess_buf *out)
{
  for (size_t i = 0; i < table->n_cells; ++i) {
    const size_t column = i % table->n_columns;
    const bool last = column + 1 == table->n_columns;
    ess_buf_puts(out, column ? "" : "|");
    add_markdown_cell(out, shown(table, i));
    ess_buf_puts(out, last ? "\n" : "");
    for (size_t k = 0; last && i < table->n_columns && k <= column; ++k) {
      const char *rule = table->columns[k].numbers ? " ---: |" : " --- |";
      ess_buf_printf(out, "%s%s", k ? "" : "|", rule);
    }
    ess_buf_puts(out, last && i < table->n_columns ? "\n" : "");
  }
}
