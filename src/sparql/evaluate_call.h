/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Calls whose arguments are all evaluated first (layer 5). */

#ifndef ESSAIM_SPARQL_EVALUATE_CALL_H
#define ESSAIM_SPARQL_EVALUATE_CALL_H

#include "sparql/evaluate.h"

/** The value of `expr`, a function named by an IRI: of a cast, or an error.
    As ess_evaluate. */
struct ess_datum ess_evaluate_cast(struct ess_evaluation *e,
                                   const struct ess_expr *expr);

/** The value of `expr`, an operator or a built-in function. As
    ess_evaluate. */
struct ess_datum ess_evaluate_call(struct ess_evaluation *e,
                                   const struct ess_expr *expr);

#endif
