/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/guard.h"

#include "redland/aggregate.h"

static const rasqal_op allowed_ops[] = {
  RASQAL_EXPR_AND, RASQAL_EXPR_OR, RASQAL_EXPR_BANG,    RASQAL_EXPR_EQ,
  RASQAL_EXPR_NEQ, RASQAL_EXPR_LT, RASQAL_EXPR_LE,      RASQAL_EXPR_GT,
  RASQAL_EXPR_GE,  RASQAL_EXPR_IN, RASQAL_EXPR_LITERAL, RASQAL_EXPR_BOUND,
};

static const rasqal_variable *
variable_of(const rasqal_expression *e)
{
  return e && e->op == RASQAL_EXPR_LITERAL && e->literal &&
             e->literal->type == RASQAL_LITERAL_VARIABLE
           ? e->literal->value.variable
           : NULL;
}

/* True if `e` is a comparison or BOUND: terms in, a truth value out. */
static bool
is_relation(const rasqal_expression *e)
{
  return e->op == RASQAL_EXPR_BOUND || e->op == RASQAL_EXPR_IN ||
         (e->op >= RASQAL_EXPR_EQ && e->op <= RASQAL_EXPR_GE);
}

static bool
is_term(const rasqal_expression *e)
{
  return !e || e->op == RASQAL_EXPR_LITERAL;
}

/* Visitor: non-zero stops at what is not allowed. */
static int
on_expression(void *user_data, rasqal_expression *e)
{
  (void)user_data;
  if (is_relation(e) && (!is_term(e->arg1) || !is_term(e->arg2))) {
    return 1;
  }
  for (size_t i = 0; i < sizeof allowed_ops / sizeof allowed_ops[0]; ++i) {
    if (e->op == allowed_ops[i]) {
      return 0;
    }
  }
  return 1;
}

/* Rasqal has made a constant of a filter that has a variable from outside its
   group, rightly or not. */
static const char *
filter_fault(rasqal_graph_pattern *gp)
{
  rasqal_expression *e = rasqal_graph_pattern_get_filter_expression(gp);

  if (e && e->op == RASQAL_EXPR_LITERAL && !variable_of(e)) {
    return "a FILTER that is constant, or asks for a variable from outside "
           "its group";
  }
  return e && rasqal_expression_visit(e, on_expression, NULL)
           ? "functions and arithmetic in FILTER"
           : NULL;
}

static const char *
pattern_fault(rasqal_graph_pattern *gp)
{
  const rasqal_graph_pattern_operator op =
    rasqal_graph_pattern_get_operator(gp);
  const char *fault = filter_fault(gp);
  rasqal_graph_pattern *sub = NULL;

  switch (op) {
  case RASQAL_GRAPH_PATTERN_OPERATOR_BASIC:
  case RASQAL_GRAPH_PATTERN_OPERATOR_FILTER:
  case RASQAL_GRAPH_PATTERN_OPERATOR_GROUP:
  case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
  case RASQAL_GRAPH_PATTERN_OPERATOR_UNION:
    break;
  default:
    return rasqal_graph_pattern_operator_as_string(op);
  }
  for (int i = 0; !fault && (sub = rasqal_graph_pattern_get_sub_graph_pattern(
                               gp, i));
       ++i) {
    fault = pattern_fault(sub);
  }
  return fault;
}

static const char *
order_fault(rasqal_query *query)
{
  rasqal_expression *e = NULL;
  for (int i = 0; (e = rasqal_query_get_order_condition(query, i)); ++i) {
    if ((e->op != RASQAL_EXPR_ORDER_COND_ASC &&
         e->op != RASQAL_EXPR_ORDER_COND_DESC) ||
        !variable_of(e->arg1)) {
      return "ORDER BY an expression";
    }
  }
  return NULL;
}

static const char *
group_fault(rasqal_query *query)
{
  rasqal_expression *e = NULL;
  for (int i = 0; (e = rasqal_query_get_group_condition(query, i)); ++i) {
    if (!variable_of(e)) {
      return "GROUP BY an expression";
    }
  }
  return rasqal_query_get_having_condition(query, 0) ? "HAVING" : NULL;
}

static bool
is_grouped(rasqal_query *query, const rasqal_variable *v)
{
  rasqal_expression *e = NULL;
  for (int i = 0; (e = rasqal_query_get_group_condition(query, i)); ++i) {
    if (variable_of(e) == v) {
      return true;
    }
  }
  return false;
}

static const char *
aggregate_fault(const rasqal_expression *e)
{
  if (e->op != RASQAL_EXPR_COUNT && e->op != RASQAL_EXPR_SUM) {
    return "SELECT expressions other than COUNT and SUM";
  }
  if (e->flags & RASQAL_EXPR_FLAG_DISTINCT) {
    return "DISTINCT in COUNT or SUM";
  }
  return variable_of(e->arg1) || (e->op == RASQAL_EXPR_COUNT && e->arg1 &&
                                  e->arg1->op == RASQAL_EXPR_VARSTAR)
           ? NULL
           : "COUNT or SUM of an expression";
}

static const char *
result_fault(rasqal_query *query)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(query);
  const bool aggregates = ess_aggregate_needed(query);
  const char *fault = NULL;
  rasqal_variable *v = NULL;

  for (int i = 0; !fault && all && (v = raptor_sequence_get_at(all, i));
       ++i) {
    if (v->expression) {
      fault = aggregate_fault(v->expression);
    } else if (aggregates && !is_grouped(query, v)) {
      fault = "a variable beside COUNT or SUM that is not in GROUP BY";
    }
  }
  if (!fault && aggregates && rasqal_query_get_wildcard(query)) {
    fault = "SELECT * with GROUP BY";
  }
  return fault;
}

static bool
is_fresh(const rasqal_literal *literal)
{
  return literal->type == RASQAL_LITERAL_BLANK ||
         (literal->type == RASQAL_LITERAL_VARIABLE &&
          literal->value.variable->type == RASQAL_VARIABLE_TYPE_ANONYMOUS);
}

static const char *
template_fault(rasqal_query *query)
{
  rasqal_triple *t = NULL;
  for (int i = 0; (t = rasqal_query_get_construct_triple(query, i)); ++i) {
    if (is_fresh(t->subject) || is_fresh(t->predicate) ||
        is_fresh(t->object)) {
      return "blank nodes in CONSTRUCT";
    }
  }
  return NULL;
}

static const char *
verb_fault(rasqal_query *query)
{
  raptor_sequence *from = rasqal_query_get_data_graph_sequence(query);

  switch (rasqal_query_get_verb(query)) {
  case RASQAL_QUERY_VERB_SELECT:
  case RASQAL_QUERY_VERB_ASK:
  case RASQAL_QUERY_VERB_CONSTRUCT:
    return from && raptor_sequence_size(from) ? "FROM" : NULL;
  default:
    return "queries other than SELECT, ASK and CONSTRUCT";
  }
}

const char *
ess_guard_fault(rasqal_query *query)
{
  rasqal_graph_pattern *where = rasqal_query_get_query_graph_pattern(query);
  const char *fault = verb_fault(query);

  if (!fault && !where) {
    fault = "a query without a pattern";
  }
  fault = fault ? fault : pattern_fault(where);
  fault = fault ? fault : order_fault(query);
  fault = fault ? fault : group_fault(query);
  fault = fault ? fault : result_fault(query);
  fault = fault ? fault : template_fault(query);
  if (!fault && rasqal_query_get_bindings_row(query, 0)) {
    fault = "VALUES";
  }
  return fault;
}
