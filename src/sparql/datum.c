/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/datum.h"

#include "sparql/big.h"
#include "sparql/instant.h"
#include "sparql/lexical.h"
#include "store/number.h"

#include <math.h>
#include <string.h>

static const struct ess_view lang_string =
  ESS_VIEW("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString");

/* --------------------------------------------------------------- computed */

struct ess_datum
ess_datum_error(void)
{
  return (struct ess_datum){.kind = ESS_DATUM_ERROR};
}

struct ess_datum
ess_datum_boolean(bool value)
{
  return (struct ess_datum){.kind = ESS_DATUM_BOOLEAN, .boolean = value};
}

struct ess_datum
ess_datum_integer(int64_t value)
{
  return (struct ess_datum){.kind = ESS_DATUM_INTEGER, .integer = value};
}

struct ess_datum
ess_datum_decimal(int64_t mantissa, unsigned scale)
{
  while (scale && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  return (struct ess_datum){.kind = ESS_DATUM_DECIMAL,
                            .scale = (uint8_t)scale,
                            .integer = mantissa};
}

struct ess_datum
ess_datum_double(double value)
{
  return (struct ess_datum){.kind = ESS_DATUM_DOUBLE, .real = value};
}

struct ess_datum
ess_datum_string(struct ess_view text)
{
  return (struct ess_datum){.kind = ESS_DATUM_STRING, .text = text};
}

struct ess_datum
ess_datum_iri(struct ess_view text)
{
  return (struct ess_datum){.kind = ESS_DATUM_IRI, .text = text};
}

struct ess_datum
ess_datum_moment(int64_t seconds, uint32_t nanos)
{
  /* From the beginning of year 0 to that of 1970. */
  static const int64_t epoch = INT64_C(62167219200);
  uint8_t digits = nanos ? 9 : 0;

  for (uint32_t rest = nanos; digits && rest % 10 == 0; rest /= 10) {
    --digits;
  }
  return (struct ess_datum){.kind = ESS_DATUM_DATETIME,
                            .digits = digits,
                            .zone = ess_zone_z,
                            .nanos = nanos,
                            .integer = seconds + epoch};
}

/* --------------------------------------------------------------- of terms */

static struct ess_datum
of_literal(const struct ess_term *term, struct ess_arena *arena)
{
  uint8_t type;

  if (term->language.n) {
    return (struct ess_datum){.kind = ESS_DATUM_LANGUAGE,
                              .text = term->value,
                              .tag = term->language};
  }
  if (term->datatype.n == 0) {
    return ess_datum_string(term->value);
  }
  const enum ess_datum_kind kind = ess_datatype_kind(term->datatype, &type);
  struct ess_datum datum =
    ess_lexical_read(kind, type, term->value, arena);
  if (ess_datum_is_error(&datum)) {
    datum = (struct ess_datum){.kind = ESS_DATUM_OTHER,
                               .tag = term->datatype};
  }
  datum.text = term->value;
  return datum;
}

struct ess_datum
ess_datum_of_term(const struct ess_term *term, struct ess_arena *arena)
{
  switch (term->kind) {
  case ESS_IRI:
    return ess_datum_iri(term->value);
  case ESS_BLANK:
    return (struct ess_datum){.kind = ESS_DATUM_BLANK, .text = term->value};
  case ESS_LITERAL:
    return of_literal(term, arena);
  default:
    return (struct ess_datum){.kind = ESS_DATUM_UNBOUND};
  }
}

/* --------------------------------------------------------- of identifiers */

/* In the order of payloads: store/number.h. "true" and "false" are what a
   boolean is written as anyway. */
static struct ess_datum
boolean_of(uint64_t payload)
{
  static const struct ess_view forms[] = {
    {NULL, 0}, {NULL, 0}, ESS_VIEW("1"), ESS_VIEW("0")};

  if (payload >= sizeof forms / sizeof *forms) {
    return ess_datum_error();
  }
  struct ess_datum datum = ess_datum_boolean(payload % 2 == 0);
  datum.text = forms[payload];
  return datum;
}

/* With the digits that it has: zeros at its end are part of the term. */
static struct ess_datum
decimal_of(uint64_t payload)
{
  const uint64_t scale = payload & ((1U << ess_scale_bits) - 1);

  return (struct ess_datum){
    .kind = ESS_DATUM_DECIMAL,
    .scale = (uint8_t)scale,
    .integer =
      (int64_t)(payload >> ess_scale_bits) - (int64_t)ESS_MANTISSA_ZERO};
}

static const uint8_t types[] = {
  [ESS_TAG_INTEGER - ESS_TAG_INTEGER] = ESS_INTEGER,
  [ESS_TAG_INT - ESS_TAG_INTEGER] = ESS_INT,
  [ESS_TAG_LONG - ESS_TAG_INTEGER] = ESS_LONG,
  [ESS_TAG_SHORT - ESS_TAG_INTEGER] = ESS_SHORT,
  [ESS_TAG_NON_NEGATIVE - ESS_TAG_INTEGER] = ESS_NON_NEGATIVE_INTEGER,
  [ESS_TAG_POSITIVE - ESS_TAG_INTEGER] = ESS_POSITIVE_INTEGER,
  [ESS_TAG_UNSIGNED_INT - ESS_TAG_INTEGER] = ESS_UNSIGNED_INT,
};

/* An identifier may have a value that its datatype has not ("300" as a
   byte): such a literal is none of that datatype. Its form is not kept, so
   it is told by its kind and written by its value all the same. */
static struct ess_datum
integer_of(ess_id id)
{
  struct ess_datum datum = {.kind = ESS_DATUM_INTEGER};

  if (!ess_id_integer(id, &datum.integer)) {
    return ess_datum_error();
  }
  datum.type = types[ess_id_tag(id) - ESS_TAG_INTEGER];
  if (!ess_integer_has((enum ess_integer_type)datum.type, &datum)) {
    datum.kind = ESS_DATUM_OTHER;
    datum.tag = ess_datatype_iri(ESS_DATUM_INTEGER, datum.type);
  }
  return datum;
}

struct ess_datum
ess_datum_of_id(ess_id id)
{
  if (id == 0) {
    return (struct ess_datum){.kind = ESS_DATUM_UNBOUND};
  }
  switch (ess_id_tag(id)) {
  case ESS_TAG_BOOLEAN:
    return boolean_of(ess_id_payload(id));
  case ESS_TAG_DECIMAL:
    return decimal_of(ess_id_payload(id));
  case ESS_TAG_DATE:
  case ESS_TAG_DATETIME:
  case ESS_TAG_DATETIME_MILLI:
  case ESS_TAG_YEAR:
  case ESS_TAG_YEAR_MONTH:
    return ess_instant_of_id(id);
  default:
    return integer_of(id);
  }
}

/* --------------------------------------------------------------- to terms */

/* Of those kinds that have one in any case. */
static struct ess_view
written(const struct ess_datum *datum, struct ess_arena *arena)
{
  static const struct ess_view booleans[] = {ESS_VIEW("false"),
                                             ESS_VIEW("true")};

  switch (datum->kind) {
  case ESS_DATUM_BOOLEAN:
    return booleans[datum->boolean];
  case ESS_DATUM_INTEGER:
  case ESS_DATUM_BIG_INTEGER:
  case ESS_DATUM_DECIMAL:
  case ESS_DATUM_BIG_DECIMAL:
    return ess_big_text(datum, arena);
  case ESS_DATUM_FLOAT:
  case ESS_DATUM_DOUBLE:
    return ess_real_text(datum, arena);
  default:
    return ess_instant_text(datum, arena);
  }
}

/* An integer out of the range of its datatype, of an identifier. */
static struct ess_view
written_other(const struct ess_datum *datum, struct ess_arena *arena)
{
  const struct ess_datum integer = ess_datum_integer(datum->integer);
  return datum->type ? ess_big_text(&integer, arena) : datum->text;
}

struct ess_view
ess_datum_text(const struct ess_datum *datum, struct ess_arena *arena)
{
  if (datum->text.n) {
    return datum->text;
  }
  if (datum->kind == ESS_DATUM_OTHER) {
    return written_other(datum, arena);
  }
  if (datum->kind >= ESS_DATUM_BOOLEAN) {
    return written(datum, arena);
  }
  return (struct ess_view){"", 0};
}

struct ess_view
ess_datum_datatype(const struct ess_datum *datum)
{
  switch (datum->kind) {
  case ESS_DATUM_LANGUAGE:
    return lang_string;
  case ESS_DATUM_OTHER:
    return datum->tag;
  case ESS_DATUM_BOOLEAN:
    return ess_datatype_iri(ESS_DATUM_BOOLEAN, 0);
  default:
    return ess_datatype_iri((enum ess_datum_kind)datum->kind, datum->type);
  }
}

bool
ess_datum_term(const struct ess_datum *datum, struct ess_arena *arena,
               struct ess_term *ret)
{
  *ret = (struct ess_term){.kind = ESS_NONE};
  if (ess_datum_is_error(datum)) {
    return false;
  }
  ret->kind = datum->kind == ESS_DATUM_BLANK ? ESS_BLANK
              : datum->kind == ESS_DATUM_IRI ? ESS_IRI
                                             : ESS_LITERAL;
  ret->value = ess_datum_text(datum, arena);
  if (datum->kind == ESS_DATUM_LANGUAGE) {
    ret->language = datum->tag;
  } else if (datum->kind > ESS_DATUM_LANGUAGE) {
    ret->datatype = ess_datum_datatype(datum);
  }
  return true;
}

/* ---------------------------------------------------------------- keeping */

static bool
has_big(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_BIG_INTEGER ||
         datum->kind == ESS_DATUM_BIG_DECIMAL;
}

/* The number first: it has to be aligned as malloc aligns. */
struct ess_datum
ess_datum_keep(const struct ess_datum *datum, struct ess_buf *out)
{
  const size_t number = has_big(datum) ? ess_big_size(datum->big) : 0;
  const size_t text = datum->text.n;
  struct ess_datum kept = *datum;

  ess_buf_reset(out);
  if (number + text + datum->tag.n == 0) {
    kept.text = kept.tag = (struct ess_view){NULL, 0};
    return kept;
  }
  if (number) {
    ess_buf_add(out, (struct ess_view){(const char *)datum->big, number});
  }
  ess_buf_add(out, datum->text);
  ess_buf_add(out, datum->tag);
  if (out->status) {
    return ess_datum_error();
  }
  if (number) {
    kept.big = (const struct ess_big *)(const void *)out->data;
  }
  kept.text = (struct ess_view){out->data + number, text};
  kept.tag = (struct ess_view){out->data + number + text, datum->tag.n};
  return kept;
}

/* ------------------------------------------------------------------ truth */

static enum ess_truth
truth_of(bool value)
{
  return value ? ESS_TRUE : ESS_FALSE;
}

/* Of a literal that is none of its datatype: false, if that is xsd:boolean
   or numeric. */
static enum ess_truth
truth_of_other(struct ess_view datatype)
{
  uint8_t type;
  const struct ess_datum datum = {
    .kind = (uint8_t)ess_datatype_kind(datatype, &type)};

  return datum.kind == ESS_DATUM_BOOLEAN || ess_datum_is_numeric(&datum)
           ? ESS_FALSE
           : ESS_TRUTH_ERROR;
}

enum ess_truth
ess_datum_truth(const struct ess_datum *datum)
{
  switch (datum->kind) {
  case ESS_DATUM_BOOLEAN:
    return truth_of(datum->boolean);
  case ESS_DATUM_STRING:
  case ESS_DATUM_LANGUAGE:
    return truth_of(datum->text.n > 0);
  case ESS_DATUM_INTEGER:
  case ESS_DATUM_DECIMAL:
    return truth_of(datum->integer != 0);
  case ESS_DATUM_BIG_INTEGER:
  case ESS_DATUM_BIG_DECIMAL:
    return ESS_TRUE;
  case ESS_DATUM_FLOAT:
  case ESS_DATUM_DOUBLE:
    return truth_of(datum->real < 0 || datum->real > 0);
  case ESS_DATUM_OTHER:
    return truth_of_other(datum->tag);
  default:
    return ESS_TRUTH_ERROR;
  }
}
