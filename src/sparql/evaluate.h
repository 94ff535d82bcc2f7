/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Expressions over a row (layer 5; SPARQL 1.1 Query, section 17). */

#ifndef ESSAIM_SPARQL_EVALUATE_H
#define ESSAIM_SPARQL_EVALUATE_H

#include "sparql/run.h"

/** Values of aggregates, by the expressions that they are of. */
struct ess_aggregated {
  const struct ess_expr *const *exprs;
  const ess_id *ids;
  size_t n;
};

/** Answers of one EXISTS for each row of a table. */
struct ess_existence {
  const struct ess_expr *expr;
  const bool *answers;
};

/** What an expression is evaluated over. */
struct ess_evaluation {
  struct ess_run *run;
  const ess_id *row;
  size_t i;                             /**< Its number */
  const struct ess_aggregated *aggregated; /**< or NULL */
  const struct ess_existence *existences;
  size_t n_existences;
  enum ess_status status;               /**< First failure that is no type
                                             error: reported */
};

/** The value of `expr`, valid until `run->scratch` is reset. */
struct ess_datum ess_evaluate(struct ess_evaluation *e,
                              const struct ess_expr *expr);

/** The identifier of the value of `expr`, 0 for an error; resets
    `run->scratch`. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_evaluate_id(struct ess_evaluation *e,
                                const struct ess_expr *expr, ess_id *ret);

/** Whether `expr` holds; resets `run->scratch`. ESS_IO or ESS_LIMIT,
    reported. */
enum ess_status ess_evaluate_holds(struct ess_evaluation *e,
                                   const struct ess_expr *expr, bool *ret);

#endif
