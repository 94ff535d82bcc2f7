/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/optional.h"

#include "sparql/group.h"
#include "sparql/join.h"
#include "sparql/simple.h"

#include <stdlib.h>

/* The last column of a table is nobody's variable: here it tells which row a
   solution was made from. */
static ess_id *
mark_of(const struct ess_table *table, size_t i)
{
  return &ess_table_row(table, i)[table->width - 1];
}

/* Solve the group of an OPTIONAL alone, but for its filters, which see both
   sides. */
static enum ess_status
optional_alone(struct ess_run *run, const struct ess_where *where,
               const struct ess_pattern *group, struct ess_table *table)
{
  struct ess_table alone = {.width = table->width};
  struct ess_pattern bare = *group;
  struct ess_pattern **children =
    malloc((group->n + 1) * sizeof(struct ess_pattern *));
  enum ess_status st = children ? ESS_OK : ess_run_memory(run);

  bare.children = children;
  bare.n = 0;
  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    if (group->children[i]->kind != ESS_PATTERN_FILTER) {
      children[bare.n++] = group->children[i];
    }
  }
  st = st ? st : ess_group_solve(run, where, &bare, &alone);
  st = st ? st : ess_join(run, table, &alone);
  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    if (group->children[i]->kind == ESS_PATTERN_FILTER) {
      st = ess_group_filter(run, where, group->children[i]->expr, table);
    }
  }
  ess_table_clear(&alone);
  free(children);
  return st;
}

/* Rows that found nothing stay as they were. */
static enum ess_status
restore(struct ess_run *run, const struct ess_table *before,
        struct ess_table *after)
{
  bool *found = calloc(before->n + 1, sizeof *found);
  enum ess_status st = found ? ESS_OK : ess_run_memory(run);

  for (size_t i = 0; i < after->n && st == ESS_OK; ++i) {
    ess_id *mark = mark_of(after, i);
    const size_t row = (size_t)*mark - 1;
    found[row] = true;
    *mark = *mark_of(before, row);
    st = ess_run_check(run, NULL);
  }
  for (size_t i = 0; i < before->n && st == ESS_OK; ++i) {
    if (!found[i] && !ess_table_copy(after, ess_table_row(before, i))) {
      st = ess_run_memory(run);
    }
    st = st ? st : ess_run_check(run, after);
  }
  free(found);
  return st ? st : ess_run_check(run, after);
}

enum ess_status
ess_optional_extend(struct ess_run *run, const struct ess_where *where,
                    const struct ess_pattern *group, struct ess_table *table)
{
  const size_t nth =
    ess_step_begin(run, "optional", (struct ess_view){NULL, 0}, -1);
  struct ess_table marked = {.width = table->width};
  const bool simple = ess_group_is_simple(run, group, table, true);
  enum ess_status st = ess_join_mark(run, table, &marked);

  if (st == ESS_OK) {
    st = simple ? ess_group_extend(run, where, group, &marked)
                : optional_alone(run, where, group, &marked);
  }
  st = st ? st : restore(run, table, &marked);
  ess_table_swap(table, &marked);
  ess_table_clear(&marked);
  ess_step_end(run, nth, table->n);
  return st;
}
