/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/function.h"

#include "sparql/builtin.h"
#include "sparql/compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* ---------------------------------------------------------------- context */

static enum ess_status
fill(struct ess_call_context *context)
{
  struct ess_call_state *state = context->state;
  uint64_t nonce;
  struct timespec now;

  state->regexes = ess_regexes_new();
  if (!state->regexes) {
    return ESS_LIMIT;
  }
  if (!ess_random_bytes(&state->random, &nonce, sizeof nonce) ||
      clock_gettime(CLOCK_REALTIME, &now) != 0) {
    return ESS_IO;
  }
  (void)snprintf(state->nonce, sizeof state->nonce, "%016" PRIx64, nonce);
  /* Milliseconds: what others show, and no fingerprint of the machine. */
  context->now = ess_datum_moment(
    now.tv_sec, (uint32_t)(now.tv_nsec / 1000000) * 1000000);
  return ESS_OK;
}

enum ess_status
ess_call_context_init(struct ess_call_context *context, struct ess_view base)
{
  *context = (struct ess_call_context){.base = base};
  context->state = calloc(1, sizeof *context->state);
  const enum ess_status st = context->state ? fill(context) : ESS_LIMIT;
  if (st) {
    ess_call_context_clear(context);
  }
  return st;
}

void
ess_call_context_clear(struct ess_call_context *context)
{
  if (context->state) {
    ess_regexes_free(context->state->regexes);
    ess_buf_clear(&context->state->text);
    free(context->state);
  }
  *context = (struct ess_call_context){0};
}

/* -------------------------------------------------------------- operators */

static struct ess_datum
datum_of(enum ess_truth truth)
{
  return truth == ESS_TRUTH_ERROR ? ess_datum_error()
                                  : ess_datum_boolean(truth == ESS_TRUE);
}

static enum ess_truth
negated(enum ess_truth truth)
{
  return truth == ESS_TRUTH_ERROR ? truth
         : truth == ESS_TRUE      ? ESS_FALSE
                                  : ESS_TRUE;
}

static struct ess_datum
compute_not(struct ess_call_context *context, const struct ess_datum *args,
            size_t n)
{
  (void)context;
  (void)n;
  return datum_of(negated(ess_datum_truth(&args[0])));
}

static struct ess_datum
equal(struct ess_call_context *context, const struct ess_datum *args,
      size_t n)
{
  (void)context;
  (void)n;
  return datum_of(ess_datum_equal(&args[0], &args[1]));
}

static struct ess_datum
not_equal(struct ess_call_context *context, const struct ess_datum *args,
          size_t n)
{
  (void)context;
  (void)n;
  return datum_of(negated(ess_datum_equal(&args[0], &args[1])));
}

static struct ess_datum
less(struct ess_call_context *context, const struct ess_datum *args, size_t n)
{
  (void)context;
  (void)n;
  return datum_of(ess_datum_less(&args[0], &args[1]));
}

static struct ess_datum
greater(struct ess_call_context *context, const struct ess_datum *args,
        size_t n)
{
  (void)context;
  (void)n;
  return datum_of(ess_datum_less(&args[1], &args[0]));
}

static struct ess_datum
less_equal(struct ess_call_context *context, const struct ess_datum *args,
           size_t n)
{
  (void)context;
  (void)n;
  return datum_of(ess_datum_less_equal(&args[0], &args[1]));
}

static struct ess_datum
greater_equal(struct ess_call_context *context, const struct ess_datum *args,
              size_t n)
{
  (void)context;
  (void)n;
  return datum_of(ess_datum_less_equal(&args[1], &args[0]));
}

/* ------------------------------------------------------------------ calls */

static ess_builtin *const builtins[ESS_EXPR_KINDS] = {
  [ESS_EXPR_NOT] = compute_not,
  [ESS_EXPR_EQUAL] = equal,
  [ESS_EXPR_NOT_EQUAL] = not_equal,
  [ESS_EXPR_LESS] = less,
  [ESS_EXPR_GREATER] = greater,
  [ESS_EXPR_LESS_EQUAL] = less_equal,
  [ESS_EXPR_GREATER_EQUAL] = greater_equal,
  [ESS_EXPR_ADD] = ess_builtin_add,
  [ESS_EXPR_SUBTRACT] = ess_builtin_subtract,
  [ESS_EXPR_MULTIPLY] = ess_builtin_multiply,
  [ESS_EXPR_DIVIDE] = ess_builtin_divide,
  [ESS_EXPR_PLUS] = ess_builtin_plus,
  [ESS_EXPR_MINUS] = ess_builtin_minus,
  [ESS_EXPR_STR] = ess_builtin_str,
  [ESS_EXPR_LANG] = ess_builtin_lang,
  [ESS_EXPR_LANGMATCHES] = ess_builtin_langmatches,
  [ESS_EXPR_DATATYPE] = ess_builtin_datatype,
  [ESS_EXPR_IRI] = ess_builtin_iri,
  [ESS_EXPR_BNODE] = ess_builtin_bnode,
  [ESS_EXPR_RAND] = ess_builtin_rand,
  [ESS_EXPR_ABS] = ess_builtin_abs,
  [ESS_EXPR_CEIL] = ess_builtin_ceil,
  [ESS_EXPR_FLOOR] = ess_builtin_floor,
  [ESS_EXPR_ROUND] = ess_builtin_round,
  [ESS_EXPR_CONCAT] = ess_builtin_concat,
  [ESS_EXPR_STRLEN] = ess_builtin_strlen,
  [ESS_EXPR_SUBSTR] = ess_builtin_substr,
  [ESS_EXPR_UCASE] = ess_builtin_ucase,
  [ESS_EXPR_LCASE] = ess_builtin_lcase,
  [ESS_EXPR_ENCODE_FOR_URI] = ess_builtin_encode_for_uri,
  [ESS_EXPR_CONTAINS] = ess_builtin_contains,
  [ESS_EXPR_STRSTARTS] = ess_builtin_strstarts,
  [ESS_EXPR_STRENDS] = ess_builtin_strends,
  [ESS_EXPR_STRBEFORE] = ess_builtin_strbefore,
  [ESS_EXPR_STRAFTER] = ess_builtin_strafter,
  [ESS_EXPR_YEAR] = ess_builtin_year,
  [ESS_EXPR_MONTH] = ess_builtin_month,
  [ESS_EXPR_DAY] = ess_builtin_day,
  [ESS_EXPR_HOURS] = ess_builtin_hours,
  [ESS_EXPR_MINUTES] = ess_builtin_minutes,
  [ESS_EXPR_SECONDS] = ess_builtin_seconds,
  [ESS_EXPR_TIMEZONE] = ess_builtin_timezone,
  [ESS_EXPR_TZ] = ess_builtin_tz,
  [ESS_EXPR_NOW] = ess_builtin_now,
  [ESS_EXPR_UUID] = ess_builtin_uuid,
  [ESS_EXPR_STRUUID] = ess_builtin_struuid,
  [ESS_EXPR_MD5] = ess_builtin_md5,
  [ESS_EXPR_SHA1] = ess_builtin_sha1,
  [ESS_EXPR_SHA256] = ess_builtin_sha256,
  [ESS_EXPR_SHA384] = ess_builtin_sha384,
  [ESS_EXPR_SHA512] = ess_builtin_sha512,
  [ESS_EXPR_STRLANG] = ess_builtin_strlang,
  [ESS_EXPR_STRDT] = ess_builtin_strdt,
  [ESS_EXPR_SAMETERM] = ess_builtin_sameterm,
  [ESS_EXPR_ISIRI] = ess_builtin_isiri,
  [ESS_EXPR_ISBLANK] = ess_builtin_isblank,
  [ESS_EXPR_ISLITERAL] = ess_builtin_isliteral,
  [ESS_EXPR_ISNUMERIC] = ess_builtin_isnumeric,
  [ESS_EXPR_REGEX] = ess_builtin_regex,
  [ESS_EXPR_REPLACE] = ess_builtin_replace,
};

/* An argument that is an error makes an error of every call. */
static bool
has_error(const struct ess_datum *args, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    if (ess_datum_is_error(&args[i])) {
      return true;
    }
  }
  return false;
}

struct ess_datum
ess_function_call(struct ess_call_context *context, enum ess_expr_kind kind,
                  const struct ess_datum *args, size_t n)
{
  ess_builtin *const builtin = builtins[kind];

  return builtin && !has_error(args, n) ? builtin(context, args, n)
                                        : ess_datum_error();
}
