/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/guard.h"

#include <stddef.h>

static const rasqal_op allowed_ops[] = {
  RASQAL_EXPR_AND, RASQAL_EXPR_OR, RASQAL_EXPR_BANG,    RASQAL_EXPR_EQ,
  RASQAL_EXPR_NEQ, RASQAL_EXPR_LT, RASQAL_EXPR_LE,      RASQAL_EXPR_GT,
  RASQAL_EXPR_GE,  RASQAL_EXPR_IN, RASQAL_EXPR_LITERAL, RASQAL_EXPR_BOUND,
};

static bool
is_variable(const rasqal_expression *e)
{
  return e && e->op == RASQAL_EXPR_LITERAL && e->literal &&
         e->literal->type == RASQAL_LITERAL_VARIABLE;
}

static const rasqal_variable *
variable_of(const rasqal_literal *literal)
{
  return literal && literal->type == RASQAL_LITERAL_VARIABLE
           ? literal->value.variable
           : NULL;
}

static bool
mentions(rasqal_graph_pattern *gp, const rasqal_variable *v)
{
  rasqal_triple *t = NULL;
  for (int i = 0; (t = rasqal_graph_pattern_get_triple(gp, i)); ++i) {
    if (variable_of(t->subject) == v || variable_of(t->predicate) == v ||
        variable_of(t->object) == v) {
      return true;
    }
  }
  return false;
}

/* True if a triple of `gp` has a variable twice: joins go wrong then. */
static bool
repeats(rasqal_graph_pattern *gp)
{
  rasqal_triple *t = NULL;
  bool found = false;
  for (int i = 0; (t = rasqal_graph_pattern_get_triple(gp, i)); ++i) {
    const rasqal_variable *s = variable_of(t->subject);
    const rasqal_variable *p = variable_of(t->predicate);
    const rasqal_variable *o = variable_of(t->object);
    found = found || (s && (s == p || s == o)) || (p && p == o);
  }
  return found;
}

/* True if `v` occurs anywhere in `gp`. */
static bool
holds(rasqal_graph_pattern *gp, const rasqal_variable *v)
{
  rasqal_graph_pattern *sub = NULL;
  bool found = mentions(gp, v);
  for (int i = 0; !found && (sub = rasqal_graph_pattern_get_sub_graph_pattern(
                               gp, i));
       ++i) {
    found = holds(sub, v);
  }
  return found;
}

/* True if every solution of `gp` binds `v`. */
static bool
binds(rasqal_graph_pattern *gp, const rasqal_variable *v)
{
  const rasqal_graph_pattern_operator op =
    rasqal_graph_pattern_get_operator(gp);
  rasqal_graph_pattern *sub = NULL;
  bool all = true;
  bool any = false;

  if (op == RASQAL_GRAPH_PATTERN_OPERATOR_BASIC) {
    return mentions(gp, v);
  }
  if (op != RASQAL_GRAPH_PATTERN_OPERATOR_GROUP &&
      op != RASQAL_GRAPH_PATTERN_OPERATOR_UNION) {
    return false;
  }
  for (int i = 0; (sub = rasqal_graph_pattern_get_sub_graph_pattern(gp, i));
       ++i) {
    const bool bound = binds(sub, v);
    all = all && bound;
    any = any || bound;
  }
  return op == RASQAL_GRAPH_PATTERN_OPERATOR_UNION ? all : any;
}

/* Visitor: non-zero stops at what is not allowed in a filter of the group
   `user_data`. Rasqal takes an error in a comparison for false: alike, but
   for "!" around it; and it sees variables from outside the group. */
static int
on_expression(void *user_data, rasqal_expression *e)
{
  if (e->op == RASQAL_EXPR_BANG && e->arg1->op != RASQAL_EXPR_BOUND) {
    return 1;
  }
  if (is_variable(e) && !holds(user_data, variable_of(e->literal))) {
    return 1;
  }
  for (size_t i = 0; i < sizeof allowed_ops / sizeof allowed_ops[0]; ++i) {
    if (e->op == allowed_ops[i]) {
      return 0;
    }
  }
  return 1;
}

/* The filter of `gp`, which stands in `group`. One that has a variable from
   outside has become the constant false, right or wrong. */
static const char *
filter_fault(rasqal_graph_pattern *group, rasqal_graph_pattern *gp)
{
  rasqal_expression *e = rasqal_graph_pattern_get_filter_expression(gp);
  return e && (e->op == RASQAL_EXPR_LITERAL ||
               rasqal_expression_visit(e, on_expression, group))
           ? "functions, arithmetic, constants alone, variables from "
             "outside its group, and \"!\" before all but BOUND, in FILTER"
           : NULL;
}

static const char *pattern_fault(rasqal_graph_pattern *group,
                                 rasqal_graph_pattern *gp);

static const char *
subpattern_fault(rasqal_graph_pattern *gp)
{
  rasqal_graph_pattern *sub = NULL;
  const char *fault = filter_fault(gp, gp);
  for (int i = 0; !fault && (sub = rasqal_graph_pattern_get_sub_graph_pattern(
                               gp, i));
       ++i) {
    if (i == 0 && rasqal_graph_pattern_get_operator(gp) ==
                    RASQAL_GRAPH_PATTERN_OPERATOR_GROUP &&
        rasqal_graph_pattern_get_operator(sub) ==
          RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL) {
      return "OPTIONAL at the start of a group";
    }
    fault = pattern_fault(gp, sub);
  }
  return fault;
}

static const char *
pattern_fault(rasqal_graph_pattern *group, rasqal_graph_pattern *gp)
{
  const rasqal_graph_pattern_operator op =
    rasqal_graph_pattern_get_operator(gp);

  switch (op) {
  case RASQAL_GRAPH_PATTERN_OPERATOR_BASIC:
    return repeats(gp) ? "a variable twice in one triple" : NULL;
  case RASQAL_GRAPH_PATTERN_OPERATOR_FILTER:
    return filter_fault(group, gp);
  case RASQAL_GRAPH_PATTERN_OPERATOR_GROUP:
  case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
  case RASQAL_GRAPH_PATTERN_OPERATOR_UNION:
    return subpattern_fault(gp);
  default:
    return rasqal_graph_pattern_operator_as_string(op);
  }
}

/* After a key that is unbound, rasqal looks at no further one. */
static const char *
order_fault(rasqal_query *query)
{
  rasqal_graph_pattern *where = rasqal_query_get_query_graph_pattern(query);
  rasqal_expression *e = NULL;

  for (int i = 0; (e = rasqal_query_get_order_condition(query, i)); ++i) {
    if ((e->op != RASQAL_EXPR_ORDER_COND_ASC &&
         e->op != RASQAL_EXPR_ORDER_COND_DESC) ||
        !is_variable(e->arg1)) {
      return "ORDER BY an expression";
    }
    const rasqal_variable *v = variable_of(e->arg1->literal);
    if (rasqal_query_get_order_condition(query, i + 1) && !v->expression &&
        !binds(where, v)) {
      return "ORDER BY a variable that may be unbound, before another";
    }
  }
  return NULL;
}

static bool
is_grouped(rasqal_query *query, const rasqal_variable *v)
{
  rasqal_expression *e = NULL;
  for (int i = 0; (e = rasqal_query_get_group_condition(query, i)); ++i) {
    if (is_variable(e) && variable_of(e->literal) == v) {
      return true;
    }
  }
  return false;
}

static const char *
aggregate_fault(rasqal_query *query, const rasqal_expression *e)
{
  rasqal_graph_pattern *where = rasqal_query_get_query_graph_pattern(query);

  if (e->op != RASQAL_EXPR_COUNT && e->op != RASQAL_EXPR_SUM) {
    return "SELECT expressions other than COUNT and SUM";
  }
  if (e->flags & RASQAL_EXPR_FLAG_DISTINCT) {
    return "DISTINCT in COUNT or SUM";
  }
  if (e->op == RASQAL_EXPR_COUNT && e->arg1 &&
      e->arg1->op == RASQAL_EXPR_VARSTAR) {
    return NULL;
  }
  if (!is_variable(e->arg1)) {
    return "COUNT or SUM of an expression";
  }
  return binds(where, variable_of(e->arg1->literal))
           ? NULL
           : "COUNT or SUM of a variable that may be unbound";
}

static rasqal_variable *
result_variable(rasqal_query *query, int i)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(query);
  return all ? raptor_sequence_get_at(all, i) : NULL;
}

bool
ess_guard_aggregates(rasqal_query *query)
{
  rasqal_variable *v = NULL;
  for (int i = 0; (v = result_variable(query, i)); ++i) {
    if (v->expression) {
      return true;
    }
  }
  return rasqal_query_get_group_condition(query, 0) != NULL;
}

const rasqal_variable *
ess_guard_summed(const rasqal_variable *v)
{
  const rasqal_expression *e = v->expression;
  return e && e->op == RASQAL_EXPR_SUM ? variable_of(e->arg1->literal) : NULL;
}

static const char *
result_fault(rasqal_query *query)
{
  const bool aggregates = ess_guard_aggregates(query);
  const char *fault = NULL;
  rasqal_variable *v = NULL;

  for (int i = 0; !fault && (v = result_variable(query, i)); ++i) {
    if (v->expression) {
      fault = aggregate_fault(query, v->expression);
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
is_selected(rasqal_query *query, const rasqal_variable *v)
{
  rasqal_variable *result = NULL;
  for (int i = 0; (result = result_variable(query, i)); ++i) {
    if (result == v) {
      return true;
    }
  }
  return false;
}

static const char *
group_fault(rasqal_query *query)
{
  rasqal_graph_pattern *where = rasqal_query_get_query_graph_pattern(query);
  rasqal_expression *e = NULL;

  for (int i = 0; (e = rasqal_query_get_group_condition(query, i)); ++i) {
    if (!is_variable(e)) {
      return "GROUP BY an expression";
    }
    if (!binds(where, variable_of(e->literal))) {
      return "GROUP BY a variable that may be unbound";
    }
    if (!is_selected(query, variable_of(e->literal))) {
      return "GROUP BY a variable that is not selected";
    }
  }
  return rasqal_query_get_having_condition(query, 0) ? "HAVING" : NULL;
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
  fault = fault ? fault : pattern_fault(where, where);
  fault = fault ? fault : order_fault(query);
  fault = fault ? fault : group_fault(query);
  fault = fault ? fault : result_fault(query);
  if (!fault && rasqal_query_get_bindings_row(query, 0)) {
    fault = "VALUES";
  }
  return fault;
}
