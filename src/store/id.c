/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/id.h"

#include "store/moment.h"
#include "store/number.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

enum { tags = 1 << ess_tag_bits };

_Static_assert((int)ess_number_size <= (int)ess_moment_size,
               "where a moment has room, a number has");

static const struct ess_view datatypes[tags] = {
  [ESS_TAG_BOOLEAN] = ESS_VIEW(XSD "boolean"),
  [ESS_TAG_DATE] = ESS_VIEW(XSD "date"),
  [ESS_TAG_DATETIME] = ESS_VIEW(XSD "dateTime"),
  [ESS_TAG_DATETIME_MILLI] = ESS_VIEW(XSD "dateTime"),
  [ESS_TAG_YEAR] = ESS_VIEW(XSD "gYear"),
  [ESS_TAG_YEAR_MONTH] = ESS_VIEW(XSD "gYearMonth"),
  [ESS_TAG_DECIMAL] = ESS_VIEW(XSD "decimal"),
  [ESS_TAG_INTEGER] = ESS_VIEW(XSD "integer"),
  [ESS_TAG_INT] = ESS_VIEW(XSD "int"),
  [ESS_TAG_LONG] = ESS_VIEW(XSD "long"),
  [ESS_TAG_SHORT] = ESS_VIEW(XSD "short"),
  [ESS_TAG_NON_NEGATIVE] = ESS_VIEW(XSD "nonNegativeInteger"),
  [ESS_TAG_POSITIVE] = ESS_VIEW(XSD "positiveInteger"),
  [ESS_TAG_UNSIGNED_INT] = ESS_VIEW(XSD "unsignedInt"),
};

/* Length and last byte tell the datatypes apart: 11 was looked for until
   each had a slot to itself. The compiler warns if two have one. */
#define SLOT(n, last) (((n) * 11 + (unsigned char)(last)) % 32)
#define NAME(name, last) SLOT(sizeof(XSD name) - 1, last)

static const unsigned char slots[] = {
  [NAME("boolean", 'n')] = ESS_TAG_BOOLEAN,
  [NAME("date", 'e')] = ESS_TAG_DATE,
  [NAME("dateTime", 'e')] = ESS_TAG_DATETIME,
  [NAME("gYear", 'r')] = ESS_TAG_YEAR,
  [NAME("gYearMonth", 'h')] = ESS_TAG_YEAR_MONTH,
  [NAME("decimal", 'l')] = ESS_TAG_DECIMAL,
  [NAME("integer", 'r')] = ESS_TAG_INTEGER,
  [NAME("int", 't')] = ESS_TAG_INT,
  [NAME("long", 'g')] = ESS_TAG_LONG,
  [NAME("short", 't')] = ESS_TAG_SHORT,
  [NAME("nonNegativeInteger", 'r')] = ESS_TAG_NON_NEGATIVE,
  [NAME("positiveInteger", 'r')] = ESS_TAG_POSITIVE,
  [NAME("unsignedInt", 't')] = ESS_TAG_UNSIGNED_INT,
  [31] = ESS_TAG_NONE,
};

/* ESS_TAG_NONE if values of `datatype` are never inline. */
static enum ess_tag
tag_of(struct ess_view datatype)
{
  if (datatype.n == 0) {
    return ESS_TAG_NONE;
  }
  const enum ess_tag tag = slots[SLOT(datatype.n, datatype.s[datatype.n - 1])];
  return ess_view_equal(datatypes[tag], datatype) ? tag : ESS_TAG_NONE;
}

/* A fraction of seconds is behind those of 0000-00-00T00:00:00. */
static bool
has_fraction(struct ess_view v)
{
  enum { point = 19 };
  return v.n > point && v.s[point] == '.';
}

static bool
read_payload(enum ess_tag tag, struct ess_view v, uint64_t *ret)
{
  switch (tag) {
  case ESS_TAG_BOOLEAN:
    return ess_boolean_payload(v, ret);
  case ESS_TAG_DECIMAL:
    return ess_decimal_payload(v, ret);
  case ESS_TAG_DATE:
  case ESS_TAG_DATETIME:
  case ESS_TAG_DATETIME_MILLI:
  case ESS_TAG_YEAR:
  case ESS_TAG_YEAR_MONTH:
    return ess_moment_payload(tag, v, ret);
  default:
    return ess_integer_payload(v, ret);
  }
}

ess_id
ess_id_inline(const struct ess_term *term)
{
  const struct ess_view v = term->value;
  uint64_t payload;

  if (term->kind != ESS_LITERAL || term->language.n || v.n == 0) {
    return 0;
  }
  enum ess_tag tag = tag_of(term->datatype);
  if (tag == ESS_TAG_DATETIME && has_fraction(v)) {
    tag = ESS_TAG_DATETIME_MILLI;
  }
  return tag != ESS_TAG_NONE && read_payload(tag, v, &payload)
           ? ess_id_of(tag, payload)
           : 0;
}

/* The length of the text of `payload`, which is written to `out`; 0 if there
   is none. */
static size_t
put_text(enum ess_tag tag, uint64_t payload, char *out)
{
  switch (tag) {
  case ESS_TAG_BOOLEAN:
    return ess_boolean_text(payload, out);
  case ESS_TAG_DECIMAL:
    return ess_decimal_text(payload, out);
  case ESS_TAG_DATE:
  case ESS_TAG_DATETIME:
  case ESS_TAG_DATETIME_MILLI:
  case ESS_TAG_YEAR:
  case ESS_TAG_YEAR_MONTH:
    return ess_moment_text(tag, payload, out);
  default:
    return ess_integer_text(payload, out);
  }
}

static bool
is_inline(enum ess_tag tag)
{
  return (unsigned)tag < tags && datatypes[tag].n;
}

enum ess_status
ess_id_term(ess_id id, struct ess_buf *out, struct ess_term *ret)
{
  const enum ess_tag tag = ess_id_tag(id);
  const size_t start = out->len;

  if (!is_inline(tag)) {
    return ESS_BAD_INPUT;
  }
  char *to = ess_buf_reserve(out, ess_moment_size);
  if (!to) {
    return out->status;
  }
  const size_t n = put_text(tag, ess_id_payload(id), to);
  out->len += n;
  out->data[out->len] = '\0';
  *ret = (struct ess_term){.kind = ESS_LITERAL,
                           .value = {out->data + start, n},
                           .datatype = datatypes[tag]};
  return n ? ESS_OK : ESS_BAD_INPUT;
}

bool
ess_id_integer(ess_id id, int64_t *ret)
{
  const enum ess_tag tag = ess_id_tag(id);

  *ret = (int64_t)ess_id_payload(id) - (int64_t)ESS_INTEGER_ZERO;
  return tag >= ESS_TAG_INTEGER && is_inline(tag);
}

/* 0, -1, 1, -2 ... around `zero` as 0, 1, 2, 3 ... */
static uint64_t
zigzag(uint64_t place, uint64_t zero)
{
  const uint64_t value = place - zero;
  return value << 1 ^ (0 - (value >> 63));
}

static uint64_t
unzigzag(uint64_t folded, uint64_t zero)
{
  return (folded >> 1 ^ (0 - (folded & 1))) + zero;
}

/* Bit 63, which no identifier has, stays, so that damage is seen. */
static const uint64_t top = (uint64_t)1 << 63;
static const uint64_t scale = (1U << ess_scale_bits) - 1;

uint64_t
ess_id_fold_value(ess_id id)
{
  const unsigned tag = id >> ess_payload_bits & (tags - 1);
  uint64_t x = ess_id_payload(id);

  if (tag >= ESS_TAG_INTEGER) {
    x = zigzag(x, ESS_INTEGER_ZERO);
  } else if (tag == ESS_TAG_DECIMAL) {
    x = zigzag(x >> ess_scale_bits, ESS_MANTISSA_ZERO) << ess_scale_bits |
        (x & scale);
  }
  return (id & top) | x << ess_tag_bits | tag;
}

ess_id
ess_id_unfold_value(uint64_t folded)
{
  const unsigned tag = folded & (tags - 1);
  uint64_t x = ess_id_payload(folded >> ess_tag_bits);

  if (tag >= ESS_TAG_INTEGER) {
    x = unzigzag(x, ESS_INTEGER_ZERO);
  } else if (tag == ESS_TAG_DECIMAL) {
    x = unzigzag(x >> ess_scale_bits, ESS_MANTISSA_ZERO) << ess_scale_bits |
        (x & scale);
  }
  return (folded & top) | ess_id_of((enum ess_tag)tag, x);
}
