/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/stream.h"

static bool is_by_row(const struct ess_pattern *part);

/* EXISTS is answered for the rows of a batch. */
static bool
expr_is_by_row(const struct ess_expr *expr)
{
  bool yes = !expr || !expr->pattern || is_by_row(expr->pattern);
  for (size_t i = 0; expr && i < expr->n && yes; ++i) {
    yes = expr_is_by_row(expr->args[i]);
  }
  return yes;
}

/* Whether what `part` does to a row has nothing to do with the others, nor
   needs more than a look at the store. MINUS and sub-SELECT are solved as a
   whole, and SERVICE is asked each time. */
static bool
is_by_row(const struct ess_pattern *part)
{
  bool yes = true;

  switch (part->kind) {
  case ESS_PATTERN_TRIPLES:
  case ESS_PATTERN_VALUES:
    return true;
  case ESS_PATTERN_FILTER:
  case ESS_PATTERN_BIND:
    return expr_is_by_row(part->expr);
  case ESS_PATTERN_GROUP:
  case ESS_PATTERN_OPTIONAL:
  case ESS_PATTERN_UNION:
    break;
  case ESS_PATTERN_GRAPH:
    yes = !part->node.is_variable;
    break;
  case ESS_PATTERN_MINUS:
  case ESS_PATTERN_SERVICE:
  case ESS_PATTERN_SELECT:
    return false;
  }
  for (size_t i = 0; i < part->n && yes; ++i) {
    yes = is_by_row(part->children[i]);
  }
  return yes;
}

/* The first part is a basic pattern, which reads a batch. */
static bool
begins_with_triples(const struct ess_pattern *group)
{
  size_t i = 0;
  while (i < group->n && group->children[i]->kind == ESS_PATTERN_FILTER) {
    ++i;
  }
  return i < group->n && group->children[i]->kind == ESS_PATTERN_TRIPLES &&
         group->children[i]->n_triples > 0;
}

bool
ess_streams(const struct ess_select *select)
{
  bool yes = !select->aggregates && !select->order.n &&
             begins_with_triples(select->where) && is_by_row(select->where);

  for (size_t i = 0; i < select->columns.n && yes; ++i) {
    yes = expr_is_by_row(select->columns.list[i].expr);
  }
  return yes;
}
