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

/* A regular expression that was given up: no row is left out for that. */
static void
notice_limit(struct ess_evaluation *e)
{
  if (e->run->call.status != ESS_OK && e->status == ESS_OK) {
    e->status = ess_fail(e->run->log, e->run->call.status, NULL,
                         "use a simpler one, without repetitions of "
                         "repetitions",
                         "a regular expression takes too much time or memory");
  }
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
  }
  e->run->call.solution = (uint64_t)e->run->batch << 40 | (e->i + 1);
  const struct ess_datum datum =
    args ? ess_function_call(&e->run->call, expr->kind, args, expr->n)
         : ess_datum_error();
  notice_limit(e);
  return datum;
}
