/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which variables a part of a request has (layer 5). A set is an array of
   bools, one for each variable. */

#ifndef ESSAIM_SPARQL_VARS_H
#define ESSAIM_SPARQL_VARS_H

#include "sparql/ast.h"

/** Add the variables of `expr`, those of patterns of EXISTS too. */
void ess_vars_of_expr(const struct ess_expr *expr, bool *set);

/** Add those that the columns, keys or conditions of `columns` look at. */
void ess_vars_of_columns(const struct ess_columns *columns, bool *set);

/** Add the variables that `pattern` may bind, in any row. */
void ess_vars_bound(const struct ess_pattern *pattern, bool *set);

/** Add those that stand in triple patterns right in the group `pattern`, and
    so are bound in all its rows. */
void ess_vars_certain(const struct ess_pattern *pattern, bool *set);

/** True if `expr` has EXISTS or NOT EXISTS. */
bool ess_expr_has_exists(const struct ess_expr *expr);

/** True if each of the `n` variables of `a` is in `b`. */
bool ess_vars_within(const bool *a, const bool *b, size_t n);

#endif
