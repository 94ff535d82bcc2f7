/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/lexical.h"

#include "sparql/big.h"
#include "sparql/instant.h"

#include <string.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"

/* Looked through from the front: what is met most comes first. */
static const struct row {
  struct ess_view iri;
  enum ess_datum_kind kind;
  enum ess_integer_type type;
} datatypes[] = {
  {ESS_VIEW(XSD "integer"), ESS_DATUM_INTEGER, ESS_INTEGER},
  {ESS_VIEW(XSD "decimal"), ESS_DATUM_DECIMAL, 0},
  {ESS_VIEW(XSD "string"), ESS_DATUM_STRING, 0},
  {ESS_VIEW(XSD "date"), ESS_DATUM_DATE, 0},
  {ESS_VIEW(XSD "dateTime"), ESS_DATUM_DATETIME, 0},
  {ESS_VIEW(XSD "double"), ESS_DATUM_DOUBLE, 0},
  {ESS_VIEW(XSD "boolean"), ESS_DATUM_BOOLEAN, 0},
  {ESS_VIEW(XSD "gYear"), ESS_DATUM_YEAR, 0},
  {ESS_VIEW(XSD "gYearMonth"), ESS_DATUM_YEAR_MONTH, 0},
  {ESS_VIEW(XSD "time"), ESS_DATUM_TIME, 0},
  {ESS_VIEW(XSD "float"), ESS_DATUM_FLOAT, 0},
  {ESS_VIEW(XSD "int"), ESS_DATUM_INTEGER, ESS_INT},
  {ESS_VIEW(XSD "long"), ESS_DATUM_INTEGER, ESS_LONG},
  {ESS_VIEW(XSD "short"), ESS_DATUM_INTEGER, ESS_SHORT},
  {ESS_VIEW(XSD "byte"), ESS_DATUM_INTEGER, ESS_BYTE},
  {ESS_VIEW(XSD "nonNegativeInteger"), ESS_DATUM_INTEGER,
   ESS_NON_NEGATIVE_INTEGER},
  {ESS_VIEW(XSD "positiveInteger"), ESS_DATUM_INTEGER, ESS_POSITIVE_INTEGER},
  {ESS_VIEW(XSD "nonPositiveInteger"), ESS_DATUM_INTEGER,
   ESS_NON_POSITIVE_INTEGER},
  {ESS_VIEW(XSD "negativeInteger"), ESS_DATUM_INTEGER, ESS_NEGATIVE_INTEGER},
  {ESS_VIEW(XSD "unsignedLong"), ESS_DATUM_INTEGER, ESS_UNSIGNED_LONG},
  {ESS_VIEW(XSD "unsignedInt"), ESS_DATUM_INTEGER, ESS_UNSIGNED_INT},
  {ESS_VIEW(XSD "unsignedShort"), ESS_DATUM_INTEGER, ESS_UNSIGNED_SHORT},
  {ESS_VIEW(XSD "unsignedByte"), ESS_DATUM_INTEGER, ESS_UNSIGNED_BYTE},
};

enum { n_datatypes = sizeof datatypes / sizeof *datatypes };

enum ess_datum_kind
ess_datatype_kind(struct ess_view iri, uint8_t *type)
{
  for (size_t i = 0; i < n_datatypes; ++i) {
    if (ess_view_equal(datatypes[i].iri, iri)) {
      *type = (uint8_t)datatypes[i].type;
      return datatypes[i].kind;
    }
  }
  *type = 0;
  return ESS_DATUM_OTHER;
}

struct ess_view
ess_datatype_iri(enum ess_datum_kind kind, uint8_t type)
{
  if (kind == ESS_DATUM_BIG_INTEGER) {
    kind = ESS_DATUM_INTEGER;
  } else if (kind == ESS_DATUM_BIG_DECIMAL) {
    kind = ESS_DATUM_DECIMAL;
  }
  if (kind != ESS_DATUM_INTEGER) {
    type = 0;
  }
  for (size_t i = 0; i < n_datatypes; ++i) {
    if (datatypes[i].kind == kind && datatypes[i].type == type) {
      return datatypes[i].iri;
    }
  }
  return (struct ess_view){NULL, 0};
}

/* What each datatype of integers begins and ends with; no end where there is
   none. An unsignedLong may be beyond 64 bits with a sign. */
static const struct range {
  bool has_least;
  bool has_most;
  int64_t least;
  int64_t most;
} ranges[ESS_INTEGER_TYPES] = {
  [ESS_INTEGER] = {false, false, 0, 0},
  [ESS_NON_POSITIVE_INTEGER] = {false, true, 0, 0},
  [ESS_NEGATIVE_INTEGER] = {false, true, 0, -1},
  [ESS_LONG] = {true, true, INT64_MIN, INT64_MAX},
  [ESS_INT] = {true, true, INT32_MIN, INT32_MAX},
  [ESS_SHORT] = {true, true, INT16_MIN, INT16_MAX},
  [ESS_BYTE] = {true, true, INT8_MIN, INT8_MAX},
  [ESS_NON_NEGATIVE_INTEGER] = {true, false, 0, 0},
  [ESS_UNSIGNED_LONG] = {true, false, 0, 0},
  [ESS_UNSIGNED_INT] = {true, true, 0, UINT32_MAX},
  [ESS_UNSIGNED_SHORT] = {true, true, 0, UINT16_MAX},
  [ESS_UNSIGNED_BYTE] = {true, true, 0, UINT8_MAX},
  [ESS_POSITIVE_INTEGER] = {true, false, 1, 0},
};

/* 2^64 is 2^32 * 2^32, as a double, which holds it. */
static const double beyond_unsigned_long = 18446744073709551616.0;

bool
ess_integer_has(enum ess_integer_type type, const struct ess_datum *datum)
{
  const struct range *range = &ranges[type];

  if (datum->kind == ESS_DATUM_INTEGER) {
    return (!range->has_least || datum->integer >= range->least) &&
           (!range->has_most || datum->integer <= range->most);
  }
  if (type == ESS_UNSIGNED_LONG &&
      ess_big_compare_real(datum, beyond_unsigned_long) >= 0) {
    return false;
  }
  return ess_big_sign(datum) < 0 ? !range->has_least : !range->has_most;
}

/* --------------------------------------------------------------- booleans */

static struct ess_datum
read_boolean(struct ess_view v)
{
  if (ess_view_is(v, "true") || ess_view_is(v, "1")) {
    return ess_datum_boolean(true);
  }
  return ess_view_is(v, "false") || ess_view_is(v, "0")
           ? ess_datum_boolean(false)
           : ess_datum_error();
}

/* ---------------------------------------------------------- exact numbers */

static size_t
digits_of(struct ess_view v)
{
  size_t n = 0;
  while (n < v.n && ess_is_digit(v.s[n])) {
    ++n;
  }
  return n;
}

static bool
take_sign(struct ess_view *v)
{
  const bool minus = v->n && v->s[0] == '-';

  if (minus || (v->n && v->s[0] == '+')) {
    *v = ess_view_sub(*v, 1, v->n);
  }
  return minus;
}

static struct ess_view
without_zeros(struct ess_view digits)
{
  while (digits.n && digits.s[0] == '0') {
    digits = ess_view_sub(digits, 1, digits.n);
  }
  return digits;
}

static struct ess_datum
read_integer(enum ess_integer_type type, struct ess_view v,
             struct ess_arena *arena)
{
  const bool minus = take_sign(&v);

  if (v.n == 0 || digits_of(v) != v.n) {
    return ess_datum_error();
  }
  struct ess_datum datum =
    ess_big_read(without_zeros(v), 0, minus, false, arena);
  if (ess_datum_is_error(&datum) || !ess_integer_has(type, &datum)) {
    return ess_datum_error();
  }
  datum.type = (uint8_t)type;
  return datum;
}

/* The digits before and behind the point, one after the other. */
static struct ess_view
joined(struct ess_view whole, struct ess_view fraction,
       struct ess_arena *arena)
{
  char *to = ess_arena_alloc(arena, whole.n + fraction.n + 1);

  if (!to) {
    return (struct ess_view){NULL, 0};
  }
  if (whole.n) {
    memcpy(to, whole.s, whole.n);
  }
  if (fraction.n) {
    memcpy(to + whole.n, fraction.s, fraction.n);
  }
  return (struct ess_view){to, whole.n + fraction.n};
}

/* "12", "12.", ".5" and "12.5" are decimals, "." is none. */
static struct ess_datum
read_decimal(struct ess_view v, struct ess_arena *arena)
{
  const bool minus = take_sign(&v);
  const struct ess_view whole = ess_view_sub(v, 0, digits_of(v));
  struct ess_view fraction = ess_view_sub(v, whole.n, v.n);

  if (fraction.n) {
    const bool point = fraction.s[0] == '.';
    fraction = ess_view_sub(fraction, 1, fraction.n);
    if (!point || digits_of(fraction) != fraction.n) {
      return ess_datum_error();
    }
  }
  if (whole.n + fraction.n == 0) {
    return ess_datum_error();
  }
  while (fraction.n && fraction.s[fraction.n - 1] == '0') {
    --fraction.n;
  }
  const struct ess_view digits = joined(whole, fraction, arena);
  return digits.s ? ess_big_read(without_zeros(digits), fraction.n, minus,
                                 true, arena)
                  : ess_datum_error();
}

struct ess_datum
ess_lexical_read(enum ess_datum_kind kind, uint8_t type, struct ess_view form,
                 struct ess_arena *arena)
{
  switch (kind) {
  case ESS_DATUM_STRING:
    return ess_datum_string(form);
  case ESS_DATUM_BOOLEAN:
    return read_boolean(form);
  case ESS_DATUM_INTEGER:
    return read_integer((enum ess_integer_type)type, form, arena);
  case ESS_DATUM_DECIMAL:
    return read_decimal(form, arena);
  case ESS_DATUM_FLOAT:
  case ESS_DATUM_DOUBLE:
    return ess_real_read(form, kind == ESS_DATUM_FLOAT, arena);
  case ESS_DATUM_DATETIME:
  case ESS_DATUM_DATE:
  case ESS_DATUM_TIME:
  case ESS_DATUM_YEAR_MONTH:
  case ESS_DATUM_YEAR:
    return ess_instant_read(kind, form);
  default:
    return ess_datum_error();
  }
}
