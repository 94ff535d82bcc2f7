/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/grouping.h"

#include "base/slots.h"
#include "sparql/accumulator.h"
#include "sparql/existence.h"
#include "sparql/join.h"

#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------- which aggregates */

static enum ess_status
collect(struct ess_run *run, const struct ess_expr *expr,
        struct ess_groups *groups)
{
  enum ess_status st = ESS_OK;

  if (expr->kind >= ESS_EXPR_COUNT && expr->kind < ESS_EXPR_FUNCTIONS) {
    const struct ess_expr **exprs =
      realloc(groups->exprs,
              (groups->n + 1) * sizeof(const struct ess_expr *));
    if (!exprs) {
      return ess_run_memory(run);
    }
    groups->exprs = exprs;
    exprs[groups->n++] = expr;
    return ESS_OK;
  }
  for (size_t i = 0; i < expr->n && st == ESS_OK; ++i) {
    st = collect(run, expr->args[i], groups);
  }
  return st;
}

enum ess_status
ess_groups_collect(struct ess_run *run, const struct ess_select *select,
                   struct ess_groups *ret)
{
  const struct ess_columns *lists[] = {&select->columns, &select->order};
  enum ess_status st = ESS_OK;

  for (size_t k = 0; k < 2; ++k) {
    for (size_t i = 0; i < lists[k]->n && st == ESS_OK; ++i) {
      const struct ess_expr *expr = lists[k]->list[i].expr;
      st = expr ? collect(run, expr, ret) : ESS_OK;
    }
  }
  for (size_t i = 0; i < select->n_having && st == ESS_OK; ++i) {
    st = collect(run, select->having[i], ret);
  }
  return st;
}

/* ------------------------------------------------------------------- keys */

/* Keys of rows, in a table of their own: a column for each. */
static enum ess_status
find_keys(struct ess_run *run, const struct ess_where *where,
          const struct ess_select *select, const struct ess_table *table,
          struct ess_table *keys)
{
  enum ess_status st = ESS_OK;

  keys->width = select->group.n + 1;
  for (size_t i = 0; i < table->n; ++i) {
    if (!ess_table_add(keys)) {
      return ess_run_memory(run);
    }
  }
  for (size_t k = 0; k < select->group.n && st == ESS_OK; ++k) {
    const struct ess_column *column = &select->group.list[k];
    struct ess_existences existences = {0};
    if (column->expr) {
      st = ess_existences_find(run, where, column->expr, table, &existences);
    }
    struct ess_evaluation e = {.run = run,
                               .existences = existences.list,
                               .n_existences = existences.n};
    for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
      ess_id *key = &ess_table_row(keys, i)[k];
      e.row = ess_table_row(table, i);
      e.i = i;
      if (column->expr) {
        st = ess_evaluate_id(&e, column->expr, key);
      } else {
        *key = e.row[column->variable];
      }
      st = st ? st : ess_run_check(run, NULL);
    }
    ess_existences_clear(&existences);
  }
  return st;
}

/* Number of the group of each row, from 0; groups get a row each. */
static enum ess_status
number_groups(struct ess_run *run, const struct ess_select *select,
              const struct ess_table *keys, uint32_t *numbers,
              struct ess_table *rows)
{
  size_t *columns = malloc((keys->width + 1) * sizeof *columns);
  struct ess_hashed h = {0};
  enum ess_status st = columns ? ESS_OK : ess_run_memory(run);

  for (size_t i = 0; i < keys->width && st == ESS_OK; ++i) {
    columns[i] = i;
  }
  st = st ? st : ess_hashed_make(run, keys, columns, keys->width, &h);
  for (size_t i = 0; i < keys->n && st == ESS_OK; ++i) {
    const ess_id *key = ess_table_row(keys, i);
    const bool again = i && memcmp(key, ess_table_row(keys, i - 1),
                                   keys->width * sizeof *key) == 0;
    const size_t first = again ? i - 1 : ess_hashed_next(&h, key, 0) - 1;
    if (first < i) {
      numbers[i] = numbers[first];
      continue;
    }
    numbers[i] = (uint32_t)rows->n;
    ess_id *row = ess_table_add(rows);
    if (!row) {
      st = ess_run_memory(run);
      break;
    }
    for (size_t k = 0; k < select->group.n; ++k) {
      if (select->group.list[k].named) {
        row[select->group.list[k].variable] = key[k];
      }
    }
  }
  ess_hashed_clear(&h);
  free(columns);
  return st;
}

/* -------------------------------------------------------------- aggregates */

/* What a group has seen of an aggregate of DISTINCT values: pairs. */
struct seen {
  struct ess_arena arena;
  struct ess_slots slots;
  struct pair {
    uint32_t group;
    ess_id id;
  } *list;
  size_t n;
};

/* True if the pair is new. */
static bool
see(struct seen *seen, uint32_t group, ess_id id)
{
  const uint64_t mixed =
    (id ^ (uint64_t)group << 40 ^ group) * 0x9E3779B97F4A7C15ULL;
  const uint64_t hash = mixed ^ mixed >> 29;
  size_t probe = 0;
  size_t number = ess_slots_next(&seen->slots, hash, &probe);

  while (number && (seen->list[number - 1].group != group ||
                    seen->list[number - 1].id != id)) {
    number = ess_slots_next(&seen->slots, hash, &probe);
  }
  if (number) {
    return false;
  }
  struct pair *list =
    ess_arena_grow(&seen->arena, seen->list, seen->n, sizeof *list);
  if (list) {
    seen->list = list;
    list[seen->n++] = (struct pair){group, id};
    ess_slots_add(&seen->slots, &seen->arena, hash, seen->n);
  }
  return true;
}

/* COUNT(DISTINCT *): whole rows, which get numbers of their own. */
static enum ess_status
number_rows(struct ess_run *run, const struct ess_table *table, ess_id *ret)
{
  size_t *columns = malloc(table->width * sizeof *columns);
  struct ess_hashed h = {0};
  enum ess_status st = columns ? ESS_OK : ess_run_memory(run);

  for (size_t i = 0; i + 1 < table->width && st == ESS_OK; ++i) {
    columns[i] = i;
  }
  st = st ? st
          : ess_hashed_make(run, table, columns, table->width - 1, &h);
  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    ret[i] = ess_hashed_next(&h, ess_table_row(table, i), 0);
  }
  ess_hashed_clear(&h);
  free(columns);
  return st;
}

/* The identifier of what a row has for an aggregate, if that can be told
   without a look at its value; else 0. */
static ess_id
known_id(const struct ess_evaluation *e, const struct ess_expr *expr,
         const ess_id *whole)
{
  const bool variable =
    expr->n && expr->args[0]->kind == ESS_EXPR_VARIABLE;

  return whole      ? whole[e->i]
         : variable ? e->row[expr->args[0]->variable]
                    : 0;
}

/* The value of a row, and its identifier if it matters. */
static enum ess_status
value_of(struct ess_evaluation *e, const struct ess_expr *expr, ess_id *id,
         struct ess_datum *ret)
{
  ess_arena_reset(&e->run->scratch);
  *ret = ess_datum_boolean(true);
  /* COUNT wants to know that there is one. */
  if (!expr->n || (expr->kind == ESS_EXPR_COUNT && *id)) {
    return ESS_OK;
  }
  *ret = ess_evaluate(e, expr->args[0]);
  return expr->distinct && !*id && !ess_datum_is_error(ret)
           ? ess_run_datum_id(e->run, ret, id)
           : ESS_OK;
}

/* One value of an aggregate, to the group of its row. */
static enum ess_status
take_value(struct ess_evaluation *e, const struct ess_expr *expr,
           const ess_id *whole, struct seen *seen, uint32_t group,
           struct ess_accumulator *accumulators)
{
  ess_id id = known_id(e, expr, whole);
  const bool known = expr->distinct && id;
  struct ess_datum datum;
  enum ess_status st = ESS_OK;

  if (known && !see(seen, group, id)) {
    return ESS_OK;
  }
  st = value_of(e, expr, &id, &datum);
  if (st == ESS_OK && (known || !expr->distinct ||
                       ess_datum_is_error(&datum) ||
                       see(seen, group, id))) {
    ess_accumulator_add(&accumulators[group], &datum, &e->run->scratch);
    st = accumulators[group].kept.status || seen->arena.status
           ? ess_run_memory(e->run)
           : ESS_OK;
  }
  return st ? st : e->status;
}

static enum ess_status
finish(struct ess_run *run, struct ess_groups *groups, size_t nth,
       const struct ess_accumulator *accumulators)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < groups->rows.n && st == ESS_OK; ++i) {
    ess_arena_reset(&run->scratch);
    const struct ess_datum datum =
      ess_accumulator_value(&accumulators[i], &run->scratch);
    st = ess_run_datum_id(run, &datum, &groups->ids[i * groups->n + nth]);
  }
  return st;
}

static enum ess_status
accumulate(struct ess_run *run, const struct ess_where *where,
           const struct ess_table *table, const uint32_t *numbers,
           struct ess_groups *groups, size_t nth)
{
  const struct ess_expr *expr = groups->exprs[nth];
  const bool whole_rows = expr->distinct && !expr->n;
  struct ess_accumulator *accumulators =
    calloc(groups->rows.n + 1, sizeof *accumulators);
  ess_id *whole = whole_rows ? calloc(table->n + 1, sizeof *whole) : NULL;
  struct ess_existences existences = {0};
  struct seen seen = {0};
  enum ess_status st = accumulators && (whole || !whole_rows)
                         ? ESS_OK
                         : ess_run_memory(run);

  for (size_t i = 0; i < groups->rows.n && st == ESS_OK; ++i) {
    accumulators[i] = (struct ess_accumulator){
      .kind = expr->kind, .separator = expr->separator};
  }
  if (st == ESS_OK && whole) {
    st = number_rows(run, table, whole);
  }
  if (st == ESS_OK && expr->n) {
    st = ess_existences_find(run, where, expr->args[0], table, &existences);
  }
  struct ess_evaluation e = {.run = run,
                             .existences = existences.list,
                             .n_existences = existences.n};
  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    e.row = ess_table_row(table, i);
    e.i = i;
    st = take_value(&e, expr, whole, &seen, numbers[i], accumulators);
    st = st ? st : ess_run_check(run, NULL);
  }
  st = st ? st : finish(run, groups, nth, accumulators);
  for (size_t i = 0; accumulators && i < groups->rows.n; ++i) {
    ess_accumulator_clear(&accumulators[i]);
  }
  ess_existences_clear(&existences);
  ess_arena_clear(&seen.arena);
  free(whole);
  free(accumulators);
  return st;
}

enum ess_status
ess_groups_make(struct ess_run *run, const struct ess_where *where,
                const struct ess_select *select, struct ess_table *table,
                struct ess_groups *ret)
{
  const size_t nth =
    ess_step_begin(run, "group", (struct ess_view){NULL, 0}, -1);
  struct ess_table keys = {.width = 1};
  uint32_t *numbers = malloc((table->n + 1) * sizeof *numbers);
  enum ess_status st = numbers ? ESS_OK : ess_run_memory(run);

  ret->rows.width = table->width;
  st = st ? st : ess_groups_collect(run, select, ret);
  st = st ? st : find_keys(run, where, select, table, &keys);
  st = st ? st : number_groups(run, select, &keys, numbers, &ret->rows);
  /* Without GROUP BY there is one group, even of nothing. */
  if (st == ESS_OK && !select->group.n && !ret->rows.n &&
      !ess_table_add(&ret->rows)) {
    st = ess_run_memory(run);
  }
  if (st == ESS_OK) {
    ret->ids = calloc(ret->rows.n * ret->n + 1, sizeof *ret->ids);
    st = ret->ids ? ESS_OK : ess_run_memory(run);
  }
  for (size_t i = 0; i < ret->n && st == ESS_OK; ++i) {
    st = accumulate(run, where, table, numbers, ret, i);
  }
  free(numbers);
  ess_table_clear(&keys);
  ess_step_end(run, nth, ret->rows.n);
  return st;
}

struct ess_aggregated
ess_groups_at(const struct ess_groups *groups, size_t i)
{
  return (struct ess_aggregated){groups->exprs, groups->ids + i * groups->n,
                                 groups->n};
}

void
ess_groups_clear(struct ess_groups *groups)
{
  ess_table_clear(&groups->rows);
  free(groups->exprs);
  free(groups->ids);
  *groups = (struct ess_groups){0};
}
