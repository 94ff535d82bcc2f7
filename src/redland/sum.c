/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/sum.h"

/* Absolute value of an xsd:integer or xsd:decimal; -1 if it is neither.
   Exact enough for a bound, and free of the locale. */
static double
magnitude(struct ess_view v)
{
  double value = 0;
  double unit = 0; /* of the next digit; 0 before the point */
  size_t digits = 0;

  for (size_t i = 0; i < v.n; ++i) {
    const char c = v.s[i];
    if (c >= '0' && c <= '9') {
      value = unit > 0 ? value + unit * (c - '0') : value * 10 + (c - '0');
      unit /= 10;
      ++digits;
    } else if (c == '.' && !(unit > 0)) {
      unit = 0.1;
    } else if (i > 0 || (c != '+' && c != '-')) {
      return -1;
    }
  }
  return digits ? value : -1;
}

static bool
is_number(const struct ess_term *term)
{
  return ess_view_is(term->datatype,
                     "http://www.w3.org/2001/XMLSchema#integer") ||
         ess_view_is(term->datatype,
                     "http://www.w3.org/2001/XMLSchema#decimal");
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
  struct ess_sum_check *check = self;
  const double size = n == 1 && is_number(terms) ? magnitude(terms->value)
                                                 : -1;
  if (size < 0) {
    return ess_fail(check->log, ESS_BAD_INPUT, NULL,
                    "filter such values out",
                    "not yet supported: SUM over a value that is neither an "
                    "xsd:integer nor an xsd:decimal");
  }
  check->size += size;
  if (check->size >= 2147483647.0) {
    return ess_fail(check->log, ESS_LIMIT, NULL,
                    "select the values and add them up elsewhere",
                    "a SUM may reach 2147483648, which is too large");
  }
  return ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_BUG;
}

struct ess_row_sink
ess_sum_check_rows(struct ess_sum_check *check)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, check};
}
