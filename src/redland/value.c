/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/value.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

/* The kinds of values, in the order in which ORDER BY puts them. */
enum kind { UNBOUND, BLANK, IRI, NUMBER, STRING, TEXT, BOOLEAN, MOMENT, OTHER };

static const char *const number_types[] = {
  "integer", "decimal", "double", "float", "int", "long", "short", "byte",
  "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
  "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort",
  "unsignedByte",
};

static long double
power_of_ten(unsigned long n)
{
  long double power = 1;
  while (n-- > 0) {
    power *= 10;
  }
  return power;
}

/* Digits with a point, and how many there were in `*digits`. Exact up to 19
   digits, so that equal numbers are equal however they are written. */
static struct ess_view
take_digits(struct ess_view v, long double *value, size_t *digits)
{
  unsigned long after = 0;
  bool point = false;
  size_t i = 0;

  for (*value = 0, *digits = 0; i < v.n; ++i) {
    if (v.s[i] >= '0' && v.s[i] <= '9') {
      *value = *value * 10 + (v.s[i] - '0');
      after += point;
      ++*digits;
    } else if (v.s[i] == '.' && !point) {
      point = true;
    } else {
      break;
    }
  }
  *value /= power_of_ten(after);
  return ess_view_sub(v, i, v.n);
}

static size_t
sign_length(struct ess_view v)
{
  return v.n && (v.s[0] == '-' || v.s[0] == '+');
}

static bool
take_exponent(struct ess_view v, long double *value)
{
  long double exponent = 0;
  size_t digits = 0;
  const size_t sign = sign_length(ess_view_sub(v, 1, v.n));
  const struct ess_view rest =
    take_digits(ess_view_sub(v, 1 + sign, v.n), &exponent, &digits);

  if ((v.s[0] != 'e' && v.s[0] != 'E') || rest.n || !digits ||
      exponent > 400) {
    return false;
  }
  const long double power = power_of_ten((unsigned long)exponent);
  *value = sign && v.s[1] == '-' ? *value / power : *value * power;
  return true;
}

/* The value of a number, or false if it is not one. Free of the locale. */
static bool
read_number(struct ess_view v, long double *ret)
{
  size_t digits = 0;
  const size_t sign = sign_length(v);
  const struct ess_view rest =
    take_digits(ess_view_sub(v, sign, v.n), ret, &digits);

  if (!digits || (rest.n && !take_exponent(rest, ret))) {
    return false;
  }
  *ret = sign && v.s[0] == '-' ? -*ret : *ret;
  return true;
}

static bool
is_number_type(struct ess_view local)
{
  for (size_t i = 0; i < sizeof number_types / sizeof number_types[0]; ++i) {
    if (ess_view_is(local, number_types[i])) {
      return true;
    }
  }
  return false;
}

static enum kind
literal_kind(const struct ess_term *term)
{
  const size_t n = sizeof XSD - 1;
  const struct ess_view local =
    ess_view_sub(term->datatype, n, term->datatype.n);
  long double number = 0;

  if (term->language.n || !term->datatype.n) {
    return term->language.n ? TEXT : STRING;
  }
  if (!ess_view_starts(term->datatype, XSD)) {
    return OTHER;
  }
  if (is_number_type(local)) {
    return read_number(term->value, &number) ? NUMBER : OTHER;
  }
  if (ess_view_is(local, "boolean")) {
    return ess_value_truth(term) == ESS_ERROR_VALUE ? OTHER : BOOLEAN;
  }
  return ess_view_is(local, "date") || ess_view_is(local, "dateTime")
           ? MOMENT
           : OTHER;
}

static enum kind
kind_of(const struct ess_term *term)
{
  static const enum kind kinds[] = {
    [ESS_NONE] = UNBOUND, [ESS_IRI] = IRI, [ESS_BLANK] = BLANK};
  return term->kind == ESS_LITERAL ? literal_kind(term) : kinds[term->kind];
}

static int
compare_numbers(const struct ess_term *a, const struct ess_term *b)
{
  long double x = 0;
  long double y = 0;
  (void)read_number(a->value, &x);
  (void)read_number(b->value, &y);
  return (x > y) - (x < y);
}

/* Moments of one type compare as text if both are in UTC, or both in no time
   zone, and written to the same length. */
static bool
are_alike(const struct ess_term *a, const struct ess_term *b)
{
  static const size_t day = sizeof "2026-01-01" - 1;
  static const size_t second = sizeof "2026-01-01T00:00:00" - 1;
  const size_t n = a->value.n;

  if (n == 0 || n != b->value.n || a->value.s[0] == '-' ||
      b->value.s[0] == '-' || !ess_view_equal(a->datatype, b->datatype)) {
    return false;
  }
  return n == day || n == second ||
         (a->value.s[n - 1] == 'Z' && b->value.s[n - 1] == 'Z');
}

bool
ess_value_order(const struct ess_term *a, const struct ess_term *b, int *ret)
{
  const enum kind kind = kind_of(a);

  if (kind != kind_of(b)) {
    return false;
  }
  switch (kind) {
  case NUMBER:
    *ret = compare_numbers(a, b);
    return true;
  case STRING:
    *ret = ess_view_compare(a->value, b->value);
    return true;
  case BOOLEAN:
    *ret = (int)ess_value_truth(a) - (int)ess_value_truth(b);
    return true;
  case MOMENT:
    *ret = ess_view_compare(a->value, b->value);
    return are_alike(a, b);
  default:
    return false;
  }
}

enum ess_truth
ess_value_equal(const struct ess_term *a, const struct ess_term *b)
{
  const enum kind x = kind_of(a);
  const enum kind y = kind_of(b);
  int order = 0;

  if (x == UNBOUND || y == UNBOUND) {
    return ESS_ERROR_VALUE;
  }
  if (ess_term_equal(a, b)) {
    return ESS_TRUE;
  }
  if (ess_value_order(a, b, &order)) {
    return order == 0 ? ESS_TRUE : ESS_FALSE;
  }
  if (x <= IRI || y <= IRI) {
    return ESS_FALSE;
  }
  return x == OTHER || y == OTHER || (x == MOMENT && y == MOMENT)
           ? ESS_ERROR_VALUE
           : ESS_FALSE;
}

enum ess_truth
ess_value_truth(const struct ess_term *term)
{
  const struct ess_view v = term->value;
  long double number = 0;

  if (term->kind != ESS_LITERAL) {
    return ESS_ERROR_VALUE;
  }
  if (ess_view_is(term->datatype, XSD "boolean")) {
    return ess_view_is(v, "true") || ess_view_is(v, "1")    ? ESS_TRUE
           : ess_view_is(v, "false") || ess_view_is(v, "0") ? ESS_FALSE
                                                            : ESS_ERROR_VALUE;
  }
  switch (literal_kind(term)) {
  case STRING:
  case TEXT:
    return v.n ? ESS_TRUE : ESS_FALSE;
  case NUMBER:
    (void)read_number(v, &number);
    return number > 0 || number < 0 ? ESS_TRUE : ESS_FALSE;
  default:
    return ESS_ERROR_VALUE;
  }
}

int
ess_value_sort(const struct ess_term *a, const struct ess_term *b)
{
  const int x = (int)kind_of(a);
  const int y = (int)kind_of(b);
  int order = x - y;

  if (order == 0 && (x == NUMBER || x == BOOLEAN)) {
    (void)ess_value_order(a, b, &order);
  }
  return order ? order : ess_term_compare(a, b);
}
