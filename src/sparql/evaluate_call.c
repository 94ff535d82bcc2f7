/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/evaluate_call.h"

struct ess_datum
ess_evaluate_cast(struct ess_evaluation *e, const struct ess_expr *expr)
{
  const enum ess_cast cast = ess_cast_named(expr->term.value);
  if (cast == ESS_CAST_NONE || expr->n != 1) {
    return ess_datum_error();
  }
  const struct ess_datum datum = ess_evaluate(e, expr->args[0]);
  return ess_cast(cast, &datum, &e->run->scratch);
}

/* What was given up: no row is left out for that. */
static enum ess_status
notice_limit(struct ess_run *run)
{
  if (run->call.status == ESS_OK) {
    return ESS_OK;
  }
  if (run->call.too_long) {
    return ess_fail(run->log, run->call.status, NULL,
                    "join what is shorter", "a text gets too long");
  }
  return ess_fail(run->log, run->call.status, NULL,
                  "use a simpler one, without repetitions of repetitions",
                  "a regular expression takes too much time or memory");
}

/* In rows: an expression may be long, and so may what a call looks at. */
static size_t
work_of(const struct ess_expr *expr, const struct ess_datum *args)
{
  const bool regular =
    expr->kind == ESS_EXPR_REGEX || expr->kind == ESS_EXPR_REPLACE;

  size_t bytes = 0;

  if (regular) {
    return SIZE_MAX;
  }
  for (size_t i = 0; i < expr->n; ++i) {
    bytes += args[i].text.n;
  }
  return 1 + bytes / ESS_BYTES_OF_A_ROW;
}

struct ess_datum
ess_evaluate_call(struct ess_evaluation *e, const struct ess_expr *expr)
{
  enum { few = 8 };
  struct ess_datum some[few];
  struct ess_datum *args =
    expr->n <= few ? some
                   : ess_arena_alloc(&e->run->scratch,
                                     expr->n * sizeof *args);

  for (size_t i = 0; args && i < expr->n; ++i) {
    args[i] = ess_evaluate(e, expr->args[i]);
    if (e->status != ESS_OK) {
      return ess_datum_error();
    }
  }
  e->run->call.solution = (uint64_t)e->run->batch << 40 | (e->i + 1);
  const struct ess_datum datum =
    args ? ess_function_call(&e->run->call, expr->kind, args, expr->n)
         : ess_datum_error();
  if (e->status == ESS_OK) {
    e->status = notice_limit(e->run);
  }
  if (e->status == ESS_OK) {
    e->status = ess_run_work(e->run, args ? work_of(expr, args) : 1);
  }
  return datum;
}
