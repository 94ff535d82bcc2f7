/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/order.h"

#include "redland/node.h"

#include <rasqal.h>

static const char fault_text[] =
  "a comparison by order of a variable that may be other than a literal";

/* One query being looked at. */
struct looking {
  struct ess_world *world;
  rasqal_query *query;
  librdf_model *model;
  const char *fault;
};

static const rasqal_variable *
variable_of(const rasqal_literal *literal)
{
  return literal && literal->type == RASQAL_LITERAL_VARIABLE
           ? literal->value.variable
           : NULL;
}

static bool
has_literals_only(const struct looking *l, raptor_uri *predicate)
{
  librdf_statement *pattern = librdf_new_statement_from_nodes(
    l->world->rdf, NULL,
    librdf_new_node_from_uri(l->world->rdf, predicate), NULL);
  librdf_stream *found =
    pattern ? librdf_model_find_statements(l->model, pattern) : NULL;
  bool all = found != NULL;

  while (all && !librdf_stream_end(found)) {
    librdf_statement *s = librdf_stream_get_object(found);
    all = librdf_node_is_literal(librdf_statement_get_object(s)) != 0;
    (void)librdf_stream_next(found);
  }
  librdf_free_stream(found);
  librdf_free_statement(pattern);
  return all;
}

static bool
is_literal(const struct looking *l, const rasqal_variable *v)
{
  rasqal_triple *t = NULL;

  for (int i = 0; (t = rasqal_query_get_triple(l->query, i)); ++i) {
    if (variable_of(t->subject) == v || variable_of(t->predicate) == v) {
      return false;
    }
    if (variable_of(t->object) == v &&
        (t->predicate->type != RASQAL_LITERAL_URI ||
         !has_literals_only(l, t->predicate->value.uri))) {
      return false;
    }
  }
  return true;
}

static void
look_at(struct looking *l, const rasqal_expression *e)
{
  const rasqal_variable *v =
    e && e->op == RASQAL_EXPR_LITERAL ? variable_of(e->literal) : NULL;
  if ((v && !is_literal(l, v)) ||
      (e && e->op == RASQAL_EXPR_LITERAL && e->literal &&
       e->literal->type == RASQAL_LITERAL_URI)) {
    l->fault = fault_text;
  }
}

static int
on_expression(void *user_data, rasqal_expression *e)
{
  struct looking *l = user_data;

  if (e->op == RASQAL_EXPR_LT || e->op == RASQAL_EXPR_LE ||
      e->op == RASQAL_EXPR_GT || e->op == RASQAL_EXPR_GE) {
    look_at(l, e->arg1);
    look_at(l, e->arg2);
  }
  return l->fault != NULL;
}

static int
on_pattern(rasqal_query *query, rasqal_graph_pattern *gp, void *user_data)
{
  struct looking *l = user_data;
  rasqal_expression *e = rasqal_graph_pattern_get_filter_expression(gp);
  (void)query;
  return e ? rasqal_expression_visit(e, on_expression, l) : 0;
}

const char *
ess_order_fault(struct ess_world *world, rasqal_query *query,
                librdf_model *model)
{
  struct looking l = {world, query, model, NULL};
  (void)rasqal_query_graph_pattern_visit2(query, on_pattern, &l);
  return l.fault;
}
