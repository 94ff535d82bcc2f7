/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/filter.h"

#include "redland/constant.h"

static size_t
number_all(raptor_sequence *variables, size_t n)
{
  rasqal_variable *v = NULL;
  for (int i = 0; variables && (v = raptor_sequence_get_at(variables, i));
       ++i) {
    v->user_data = (void *)(uintptr_t)n++;
  }
  return n;
}

size_t
ess_filter_number(rasqal_query *query)
{
  const size_t n =
    number_all(rasqal_query_get_all_variable_sequence(query), 0);
  return number_all(rasqal_query_get_anonymous_variable_sequence(query), n);
}

size_t
ess_filter_cell(const rasqal_variable *v)
{
  return (size_t)(uintptr_t)v->user_data;
}

static struct ess_term
term_of(const struct ess_graph *graph, const rasqal_expression *e,
        const uint32_t *row)
{
  static const struct ess_term none;

  if (!e || e->op != RASQAL_EXPR_LITERAL || !e->literal) {
    return none;
  }
  return e->literal->type == RASQAL_LITERAL_VARIABLE
           ? ess_graph_term(graph,
                            row[ess_filter_cell(e->literal->value.variable)])
           : ess_node_constant(e->literal);
}

static enum ess_truth
not(enum ess_truth a)
{
  return a == ESS_ERROR_VALUE ? a : a == ESS_TRUE ? ESS_FALSE : ESS_TRUE;
}

/* SPARQL 1.1, 17.2: an error is outweighed by false in an "and", by true in
   an "or": by `decisive`. */
static enum ess_truth
both(enum ess_truth a, enum ess_truth b, enum ess_truth decisive)
{
  if (a == decisive || b == decisive) {
    return decisive;
  }
  return a == ESS_ERROR_VALUE ? a : b;
}

static enum ess_truth
by_order(rasqal_op op, const struct ess_term *a, const struct ess_term *b)
{
  int order = 0;
  bool yes = false;

  if (!ess_value_order(a, b, &order)) {
    return ESS_ERROR_VALUE;
  }
  switch (op) {
  case RASQAL_EXPR_LT:
    yes = order < 0;
    break;
  case RASQAL_EXPR_LE:
    yes = order <= 0;
    break;
  case RASQAL_EXPR_GT:
    yes = order > 0;
    break;
  default:
    yes = order >= 0;
    break;
  }
  return yes ? ESS_TRUE : ESS_FALSE;
}

static enum ess_truth
test_in(const struct ess_graph *graph, const rasqal_expression *e,
        const uint32_t *row)
{
  const struct ess_term a = term_of(graph, e->arg1, row);
  enum ess_truth found = ESS_FALSE;
  rasqal_expression *one = NULL;

  for (int i = 0; (one = raptor_sequence_get_at(e->args, i)); ++i) {
    const struct ess_term b = term_of(graph, one, row);
    found = both(found, ess_value_equal(&a, &b), ESS_TRUE);
  }
  return found;
}

enum ess_truth
ess_filter_test(const struct ess_graph *graph, const rasqal_expression *e,
                const uint32_t *row)
{
  const struct ess_term a = term_of(graph, e->arg1, row);
  const struct ess_term b = term_of(graph, e->arg2, row);
  const struct ess_term own = term_of(graph, e, row);

  switch (e->op) {
  case RASQAL_EXPR_AND:
    return both(ess_filter_test(graph, e->arg1, row),
                ess_filter_test(graph, e->arg2, row), ESS_FALSE);
  case RASQAL_EXPR_OR:
    return both(ess_filter_test(graph, e->arg1, row),
                ess_filter_test(graph, e->arg2, row), ESS_TRUE);
  case RASQAL_EXPR_BANG:
    return not(ess_filter_test(graph, e->arg1, row));
  case RASQAL_EXPR_BOUND:
    return a.kind == ESS_NONE ? ESS_FALSE : ESS_TRUE;
  case RASQAL_EXPR_EQ:
    return ess_value_equal(&a, &b);
  case RASQAL_EXPR_NEQ:
    return not(ess_value_equal(&a, &b));
  case RASQAL_EXPR_IN:
    return test_in(graph, e, row);
  case RASQAL_EXPR_LITERAL:
    return ess_value_truth(&own);
  default:
    return by_order(e->op, &a, &b);
  }
}
