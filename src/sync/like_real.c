/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/like_number.h"

#include "sparql/datum.h"
#include "sync/likeness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { shown_digits = 6, double_digits = 17, float_digits = 9 };

/* The value, if the form is one of the datatype; blanks around it make it
   another form to Virtuoso. */
static bool
read_real(const struct ess_term *term, double *ret, bool *ret_float)
{
  struct ess_arena arena = {0};
  const struct ess_view v = term->value;
  const struct ess_datum datum = ess_datum_of_term(term, &arena);
  const bool found =
    (datum.kind == ESS_DATUM_DOUBLE || datum.kind == ESS_DATUM_FLOAT) &&
    v.n > 0 && (unsigned char)v.s[0] > ' ' &&
    (unsigned char)v.s[v.n - 1] > ' ';

  *ret = found ? datum.real : 0;
  *ret_float = datum.kind == ESS_DATUM_FLOAT;
  ess_arena_clear(&arena);
  return found;
}

/* The locale of the program is "C" for numbers. */
static void
add_real(struct ess_buf *out, double real, int digits)
{
  if (isnan(real)) {
    ess_buf_puts(out, "NaN");
  } else if (isinf(real)) {
    ess_buf_puts(out, real < 0 ? "-INF" : "INF");
  } else {
    ess_buf_printf(out, "%.*g", digits, real);
  }
}

bool
ess_like_real_fold(const struct ess_term *term, unsigned likeness,
                   struct ess_buf *out)
{
  double real = 0;
  bool single = false;

  if (!term->value.n && likeness & ESS_LIKE_ILL_TYPED) {
    ess_buf_putc(out, '0');
    return true;
  }
  if (!read_real(term, &real, &single)) {
    return false;
  }
  add_real(out, real,
           likeness & ESS_LIKE_REALS ? shown_digits
           : single                  ? float_digits
                                     : double_digits);
  return true;
}

/* Short numbers alone are surely what is shown of them. */
bool
ess_like_real_is_fragile(const struct ess_term *term, unsigned likeness)
{
  double real = 0;
  bool single = false;
  char text[32];

  if (!read_real(term, &real, &single)) {
    return likeness & ESS_LIKE_ILL_TYPED;
  }
  if (!(likeness & ESS_LIKE_REALS)) {
    return false;
  }
  if (!isfinite(real) || ess_view_ends(term->value, ".")) {
    return true;
  }
  (void)snprintf(text, sizeof text, "%.*g", shown_digits - 1, real);
  const double shown = strtod(text, NULL);
  return fabs(single ? (double)(float)shown - real : shown - real) > 0;
}
