/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/solve.h"

#include "redland/basic.h"
#include "redland/filter.h"

/* The filters that stand in one group, to be tested together. */
struct filters {
  const struct ess_graph *graph;
  rasqal_graph_pattern *group;
};

static bool
pass(const void *self, const uint32_t *row)
{
  const struct filters *filters = self;
  rasqal_graph_pattern *sub = NULL;

  for (int i = 0;
       (sub = rasqal_graph_pattern_get_sub_graph_pattern(filters->group, i));
       ++i) {
    rasqal_expression *e = rasqal_graph_pattern_get_filter_expression(sub);
    if (e && ess_filter_test(filters->graph, e, row) != ESS_TRUE) {
      return false;
    }
  }
  return true;
}

/* Put what `acc` joined with `with` gives in the place of `acc`. */
static enum ess_status
join_into(struct ess_solutions *acc, const struct ess_solutions *with,
          const struct ess_join *how)
{
  struct ess_solutions joined = {.width = acc->width};
  const enum ess_status st = ess_solutions_join(acc, with, how, &joined);
  ess_solutions_clear(acc);
  *acc = joined;
  return st;
}

static enum ess_status solve_group(const struct ess_graph *graph,
                                   rasqal_graph_pattern *group,
                                   struct ess_solutions *out);

/* The filters of an OPTIONAL's group see both sides: 18.2.2.6. */
static enum ess_status
join_optional(const struct ess_graph *graph, rasqal_graph_pattern *optional,
              struct ess_solutions *acc)
{
  rasqal_graph_pattern *only =
    rasqal_graph_pattern_get_sub_graph_pattern(optional, 0);
  const bool wrapped =
    only && !rasqal_graph_pattern_get_sub_graph_pattern(optional, 1) &&
    rasqal_graph_pattern_get_operator(only) ==
      RASQAL_GRAPH_PATTERN_OPERATOR_GROUP;
  const struct filters filters = {graph, wrapped ? only : optional};
  const struct ess_join how = {true, pass, &filters};
  struct ess_solutions inner = {.width = acc->width};
  enum ess_status st = solve_group(graph, filters.group, &inner);

  st = st ? st : join_into(acc, &inner, &how);
  ess_solutions_clear(&inner);
  return st;
}

static enum ess_status
join_element(const struct ess_graph *graph, rasqal_graph_pattern *gp,
             struct ess_solutions *acc)
{
  const struct ess_join how = {false, NULL, NULL};
  struct ess_solutions inner = {.width = acc->width};
  enum ess_status st = ess_solve(graph, gp, &inner);

  st = st ? st : join_into(acc, &inner, &how);
  ess_solutions_clear(&inner);
  return st;
}

/* The elements of `group` joined in their order, its filters left out. */
static enum ess_status
solve_group(const struct ess_graph *graph, rasqal_graph_pattern *group,
            struct ess_solutions *out)
{
  rasqal_graph_pattern *sub = NULL;
  enum ess_status st = ess_solutions_add(out, NULL);

  for (int i = 0;
       !st && (sub = rasqal_graph_pattern_get_sub_graph_pattern(group, i));
       ++i) {
    switch (rasqal_graph_pattern_get_operator(sub)) {
    case RASQAL_GRAPH_PATTERN_OPERATOR_FILTER:
      break;
    case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
      st = join_optional(graph, sub, out);
      break;
    default:
      st = join_element(graph, sub, out);
      break;
    }
  }
  return st;
}

static enum ess_status
solve_filtered(const struct ess_graph *graph, rasqal_graph_pattern *group,
               struct ess_solutions *out)
{
  const struct filters filters = {graph, group};
  struct ess_solutions all = {.width = out->width};
  enum ess_status st = solve_group(graph, group, &all);

  for (size_t i = 0; st == ESS_OK && i < all.n; ++i) {
    if (pass(&filters, ess_solutions_row(&all, i))) {
      st = ess_solutions_add(out, ess_solutions_row(&all, i));
    }
  }
  ess_solutions_clear(&all);
  return st;
}

static enum ess_status
solve_union(const struct ess_graph *graph, rasqal_graph_pattern *gp,
            struct ess_solutions *out)
{
  rasqal_graph_pattern *sub = NULL;
  enum ess_status st = ESS_OK;

  for (int i = 0;
       !st && (sub = rasqal_graph_pattern_get_sub_graph_pattern(gp, i));
       ++i) {
    st = ess_solve(graph, sub, out);
  }
  return st;
}

/* rasqal leaves the outermost group out when it has but one element. */
static enum ess_status
solve_optional(const struct ess_graph *graph, rasqal_graph_pattern *gp,
               struct ess_solutions *out)
{
  struct ess_solutions acc = {.width = out->width};
  enum ess_status st = ess_solutions_add(&acc, NULL);

  st = st ? st : join_optional(graph, gp, &acc);
  st = st ? st : ess_solutions_append(out, &acc);
  ess_solutions_clear(&acc);
  return st;
}

enum ess_status
ess_solve(const struct ess_graph *graph, rasqal_graph_pattern *pattern,
          struct ess_solutions *out)
{
  switch (rasqal_graph_pattern_get_operator(pattern)) {
  case RASQAL_GRAPH_PATTERN_OPERATOR_BASIC:
    return ess_basic_solve(graph, pattern, out);
  case RASQAL_GRAPH_PATTERN_OPERATOR_GROUP:
    return solve_filtered(graph, pattern, out);
  case RASQAL_GRAPH_PATTERN_OPERATOR_UNION:
    return solve_union(graph, pattern, out);
  case RASQAL_GRAPH_PATTERN_OPERATOR_OPTIONAL:
    return solve_optional(graph, pattern, out);
  default:
    return ESS_BUG;
  }
}
