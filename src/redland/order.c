/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/order.h"

#include "redland/kind.h"
#include "redland/node.h"

static const char fault_text[] =
  "a comparison of values that are not known to be all numbers, all strings "
  "without language or all dates";

/* One comparison being looked at. */
struct looking {
  struct ess_world *world;
  rasqal_query *query;
  librdf_model *model;
  struct ess_kind kind; /* of the values compared, so far */
};

static const rasqal_variable *
variable_of(const rasqal_literal *literal)
{
  return literal && literal->type == RASQAL_LITERAL_VARIABLE
           ? literal->value.variable
           : NULL;
}

static void
look_at_objects(struct looking *l, raptor_uri *predicate)
{
  librdf_statement *pattern = librdf_new_statement_from_nodes(
    l->world->rdf, NULL,
    librdf_new_node_from_uri(l->world->rdf, predicate), NULL);
  librdf_stream *found =
    pattern ? librdf_model_find_statements(l->model, pattern) : NULL;

  while (found && !l->kind.mixed && !librdf_stream_end(found)) {
    const struct ess_term object = ess_node_term(
      librdf_statement_get_object(librdf_stream_get_object(found)));
    ess_kind_add(&l->kind, &object);
    (void)librdf_stream_next(found);
  }
  l->kind.mixed = l->kind.mixed || !found;
  librdf_free_stream(found);
  librdf_free_statement(pattern);
}

static bool
is_iri(const rasqal_expression *e)
{
  return e && e->op == RASQAL_EXPR_LITERAL && e->literal &&
         e->literal->type == RASQAL_LITERAL_URI;
}

static void
look_at_resource(struct looking *l)
{
  const struct ess_term resource = ess_iri("urn:x-essaim:resource");
  ess_kind_add(&l->kind, &resource);
}

/* What a variable stands for is told by where it stands in the patterns. */
static void
look_at_variable(struct looking *l, const rasqal_variable *v)
{
  rasqal_triple *t = NULL;

  for (int i = 0; (t = rasqal_query_get_triple(l->query, i)); ++i) {
    if (variable_of(t->subject) == v || variable_of(t->predicate) == v) {
      look_at_resource(l);
    }
    if (variable_of(t->object) == v) {
      if (t->predicate->type == RASQAL_LITERAL_URI) {
        look_at_objects(l, t->predicate->value.uri);
      } else {
        l->kind.mixed = true;
      }
    }
  }
}

static void
look_at_constant(struct looking *l, const rasqal_literal *literal)
{
  static const struct ess_term none;
  static const struct {
    rasqal_literal_type type;
    const char *datatype;
  } types[] = {
    {RASQAL_LITERAL_INTEGER, "http://www.w3.org/2001/XMLSchema#integer"},
    {RASQAL_LITERAL_DECIMAL, "http://www.w3.org/2001/XMLSchema#decimal"},
    {RASQAL_LITERAL_DATE, "http://www.w3.org/2001/XMLSchema#date"},
    {RASQAL_LITERAL_STRING, ""},
    {RASQAL_LITERAL_XSD_STRING, ""},
  };
  struct ess_term term = none;

  for (size_t i = 0; i < sizeof types / sizeof types[0]; ++i) {
    if (literal->type == types[i].type) {
      term.kind = ESS_LITERAL;
      term.datatype = ess_view_of(types[i].datatype);
      term.language = ess_view_of(literal->language);
    }
  }
  term.value = ess_view_of((const char *)literal->string);
  ess_kind_add(&l->kind, &term);
}

static void
look_at(struct looking *l, const rasqal_expression *e)
{
  if (!e || e->op != RASQAL_EXPR_LITERAL || !e->literal) {
    l->kind.mixed = true;
  } else if (is_iri(e)) {
    look_at_resource(l);
  } else if (variable_of(e->literal)) {
    look_at_variable(l, variable_of(e->literal));
  } else {
    look_at_constant(l, e->literal);
  }
}

/* A constant IRI is equal to itself alone, whatever the other side is. */
static bool
is_equality_sound(struct looking *l, const rasqal_expression *e)
{
  rasqal_expression *other = e->arg2;
  bool iris = is_iri(e->arg1) || is_iri(e->arg2);

  look_at(l, e->arg1);
  if (e->op != RASQAL_EXPR_IN) {
    look_at(l, other);
    return iris || !l->kind.mixed;
  }
  iris = true;
  for (int i = 0; (other = raptor_sequence_get_at(e->args, i)); ++i) {
    look_at(l, other);
    iris = iris && is_iri(other);
  }
  return iris || !l->kind.mixed;
}

static int
on_expression(void *user_data, rasqal_expression *e)
{
  struct looking *l = user_data;
  static const struct ess_kind none;

  l->kind = none;
  switch (e->op) {
  case RASQAL_EXPR_LT:
  case RASQAL_EXPR_LE:
  case RASQAL_EXPR_GT:
  case RASQAL_EXPR_GE:
    look_at(l, e->arg1);
    look_at(l, e->arg2);
    return !ess_kind_is_ordered(&l->kind);
  case RASQAL_EXPR_EQ:
  case RASQAL_EXPR_NEQ:
  case RASQAL_EXPR_IN:
    return !is_equality_sound(l, e);
  default:
    return 0;
  }
}

static int
on_pattern(rasqal_query *query, rasqal_graph_pattern *gp, void *user_data)
{
  rasqal_expression *e = rasqal_graph_pattern_get_filter_expression(gp);
  (void)query;
  return e ? rasqal_expression_visit(e, on_expression, user_data) : 0;
}

const char *
ess_order_fault(struct ess_world *world, rasqal_query *query,
                librdf_model *model)
{
  struct looking l = {.world = world, .query = query, .model = model};
  return rasqal_query_graph_pattern_visit2(query, on_pattern, &l)
           ? fault_text
           : NULL;
}
