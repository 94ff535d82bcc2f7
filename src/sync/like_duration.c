/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/like_time.h"

#include "sync/likeness.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { most_digits = 12, short_part = 3, micro_digits = 6, text_size = 64 };

/* A duration taken apart. */
struct parts {
  bool minus;
  bool month;            /* there is an M before the T, */
  bool clock;            /* a T, */
  bool any;              /* a number at all */
  uint64_t months;
  uint64_t seconds;
  struct ess_view last;  /* digits of the seconds as they are written, */
  struct ess_view part;  /* and of their fraction */
  bool point;
};

/* Take a number and `unit` off the front of `v`, if they are there. False if
   the number is too long. */
static bool
take(struct ess_view *v, char unit, uint64_t *ret, struct parts *p)
{
  uint64_t n = 0;
  size_t i = 0;

  *ret = 0;
  while (i < v->n && ess_is_digit(v->s[i])) {
    n = i < most_digits ? 10 * n + (uint64_t)(v->s[i] - '0') : n;
    ++i;
  }
  if (i == 0 || i == v->n || v->s[i] != unit) {
    return true;
  }
  *ret = n;
  *v = ess_view_sub(*v, i + 1, v->n);
  p->any = true;
  return i <= most_digits;
}

/* Seconds may have a fraction. */
static bool
take_seconds(struct ess_view *v, struct parts *p)
{
  const size_t end = ess_view_find(*v, 'S');
  struct ess_view digits = ess_view_sub(*v, 0, end);
  const size_t dot = ess_view_find(digits, '.');
  uint64_t n = 0;

  if (end == v->n) {
    return true;
  }
  p->point = dot < digits.n;
  p->part = ess_view_sub(digits, dot + 1, digits.n);
  p->last = ess_view_sub(digits, 0, dot);
  for (size_t i = 0; i < digits.n; ++i) {
    if (i != dot && !ess_is_digit(digits.s[i])) {
      return false;
    }
    n = i < dot && i < most_digits ? 10 * n + (uint64_t)(digits.s[i] - '0')
                                   : n;
  }
  p->seconds += n;
  p->any = true;
  *v = ess_view_sub(*v, end + 1, v->n);
  return dot > 0 && dot <= most_digits;
}

static bool
take_apart(struct ess_view v, struct parts *p)
{
  uint64_t years = 0;
  uint64_t days = 0;
  uint64_t hours = 0;
  uint64_t minutes = 0;

  *p = (struct parts){.minus = ess_view_starts(v, "-")};
  v = ess_view_sub(v, p->minus, v.n);
  if (!ess_view_starts(v, "P")) {
    return false;
  }
  v = ess_view_sub(v, 1, v.n);
  if (!take(&v, 'Y', &years, p)) {
    return false;
  }
  const size_t before = v.n;
  if (!take(&v, 'M', &p->months, p)) {
    return false;
  }
  p->month = v.n < before;
  p->months += 12 * years;
  if (!take(&v, 'D', &days, p)) {
    return false;
  }
  p->clock = ess_view_starts(v, "T");
  v = ess_view_sub(v, p->clock, v.n);
  if (p->clock && (!take(&v, 'H', &hours, p) ||
                   !take(&v, 'M', &minutes, p) || !take_seconds(&v, p))) {
    return false;
  }
  p->seconds += 60 * minutes + 3600 * hours + 86400 * days;
  return v.n == 0;
}

/* The number of seconds, as Virtuoso shows it. */
static void
add_seconds(struct ess_buf *out, double seconds)
{
  char text[text_size];

  (void)snprintf(text, sizeof text, "%.*g", micro_digits, seconds);
  const struct ess_view shown = ess_view_of(text);
  ess_buf_add(out, shown);
  if (ess_view_find(shown, '.') == shown.n &&
      ess_view_find(shown, 'e') == shown.n) {
    ess_buf_puts(out, ".0");
  }
}

/* Virtuoso takes the digits of whole seconds, up to three of them, for their
   fraction once more, and adds the fraction whatever the sign. */
static double
virtuoso_seconds(const struct parts *p)
{
  const struct ess_view part = p->point ? p->part : p->last;
  double fraction = 0;
  double scale = 1;

  for (size_t i = 0; i < part.n && part.n <= short_part; ++i) {
    scale /= 10;
    fraction += scale * (part.s[i] - '0');
  }
  return (p->minus ? -1.0 : 1.0) * (double)p->seconds + fraction;
}

/* A number of months, or of seconds with a point. What has a clock of no
   seconds, months beside a clock, or a long fraction stays as it is. */
static bool
fold_virtuoso(const struct parts *p, struct ess_buf *out)
{
  if ((p->clock && (p->seconds == 0 || p->month)) ||
      (p->point && p->part.n > short_part)) {
    return false;
  }
  if (p->months > 0) {
    ess_buf_printf(out, "%s%llu", p->minus ? "-" : "",
                   (unsigned long long)p->months);
  } else {
    add_seconds(out, virtuoso_seconds(p));
  }
  return true;
}

/* What Virtuoso made of one. */
static bool
fold_number(struct ess_view text, struct ess_buf *out)
{
  char digits[text_size];
  char *end = NULL;
  const bool whole = ess_view_find(text, '.') == text.n &&
                     ess_view_find(text, 'e') == text.n;

  if (text.n == 0 || text.n >= sizeof digits || whole ||
      !(ess_is_digit(text.s[0]) || text.s[0] == '-')) {
    return false;
  }
  (void)snprintf(digits, sizeof digits, "%.*s", (int)text.n, text.s);
  const double seconds = strtod(digits, &end);
  if (*end) {
    return false;
  }
  add_seconds(out, seconds);
  return true;
}

/* By value: P12M is P1Y, PT60M is PT1H. */
static void
add_value(struct ess_buf *out, const struct parts *p)
{
  struct ess_view part = p->part;

  while (ess_view_ends(part, "0")) {
    --part.n;
  }
  const bool none = p->months == 0 && p->seconds == 0 && part.n == 0;
  ess_buf_printf(out, "%sP%lluMT%llu", p->minus && !none ? "-" : "",
                 (unsigned long long)p->months,
                 (unsigned long long)p->seconds);
  ess_buf_puts(out, part.n ? "." : "");
  ess_buf_add(out, part);
  ess_buf_putc(out, 'S');
}

bool
ess_like_duration_fold(struct ess_view text, unsigned likeness,
                       struct ess_buf *out)
{
  struct parts p;

  if (!take_apart(text, &p)) {
    return likeness & ESS_LIKE_DURATIONS && fold_number(text, out);
  }
  if (likeness & ESS_LIKE_DURATIONS) {
    return fold_virtuoso(&p, out);
  }
  if (p.any) {
    add_value(out, &p);
  }
  return p.any;
}
