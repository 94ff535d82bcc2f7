/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/solutions.h"

#include <stdlib.h>
#include <string.h>

static const size_t max_cells = (size_t)1 << 27;

void
ess_solutions_clear(struct ess_solutions *solutions)
{
  if (solutions) {
    free(solutions->cells);
    solutions->cells = NULL;
    solutions->n = solutions->room = 0;
  }
}

uint32_t *
ess_solutions_row(const struct ess_solutions *solutions, size_t i)
{
  return solutions->cells + i * solutions->width;
}

static enum ess_status
make_room(struct ess_solutions *s)
{
  const size_t room = s->room ? s->room * 2 : 64;
  const size_t width = s->width ? s->width : 1;

  if (s->n < s->room) {
    return ESS_OK;
  }
  uint32_t *cells = room > max_cells / width
                      ? NULL
                      : realloc(s->cells, room * width * sizeof *cells);
  if (!cells) {
    return ESS_LIMIT;
  }
  s->cells = cells;
  s->room = room;
  return ESS_OK;
}

enum ess_status
ess_solutions_add(struct ess_solutions *solutions, const uint32_t *row)
{
  const size_t size = solutions->width * sizeof *row;
  const enum ess_status st = make_room(solutions);

  if (st == ESS_OK) {
    uint32_t *to = ess_solutions_row(solutions, solutions->n++);
    if (row) {
      memcpy(to, row, size);
    } else {
      memset(to, 0, size);
    }
  }
  return st;
}

enum ess_status
ess_solutions_append(struct ess_solutions *solutions,
                     const struct ess_solutions *from)
{
  enum ess_status st = ESS_OK;
  for (size_t i = 0; st == ESS_OK && i < from->n; ++i) {
    st = ess_solutions_add(solutions, ess_solutions_row(from, i));
  }
  return st;
}

/* One join going on: `b` in the order of the cell `by`, if there is one that
   is bound in all rows of both sides. */
struct joining {
  const struct ess_solutions *b;
  const struct ess_join *how;
  struct ess_solutions *out;
  size_t by;       /* or the width: look at every row */
  uint32_t **rows; /* of b */
  uint32_t *row;   /* being made */
};

static bool
is_bound(const struct ess_solutions *s, size_t cell)
{
  for (size_t i = 0; i < s->n; ++i) {
    if (ess_solutions_row(s, i)[cell] == 0) {
      return false;
    }
  }
  return true;
}

static int
compare_cells(const void *a, const void *b, void *by)
{
  const uint32_t x = (*(uint32_t *const *)a)[*(const size_t *)by];
  const uint32_t y = (*(uint32_t *const *)b)[*(const size_t *)by];
  return (x > y) - (x < y);
}

static bool
prepare(struct joining *j, const struct ess_solutions *a)
{
  const size_t width = a->width;

  j->row = calloc(width + 1, sizeof *j->row);
  j->rows = calloc(j->b->n + 1, sizeof *j->rows);
  if (!j->row || !j->rows) {
    return false;
  }
  for (size_t i = 0; i < j->b->n; ++i) {
    j->rows[i] = ess_solutions_row(j->b, i);
  }
  for (j->by = 0; j->by < width; ++j->by) {
    if (is_bound(a, j->by) && is_bound(j->b, j->by)) {
      qsort_r(j->rows, j->b->n, sizeof *j->rows, compare_cells, &j->by);
      break;
    }
  }
  return true;
}

/* The first row of b that may join with `a`. */
static size_t
first_row(const struct joining *j, const uint32_t *a)
{
  size_t low = 0;
  size_t high = j->by < j->b->width ? j->b->n : 0;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (j->rows[middle][j->by] < a[j->by]) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Make the row of `a` and `b`, if they are compatible. */
static bool
merge(struct joining *j, const uint32_t *a, const uint32_t *b)
{
  for (size_t i = 0; i < j->b->width; ++i) {
    if (a[i] && b[i] && a[i] != b[i]) {
      return false;
    }
    j->row[i] = a[i] ? a[i] : b[i];
  }
  return !j->how->test || j->how->test(j->how->self, j->row);
}

static enum ess_status
join_row(struct joining *j, const uint32_t *a)
{
  const bool sorted = j->by < j->b->width;
  bool found = false;
  enum ess_status st = ESS_OK;

  for (size_t i = first_row(j, a); st == ESS_OK && i < j->b->n; ++i) {
    if (sorted && j->rows[i][j->by] != a[j->by]) {
      break;
    }
    if (merge(j, a, j->rows[i])) {
      found = true;
      st = ess_solutions_add(j->out, j->row);
    }
  }
  return st == ESS_OK && j->how->optional && !found
           ? ess_solutions_add(j->out, a)
           : st;
}

enum ess_status
ess_solutions_join(const struct ess_solutions *a,
                   const struct ess_solutions *b, const struct ess_join *how,
                   struct ess_solutions *out)
{
  struct joining j = {b, how, out, 0, NULL, NULL};
  enum ess_status st = prepare(&j, a) ? ESS_OK : ESS_LIMIT;

  for (size_t i = 0; st == ESS_OK && i < a->n; ++i) {
    st = join_row(&j, ess_solutions_row(a, i));
  }
  free(j.rows);
  free(j.row);
  return st;
}
