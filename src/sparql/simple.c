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

bool
ess_group_is_simple(const struct ess_run *run,
                    const struct ess_pattern *group,
                    const struct ess_table *table, bool optional)
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
        simple =
          simple && (!vars[k] || certain[k] || !ess_table_binds_any(table, k));
      }
      simple = simple && ess_group_is_simple(run, child->children[0], table,
                                             true);
      break;
    case ESS_PATTERN_GROUP:
      simple = ess_group_is_simple(run, child, table, false);
      break;
    default:
      simple = false;
    }
  }
  free(certain);
  return simple;
}
