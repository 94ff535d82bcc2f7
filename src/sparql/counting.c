/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/counting.h"

#include "sparql/basic.h"
#include "sparql/matching.h"
#include "sparql/select.h"
#include "sparql/vars.h"

#include <stdlib.h>

enum { nobody = -1 };

/* What is counted: the matches of a pattern, or the values of a column among
   them, for each value of another column. */
struct counting {
  struct ess_run *run;
  struct ess_match match;
  enum ess_order order;
  int by;             /* column of GROUP BY, or of DISTINCT; or nobody */
  int what;           /* column whose distinct values count; or nobody */
  ess_id value;       /* of `by`, at hand */
  uint64_t matches;   /* with it */
  uint64_t different; /* values of `what` among them */
};

/* ---------------------------------------------------------------- whether */

/* The only pattern there is, or NULL; `*where` may be GRAPH. */
static const struct ess_triple *
lone_pattern(const struct ess_select *select, struct ess_where *where)
{
  const struct ess_pattern *group = select->where;

  if (group->n == 1 && group->children[0]->kind == ESS_PATTERN_GRAPH) {
    *where = (struct ess_where){true, group->children[0]->node};
    group = group->children[0]->children[0];
  }
  const bool lone = !select->values && group->n == 1 &&
                    group->children[0]->kind == ESS_PATTERN_TRIPLES &&
                    group->children[0]->n_triples == 1 &&
                    !group->children[0]->triples->path;
  return lone ? group->children[0]->triples : NULL;
}

bool
ess_counting_suits(const struct ess_select *select)
{
  struct ess_where where;
  return select->distinct && select->columns.n == 1 &&
         !select->columns.list[0].expr && lone_pattern(select, &where);
}

static bool
has_column(const struct ess_match *match, int column)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (match->column[i] == column) {
      return true;
    }
  }
  return false;
}

/* Every aggregate counts matches, or the values of one and the same column. */
static bool
only_counts(struct counting *c, const struct ess_groups *groups)
{
  for (size_t i = 0; i < groups->n; ++i) {
    const struct ess_expr *expr = groups->exprs[i];
    const struct ess_expr *arg = expr->n ? expr->args[0] : NULL;
    if (expr->kind != ESS_EXPR_COUNT ||
        (arg && (arg->kind != ESS_EXPR_VARIABLE ||
                 !has_column(&c->match, (int)arg->variable))) ||
        (expr->distinct && !arg)) {
      return false;
    }
    if (expr->distinct && c->what != nobody &&
        c->what != (int)arg->variable) {
      return false;
    }
    c->what = expr->distinct ? (int)arg->variable : c->what;
  }
  return true;
}

/* Of DISTINCT, the one variable of the head, if nothing else is looked at. */
static bool
only_distinct(struct counting *c, const struct ess_select *select)
{
  bool *vars = calloc(c->run->width, sizeof *vars);
  bool only = vars && select->distinct && select->columns.n == 1 &&
              !select->columns.list[0].expr;

  for (size_t i = 0; only && i < select->order.n; ++i) {
    const struct ess_expr *expr = select->order.list[i].expr;
    only = !expr || !ess_expr_has_exists(expr);
  }
  if (only) {
    ess_vars_of_columns(&select->order, vars);
    c->by = (int)select->columns.list[0].variable;
    vars[c->by] = false;
  }
  for (size_t i = 0; only && i < c->run->width; ++i) {
    only = !vars[i];
  }
  free(vars);
  return only && has_column(&c->match, c->by);
}

static bool
only_grouped(struct counting *c, const struct ess_select *select,
             const struct ess_groups *groups)
{
  if (select->group.n > 1 ||
      (select->group.n && select->group.list[0].expr)) {
    return false;
  }
  if (select->group.n) {
    c->by = (int)select->group.list[0].variable;
  }
  return (c->by == nobody || has_column(&c->match, c->by)) &&
         only_counts(c, groups);
}

/* An order in which equal values stand together: of `by`, and with one of
   those, of `what`. */
static bool
find_order(struct counting *c, const struct ess_quad *pattern)
{
  const int wanted[] = {c->by == nobody ? c->what : c->by,
                        c->by == nobody ? nobody : c->what};

  for (unsigned i = 0; i < ESS_ORDERS; ++i) {
    const enum ess_order order = (enum ess_order)i;
    unsigned at = ess_order_bound(order, pattern);
    bool fits = ess_matching_is_range(order, pattern);
    for (unsigned k = 0; k < 2 && fits; ++k) {
      if (wanted[k] != nobody && wanted[k] != (k ? wanted[0] : nobody)) {
        fits = at < ESS_PLACES &&
               c->match.column[ess_order_place(order, at)] == wanted[k];
        ++at;
      }
    }
    if (fits) {
      c->order = order;
      return true;
    }
  }
  return false;
}

/* --------------------------------------------------------------- counting */

static enum ess_status
add_value(struct counting *c, struct ess_table *table)
{
  ess_id *row = ess_table_add(table);

  if (!row) {
    return ess_run_memory(c->run);
  }
  if (c->by != nobody) {
    row[c->by] = c->value;
  }
  return ess_run_check(c->run, table);
}

static enum ess_status
add_group(struct counting *c, struct ess_groups *groups)
{
  const size_t before = groups->rows.n * groups->n;
  ess_id *ids =
    realloc(groups->ids, (before + groups->n + 1) * sizeof *ids);
  enum ess_status st = ids ? ESS_OK : ess_run_memory(c->run);

  groups->ids = ids ? ids : groups->ids;
  for (size_t i = 0; i < groups->n && st == ESS_OK; ++i) {
    const uint64_t n =
      groups->exprs[i]->distinct ? c->different : c->matches;
    const struct ess_datum datum = ess_datum_integer((int64_t)n);
    ess_arena_reset(&c->run->scratch);
    st = ess_run_datum_id(c->run, &datum, &ids[before + i]);
  }
  return st ? st : add_value(c, &groups->rows);
}

static enum ess_status
close_value(struct counting *c, bool aggregates, struct ess_groups *groups,
            struct ess_table *table)
{
  const enum ess_status st =
    aggregates ? add_group(c, groups) : add_value(c, table);
  c->matches = 0;
  c->different = 0;
  return st;
}

static ess_id
in_column(const struct ess_match *match, const struct ess_quad *quad,
          int column)
{
  for (unsigned i = 0; column != nobody && i < ESS_PLACES; ++i) {
    if (match->column[i] == column) {
      return quad->at[i];
    }
  }
  return 0;
}

/* `enough` values will do, of DISTINCT. */
static enum ess_status
count(struct counting *c, const struct ess_quad *pattern, bool aggregates,
      size_t enough, struct ess_groups *groups, struct ess_table *table)
{
  struct ess_matching m;
  struct ess_quad quad;
  ess_id last = 0;
  bool any = true;
  enum ess_status st =
    ess_matching_open(&m, c->run, &c->match, c->order, pattern);

  while (st == ESS_OK && table->n < enough &&
         (st = ess_matching_next(&m, &quad, &any)) == ESS_OK && any) {
    const ess_id by = in_column(&c->match, &quad, c->by);
    const ess_id what = in_column(&c->match, &quad, c->what);
    if (by != c->value && c->matches) {
      st = close_value(c, aggregates, groups, table);
    }
    c->different += !c->matches || what != last;
    ++c->matches;
    c->value = by;
    last = what;
    st = st ? st : ess_run_check(c->run, NULL);
  }
  /* Without GROUP BY there is one group, even of nothing. */
  if (st == ESS_OK && table->n < enough &&
      (c->matches || (aggregates && c->by == nobody))) {
    st = close_value(c, aggregates, groups, table);
  }
  ess_matching_close(&m);
  return st;
}

/* The number of matches that the store keeps, if it keeps it. */
static enum ess_status
kept_number(const struct counting *c, const struct ess_quad *pattern,
            uint64_t *ret, bool *ret_kept)
{
  const struct ess_seen *seen = &c->run->seen;
  const bool merged = !pattern->at[ESS_G] && seen->merged &&
                      !seen->chosen &&
                      c->match.column[ESS_G] == ESS_NO_COLUMN;
  struct ess_predicate_counts predicate;
  struct ess_store_counts all;

  *ret_kept = false;
  if (c->by != nobody || c->what != nobody || pattern->at[ESS_S] ||
      pattern->at[ESS_O] || (pattern->at[ESS_P] && !merged)) {
    return ESS_OK;
  }
  enum ess_status st = ESS_OK;
  if (pattern->at[ESS_P]) {
    st = ess_txn_predicate(c->run->txn, pattern->at[ESS_P], &predicate);
    *ret = predicate.triples;
  } else if (pattern->at[ESS_G]) {
    st = ess_txn_count(c->run->txn, ESS_COUNTED_GRAPH, pattern->at[ESS_G],
                       ret);
  } else if (merged) {
    st = ess_txn_counts(c->run->txn, &all);
    *ret = all.triples;
  } else {
    return ESS_OK;
  }
  *ret_kept = st == ESS_OK;
  return st;
}

enum ess_status
ess_counting_solve(struct ess_run *run, const struct ess_where *where,
                   const struct ess_select *select,
                   struct ess_groups *groups, struct ess_table *table,
                   bool *ret_done)
{
  struct ess_where in = *where;
  const struct ess_triple *triple = lone_pattern(select, &in);
  struct counting c = {.run = run, .by = nobody, .what = nobody};
  struct ess_quad pattern;
  bool kept = false;
  enum ess_status st = ESS_OK;

  *ret_done = false;
  groups->rows.width = table->width;
  if (!triple || table->n) {
    return ESS_OK;
  }
  st = ess_match_of(run, &in, triple, &c.match);
  if (st == ESS_OK && select->aggregates) {
    st = ess_groups_collect(run, select, groups);
  }
  if (st != ESS_OK || c.match.impossible || c.match.repeats ||
      !ess_matching_pattern(&c.match, NULL, &pattern) ||
      !(select->aggregates ? only_grouped(&c, select, groups)
                           : only_distinct(&c, select)) ||
      !find_order(&c, &pattern)) {
    return st;
  }
  const size_t enough = select->aggregates || select->order.n
                          ? SIZE_MAX
                          : ess_select_end(select, SIZE_MAX);
  const size_t nth = ess_step_begin(run, "count",
                                    ess_basic_text(run, triple), -1);
  st = kept_number(&c, &pattern, &c.matches, &kept);
  if (st == ESS_OK) {
    st = kept ? add_group(&c, groups)
              : count(&c, &pattern, select->aggregates, enough, groups,
                      table);
  }
  ess_step_end(run, nth, select->aggregates ? groups->rows.n : table->n);
  *ret_done = st == ESS_OK;
  return st;
}
