/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/group.h"

#include "sparql/basic.h"
#include "sparql/cursor.h"
#include "sparql/evaluate.h"
#include "sparql/existence.h"
#include "sparql/join.h"
#include "sparql/optional.h"
#include "sparql/service.h"
#include "sparql/simple.h"
#include "sparql/vars.h"

#include <stdlib.h>
#include <string.h>

/* A group being joined to rows. */
struct joining {
  struct ess_run *run;
  const struct ess_where *where;
  const struct ess_pattern *group;
  bool *done; /* filters that were applied, by their place in the group */
  bool *vars; /* what filters look at */
};

/* ---------------------------------------------------------------- filters */

enum ess_status
ess_group_filter(struct ess_run *run, const struct ess_where *where,
                 const struct ess_expr *expr, struct ess_table *table)
{
  const size_t nth =
    ess_step_begin(run, "filter", (struct ess_view){NULL, 0}, -1);
  bool *keep = malloc(table->n + 1);
  struct ess_existences existences = {0};
  enum ess_status st =
    keep ? ess_existences_find(run, where, expr, table, &existences)
         : ess_run_memory(run);
  struct ess_evaluation e = {.run = run,
                             .existences = existences.list,
                             .n_existences = existences.n};

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    e.row = ess_table_row(table, i);
    e.i = i;
    st = ess_evaluate_holds(&e, expr, &keep[i]);
    st = st ? st : ess_run_check(run, NULL);
  }
  if (st == ESS_OK) {
    ess_table_keep(table, keep);
  }
  ess_existences_clear(&existences);
  free(keep);
  ess_step_end(run, nth, table->n);
  return st;
}

/* Those whose variables are all bound for good hold now or never. */
static enum ess_status
apply_ready(void *self, struct ess_table *table, const bool *bound)
{
  const struct joining *j = self;
  bool *vars = malloc(j->run->width * sizeof *vars);
  enum ess_status st = vars ? ESS_OK : ess_run_memory(j->run);

  for (size_t i = 0; i < j->group->n && st == ESS_OK; ++i) {
    const struct ess_pattern *child = j->group->children[i];
    if (child->kind != ESS_PATTERN_FILTER || j->done[i] ||
        ess_expr_has_exists(child->expr)) {
      continue;
    }
    memset(vars, 0, j->run->width * sizeof *vars);
    ess_vars_of_expr(child->expr, vars);
    if (ess_vars_within(vars, bound, j->run->width)) {
      j->done[i] = true;
      st = ess_group_filter(j->run, j->where, child->expr, table);
    }
  }
  free(vars);
  return st;
}

static enum ess_status
apply_rest(struct joining *j, struct ess_table *table)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < j->group->n && st == ESS_OK; ++i) {
    const struct ess_pattern *child = j->group->children[i];
    if (child->kind == ESS_PATTERN_FILTER && !j->done[i]) {
      st = ess_group_filter(j->run, j->where, child->expr, table);
    }
  }
  return st;
}

/* ------------------------------------------------------------------- parts */

static bool
add_unit(struct ess_table *table)
{
  return ess_table_add(table) != NULL;
}

enum ess_status
ess_group_solve(struct ess_run *run, const struct ess_where *where,
                const struct ess_pattern *group, struct ess_table *table)
{
  return add_unit(table) ? ess_group_extend(run, where, group, table)
                         : ess_run_memory(run);
}

/* Joined where it may be, else solved alone. */
static enum ess_status
join_group(struct ess_run *run, const struct ess_where *where,
           const struct ess_pattern *group, struct ess_table *table)
{
  struct ess_table alone = {.width = table->width};

  if (ess_group_is_simple(run, group, table, false)) {
    return ess_group_extend(run, where, group, table);
  }
  enum ess_status st = ess_group_solve(run, where, group, &alone);
  st = st ? st : ess_join(run, table, &alone);
  ess_table_clear(&alone);
  return st;
}

static enum ess_status
append(struct ess_run *run, struct ess_table *to, const struct ess_table *from)
{
  return ess_table_append(to, from) ? ess_run_check(run, to)
                                    : ess_run_memory(run);
}

static enum ess_status
join_union(struct ess_run *run, const struct ess_where *where,
           const struct ess_pattern *pattern, struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < pattern->n && st == ESS_OK; ++i) {
    struct ess_table copy = {.width = table->width};
    st = append(run, &copy, table);
    st = st ? st : join_group(run, where, pattern->children[i], &copy);
    st = st ? st : append(run, &out, &copy);
    ess_table_clear(&copy);
  }
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}

static enum ess_status
join_minus(struct ess_run *run, const struct ess_where *where,
           const struct ess_pattern *group, struct ess_table *table)
{
  struct ess_table other = {.width = table->width};
  enum ess_status st = ess_group_solve(run, where, group, &other);

  st = st ? st : ess_join_minus(run, table, &other);
  ess_table_clear(&other);
  return st;
}

/* The variable of GRAPH is bound behind the group, not within. */
static enum ess_status
name_graph(struct ess_run *run, ess_variable variable, ess_id graph,
           struct ess_table *table)
{
  bool *keep = malloc(table->n + 1);

  if (!keep) {
    return ess_run_memory(run);
  }
  for (size_t i = 0; i < table->n; ++i) {
    ess_id *cell = &ess_table_row(table, i)[variable];
    keep[i] = !*cell || *cell == graph;
    *cell = graph;
  }
  ess_table_keep(table, keep);
  free(keep);
  return ESS_OK;
}

/* Whether GRAPH may name the graph, and there is one. */
static enum ess_status
find_named(struct ess_run *run, const struct ess_term *name, bool *ret)
{
  ess_id graph = 0;
  uint64_t quads = 0;
  enum ess_status st = ess_txn_id(run->txn, name, &graph);

  if (st == ESS_OK && graph && ess_seen_graph(run, true, graph)) {
    st = ess_txn_count(run->txn, ESS_COUNTED_GRAPH, graph, &quads);
  }
  *ret = quads > 0;
  return st;
}

/* Each graph that there is, in turn. */
static enum ess_status
solve_graphs(struct ess_run *run, const struct ess_pattern *pattern,
             struct ess_table *out)
{
  ess_id graph = 0;
  struct ess_buf text = {0};
  enum ess_status st = ess_txn_next_graph(run->txn, 0, &graph);

  while (st == ESS_OK && graph) {
    if (ess_seen_graph(run, true, graph)) {
      struct ess_table one = {.width = out->width};
      struct ess_where where = {true, {.is_variable = false}};
      st = ess_run_term(run, graph, &text, &where.graph.term);
      st = st ? st
              : ess_group_solve(run, &where, pattern->children[0], &one);
      st = st ? st : name_graph(run, pattern->node.variable, graph, &one);
      st = st ? st : append(run, out, &one);
      ess_table_clear(&one);
    }
    st = st ? st : ess_txn_next_graph(run->txn, graph, &graph);
  }
  ess_buf_clear(&text);
  return st;
}

static enum ess_status
join_graph(struct ess_run *run, const struct ess_pattern *pattern,
           struct ess_table *table)
{
  const struct ess_pattern *group = pattern->children[0];
  const struct ess_where where = {true, pattern->node};
  struct ess_table alone = {.width = table->width};
  bool simple = ess_group_is_simple(run, group, table, false);
  enum ess_status st = ESS_OK;

  if (!pattern->node.is_variable) {
    bool there = false;
    st = find_named(run, &pattern->node.term, &there);
    table->n = there ? table->n : 0;
    return st ? st : join_group(run, &where, group, table);
  }
  /* A graph without a pattern in it is known by its name alone. */
  for (size_t i = 0; i < group->n; ++i) {
    simple = simple && group->children[i]->kind == ESS_PATTERN_TRIPLES;
  }
  if (simple && group->n) {
    return ess_group_extend(run, &where, group, table);
  }
  st = solve_graphs(run, pattern, &alone);
  st = st ? st : ess_join(run, table, &alone);
  ess_table_clear(&alone);
  return st;
}

static enum ess_status
join_bind(struct ess_run *run, const struct ess_where *where,
          const struct ess_pattern *pattern, struct ess_table *table)
{
  bool *keep = malloc(table->n + 1);
  struct ess_existences existences = {0};
  enum ess_status st =
    keep ? ess_existences_find(run, where, pattern->expr, table, &existences)
         : ess_run_memory(run);
  struct ess_evaluation e = {.run = run,
                             .existences = existences.list,
                             .n_existences = existences.n};

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    ess_id *row = ess_table_row(table, i);
    ess_id id = 0;
    e.row = row;
    e.i = i;
    st = ess_evaluate_id(&e, pattern->expr, &id);
    ess_id *cell = &row[pattern->variable];
    keep[i] = !*cell || !id || *cell == id;
    *cell = *cell ? *cell : id;
    st = st ? st : ess_run_check(run, NULL);
  }
  if (st == ESS_OK) {
    ess_table_keep(table, keep);
  }
  ess_existences_clear(&existences);
  free(keep);
  return st;
}

enum ess_status
ess_group_values(struct ess_run *run, const struct ess_values *values,
                 struct ess_table *table)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < values->n_rows && st == ESS_OK; ++i) {
    ess_id *row = ess_table_add(table);
    if (!row) {
      return ess_run_memory(run);
    }
    for (size_t k = 0; k < values->n && st == ESS_OK; ++k) {
      const struct ess_term *term = &values->terms[i * values->n + k];
      if (term->kind != ESS_NONE) {
        st = ess_run_id(run, term, &row[values->variables[k]]);
      }
    }
  }
  return st;
}

static enum ess_status
join_values(struct ess_run *run, const struct ess_values *values,
            struct ess_table *table)
{
  struct ess_table other = {.width = table->width};
  enum ess_status st = ess_group_values(run, values, &other);

  st = st ? st : ess_join(run, table, &other);
  ess_table_clear(&other);
  return st;
}

static enum ess_status
join_select(struct ess_run *run, const struct ess_where *where,
            const struct ess_select *select, struct ess_table *table)
{
  struct ess_table other = {.width = table->width};
  struct ess_cursor *cursor = ess_cursor_new(run, where, select, false);
  enum ess_status st = cursor ? ess_cursor_all(cursor, NULL, &other)
                              : ess_run_memory(run);

  st = st ? st : ess_join(run, table, &other);
  ess_cursor_free(cursor);
  ess_table_clear(&other);
  return st;
}

static enum ess_status
join_part(struct joining *j, const struct ess_pattern *part,
          struct ess_table *table)
{
  const struct ess_after after = {apply_ready, j->vars, j};

  switch (part->kind) {
  case ESS_PATTERN_TRIPLES:
    return ess_basic_extend(j->run, j->where, part->triples,
                            part->n_triples, &after, table);
  case ESS_PATTERN_FILTER:
    return ESS_OK; /* when its variables are bound, or at the end */
  case ESS_PATTERN_GROUP:
    return join_group(j->run, j->where, part, table);
  case ESS_PATTERN_OPTIONAL:
    return ess_optional_extend(j->run, j->where, part->children[0], table);
  case ESS_PATTERN_UNION:
    return join_union(j->run, j->where, part, table);
  case ESS_PATTERN_MINUS:
    return join_minus(j->run, j->where, part->children[0], table);
  case ESS_PATTERN_GRAPH:
    return join_graph(j->run, part, table);
  case ESS_PATTERN_BIND:
    return join_bind(j->run, j->where, part, table);
  case ESS_PATTERN_VALUES:
    return join_values(j->run, part->values, table);
  case ESS_PATTERN_SELECT:
    return join_select(j->run, j->where, part->query, table);
  case ESS_PATTERN_SERVICE:
    return ess_service_join(j->run, part, table);
  }
  return ESS_BUG;
}

/* The parts in their order, but for a SERVICE that has to wait. */
static enum ess_status
join_parts(struct joining *j, struct ess_table *table)
{
  const struct ess_pattern *group = j->group;
  size_t first = group->n; /* the first SERVICE that may have to */
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    const struct ess_pattern *part = group->children[i];
    if (part->kind == ESS_PATTERN_SERVICE && i < first) {
      first = i;
    }
    if (ess_service_turn(j->run, group, i) == i) {
      st = join_part(j, part, table);
    }
    for (size_t k = first; k < i && st == ESS_OK; ++k) {
      if (ess_service_turn(j->run, group, k) == i) {
        st = join_part(j, group->children[k], table);
      }
    }
  }
  return st;
}

enum ess_status
ess_group_extend(struct ess_run *run, const struct ess_where *where,
                 const struct ess_pattern *group, struct ess_table *table)
{
  struct joining j = {run, where, group, NULL, NULL};
  enum ess_status st = ESS_OK;

  j.done = calloc(group->n + 1, sizeof *j.done);
  j.vars = calloc(run->width, sizeof *j.vars);
  st = j.done && j.vars ? ESS_OK : ess_run_memory(run);
  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    if (group->children[i]->kind == ESS_PATTERN_FILTER) {
      ess_vars_of_expr(group->children[i]->expr, j.vars);
    }
  }
  st = st ? st : join_parts(&j, table);
  st = st ? st : apply_rest(&j, table);
  free(j.done);
  free(j.vars);
  return st;
}
