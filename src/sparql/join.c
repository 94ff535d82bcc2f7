/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/join.h"

#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------- hashing */

static uint64_t
hash_values(const ess_id *values, size_t n)
{
  uint64_t hash = 0;
  for (size_t i = 0; i < n; ++i) {
    hash = (hash ^ values[i]) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

static void
gather(const struct ess_hashed *h, const ess_id *row, ess_id *values)
{
  for (size_t i = 0; i < h->n; ++i) {
    values[i] = row[h->columns[i]];
  }
}

enum ess_status
ess_hashed_make(struct ess_run *run, const struct ess_table *table,
                const size_t *columns, size_t n, struct ess_hashed *ret)
{
  ess_id *values = malloc((n + 1) * sizeof *values);
  size_t room = 16;

  while (room < 2 * table->n) {
    room *= 2;
  }
  *ret = (struct ess_hashed){table, columns, n, NULL, NULL, room - 1};
  ret->heads = calloc(room, sizeof *ret->heads);
  ret->next = malloc((table->n + 1) * sizeof *ret->next);
  if (!values || !ret->heads || !ret->next || table->n >= UINT32_MAX) {
    free(values);
    return ess_run_memory(run);
  }
  for (size_t i = table->n; i > 0; --i) {
    gather(ret, ess_table_row(table, i - 1), values);
    uint32_t *head = &ret->heads[hash_values(values, n) & ret->mask];
    ret->next[i] = *head;
    *head = (uint32_t)i;
  }
  free(values);
  return ESS_OK;
}

size_t
ess_hashed_next(const struct ess_hashed *hashed, const ess_id *values,
                size_t after)
{
  size_t i = after ? hashed->next[after]
                   : hashed->heads[hash_values(values, hashed->n) &
                                   hashed->mask];

  for (; i; i = hashed->next[i]) {
    const ess_id *row = ess_table_row(hashed->table, i - 1);
    size_t k = 0;
    while (k < hashed->n && row[hashed->columns[k]] == values[k]) {
      ++k;
    }
    if (k == hashed->n) {
      break;
    }
  }
  return i;
}

void
ess_hashed_clear(struct ess_hashed *hashed)
{
  free(hashed->heads);
  free(hashed->next);
  hashed->heads = NULL;
  hashed->next = NULL;
}

/* --------------------------------------------------------------- joining */

/* Two tables, and the columns that all rows of both have bound. */
struct joining {
  struct ess_run *run;
  const struct ess_table *left;
  const struct ess_table *right;
  size_t *columns;
  size_t n;
  ess_id *values;
  struct ess_hashed hashed; /* of the right one */
};

static enum ess_status
open_joining(struct joining *j, struct ess_run *run,
             const struct ess_table *left, const struct ess_table *right)
{
  *j = (struct joining){.run = run, .left = left, .right = right};
  j->columns = malloc(left->width * sizeof *j->columns);
  j->values = malloc(left->width * sizeof *j->values);
  if (!j->columns || !j->values) {
    return ess_run_memory(run);
  }
  for (size_t i = 0; i + 1 < left->width; ++i) {
    if (ess_table_binds(left, i) && ess_table_binds(right, i)) {
      j->columns[j->n++] = i;
    }
  }
  return ess_hashed_make(run, right, j->columns, j->n, &j->hashed);
}

static void
close_joining(struct joining *j)
{
  ess_hashed_clear(&j->hashed);
  free(j->columns);
  free(j->values);
}

static size_t
next_row(const struct joining *j, const ess_id *row, size_t after)
{
  if (!after) {
    gather(&j->hashed, row, j->values);
  }
  return ess_hashed_next(&j->hashed, j->values, after);
}

/* The last column is nobody's variable. */
static bool
compatible(const ess_id *a, const ess_id *b, size_t width, bool *ret_common)
{
  *ret_common = false;
  for (size_t i = 0; i + 1 < width; ++i) {
    if (a[i] && b[i]) {
      *ret_common = true;
      if (a[i] != b[i]) {
        return false;
      }
    }
  }
  return true;
}

static enum ess_status
join_row(struct joining *j, const ess_id *row, struct ess_table *out)
{
  const size_t width = j->left->width;
  enum ess_status st = ESS_OK;
  bool common = false;

  for (size_t i = next_row(j, row, 0); i && st == ESS_OK;
       i = next_row(j, row, i)) {
    const ess_id *other = ess_table_row(j->right, i - 1);
    st = ess_run_check(j->run, out);
    if (st != ESS_OK || !compatible(row, other, width, &common)) {
      continue;
    }
    ess_id *joined = ess_table_copy(out, row);
    if (!joined) {
      return ess_run_memory(j->run);
    }
    for (size_t k = 0; k + 1 < width; ++k) {
      joined[k] = joined[k] ? joined[k] : other[k];
    }
  }
  return st;
}

enum ess_status
ess_join(struct ess_run *run, struct ess_table *table,
         const struct ess_table *other)
{
  struct ess_table out = {.width = table->width};
  struct joining j;
  enum ess_status st = open_joining(&j, run, table, other);

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    st = join_row(&j, ess_table_row(table, i), &out);
  }
  close_joining(&j);
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}

enum ess_status
ess_join_minus(struct ess_run *run, struct ess_table *table,
               const struct ess_table *other)
{
  bool *keep = malloc(table->n + 1);
  struct joining j = {0};
  enum ess_status st = keep ? open_joining(&j, run, table, other)
                            : ess_run_memory(run);

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    const ess_id *row = ess_table_row(table, i);
    keep[i] = true;
    for (size_t k = next_row(&j, row, 0); k && keep[i] && st == ESS_OK;
         k = next_row(&j, row, k)) {
      bool common = false;
      st = ess_run_check(run, NULL);
      keep[i] = !compatible(row, ess_table_row(other, k - 1), table->width,
                            &common) ||
                !common;
    }
  }
  if (st == ESS_OK) {
    ess_table_keep(table, keep);
  }
  close_joining(&j);
  free(keep);
  return st;
}

enum ess_status
ess_join_distinct(struct ess_run *run, struct ess_table *table,
                  const bool *columns)
{
  size_t *list = malloc(table->width * sizeof *list);
  ess_id *values = malloc(table->width * sizeof *values);
  bool *keep = malloc(table->n + 1);
  struct ess_hashed h = {0};
  size_t n = 0;
  enum ess_status st = ESS_LIMIT;

  if (list && values && keep) {
    for (size_t i = 0; i < table->width; ++i) {
      if (columns[i]) {
        list[n++] = i;
      }
    }
    st = ess_hashed_make(run, table, list, n, &h);
  } else {
    st = ess_run_memory(run);
  }
  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    gather(&h, ess_table_row(table, i), values);
    keep[i] = ess_hashed_next(&h, values, 0) == i + 1;
    st = ess_run_check(run, NULL);
  }
  if (st == ESS_OK) {
    ess_table_keep(table, keep);
  }
  ess_hashed_clear(&h);
  free(list);
  free(values);
  free(keep);
  return st;
}

enum ess_status
ess_join_mark(struct ess_run *run, const struct ess_table *table,
              struct ess_table *marked)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    ess_id *row = ess_table_copy(marked, ess_table_row(table, i));
    if (!row) {
      return ess_run_memory(run);
    }
    row[table->width - 1] = i + 1;
    st = ess_run_check(run, NULL);
  }
  return st;
}
