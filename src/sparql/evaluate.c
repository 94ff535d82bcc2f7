/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/evaluate.h"

#include "sparql/compare.h"
#include "sparql/evaluate_call.h"

static struct ess_datum
value_of(struct ess_evaluation *e, ess_id id)
{
  enum ess_status st = ESS_OK;
  const struct ess_datum datum = ess_run_datum(e->run, id, &st);
  e->status = e->status ? e->status : st;
  return datum;
}

static enum ess_truth
truth_of(struct ess_evaluation *e, const struct ess_expr *expr)
{
  const struct ess_datum datum = ess_evaluate(e, expr);
  return ess_datum_truth(&datum);
}

static struct ess_datum
of_truth(enum ess_truth truth)
{
  return truth == ESS_TRUTH_ERROR ? ess_datum_error()
                                  : ess_datum_boolean(truth == ESS_TRUE);
}

/* Both sides of a table: what decides, decides in spite of an error. */
static struct ess_datum
connect(struct ess_evaluation *e, const struct ess_expr *expr,
        enum ess_truth decides)
{
  enum ess_truth result = decides == ESS_TRUE ? ESS_FALSE : ESS_TRUE;

  for (size_t i = 0; i < expr->n; ++i) {
    const enum ess_truth truth = truth_of(e, expr->args[i]);
    if (truth == decides) {
      return of_truth(decides);
    }
    result = truth == ESS_TRUTH_ERROR ? truth : result;
  }
  return of_truth(result);
}

static struct ess_datum
among(struct ess_evaluation *e, const struct ess_expr *expr, bool is_in)
{
  const struct ess_datum wanted = ess_evaluate(e, expr->args[0]);
  enum ess_truth result = ESS_FALSE;

  for (size_t i = 1; i < expr->n && e->status == ESS_OK; ++i) {
    const struct ess_datum other = ess_evaluate(e, expr->args[i]);
    e->status = e->status ? e->status : ess_run_work(e->run, 1);
    const enum ess_truth truth =
      ess_datum_is_error(&wanted) || ess_datum_is_error(&other)
        ? ESS_TRUTH_ERROR
        : ess_datum_equal(&wanted, &other);
    if (truth == ESS_TRUE) {
      return ess_datum_boolean(is_in);
    }
    result = truth == ESS_TRUTH_ERROR ? truth : result;
  }
  return result == ESS_TRUTH_ERROR ? ess_datum_error()
                                   : ess_datum_boolean(!is_in);
}

static struct ess_datum
exists(const struct ess_evaluation *e, const struct ess_expr *expr)
{
  for (size_t i = 0; i < e->n_existences; ++i) {
    if (e->existences[i].expr == expr) {
      return ess_datum_boolean(e->existences[i].answers[e->i] ==
                               (expr->kind == ESS_EXPR_EXISTS));
    }
  }
  return ess_datum_error();
}

static struct ess_datum
aggregate(struct ess_evaluation *e, const struct ess_expr *expr)
{
  for (size_t i = 0; e->aggregated && i < e->aggregated->n; ++i) {
    if (e->aggregated->exprs[i] == expr) {
      return value_of(e, e->aggregated->ids[i]);
    }
  }
  return ess_datum_error();
}

static struct ess_datum
coalesce(struct ess_evaluation *e, const struct ess_expr *expr)
{
  for (size_t i = 0; i < expr->n; ++i) {
    const struct ess_datum datum = ess_evaluate(e, expr->args[i]);
    if (!ess_datum_is_error(&datum)) {
      return datum;
    }
  }
  return ess_datum_error();
}

static struct ess_datum
choose(struct ess_evaluation *e, const struct ess_expr *expr)
{
  const enum ess_truth truth = truth_of(e, expr->args[0]);
  return truth == ESS_TRUTH_ERROR
           ? ess_datum_error()
           : ess_evaluate(e, expr->args[truth == ESS_TRUE ? 1 : 2]);
}

struct ess_datum
ess_evaluate(struct ess_evaluation *e, const struct ess_expr *expr)
{
  switch (expr->kind) {
  case ESS_EXPR_TERM:
    return ess_datum_of_term(&expr->term, &e->run->scratch);
  case ESS_EXPR_VARIABLE:
    return value_of(e, e->row[expr->variable]);
  case ESS_EXPR_OR:
    return connect(e, expr, ESS_TRUE);
  case ESS_EXPR_AND:
    return connect(e, expr, ESS_FALSE);
  case ESS_EXPR_IN:
    return among(e, expr, true);
  case ESS_EXPR_NOT_IN:
    return among(e, expr, false);
  case ESS_EXPR_CALL:
    return ess_evaluate_cast(e, expr);
  case ESS_EXPR_EXISTS:
  case ESS_EXPR_NOT_EXISTS:
    return exists(e, expr);
  case ESS_EXPR_BOUND:
    return ess_datum_boolean(e->row[expr->args[0]->variable] != 0);
  case ESS_EXPR_COALESCE:
    return coalesce(e, expr);
  case ESS_EXPR_IF:
    return choose(e, expr);
  default:
    return expr->kind >= ESS_EXPR_COUNT && expr->kind < ESS_EXPR_FUNCTIONS
             ? aggregate(e, expr)
             : ess_evaluate_call(e, expr);
  }
}

enum ess_status
ess_evaluate_id(struct ess_evaluation *e, const struct ess_expr *expr,
                ess_id *ret)
{
  ess_arena_reset(&e->run->scratch);
  if (expr->kind == ESS_EXPR_VARIABLE) {
    *ret = e->row[expr->variable];
    return ESS_OK;
  }
  const struct ess_datum datum = ess_evaluate(e, expr);
  const enum ess_status st = ess_run_datum_id(e->run, &datum, ret);
  return e->status ? e->status : st;
}

enum ess_status
ess_evaluate_holds(struct ess_evaluation *e, const struct ess_expr *expr,
                   bool *ret)
{
  ess_arena_reset(&e->run->scratch);
  *ret = truth_of(e, expr) == ESS_TRUE;
  if (e->run->scratch.status != ESS_OK) {
    return ess_run_memory(e->run);
  }
  return e->status;
}
