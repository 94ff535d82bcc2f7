/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/table.h"

#include <stdlib.h>
#include <string.h>

void
ess_table_clear(struct ess_table *table)
{
  free(table->cells);
  *table = (struct ess_table){.width = table->width};
}

static bool
make_room(struct ess_table *table)
{
  if (table->n < table->room) {
    return true;
  }
  const size_t room = table->room ? 2 * table->room : 16;
  ess_id *cells =
    realloc(table->cells, room * table->width * sizeof *cells);
  if (cells) {
    table->cells = cells;
    table->room = room;
  }
  return cells != NULL;
}

ess_id *
ess_table_add(struct ess_table *table)
{
  if (!make_room(table)) {
    return NULL;
  }
  ess_id *row = ess_table_row(table, table->n++);
  return memset(row, 0, table->width * sizeof *row);
}

ess_id *
ess_table_copy(struct ess_table *table, const ess_id *row)
{
  if (!make_room(table)) {
    return NULL;
  }
  return memcpy(ess_table_row(table, table->n++), row,
                table->width * sizeof *row);
}

bool
ess_table_append(struct ess_table *table, const struct ess_table *from)
{
  for (size_t i = 0; i < from->n; ++i) {
    if (!ess_table_copy(table, ess_table_row(from, i))) {
      return false;
    }
  }
  return true;
}

void
ess_table_drop(struct ess_table *table, size_t n)
{
  table->n -= n;
  if (n && table->n) {
    memmove(table->cells, ess_table_row(table, n),
            table->n * table->width * sizeof *table->cells);
  }
}

void
ess_table_keep(struct ess_table *table, const bool *keep)
{
  size_t n = 0;

  for (size_t i = 0; i < table->n; ++i) {
    if (keep[i]) {
      if (n != i) {
        memcpy(ess_table_row(table, n), ess_table_row(table, i),
               table->width * sizeof(ess_id));
      }
      ++n;
    }
  }
  table->n = n;
}

void
ess_table_swap(struct ess_table *a, struct ess_table *b)
{
  const struct ess_table other = *a;
  *a = *b;
  *b = other;
}

bool
ess_table_binds(const struct ess_table *table, size_t column)
{
  for (size_t i = 0; i < table->n; ++i) {
    if (!ess_table_row(table, i)[column]) {
      return false;
    }
  }
  return true;
}

bool
ess_table_binds_any(const struct ess_table *table, size_t column)
{
  bool any = false;
  for (size_t i = 0; i < table->n && !any; ++i) {
    any = ess_table_row(table, i)[column] != 0;
  }
  return any;
}
