/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/aggregate.h"

#include "redland/decimal.h"
#include "redland/filter.h"

#include <stdlib.h>

static const char xsd_integer[] = "http://www.w3.org/2001/XMLSchema#integer";
static const char xsd_decimal[] = "http://www.w3.org/2001/XMLSchema#decimal";

/* What is being grouped: rows sorted so that each group is a run. */
struct grouping {
  struct ess_graph *graph;
  rasqal_query *query;
  uint32_t **rows;
  struct ess_solutions out;
};

static rasqal_variable *
selected(rasqal_query *query, int i)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(query);
  return all ? raptor_sequence_get_at(all, i) : NULL;
}

/* The cell of the `i`th variable grouped by, or -1 past the last. */
static long
group_cell(rasqal_query *query, int i)
{
  rasqal_expression *e = rasqal_query_get_group_condition(query, i);
  return e ? (long)ess_filter_cell(e->literal->value.variable) : -1;
}

bool
ess_aggregate_needed(rasqal_query *query)
{
  rasqal_variable *v = NULL;
  bool needed = rasqal_query_get_group_condition(query, 0) != NULL;
  for (int i = 0; (v = selected(query, i)); ++i) {
    needed = needed || v->expression;
  }
  return needed;
}

static int
compare_groups(const uint32_t *a, const uint32_t *b, rasqal_query *query)
{
  int order = 0;
  long cell = 0;
  for (int i = 0; order == 0 && (cell = group_cell(query, i)) >= 0; ++i) {
    order = (a[cell] > b[cell]) - (a[cell] < b[cell]);
  }
  return order;
}

static int
compare_rows(const void *a, const void *b, void *query)
{
  return compare_groups(*(uint32_t *const *)a, *(uint32_t *const *)b, query);
}

static uint32_t
intern(struct ess_graph *graph, struct ess_decimal d, bool point)
{
  struct ess_buf text = {0};
  ess_decimal_write(&text, d, point);
  const struct ess_term term = {ESS_LITERAL, ess_buf_view(&text),
                                ess_view_of(point ? xsd_decimal
                                                  : xsd_integer),
                                {NULL, 0}};
  const uint32_t id = text.status ? 0 : ess_graph_intern(graph, &term);
  ess_buf_clear(&text);
  return id;
}

/* COUNT(*) has no variable: every row counts. */
static enum ess_status
count(struct grouping *g, const rasqal_variable *v, size_t from, size_t to,
      uint32_t *ret)
{
  const rasqal_expression *of = v->expression->arg1;
  const bool star = of->op == RASQAL_EXPR_VARSTAR;
  const size_t cell = star ? 0 : ess_filter_cell(of->literal->value.variable);
  struct ess_decimal n = {0, 0};

  for (size_t i = from; i < to; ++i) {
    n.mantissa += star || g->rows[i][cell];
  }
  *ret = intern(g->graph, n, false);
  return *ret ? ESS_OK : ESS_LIMIT;
}

/* What cannot be summed leaves the sum unbound, but is no failure. */
static enum ess_status
sum(struct grouping *g, const rasqal_variable *v, size_t from, size_t to,
    uint32_t *ret)
{
  const size_t cell =
    ess_filter_cell(v->expression->arg1->literal->value.variable);
  struct ess_decimal total = {0, 0};
  struct ess_decimal one = {0, 0};
  bool point = false;

  *ret = 0;
  for (size_t i = from; i < to; ++i) {
    const struct ess_term term = ess_graph_term(g->graph, g->rows[i][cell]);
    const bool decimal = ess_view_is(term.datatype, xsd_decimal);
    if (!decimal && !ess_view_is(term.datatype, xsd_integer)) {
      return ESS_OK;
    }
    enum ess_status st = ess_decimal_read(term.value, &one);
    if (st == ESS_BAD_INPUT) {
      return ESS_OK;
    }
    st = st ? st : ess_decimal_add(&total, one);
    if (st != ESS_OK) {
      return st;
    }
    point = point || decimal;
  }
  *ret = intern(g->graph, total, point);
  return *ret ? ESS_OK : ESS_LIMIT;
}

static enum ess_status
add_group(struct grouping *g, size_t from, size_t to)
{
  rasqal_variable *v = NULL;
  long cell = 0;
  enum ess_status st = ess_solutions_add(&g->out, NULL);

  if (st != ESS_OK) {
    return st;
  }
  uint32_t *row = ess_solutions_row(&g->out, g->out.n - 1);
  for (int i = 0; (cell = group_cell(g->query, i)) >= 0; ++i) {
    row[cell] = g->rows[from][cell];
  }
  for (int i = 0; st == ESS_OK && (v = selected(g->query, i)); ++i) {
    if (v->expression) {
      st = (v->expression->op == RASQAL_EXPR_SUM ? sum : count)(
        g, v, from, to, &row[ess_filter_cell(v)]);
    }
  }
  return st;
}

/* No solutions are one group, unless the query says by what to group. */
static enum ess_status
add_groups(struct grouping *g, size_t n)
{
  const bool grouped = rasqal_query_get_group_condition(g->query, 0) != NULL;
  enum ess_status st = ESS_OK;
  size_t from = 0;

  for (size_t i = 1; st == ESS_OK && i <= n; ++i) {
    if (i == n || compare_groups(g->rows[from], g->rows[i], g->query) != 0) {
      st = add_group(g, from, i);
      from = i;
    }
  }
  return st == ESS_OK && n == 0 && !grouped ? add_group(g, 0, 0) : st;
}

enum ess_status
ess_aggregate(struct ess_graph *graph, rasqal_query *query,
              struct ess_solutions *solutions)
{
  struct grouping g = {graph, query, NULL, {.width = solutions->width}};
  enum ess_status st = ESS_LIMIT;

  g.rows = calloc(solutions->n + 1, sizeof *g.rows);
  if (g.rows) {
    for (size_t i = 0; i < solutions->n; ++i) {
      g.rows[i] = ess_solutions_row(solutions, i);
    }
    qsort_r(g.rows, solutions->n, sizeof *g.rows, compare_rows, query);
    st = add_groups(&g, solutions->n);
  }
  free(g.rows);
  ess_solutions_clear(solutions);
  *solutions = g.out;
  return st;
}
