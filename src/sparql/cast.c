/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Casts: SPARQL 1.1 Query, section 17.5, by the rules of XPath and XQuery
   Functions 3.1, section 19. */

#include "sparql/function.h"

#include "sparql/big.h"
#include "sparql/instant.h"
#include "sparql/lexical.h"

#include <math.h>
#include <string.h>

static const enum ess_datum_kind kinds[] = {
  [ESS_CAST_NONE] = ESS_DATUM_ERROR,
  [ESS_CAST_STRING] = ESS_DATUM_STRING,
  [ESS_CAST_BOOLEAN] = ESS_DATUM_BOOLEAN,
  [ESS_CAST_DECIMAL] = ESS_DATUM_DECIMAL,
  [ESS_CAST_FLOAT] = ESS_DATUM_FLOAT,
  [ESS_CAST_DOUBLE] = ESS_DATUM_DOUBLE,
  [ESS_CAST_DATETIME] = ESS_DATUM_DATETIME,
  [ESS_CAST_DATE] = ESS_DATUM_DATE,
  [ESS_CAST_TIME] = ESS_DATUM_TIME,
  [ESS_CAST_YEAR_MONTH] = ESS_DATUM_YEAR_MONTH,
  [ESS_CAST_YEAR] = ESS_DATUM_YEAR,
  [ESS_CAST_INTEGER] = ESS_DATUM_INTEGER,
};

static enum ess_datum_kind
kind_of(enum ess_cast cast)
{
  return kinds[cast < ESS_CAST_INTEGER ? cast : ESS_CAST_INTEGER];
}

enum ess_cast
ess_cast_named(struct ess_view iri)
{
  uint8_t type;
  const enum ess_datum_kind kind = ess_datatype_kind(iri, &type);

  for (unsigned i = ESS_CAST_STRING; i <= ESS_CAST_INTEGER; ++i) {
    if (kinds[i] == kind) {
      return (enum ess_cast)(i + type);
    }
  }
  return ESS_CAST_NONE;
}

/* ------------------------------------------------------------- to strings */

/* XPath writes reals from 10^-6 to below 10^6 without an exponent. `text` is
   "-1.5E-3" and the like. */
static struct ess_view
without_exponent(struct ess_view text, struct ess_arena *arena)
{
  const bool minus = text.s[0] == '-';
  const size_t point = ess_view_find(text, '.');
  const size_t letter = ess_view_find(text, 'E');
  struct ess_buf digits = {0};
  long exponent = 0;

  for (size_t i = letter + 1; i < text.n; ++i) {
    if (ess_is_digit(text.s[i])) {
      exponent = exponent * 10 + (text.s[i] - '0');
    }
  }
  exponent = ess_view_starts(ess_view_sub(text, letter + 1, 1), "-")
               ? -exponent
               : exponent;
  ess_buf_add(&digits, ess_view_sub(text, minus, point - minus));
  ess_buf_add(&digits, ess_view_sub(text, point + 1, letter - point - 1));
  long scale = (long)(letter - point) - 1 - exponent;
  for (; scale < 0; ++scale) {
    ess_buf_putc(&digits, '0');
  }
  const struct ess_datum datum = ess_big_read(
    ess_buf_view(&digits), (size_t)scale, minus, true, arena);
  ess_buf_clear(&digits);
  return ess_big_text(&datum, arena);
}

static struct ess_view
real_text(const struct ess_datum *datum, struct ess_arena *arena)
{
  const double size = fabs(datum->real);
  const struct ess_view text = ess_real_text(datum, arena);

  if (size >= 1e-6 && size < 1e6) {
    return without_exponent(text, arena);
  }
  if (size > 0 || isnan(size)) {
    return text;
  }
  return signbit(datum->real) ? (struct ess_view)ESS_VIEW("-0")
                              : (struct ess_view)ESS_VIEW("0");
}

/* UTC is Z, whatever it was written as. */
static struct ess_view
instant_text(const struct ess_datum *datum, struct ess_arena *arena)
{
  struct ess_datum plain =
    ess_instant_cast((enum ess_datum_kind)datum->kind, datum);

  if (plain.zone == 0) {
    plain.zone = ess_zone_z;
  }
  return ess_datum_text(&plain, arena);
}

/* Of its value, not as it was written. */
static struct ess_view
canonical(const struct ess_datum *datum, struct ess_arena *arena)
{
  struct ess_datum plain = *datum;

  if (ess_datum_is_time(datum)) {
    return instant_text(datum, arena);
  }
  if (datum->kind == ESS_DATUM_FLOAT || datum->kind == ESS_DATUM_DOUBLE) {
    return real_text(datum, arena);
  }
  if (datum->kind == ESS_DATUM_DECIMAL) {
    plain = ess_datum_decimal(datum->integer, datum->scale);
  }
  if (datum->kind == ESS_DATUM_BOOLEAN || ess_datum_is_numeric(datum)) {
    plain.text = (struct ess_view){NULL, 0};
  }
  return ess_datum_text(&plain, arena);
}

/* ----------------------------------------------------------- from strings */

static bool
is_white(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct ess_view
trimmed(struct ess_view v)
{
  while (v.n && is_white(v.s[0])) {
    v = ess_view_sub(v, 1, v.n);
  }
  while (v.n && is_white(v.s[v.n - 1])) {
    --v.n;
  }
  return v;
}

/* Digits of a second behind the ninth are in the text alone. */
static struct ess_datum
of_string(enum ess_datum_kind kind, uint8_t type, struct ess_view text,
          struct ess_arena *arena)
{
  const struct ess_view form = trimmed(text);
  struct ess_datum datum = ess_lexical_read(kind, type, form, arena);

  if (ess_datum_is_time(&datum)) {
    datum.text = form;
    datum = ess_instant_cast(kind, &datum);
  }
  return datum;
}

/* ------------------------------------------------------------- of numbers */

static struct ess_datum
to_boolean(const struct ess_datum *datum)
{
  const enum ess_truth truth = ess_datum_truth(datum);

  return datum->kind != ESS_DATUM_BOOLEAN && !ess_datum_is_numeric(datum)
           ? ess_datum_error()
           : ess_datum_boolean(truth == ESS_TRUE);
}

/* The exact value of a number: an integer or a decimal. */
static struct ess_datum
exact(const struct ess_datum *datum, struct ess_arena *arena)
{
  if (datum->kind == ESS_DATUM_BOOLEAN) {
    return ess_datum_integer(datum->boolean);
  }
  if (!ess_datum_is_numeric(datum)) {
    return ess_datum_error();
  }
  if (datum->kind < ESS_DATUM_FLOAT) {
    return *datum;
  }
  return isfinite(datum->real) ? ess_big_of_real(datum->real, arena)
                               : ess_datum_error();
}

static struct ess_datum
to_integer(enum ess_integer_type type, const struct ess_datum *datum,
           struct ess_arena *arena)
{
  const struct ess_datum value = exact(datum, arena);

  if (ess_datum_is_error(&value)) {
    return value;
  }
  struct ess_datum integer = ess_big_integer(&value, arena);
  if (ess_datum_is_error(&integer) || !ess_integer_has(type, &integer)) {
    return ess_datum_error();
  }
  integer.type = (uint8_t)type;
  return integer;
}

static struct ess_datum
to_decimal(const struct ess_datum *datum, struct ess_arena *arena)
{
  const struct ess_datum zero = ess_datum_decimal(0, 0);
  const struct ess_datum value = exact(datum, arena);

  return ess_datum_is_error(&value)
           ? value
           : ess_big_compute(ESS_EXACT_ADD, &value, &zero, arena);
}

static struct ess_datum
to_real(enum ess_datum_kind kind, const struct ess_datum *datum,
        struct ess_arena *arena)
{
  const struct ess_datum number =
    datum->kind == ESS_DATUM_BOOLEAN ? ess_datum_integer(datum->boolean)
                                     : *datum;

  if (!ess_datum_is_numeric(&number)) {
    return ess_datum_error();
  }
  struct ess_datum real =
    ess_datum_double(ess_real_value(&number, kind == ESS_DATUM_FLOAT, arena));
  real.kind = (uint8_t)kind;
  return real;
}

struct ess_datum
ess_cast(enum ess_cast cast, const struct ess_datum *datum,
         struct ess_arena *arena)
{
  const enum ess_datum_kind kind = kind_of(cast);
  const uint8_t type =
    cast < ESS_CAST_INTEGER ? 0 : (uint8_t)(cast - ESS_CAST_INTEGER);

  if (cast == ESS_CAST_NONE || datum->kind < ESS_DATUM_IRI) {
    return ess_datum_error();
  }
  if (kind == ESS_DATUM_STRING) {
    return ess_datum_string(canonical(datum, arena));
  }
  if (datum->kind == ESS_DATUM_STRING) {
    return of_string(kind, type, datum->text, arena);
  }
  switch (kind) {
  case ESS_DATUM_BOOLEAN:
    return to_boolean(datum);
  case ESS_DATUM_INTEGER:
    return to_integer((enum ess_integer_type)type, datum, arena);
  case ESS_DATUM_DECIMAL:
    return to_decimal(datum, arena);
  case ESS_DATUM_FLOAT:
  case ESS_DATUM_DOUBLE:
    return to_real(kind, datum, arena);
  default:
    return ess_datum_is_time(datum) ? ess_instant_cast(kind, datum)
                                    : ess_datum_error();
  }
}
