/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/cursor.h"

#include "sparql/counting.h"
#include "sparql/select.h"
#include "sparql/stream.h"

#include <stdlib.h>

/* Rows of the first batch, and how much larger each is than the one before:
   so what one batch costs on top is soon nothing to what it brings. */
enum { first_rows = 1024, few_rows = 64, growth = 8 };

struct ess_cursor {
  struct ess_run *run;
  const struct ess_where *where;
  const struct ess_select *select;
  bool streams;
  bool done;
  struct ess_window window;
  struct ess_table seen; /* all solutions so far, if they are DISTINCT */
  unsigned long long skip; /* of OFFSET */
  unsigned long long left; /* of LIMIT */
};

struct ess_cursor *
ess_cursor_new(struct ess_run *run, const struct ess_where *where,
               const struct ess_select *select, bool few)
{
  struct ess_cursor *cursor = calloc(1, sizeof *cursor);

  if (!cursor) {
    return NULL;
  }
  cursor->run = run;
  cursor->where = where;
  cursor->select = select;
  cursor->streams = ess_streams(select) && !ess_counting_suits(select);
  cursor->window.rows = few || select->has_limit ? few_rows : first_rows;
  cursor->seen.width = run->width;
  cursor->skip = select->offset;
  cursor->left = select->limit;
  return cursor;
}

/* Of a lone basic pattern, each row is a row of the answer. 0: all. */
static size_t
find_enough(const struct ess_cursor *cursor)
{
  const struct ess_select *select = cursor->select;
  const bool plain = select->has_limit && !select->distinct &&
                     !select->reduced && !select->values &&
                     select->where->n == 1;
  const size_t end = ess_select_end(select, SIZE_MAX);
  return plain && end < SIZE_MAX ? end : 0;
}

/* The solutions that the next matches of the first pattern make. */
static enum ess_status
next_part(struct ess_cursor *cursor, struct ess_table *table)
{
  struct ess_run *run = cursor->run;
  const size_t outer = run->enough;

  ++run->batch;
  run->enough = find_enough(cursor);
  run->window = &cursor->window;
  const enum ess_status st =
    ess_select_part(run, cursor->where, cursor->select, table);
  run->enough = outer;
  cursor->done = cursor->window.done || run->window;
  run->window = NULL;
  cursor->window.rows *= growth;
  return st;
}

/* Take away what was seen before, and what is there twice. */
static enum ess_status
drop_seen(struct ess_cursor *cursor, struct ess_table *table)
{
  struct ess_table *seen = &cursor->seen;
  const size_t before = seen->n;
  enum ess_status st = ess_table_append(seen, table)
                         ? ess_select_distinct(cursor->run, cursor->select,
                                               seen)
                         : ess_run_memory(cursor->run);

  table->n = 0;
  for (size_t i = before; i < seen->n && st == ESS_OK; ++i) {
    st = ess_table_copy(table, ess_table_row(seen, i))
           ? ESS_OK
           : ess_run_memory(cursor->run);
  }
  return st ? st : ess_run_check(cursor->run, seen);
}

static void
slice(struct ess_cursor *cursor, struct ess_table *table)
{
  const size_t skip =
    cursor->skip < table->n ? (size_t)cursor->skip : table->n;

  cursor->skip -= skip;
  ess_table_drop(table, skip);
  if (cursor->select->has_limit) {
    table->n =
      cursor->left < table->n ? (size_t)cursor->left : table->n;
    cursor->left -= table->n;
    cursor->done = cursor->done || !cursor->left;
  }
}

static enum ess_status
next_batch(struct ess_cursor *cursor, struct ess_table *table)
{
  const struct ess_select *select = cursor->select;
  enum ess_status st = ESS_OK;

  if (!cursor->streams) {
    cursor->done = true;
    return ess_select_solve(cursor->run, cursor->where, select, table);
  }
  st = next_part(cursor, table);
  return st || !(select->distinct || select->reduced)
           ? st
           : drop_seen(cursor, table);
}

enum ess_status
ess_cursor_next(struct ess_cursor *cursor, const ess_id *start,
                struct ess_table *table)
{
  const struct ess_select *select = cursor->select;
  enum ess_status st = ESS_OK;

  table->n = 0;
  cursor->done =
    cursor->done || (select->has_limit && cursor->left == 0);
  while (st == ESS_OK && !table->n && !cursor->done) {
    if (start && !ess_table_copy(table, start)) {
      return ess_run_memory(cursor->run);
    }
    st = next_batch(cursor, table);
    if (st == ESS_OK) {
      slice(cursor, table);
    }
  }
  return st;
}

enum ess_status
ess_cursor_all(struct ess_cursor *cursor, const ess_id *start,
               struct ess_table *table)
{
  struct ess_table part = {.width = table->width};
  enum ess_status st = ess_cursor_next(cursor, start, table);

  while (st == ESS_OK && !cursor->done) {
    st = ess_cursor_next(cursor, start, &part);
    if (st == ESS_OK && !ess_table_append(table, &part)) {
      st = ess_run_memory(cursor->run);
    }
    st = st ? st : ess_run_check(cursor->run, table);
  }
  ess_table_clear(&part);
  return st;
}

void
ess_cursor_free(struct ess_cursor *cursor)
{
  if (cursor) {
    ess_window_clear(&cursor->window);
    ess_table_clear(&cursor->seen);
    free(cursor);
  }
}
