/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Text, scan, rasqal's parser, guard, solve, aggregate, sort, answer: rasqal
   only parses, for its answers were measured to be wrong (solve.h). */

#include "redland/query.h"

#include "base/text.h"
#include "redland/aggregate.h"
#include "redland/answer.h"
#include "redland/filter.h"
#include "redland/guard.h"
#include "redland/inside.h"
#include "redland/scan.h"
#include "redland/solve.h"
#include "redland/sort.h"


/* Rasqal's name for SPARQL 1.1 Query. */
static const char language[] = "sparql11-query";

/* One query being answered. */
struct asking {
  struct ess_world *world;
  struct ess_view text;
  const char *source;
  rasqal_query *parsed; /* owned; not to be executed */
};

static enum ess_status
refuse(const struct asking *a, size_t at, const char *what)
{
  const struct ess_place place = ess_place_at(a->source, a->text, at);
  return ess_fail(a->world->log, ESS_BAD_INPUT, &place,
                  "ask a SPARQL endpoint instead: --endpoint URL",
                  "not yet supported: %s", what);
}

/* What rasqal cannot parse is a fault of the query, unless its words say that
   we know what is meant. */
static enum ess_status
parse(struct asking *a, const char *text)
{
  const unsigned errors = a->world->errors;
  const struct ess_query_scan scan = ess_query_scan(a->text);

  if (scan.refused) {
    return refuse(a, scan.at, scan.refused);
  }
  a->parsed =
    rasqal_new_query(librdf_world_get_rasqal(a->world->rdf), language, NULL);
  if (!a->parsed) {
    return ESS_LIMIT;
  }
  const int rc =
    rasqal_query_prepare(a->parsed, (const unsigned char *)text, NULL);
  if (a->world->errors != errors) {
    return ESS_BAD_INPUT;
  }
  const char *fault = rc ? "this query" : ess_guard_fault(a->parsed);
  return fault ? refuse(a, 0, fault) : ESS_OK;
}

static enum ess_status
inspect(struct asking *a)
{
  struct ess_buf text = {0};
  enum ess_status st = ess_text_check(a->text, a->source, a->world->log);

  ess_buf_add(&text, a->text);
  ess_world_about(a->world, a->source, a->text);
  st = st ? st : text.status;
  st = st ? st : parse(a, ess_buf_str(&text));
  ess_world_about(a->world, NULL, ess_view_of(NULL));
  ess_buf_clear(&text);
  return st;
}

static enum ess_status
answer(const struct asking *a, struct ess_graph *graph,
       const struct ess_row_sink *rows, const struct ess_sink *statements)
{
  rasqal_query *query = a->parsed;
  struct ess_solutions found = {.width = ess_filter_number(query)};
  enum ess_status st = ess_solve(
    graph, rasqal_query_get_query_graph_pattern(query), &found);

  if (st == ESS_OK && ess_aggregate_needed(query)) {
    st = ess_aggregate(graph, query, &found);
  }
  st = st ? st : ess_sort(graph, query, &found);
  if (st == ESS_LIMIT) {
    (void)ess_fail(a->world->log, ESS_LIMIT, NULL,
                   "ask for less, or a SPARQL endpoint: --endpoint URL",
                   "the query has too many solutions, or too large a sum");
  }
  st = st ? st : ess_answer(graph, query, &found, rows, statements);
  ess_solutions_clear(&found);
  return st;
}

enum ess_status
ess_query_run(struct ess_store *store, struct ess_view query,
              const char *source, const struct ess_row_sink *rows,
              const struct ess_sink *statements)
{
  struct asking a = {ess_store_world(store), query, source, NULL};
  struct ess_graph *graph = NULL;
  enum ess_status st = inspect(&a);

  st = st ? st : ess_graph_new(store, &graph);
  st = st ? st : answer(&a, graph, rows, statements);
  ess_graph_free(graph);
  rasqal_free_query(a.parsed);
  return st;
}
