/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/existence.h"

#include "sparql/group.h"
#include "sparql/join.h"

#include <stdlib.h>
#include <string.h>

static enum ess_status
answer(struct ess_run *run, const struct ess_where *where,
       const struct ess_expr *expr, const struct ess_table *table,
       bool *answers)
{
  struct ess_table rows = {.width = table->width};
  enum ess_status st = ess_join_mark(run, table, &rows);

  st = st ? st : ess_group_extend(run, where, expr->pattern, &rows);
  for (size_t i = 0; i < rows.n && st == ESS_OK; ++i) {
    answers[ess_table_row(&rows, i)[table->width - 1] - 1] = true;
  }
  ess_table_clear(&rows);
  return st;
}

static enum ess_status
add(struct ess_run *run, const struct ess_where *where,
    const struct ess_expr *expr, const struct ess_table *table,
    struct ess_existences *ret)
{
  struct ess_existence *list =
    realloc(ret->list, (ret->n + 1) * sizeof *list);
  bool *answers = calloc(table->n + 1, sizeof *answers);

  ret->list = list ? list : ret->list;
  if (!list || !answers) {
    free(answers);
    return ess_run_memory(run);
  }
  list[ret->n++] = (struct ess_existence){expr, answers};
  return answer(run, where, expr, table, answers);
}

enum ess_status
ess_existences_find(struct ess_run *run, const struct ess_where *where,
                    const struct ess_expr *expr,
                    const struct ess_table *table,
                    struct ess_existences *ret)
{
  enum ess_status st = ESS_OK;

  if (expr->kind == ESS_EXPR_EXISTS || expr->kind == ESS_EXPR_NOT_EXISTS) {
    return add(run, where, expr, table, ret);
  }
  for (size_t i = 0; i < expr->n && st == ESS_OK; ++i) {
    st = ess_existences_find(run, where, expr->args[i], table, ret);
  }
  return st;
}

void
ess_existences_clear(struct ess_existences *existences)
{
  for (size_t i = 0; i < existences->n; ++i) {
    bool *answers = (bool *)(uintptr_t)existences->list[i].answers;
    free(answers);
  }
  free(existences->list);
  *existences = (struct ess_existences){NULL, 0};
}
