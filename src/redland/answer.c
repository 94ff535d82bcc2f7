/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/answer.h"

#include "rdf/check.h"
#include "redland/constant.h"
#include "redland/filter.h"
#include "redland/slice.h"

#include <stdlib.h>

/* The rows of a SELECT being given. */
struct giving {
  const struct ess_graph *graph;
  raptor_sequence *variables;
  size_t n;
  struct ess_view *names;
  struct ess_term *terms;
};

static enum ess_status
give_rows(const struct giving *g, const struct ess_solutions *solutions,
          const struct ess_row_sink *rows)
{
  enum ess_status st = rows->begin(rows->self, g->names, g->n);

  for (size_t i = 0; st == ESS_OK && i < solutions->n; ++i) {
    const uint32_t *row = ess_solutions_row(solutions, i);
    for (size_t k = 0; k < g->n; ++k) {
      const rasqal_variable *v =
        raptor_sequence_get_at(g->variables, (int)k);
      g->terms[k] = ess_graph_term(g->graph, row[ess_filter_cell(v)]);
    }
    st = rows->row(rows->self, g->terms, g->n);
  }
  return st;
}

static enum ess_status
select_rows(const struct ess_graph *graph, rasqal_query *query,
            const struct ess_solutions *solutions,
            const struct ess_row_sink *rows)
{
  struct giving g = {
    graph, rasqal_query_get_bound_variable_sequence(query), 0, NULL, NULL};
  enum ess_status st = ESS_LIMIT;

  g.n = g.variables ? (size_t)raptor_sequence_size(g.variables) : 0;
  g.names = calloc(g.n + 1, sizeof *g.names);
  g.terms = calloc(g.n + 1, sizeof *g.terms);
  if (g.names && g.terms) {
    for (size_t k = 0; k < g.n; ++k) {
      const rasqal_variable *v =
        raptor_sequence_get_at(g.variables, (int)k);
      g.names[k] = ess_view_of((const char *)v->name);
    }
    st = give_rows(&g, solutions, rows);
  }
  free(g.names);
  free(g.terms);
  return st;
}

/* The slice that `query` wants; SIZE_MAX rows if it does not say. */
static struct ess_slice
slice_of(rasqal_query *query)
{
  const int limit = rasqal_query_get_limit(query);
  const int offset = rasqal_query_get_offset(query);
  struct ess_slice slice = {.limit = SIZE_MAX};

  slice.distinct = rasqal_query_get_distinct(query) != 0;
  slice.offset = offset > 0 ? (size_t)offset : 0;
  slice.limit = limit >= 0 ? (size_t)limit : slice.limit;
  return slice;
}

static struct ess_term
term_of(const struct ess_graph *graph, const rasqal_literal *literal,
        const uint32_t *row)
{
  return literal->type == RASQAL_LITERAL_VARIABLE
           ? ess_graph_term(graph,
                            row[ess_filter_cell(literal->value.variable)])
           : ess_node_constant(literal);
}

/* A template may make what is no statement: 16.2 leaves it out. */
static enum ess_status
give_statements(const struct ess_graph *graph, rasqal_query *query,
                const uint32_t *row, const struct ess_sink *sink)
{
  rasqal_triple *t = NULL;
  enum ess_status st = ESS_OK;

  for (int i = 0; !st && (t = rasqal_query_get_construct_triple(query, i));
       ++i) {
    const struct ess_statement statement = {
      term_of(graph, t->subject, row), term_of(graph, t->predicate, row),
      term_of(graph, t->object, row), ess_graph_term(graph, 0)};
    if (!ess_statement_fault(&statement)) {
      st = ess_sink_add(sink, &statement);
    }
  }
  return st;
}

static enum ess_status
construct(const struct ess_graph *graph, rasqal_query *query,
          const struct ess_solutions *solutions, const struct ess_sink *sink)
{
  const struct ess_slice slice = slice_of(query);
  enum ess_status st = ESS_OK;

  for (size_t i = slice.offset;
       !st && i < solutions->n && i - slice.offset < slice.limit; ++i) {
    st = give_statements(graph, query, ess_solutions_row(solutions, i), sink);
  }
  return st;
}

enum ess_status
ess_answer(const struct ess_graph *graph, rasqal_query *query,
           const struct ess_solutions *solutions,
           const struct ess_row_sink *rows, const struct ess_sink *statements)
{
  struct ess_slice slice = slice_of(query);
  const struct ess_row_sink sliced = ess_slice_rows(&slice);
  enum ess_status st = ESS_OK;

  slice.next = rows;
  switch (rasqal_query_get_verb(query)) {
  case RASQAL_QUERY_VERB_ASK:
    return rows->boolean(rows->self, solutions->n > 0);
  case RASQAL_QUERY_VERB_CONSTRUCT:
    return construct(graph, query, solutions, statements);
  default:
    st = select_rows(graph, query, solutions, &sliced);
    ess_slice_clear(&slice);
    return st;
  }
}
