/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/accumulator.h"

#include "sparql/arithmetic.h"
#include "sparql/compare.h"

/* Keep `datum` as the value, whatever it views. */
static void
keep(struct ess_accumulator *a, const struct ess_datum *datum)
{
  a->value = ess_datum_keep(datum, &a->kept);
  a->failed = a->failed || ess_datum_is_error(&a->value);
}

static void
add_number(struct ess_accumulator *a, const struct ess_datum *datum,
           struct ess_arena *arena)
{
  const struct ess_datum sum = a->n ? a->value : ess_datum_integer(0);
  const struct ess_datum next =
    ess_arithmetic(ESS_EXACT_ADD, &sum, datum, arena);

  keep(a, &next);
}

/* `sign` is that of the order in which `datum` replaces what there is. */
static void
add_extreme(struct ess_accumulator *a, const struct ess_datum *datum,
            int sign)
{
  const int order = a->n ? ess_datum_order(datum, &a->value) : sign;

  if (sign < 0 ? order < 0 : order > 0) {
    keep(a, datum);
  }
}

static void
add_text(struct ess_accumulator *a, const struct ess_datum *datum,
         struct ess_arena *arena)
{
  if (datum->kind < ESS_DATUM_IRI) {
    a->failed = true;
    return;
  }
  if (a->n) {
    ess_buf_add(&a->kept, a->separator);
  }
  ess_buf_add(&a->kept, ess_datum_text(datum, arena));
  a->failed = a->kept.status != ESS_OK;
}

void
ess_accumulator_add(struct ess_accumulator *accumulator,
                    const struct ess_datum *datum, struct ess_arena *arena)
{
  struct ess_accumulator *a = accumulator;
  const bool passes_over =
    a->kind == ESS_EXPR_COUNT || a->kind == ESS_EXPR_SAMPLE;

  if (ess_datum_is_error(datum)) {
    a->failed = a->failed || !passes_over;
    return;
  }
  if (a->failed) {
    return;
  }
  switch (a->kind) {
  case ESS_EXPR_SUM:
  case ESS_EXPR_AVG:
    add_number(a, datum, arena);
    break;
  case ESS_EXPR_MIN:
    add_extreme(a, datum, -1);
    break;
  case ESS_EXPR_MAX:
    add_extreme(a, datum, 1);
    break;
  case ESS_EXPR_SAMPLE:
    if (a->n == 0) {
      keep(a, datum);
    }
    break;
  case ESS_EXPR_GROUP_CONCAT:
    add_text(a, datum, arena);
    break;
  default:
    break;
  }
  ++a->n;
}

static struct ess_datum
mean(const struct ess_accumulator *a, struct ess_arena *arena)
{
  const struct ess_datum n = ess_datum_integer((int64_t)a->n);
  return ess_arithmetic(ESS_EXACT_DIVIDE, &a->value, &n, arena);
}

struct ess_datum
ess_accumulator_value(const struct ess_accumulator *accumulator,
                      struct ess_arena *arena)
{
  const struct ess_accumulator *a = accumulator;

  if (a->failed) {
    return ess_datum_error();
  }
  switch (a->kind) {
  case ESS_EXPR_COUNT:
    return ess_datum_integer((int64_t)a->n);
  case ESS_EXPR_SUM:
    return a->n ? a->value : ess_datum_integer(0);
  case ESS_EXPR_AVG:
    return a->n ? mean(a, arena) : ess_datum_integer(0);
  case ESS_EXPR_GROUP_CONCAT:
    return ess_datum_string(ess_buf_view(&a->kept));
  default:
    return a->n ? a->value : ess_datum_error();
  }
}

void
ess_accumulator_clear(struct ess_accumulator *accumulator)
{
  ess_buf_clear(&accumulator->kept);
  accumulator->value = (struct ess_datum){.kind = ESS_DATUM_UNBOUND};
}
