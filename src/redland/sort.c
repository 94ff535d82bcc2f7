/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/sort.h"

#include "redland/filter.h"

#include <stdlib.h>

struct sorting {
  const struct ess_graph *graph;
  rasqal_query *query;
};

static int
compare_rows(const void *a, const void *b, void *self)
{
  const struct sorting *s = self;
  const uint32_t *x = *(uint32_t *const *)a;
  const uint32_t *y = *(uint32_t *const *)b;
  rasqal_expression *e = NULL;
  int order = 0;

  for (int i = 0;
       order == 0 && (e = rasqal_query_get_order_condition(s->query, i));
       ++i) {
    const size_t cell = ess_filter_cell(e->arg1->literal->value.variable);
    const struct ess_term p = ess_graph_term(s->graph, x[cell]);
    const struct ess_term q = ess_graph_term(s->graph, y[cell]);
    order = ess_value_sort(&p, &q);
    order = e->op == RASQAL_EXPR_ORDER_COND_DESC ? -order : order;
  }
  return order ? order : (x > y) - (x < y);
}

enum ess_status
ess_sort(const struct ess_graph *graph, rasqal_query *query,
         struct ess_solutions *solutions)
{
  struct sorting s = {graph, query};
  struct ess_solutions sorted = {.width = solutions->width};
  uint32_t **rows = NULL;
  enum ess_status st = ESS_OK;

  if (!rasqal_query_get_order_condition(query, 0)) {
    return ESS_OK;
  }
  rows = calloc(solutions->n + 1, sizeof *rows);
  if (!rows) {
    return ESS_LIMIT;
  }
  for (size_t i = 0; i < solutions->n; ++i) {
    rows[i] = ess_solutions_row(solutions, i);
  }
  qsort_r(rows, solutions->n, sizeof *rows, compare_rows, &s);
  for (size_t i = 0; st == ESS_OK && i < solutions->n; ++i) {
    st = ess_solutions_add(&sorted, rows[i]);
  }
  free(rows);
  ess_solutions_clear(solutions);
  *solutions = sorted;
  return st;
}
