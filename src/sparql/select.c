/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/select.h"

#include "sparql/counting.h"
#include "sparql/existence.h"
#include "sparql/group.h"
#include "sparql/grouping.h"
#include "sparql/join.h"
#include "sparql/ordering.h"
#include "sparql/vars.h"

#include <stdlib.h>

/* A SELECT being solved. */
struct selecting {
  struct ess_run *run;
  const struct ess_where *where;
  const struct ess_select *select;
  struct ess_table *table;
  struct ess_groups groups; /* if it has any */
};

/* Evaluate `expr` for each row, and hand the values to `take`. */
static enum ess_status
each_value(struct selecting *s, const struct ess_expr *expr,
           enum ess_status (*take)(void *self, size_t i,
                                   struct ess_evaluation *e),
           void *self)
{
  struct ess_existences existences = {0};
  enum ess_status st = ess_existences_find(s->run, s->where, expr, s->table,
                                           &existences);
  struct ess_evaluation e = {.run = s->run,
                             .existences = existences.list,
                             .n_existences = existences.n};
  struct ess_aggregated aggregated;

  for (size_t i = 0; i < s->table->n && st == ESS_OK; ++i) {
    e.row = ess_table_row(s->table, i);
    e.i = i;
    if (s->select->aggregates) {
      aggregated = ess_groups_at(&s->groups,
                                 e.row[s->table->width - 1] - 1);
      e.aggregated = &aggregated;
    }
    st = take(self, i, &e);
    st = st ? st : ess_run_check(s->run, NULL);
  }
  ess_existences_clear(&existences);
  return st;
}

/* ------------------------------------------------------------ groups, head */

/* A row a group; the last column tells which. */
static enum ess_status
take_groups(struct selecting *s)
{
  ess_table_clear(s->table);
  for (size_t i = 0; i < s->groups.rows.n; ++i) {
    ess_id *row =
      ess_table_copy(s->table, ess_table_row(&s->groups.rows, i));
    if (!row) {
      return ess_run_memory(s->run);
    }
    row[s->table->width - 1] = i + 1;
  }
  return ESS_OK;
}

/* Where a value goes, or what it decides. */
struct target {
  const struct selecting *s;
  const struct ess_expr *expr;
  ess_variable variable;
  bool *keep;
};

static enum ess_status
set_value(void *self, size_t i, struct ess_evaluation *e)
{
  const struct target *t = self;
  ess_id id = 0;
  const enum ess_status st = ess_evaluate_id(e, t->expr, &id);
  ess_table_row(t->s->table, i)[t->variable] = id;
  return st;
}

static enum ess_status
extend_head(struct selecting *s)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < s->select->columns.n && st == ESS_OK; ++i) {
    const struct ess_column *column = &s->select->columns.list[i];
    struct target target = {s, column->expr, column->variable, NULL};
    if (column->expr) {
      st = each_value(s, column->expr, set_value, &target);
    }
  }
  return st;
}

static enum ess_status
decide(void *self, size_t i, struct ess_evaluation *e)
{
  const struct target *t = self;
  return ess_evaluate_holds(e, t->expr, &t->keep[i]);
}

static enum ess_status
having(struct selecting *s)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < s->select->n_having && st == ESS_OK; ++i) {
    struct target target = {s, s->select->having[i], 0,
                            malloc(s->table->n + 1)};
    st = target.keep ? each_value(s, target.expr, decide, &target)
                     : ess_run_memory(s->run);
    if (st == ESS_OK) {
      ess_table_keep(s->table, target.keep);
    }
    free(target.keep);
  }
  return st;
}

/* ------------------------------------------------------------------- order */

size_t
ess_select_end(const struct ess_select *select, size_t n)
{
  const bool within = select->has_limit && select->offset < n &&
                      select->limit < n - select->offset;
  return within ? (size_t)(select->offset + select->limit) : n;
}

/* Whether ORDER BY looks at what the head makes. */
static bool
orders_by_head(const struct ess_select *select, bool *vars)
{
  bool any = false;

  ess_vars_of_columns(&select->order, vars);
  for (size_t i = 0; i < select->columns.n; ++i) {
    const struct ess_column *column = &select->columns.list[i];
    any = any || (column->expr && vars[column->variable]);
  }
  return any;
}

/* Rows behind the slice need not be kept, nor have a head, unless it takes
   the head to know which they are. */
static enum ess_status
order_and_head(struct selecting *s)
{
  const struct ess_select *select = s->select;
  const bool distinct = select->distinct || select->reduced;
  bool *vars = calloc(s->table->width, sizeof *vars);
  const size_t most =
    distinct ? s->table->n : ess_select_end(select, s->table->n);
  enum ess_status st = vars ? ESS_OK : ess_run_memory(s->run);
  const bool head_first =
    vars && (distinct || orders_by_head(select, vars));

  if (st == ESS_OK && head_first) {
    st = extend_head(s);
  }
  if (st == ESS_OK && select->order.n) {
    st = ess_order_rows(s->run, s->where, select,
                        select->aggregates ? &s->groups : NULL, most,
                        s->table);
  }
  if (st == ESS_OK && !head_first) {
    s->table->n = most;
    st = extend_head(s);
  }
  free(vars);
  return st;
}

/* ----------------------------------------------------------------- project */

/* Which columns of tables the head has; the caller frees them. NULL without
   memory. */
static bool *
columns_of(const struct ess_select *select, size_t width)
{
  bool *columns = calloc(width, sizeof *columns);

  for (size_t i = 0; columns && i < select->columns.n; ++i) {
    columns[select->columns.list[i].variable] = true;
  }
  return columns;
}

/* Other forms than SELECT have no columns, and want all. */
static enum ess_status
project(struct selecting *s)
{
  if (!s->select->columns.n) {
    return ESS_OK;
  }
  bool *columns = columns_of(s->select, s->table->width);
  if (!columns) {
    return ess_run_memory(s->run);
  }
  for (size_t i = 0; i < s->table->n; ++i) {
    ess_id *row = ess_table_row(s->table, i);
    for (size_t k = 0; k < s->table->width; ++k) {
      row[k] = columns[k] ? row[k] : 0;
    }
  }
  free(columns);
  return ESS_OK;
}

enum ess_status
ess_select_distinct(struct ess_run *run, const struct ess_select *select,
                    struct ess_table *table)
{
  bool *columns = columns_of(select, table->width);
  const enum ess_status st =
    columns ? ess_join_distinct(run, table, columns) : ess_run_memory(run);

  free(columns);
  return st;
}

/* Rows of WHERE, and of VALUES behind it. */
static enum ess_status
solve_where(struct selecting *s)
{
  const struct ess_select *select = s->select;
  struct ess_table values = {.width = s->table->width};
  enum ess_status st = ESS_OK;

  if (!s->table->n && !ess_table_add(s->table)) {
    return ess_run_memory(s->run);
  }
  st = ess_group_extend(s->run, s->where, select->where, s->table);
  if (st == ESS_OK && select->values) {
    st = ess_group_values(s->run, select->values, &values);
    st = st ? st : ess_join(s->run, s->table, &values);
  }
  ess_table_clear(&values);
  return st;
}

/* Solutions, or groups of them: counted, if that is all that is asked. */
static enum ess_status
solve(struct selecting *s)
{
  const struct ess_select *select = s->select;
  bool done = false;
  enum ess_status st = ess_counting_solve(s->run, s->where, select,
                                          &s->groups, s->table, &done);

  if (st == ESS_OK && !done) {
    ess_groups_clear(&s->groups);
    st = solve_where(s);
    if (st == ESS_OK && select->aggregates) {
      st = ess_groups_make(s->run, s->where, select, s->table, &s->groups);
    }
  }
  return st || !select->aggregates ? st : take_groups(s);
}

enum ess_status
ess_select_solve(struct ess_run *run, const struct ess_where *where,
                 const struct ess_select *select, struct ess_table *table)
{
  struct selecting s = {run, where, select, table, {{0}, NULL, 0, NULL}};
  enum ess_status st = solve(&s);

  st = st ? st : having(&s);
  st = st ? st : order_and_head(&s);
  st = st ? st : project(&s);
  if (st == ESS_OK && (select->distinct || select->reduced)) {
    st = ess_select_distinct(run, select, table);
  }
  ess_groups_clear(&s.groups);
  return st;
}

enum ess_status
ess_select_part(struct ess_run *run, const struct ess_where *where,
                const struct ess_select *select, struct ess_table *table)
{
  struct selecting s = {run, where, select, table, {{0}, NULL, 0, NULL}};
  enum ess_status st = solve_where(&s);

  st = st ? st : extend_head(&s);
  return st ? st : project(&s);
}
