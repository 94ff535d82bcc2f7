/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/kind.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

enum {
  RESOURCE = 1,
  INTEGER = 2,
  DECIMAL = 4,
  STRING = 8,
  DATE = 16,
  TEXT = 32 /* a string with a language */
};

static bool
is_one_of(unsigned kinds, unsigned allowed)
{
  return (kinds & ~allowed) == 0;
}

static unsigned
kind_of(const struct ess_term *term)
{
  static const size_t date_length = sizeof "2026-01-01" - 1;

  if (term->kind != ESS_LITERAL) {
    return term->kind == ESS_NONE ? 0 : RESOURCE;
  }
  if (term->language.n) {
    return TEXT;
  }
  if (term->datatype.n == 0) {
    return STRING;
  }
  if (ess_view_is(term->datatype, XSD "integer")) {
    return INTEGER;
  }
  if (ess_view_is(term->datatype, XSD "decimal")) {
    return DECIMAL;
  }
  return ess_view_is(term->datatype, XSD "date") &&
             term->value.n == date_length
           ? DATE
           : 0;
}

void
ess_kind_add(struct ess_kind *kind, const struct ess_term *term)
{
  const unsigned k = kind_of(term);

  kind->kinds |= k;
  kind->mixed = kind->mixed || k == 0 ||
                !(is_one_of(kind->kinds, RESOURCE | INTEGER | DECIMAL) ||
                  is_one_of(kind->kinds, RESOURCE | STRING) ||
                  is_one_of(kind->kinds, RESOURCE | TEXT) ||
                  is_one_of(kind->kinds, RESOURCE | DATE));
}

bool
ess_kind_is_ordered(const struct ess_kind *kind)
{
  return !kind->mixed && !(kind->kinds & (RESOURCE | TEXT));
}

/* "7", not "07" or "+7": two terms of one value would make one group. */
static bool
is_plain(struct ess_view v)
{
  const size_t sign = v.n > 1 && v.s[0] == '-';
  bool plain = v.n > sign && (v.s[sign] != '0' || v.n == 1);
  for (size_t i = sign; i < v.n; ++i) {
    plain = plain && v.s[i] >= '0' && v.s[i] <= '9';
  }
  return plain && v.n < 10;
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)self;
  (void)names;
  (void)n;
  return ESS_OK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_kind_check *check = self;

  for (size_t i = 0; i < n; ++i) {
    ess_kind_add(&check->kind, &terms[i]);
    const unsigned kinds = check->kind.kinds;
    check->kind.mixed =
      check->kind.mixed || (kinds & (DECIMAL | TEXT)) ||
      ((kinds & RESOURCE) && kinds != RESOURCE) ||
      ((kinds & INTEGER) && !is_plain(terms[i].value));
  }
  return check->kind.mixed
           ? ess_fail(check->log, ESS_BAD_INPUT, NULL,
                      "select the values and group them elsewhere",
                      "not yet supported: GROUP BY values that are not all "
                      "resources, all strings without language, all dates "
                      "or all integers")
           : ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_BUG;
}

struct ess_row_sink
ess_kind_check_rows(struct ess_kind_check *check)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, check};
}
