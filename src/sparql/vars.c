/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/vars.h"

static void
add_node(const struct ess_node *node, bool *set)
{
  if (node->is_variable) {
    set[node->variable] = true;
  }
}

static void
add_triples(const struct ess_pattern *pattern, bool *set)
{
  for (size_t i = 0; i < pattern->n_triples; ++i) {
    const struct ess_triple *triple = &pattern->triples[i];
    add_node(&triple->subject, set);
    if (!triple->path) {
      add_node(&triple->predicate, set);
    }
    add_node(&triple->object, set);
  }
}

void
ess_vars_of_expr(const struct ess_expr *expr, bool *set)
{
  if (expr->kind == ESS_EXPR_VARIABLE) {
    set[expr->variable] = true;
  }
  if (expr->pattern) {
    ess_vars_bound(expr->pattern, set);
  }
  for (size_t i = 0; i < expr->n; ++i) {
    ess_vars_of_expr(expr->args[i], set);
  }
}

void
ess_vars_of_columns(const struct ess_columns *columns, bool *set)
{
  for (size_t i = 0; i < columns->n; ++i) {
    if (columns->list[i].expr) {
      ess_vars_of_expr(columns->list[i].expr, set);
    } else {
      set[columns->list[i].variable] = true;
    }
  }
}

bool
ess_expr_has_exists(const struct ess_expr *expr)
{
  bool has = expr->kind == ESS_EXPR_EXISTS ||
             expr->kind == ESS_EXPR_NOT_EXISTS;
  for (size_t i = 0; i < expr->n && !has; ++i) {
    has = ess_expr_has_exists(expr->args[i]);
  }
  return has;
}

static void
add_select(const struct ess_select *select, bool *set)
{
  for (size_t i = 0; i < select->columns.n; ++i) {
    set[select->columns.list[i].variable] = true;
  }
}

void
ess_vars_bound(const struct ess_pattern *pattern, bool *set)
{
  switch (pattern->kind) {
  case ESS_PATTERN_TRIPLES:
    add_triples(pattern, set);
    return;
  case ESS_PATTERN_BIND:
    set[pattern->variable] = true;
    return;
  case ESS_PATTERN_VALUES:
    for (size_t i = 0; i < pattern->values->n; ++i) {
      set[pattern->values->variables[i]] = true;
    }
    return;
  case ESS_PATTERN_SELECT:
    add_select(pattern->query, set);
    return;
  case ESS_PATTERN_FILTER:
  case ESS_PATTERN_MINUS:
    return;
  case ESS_PATTERN_GRAPH:
  case ESS_PATTERN_SERVICE:
    add_node(&pattern->node, set);
    break;
  case ESS_PATTERN_GROUP:
  case ESS_PATTERN_OPTIONAL:
  case ESS_PATTERN_UNION:
    break;
  }
  for (size_t i = 0; i < pattern->n; ++i) {
    ess_vars_bound(pattern->children[i], set);
  }
}

void
ess_vars_certain(const struct ess_pattern *pattern, bool *set)
{
  for (size_t i = 0; i < pattern->n; ++i) {
    if (pattern->children[i]->kind == ESS_PATTERN_TRIPLES) {
      add_triples(pattern->children[i], set);
    }
  }
}

bool
ess_vars_within(const bool *a, const bool *b, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (a[i] && !b[i]) {
      return false;
    }
  }
  return true;
}
