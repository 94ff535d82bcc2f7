/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/simple.h"

#include "sparql/vars.h"

#include <stdlib.h>
#include <string.h>

static void
add_filter_vars(const struct ess_pattern *group, bool *vars)
{
  for (size_t i = 0; i < group->n; ++i) {
    if (group->children[i]->kind == ESS_PATTERN_FILTER) {
      ess_vars_of_expr(group->children[i]->expr, vars);
    }
  }
}

/* Whether `group` may be joined to rows that bind the variables `outer`: its
   filters look at nothing but what it binds itself (or, if `optional`, at
   anything: OPTIONAL's own filters see both sides), and what its OPTIONAL
   parts, and their filters, share with the outside, it binds as well. */
static bool
is_simple(const struct ess_run *run, const struct ess_pattern *group,
          const bool *outer, bool optional)
{
  const size_t width = run->width;
  bool *certain = calloc(2 * width, sizeof *certain);
  bool *vars = certain ? certain + width : NULL;
  bool simple = certain != NULL;

  if (simple) {
    ess_vars_certain(group, certain);
  }
  for (size_t i = 0; i < group->n && simple; ++i) {
    const struct ess_pattern *child = group->children[i];
    memset(vars, 0, width * sizeof *vars);
    switch (child->kind) {
    case ESS_PATTERN_TRIPLES:
    case ESS_PATTERN_SERVICE: /* what comes of it looks at nothing here */
      break;
    case ESS_PATTERN_FILTER:
      ess_vars_of_expr(child->expr, vars);
      simple = optional || (!ess_expr_has_exists(child->expr) &&
                            ess_vars_within(vars, certain, width));
      break;
    case ESS_PATTERN_OPTIONAL:
      ess_vars_bound(child, vars);
      add_filter_vars(child->children[0], vars);
      for (size_t k = 0; k < width; ++k) {
        simple = simple && (!vars[k] || !outer[k] || certain[k]);
      }
      simple = simple && is_simple(run, child->children[0], outer, true);
      break;
    case ESS_PATTERN_GROUP:
      simple = is_simple(run, child, outer, false);
      break;
    default:
      simple = false;
    }
  }
  free(certain);
  return simple;
}

static void
find_outer(const struct ess_table *table, bool *outer)
{
  for (size_t k = 0; k + 1 < table->width; ++k) {
    outer[k] = false;
    for (size_t i = 0; i < table->n && !outer[k]; ++i) {
      outer[k] = ess_table_row(table, i)[k] != 0;
    }
  }
  outer[table->width - 1] = false;
}

enum ess_status
ess_group_is_simple(struct ess_run *run, const struct ess_pattern *group,
                    const struct ess_table *table, bool optional, bool *ret)
{
  bool *outer = malloc(run->width * sizeof *outer);

  if (!outer) {
    return ess_run_memory(run);
  }
  find_outer(table, outer);
  *ret = is_simple(run, group, outer, optional);
  free(outer);
  return ESS_OK;
}
