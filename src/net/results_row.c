/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/results_row.h"

#include <stdlib.h>

/* No query of a person has so many; a linear search is fast below. */
enum { max_columns = 1000 };

static const char no_memory[] = "out of memory";

/* Bytes in a buffer that may still move. */
struct span {
  size_t at;
  size_t n;
};

struct cell {
  enum ess_term_kind kind;
  struct span value;
  struct span datatype;
  struct span language;
};

struct ess_row {
  size_t n;
  size_t chosen; /* n: none */
  struct ess_buf names;
  struct ess_buf bytes; /* of the terms */
  struct span name[max_columns];
  struct cell cell[max_columns];
  struct ess_view name_view[max_columns];
  struct ess_term term[max_columns];
};

struct ess_row *
ess_row_new(void)
{
  return calloc(1, sizeof(struct ess_row));
}

void
ess_row_free(struct ess_row *row)
{
  if (row) {
    ess_buf_clear(&row->names);
    ess_buf_clear(&row->bytes);
    free(row);
  }
}

static struct span
keep(struct ess_buf *buf, struct ess_view v)
{
  const struct span span = {buf->len, v.n};
  ess_buf_add(buf, v);
  return span;
}

static struct ess_view
view_of(const struct ess_buf *buf, struct span span)
{
  return ess_view_sub(ess_buf_view(buf), span.at, span.n);
}

static size_t
find_column(const struct ess_row *row, struct ess_view name)
{
  size_t i = 0;
  while (i < row->n && !ess_view_equal(ess_row_name(row, i), name)) {
    ++i;
  }
  return i;
}

const char *
ess_row_column(struct ess_row *row, struct ess_view name)
{
  if (name.n == 0) {
    return "a variable has no name";
  }
  if (row->n == max_columns) {
    return "too many variables";
  }
  if (find_column(row, name) < row->n) {
    return "a variable stands in the head twice";
  }
  row->name[row->n++] = keep(&row->names, name);
  row->chosen = row->n;
  return row->names.status == ESS_OK ? NULL : no_memory;
}

size_t
ess_row_columns(const struct ess_row *row)
{
  return row->n;
}

struct ess_view
ess_row_name(const struct ess_row *row, size_t i)
{
  return view_of(&row->names, row->name[i]);
}

void
ess_row_clear(struct ess_row *row)
{
  ess_buf_reset(&row->bytes);
  for (size_t i = 0; i < row->n; ++i) {
    row->cell[i] = (struct cell){.kind = ESS_NONE};
  }
  row->chosen = row->n;
}

const char *
ess_row_choose(struct ess_row *row, struct ess_view name)
{
  row->chosen = find_column(row, name);
  if (row->chosen == row->n) {
    return "a binding is of a variable that is not in the head";
  }
  return row->cell[row->chosen].kind == ESS_NONE
           ? NULL
           : "a variable is bound twice in one result";
}

const char *
ess_row_put(struct ess_row *row, const struct ess_term *term)
{
  struct cell *cell = &row->cell[row->chosen];

  if (row->chosen == row->n || cell->kind != ESS_NONE) {
    return "a binding has two terms";
  }
  cell->kind = term->kind;
  cell->value = keep(&row->bytes, term->value);
  cell->datatype = keep(&row->bytes, term->datatype);
  cell->language = keep(&row->bytes, term->language);
  return row->bytes.status == ESS_OK ? NULL : no_memory;
}

enum ess_status
ess_row_begin(struct ess_row *row, const struct ess_row_sink *rows)
{
  for (size_t i = 0; i < row->n; ++i) {
    row->name_view[i] = ess_row_name(row, i);
  }
  return rows->begin(rows->self, row->name_view, row->n);
}

enum ess_status
ess_row_send(struct ess_row *row, const struct ess_row_sink *rows)
{
  for (size_t i = 0; i < row->n; ++i) {
    const struct cell *cell = &row->cell[i];
    row->term[i] = (struct ess_term){
      cell->kind, view_of(&row->bytes, cell->value),
      view_of(&row->bytes, cell->datatype),
      view_of(&row->bytes, cell->language)};
  }
  return rows->row(rows->self, row->term, row->n);
}
