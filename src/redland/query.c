/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/query.h"

#include "base/arena.h"
#include "base/text.h"
#include "rdf/check.h"
#include "redland/guard.h"
#include "redland/merged.h"
#include "redland/kind.h"
#include "redland/node.h"
#include "redland/order.h"
#include "redland/slice.h"
#include "redland/scan.h"
#include "redland/sum.h"

#include <stdlib.h>
#include <string.h>

/* Rasqal's name for SPARQL 1.1 Query. */
static const char language[] = "sparql11-query";

/* One query being answered. */
struct asking {
  struct ess_world *world;
  struct ess_view text;
  const char *source;
  struct ess_query_scan scan;
  rasqal_query *parsed;  /* to look at, not to run */
  librdf_model *model;   /* all graphs merged */
  struct ess_view *names; /* of the result variables */
  size_t n;
  struct ess_arena arena;
};

static enum ess_status
refuse(const struct asking *a, size_t at, const char *what)
{
  const struct ess_place place = ess_place_at(a->source, a->text, at);
  return ess_fail(a->world->log, ESS_BAD_INPUT, &place,
                  "ask a SPARQL endpoint instead: --endpoint URL",
                  "not yet supported: %s", what);
}

/* The result variables: for SELECT * those of the pattern, in order. */
static enum ess_status
note_names(struct asking *a)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(a->parsed);
  const int n = all ? raptor_sequence_size(all) : 0;

  for (int i = 0; i < n; ++i) {
    const rasqal_variable *v = raptor_sequence_get_at(all, i);
    struct ess_view *names =
      ess_arena_grow(&a->arena, a->names, a->n, sizeof *a->names);
    if (!names) {
      return ESS_LIMIT;
    }
    names[a->n++] = ess_view_of((const char *)v->name);
    a->names = names;
  }
  return ESS_OK;
}

/* Parse with rasqal to see what is asked. What it cannot parse is a fault of
   the query, unless the words say that we know what is meant. */
static enum ess_status
inspect(struct asking *a, const char *text)
{
  rasqal_world *rasqal = librdf_world_get_rasqal(a->world->rdf);
  const unsigned errors = a->world->errors;
  const char *fault = NULL;
  enum ess_status st = ess_text_check(a->text, a->source, a->world->log);

  if (st == ESS_OK && a->scan.refused) {
    return refuse(a, a->scan.at, a->scan.refused);
  }
  a->parsed = st ? NULL : rasqal_new_query(rasqal, language, NULL);
  if (!a->parsed) {
    return st ? st : ESS_LIMIT;
  }
  if (rasqal_query_prepare(a->parsed, (const unsigned char *)text, NULL) ||
      a->world->errors != errors) {
    return a->world->errors != errors
             ? ESS_BAD_INPUT
             : refuse(a, a->text.n, "this query");
  }
  fault = ess_guard_fault(a->parsed);
  return fault ? refuse(a, 0, fault) : note_names(a);
}

/* Rasqal makes a group of no solutions: one with nothing in it. A variable
   that is grouped by is always bound, and selected (guard.c). */
static bool
is_phantom(const struct asking *a, const struct ess_term *terms)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(a->parsed);
  bool phantom = false;

  for (int i = 0; i < (int)a->n; ++i) {
    const rasqal_variable *v = raptor_sequence_get_at(all, i);
    phantom = phantom || (rasqal_query_get_group_condition(a->parsed, 0) &&
                          !v->expression && terms[i].kind == ESS_NONE);
  }
  return phantom;
}

static enum ess_status
give_row(const struct asking *a, librdf_query_results *results,
         struct ess_term *terms, const struct ess_row_sink *rows)
{
  librdf_node **nodes = calloc(a->n + 1, sizeof(librdf_node *));
  enum ess_status st = nodes ? ESS_OK : ESS_LIMIT;

  for (size_t i = 0; st == ESS_OK && i < a->n; ++i) {
    nodes[i] = librdf_query_results_get_binding_value(results, (int)i);
    terms[i] = ess_node_term(nodes[i]);
  }
  if (st == ESS_OK && !is_phantom(a, terms)) {
    st = rows->row(rows->self, terms, a->n);
  }
  for (size_t i = 0; nodes && i < a->n; ++i) {
    librdf_free_node(nodes[i]);
  }
  free(nodes);
  return st;
}

/* COUNT and SUM over no solutions are one row of zeros; rasqal gives none. */
static enum ess_status
give_zeros(const struct asking *a, struct ess_term *terms,
           const struct ess_row_sink *rows)
{
  static const struct ess_term zero = {
    ESS_LITERAL, ESS_VIEW("0"),
    ESS_VIEW("http://www.w3.org/2001/XMLSchema#integer"), {NULL, 0}};

  for (size_t i = 0; i < a->n; ++i) {
    terms[i] = zero;
  }
  return rows->row(rows->self, terms, a->n);
}

static enum ess_status
give_rows(const struct asking *a, librdf_query_results *results,
          const struct ess_row_sink *rows)
{
  struct ess_term *terms = calloc(a->n + 1, sizeof *terms);
  enum ess_status st = terms ? ESS_OK : ESS_LIMIT;
  const bool one_row = ess_guard_aggregates(a->parsed) &&
                       !rasqal_query_get_group_condition(a->parsed, 0);
  const bool none = librdf_query_results_finished(results) != 0;

  st = st ? st : rows->begin(rows->self, a->names, a->n);
  if (st == ESS_OK && one_row && none) {
    st = give_zeros(a, terms, rows);
  }
  while (st == ESS_OK && !librdf_query_results_finished(results)) {
    st = give_row(a, results, terms, rows);
    (void)librdf_query_results_next(results);
  }
  free(terms);
  return st;
}

/* A template may make what is no statement: SPARQL 1.1, 16.2 leaves it out. */
static enum ess_status
give_statements(librdf_query_results *results, const struct ess_sink *sink)
{
  librdf_stream *stream = librdf_query_results_as_stream(results);
  enum ess_status st = ESS_OK;

  while (stream && st == ESS_OK && !librdf_stream_end(stream)) {
    librdf_statement *s = librdf_stream_get_object(stream);
    const struct ess_statement statement = {
      ess_node_term(librdf_statement_get_subject(s)),
      ess_node_term(librdf_statement_get_predicate(s)),
      ess_node_term(librdf_statement_get_object(s)), ess_node_term(NULL)};
    if (!ess_statement_fault(&statement)) {
      st = ess_sink_add(sink, &statement);
    }
    (void)librdf_stream_next(stream);
  }
  librdf_free_stream(stream);
  return st;
}

static enum ess_status
give(const struct asking *a, librdf_query_results *results,
     const struct ess_row_sink *rows, const struct ess_sink *statements)
{
  if (librdf_query_results_is_boolean(results)) {
    return rows->boolean(rows->self,
                         librdf_query_results_get_boolean(results) > 0);
  }
  return librdf_query_results_is_graph(results)
           ? give_statements(results, statements)
           : give_rows(a, results, rows);
}

static enum ess_status
run(const struct asking *a, const char *text,
    const struct ess_row_sink *rows, const struct ess_sink *statements)
{
  const unsigned errors = a->world->errors;
  librdf_query *query = librdf_new_query(
    a->world->rdf, language, NULL, (const unsigned char *)text, NULL);
  librdf_query_results *results =
    query ? librdf_query_execute(query, a->model) : NULL;
  enum ess_status st =
    results ? give(a, results, rows, statements) : ESS_BAD_INPUT;

  librdf_free_query_results(results);
  librdf_free_query(query);
  if (st == ESS_OK && a->world->errors != errors) {
    return ESS_BUG;
  }
  return results || a->world->errors != errors
           ? st
           : refuse(a, 0, "this query");
}

/* Ask for the values of `v` alone, before anything is done with them. */
static enum ess_status
check_values(const struct asking *a, const rasqal_variable *v,
             const struct ess_row_sink *rows)
{
  struct ess_buf text = {0};
  struct asking plain = *a;
  plain.n = 1;

  ess_buf_add(&text, ess_view_sub(a->text, 0, a->scan.select));
  ess_buf_printf(&text, "SELECT ?%s ", (const char *)v->name);
  ess_buf_add(&text, ess_view_sub(a->text, a->scan.open,
                                  a->scan.close + 1 - a->scan.open));
  const enum ess_status st =
    text.status ? text.status : run(&plain, ess_buf_str(&text), rows, NULL);
  ess_buf_clear(&text);
  return st;
}

/* Rasqal adds in 32 bits, and groups what is not equal: see sum.h, kind.h. */
static enum ess_status
check_aggregates(const struct asking *a)
{
  raptor_sequence *all = rasqal_query_get_bound_variable_sequence(a->parsed);
  const bool grouped =
    rasqal_query_get_group_condition(a->parsed, 0) != NULL;
  enum ess_status st = ESS_OK;

  for (int i = 0; st == ESS_OK && i < (int)a->n; ++i) {
    const rasqal_variable *v = raptor_sequence_get_at(all, i);
    struct ess_sum_check sum = {a->world->log, 0};
    struct ess_kind_check kind = {a->world->log, {0, false}};
    const struct ess_row_sink to_sum = ess_sum_check_rows(&sum);
    const struct ess_row_sink to_kind = ess_kind_check_rows(&kind);
    if (ess_guard_summed(v)) {
      st = check_values(a, ess_guard_summed(v), &to_sum);
    } else if (grouped && !v->expression) {
      st = check_values(a, v, &to_kind);
    }
  }
  return st;
}

static enum ess_status
check_data(const struct asking *a)
{
  const char *fault = ess_order_fault(a->world, a->parsed, a->model);
  return fault ? refuse(a, 0, fault) : check_aggregates(a);
}

/* SELECT without DISTINCT, LIMIT and OFFSET, which are done here. */
static enum ess_status
run_paged(const struct asking *a, struct ess_buf *text,
          const struct ess_row_sink *rows)
{
  const int limit = rasqal_query_get_limit(a->parsed);
  const int offset = rasqal_query_get_offset(a->parsed);
  struct ess_slice page = {.next = rows, .limit = SIZE_MAX};
  const struct ess_row_sink to_page = ess_slice_rows(&page);

  for (size_t i = 0; i < 3 && a->scan.cuts[i].n; ++i) {
    memset(text->data + (a->scan.cuts[i].s - a->text.s), ' ',
           a->scan.cuts[i].n);
  }
  page.distinct = rasqal_query_get_distinct(a->parsed) != 0;
  page.offset = offset > 0 ? (size_t)offset : 0;
  page.limit = limit >= 0 ? (size_t)limit : page.limit;
  const enum ess_status st = run(a, ess_buf_str(text), &to_page, NULL);
  ess_slice_clear(&page);
  return st;
}

static enum ess_status
ask(struct asking *a, struct ess_buf *text, const struct ess_row_sink *rows,
    const struct ess_sink *statements)
{
  ess_world_about(a->world, a->source, a->text);
  enum ess_status st = inspect(a, ess_buf_str(text));
  ess_world_about(a->world, NULL, ess_view_of(NULL));
  st = st ? st : check_data(a);
  if (st != ESS_OK) {
    return st;
  }
  return rasqal_query_get_verb(a->parsed) == RASQAL_QUERY_VERB_SELECT
           ? run_paged(a, text, rows)
           : run(a, ess_buf_str(text), rows, statements);
}

enum ess_status
ess_query_run(struct ess_store *store, struct ess_view query,
              const char *source, const struct ess_row_sink *rows,
              const struct ess_sink *statements)
{
  struct asking a = {.world = ess_store_world(store),
                     .text = query,
                     .source = source,
                     .scan = ess_query_scan(query)};
  struct ess_merged *merged = NULL;
  struct ess_buf text = {0};

  ess_buf_add(&text, query);
  enum ess_status st = ess_merged_new(store, &merged);
  if (st == ESS_OK) {
    a.model = ess_merged_model(merged);
    st = text.status ? text.status : ask(&a, &text, rows, statements);
  }
  ess_merged_free(merged);
  rasqal_free_query(a.parsed);
  ess_arena_clear(&a.arena);
  ess_buf_clear(&text);
  return st;
}
