/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/service.h"

#include "sparql/service_answer.h"
#include "sparql/vars.h"

#include <stdlib.h>

static enum ess_status
refuse(const struct ess_asking *a, const char *hint, const char *text)
{
  return ess_run_refuse(a->run, a->pattern->at, a->pattern->silent, hint,
                        text);
}

static enum ess_status
join_endpoint(struct ess_asking *a, const struct ess_term *endpoint,
              struct ess_table *table)
{
  struct ess_buf url = {0};

  if (endpoint->kind != ESS_IRI || !ess_fetch_may(endpoint->value)) {
    return refuse(a, "name an endpoint: SERVICE <https://…>",
                  "SERVICE asks http and https alone");
  }
  const size_t nth =
    ess_step_begin(a->run, "service",
                   ess_arena_copy(&a->run->arena, endpoint->value), -1);
  ess_buf_add(&url, endpoint->value);
  enum ess_status st = url.status ? ess_run_memory(a->run) : ESS_OK;
  st = st ? st : ess_service_answer(a, ess_buf_str(&url), table);
  ess_buf_clear(&url);
  ess_step_end(a->run, nth, table->n);
  return st;
}

/* ------------------------------------------------------ several endpoints */

/* Move the rows of `from` that have `id` as their endpoint to `to`. */
static enum ess_status
take_rows(struct ess_asking *a, struct ess_table *from, ess_id id,
          struct ess_table *to)
{
  const ess_variable v = a->pattern->node.variable;
  bool *keep = malloc(from->n + 1);
  enum ess_status st = keep ? ESS_OK : ess_run_memory(a->run);

  for (size_t i = 0; i < from->n && st == ESS_OK; ++i) {
    const ess_id *row = ess_table_row(from, i);
    keep[i] = row[v] != id;
    if (!keep[i] && !ess_table_copy(to, row)) {
      st = ess_run_memory(a->run);
    }
  }
  if (st == ESS_OK) {
    ess_table_keep(from, keep);
  }
  free(keep);
  return st;
}

static enum ess_status
join_value(struct ess_asking *a, ess_id id, struct ess_table *table)
{
  struct ess_buf text = {0};
  struct ess_term endpoint = {.kind = ESS_NONE};
  enum ess_status st = ESS_OK;

  if (!id) {
    return refuse(a, "bind it in the same group, as by VALUES",
                  "the endpoint of SERVICE is a variable without a value");
  }
  st = ess_run_term(a->run, id, &text, &endpoint);
  st = st ? st : join_endpoint(a, &endpoint, table);
  ess_buf_clear(&text);
  return st;
}

/* Each value of the variable is asked, once, for its own rows. */
static enum ess_status
join_values(struct ess_asking *a, struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  enum ess_status st = ESS_OK;

  while (table->n && st == ESS_OK) {
    const ess_id id = ess_table_row(table, 0)[a->pattern->node.variable];
    struct ess_table some = {.width = table->width};
    st = take_rows(a, table, id, &some);
    st = st ? st : join_value(a, id, &some);
    if (st == ESS_OK && !ess_table_append(&out, &some)) {
      st = ess_run_memory(a->run);
    }
    st = st ? st : ess_run_check(a->run, &out);
    ess_table_clear(&some);
  }
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}

/* -------------------------------------------------------------- patterns */

enum ess_status
ess_service_join(struct ess_run *run, const struct ess_pattern *pattern,
                 struct ess_table *table)
{
  struct ess_asking a = {.run = run, .pattern = pattern,
                         .found = {.width = table->width}};
  enum ess_status st = ESS_OK;

  if (!run->fetcher.query) {
    return refuse(&a, "allow it with --allow-net",
                  "SERVICE is not answered: nothing is fetched");
  }
  if (!table->n) {
    return ESS_OK;
  }
  a.scope = calloc(run->width, sizeof *a.scope);
  if (!a.scope) {
    return ess_run_memory(run);
  }
  ess_vars_bound(pattern->children[0], a.scope);
  for (size_t i = 0; i < run->request->n_variables; ++i) {
    a.scope[i] = a.scope[i] && run->request->variables[i].n;
  }
  st = pattern->node.is_variable
         ? join_values(&a, table)
         : join_endpoint(&a, &pattern->node.term, table);
  free(a.scope);
  return st;
}

/* ----------------------------------------------------------------- order */

/* Parts that make the same of the rows whether they come before or behind
   others of their kind. */
static bool
only_joins(const struct ess_pattern *part)
{
  switch (part->kind) {
  case ESS_PATTERN_OPTIONAL:
  case ESS_PATTERN_MINUS:
  case ESS_PATTERN_BIND:
    return false;
  default:
    return true;
  }
}

size_t
ess_service_turn(const struct ess_run *run, const struct ess_pattern *group,
                 size_t i)
{
  const struct ess_pattern *part = group->children[i];
  size_t turn = i;

  if (part->kind != ESS_PATTERN_SERVICE || !part->node.is_variable) {
    return i;
  }
  bool *vars = calloc(run->width, sizeof *vars);
  for (size_t k = i + 1;
       vars && k < group->n && only_joins(group->children[k]); ++k) {
    vars[part->node.variable] = false;
    if (group->children[k]->kind != ESS_PATTERN_SERVICE) {
      ess_vars_bound(group->children[k], vars);
    }
    turn = vars[part->node.variable] ? k : turn;
  }
  free(vars);
  return turn;
}
