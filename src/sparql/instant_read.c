/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Lexical forms of dates and times. */

#include "sparql/instant_inside.h"

enum { most_offset = 14 * 60 };

static const int64_t most_year = INT64_C(100000000000);

static bool
take_char(struct ess_view *v, char c)
{
  if (v->n == 0 || v->s[0] != c) {
    return false;
  }
  *v = ess_view_sub(*v, 1, v->n);
  return true;
}

static bool
take_two(struct ess_view *v, unsigned least, unsigned most, unsigned *ret)
{
  if (v->n < 2 || !ess_is_digit(v->s[0]) || !ess_is_digit(v->s[1])) {
    return false;
  }
  *ret = (unsigned)(v->s[0] - '0') * 10 + (unsigned)(v->s[1] - '0');
  *v = ess_view_sub(*v, 2, v->n);
  return *ret >= least && *ret <= most;
}

/* At least four digits, and no 0 in front of more. */
static bool
take_year(struct ess_view *v, int64_t *ret)
{
  enum { least = 4, most = 12 };
  const bool minus = take_char(v, '-');
  size_t n = 0;
  int64_t year = 0;

  while (n < v->n && n < most && ess_is_digit(v->s[n])) {
    year = year * 10 + (v->s[n++] - '0');
  }
  if (n < least || (n > least && v->s[0] == '0') || year > most_year) {
    return false;
  }
  *v = ess_view_sub(*v, n, v->n);
  *ret = minus ? -year : year;
  return true;
}

/* Digits behind a point; the first nine are kept. */
static bool
take_fraction(struct ess_view *v, struct ess_datum *ret)
{
  size_t n = 0;

  if (!take_char(v, '.')) {
    return true;
  }
  for (; n < v->n && ess_is_digit(v->s[n]); ++n) {
    if (n < ess_nano_digits) {
      ret->nanos = ret->nanos * 10 + (uint32_t)(v->s[n] - '0');
    }
  }
  for (size_t i = n; i < ess_nano_digits; ++i) {
    ret->nanos *= 10;
  }
  ret->digits = (uint8_t)(n > UINT8_MAX ? UINT8_MAX : n);
  *v = ess_view_sub(*v, n, v->n);
  return n > 0;
}

static bool
is_zero(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    if (v.s[i] >= '1' && v.s[i] <= '9') {
      return false;
    }
  }
  return true;
}

/* 24:00:00 is the beginning of the day after. */
static bool
take_clock(struct ess_view *v, struct ess_fields *f, struct ess_datum *ret)
{
  const struct ess_view start = *v;

  if (!take_two(v, 0, 24, &f->hours) || !take_char(v, ':') ||
      !take_two(v, 0, 59, &f->minutes) || !take_char(v, ':') ||
      !take_two(v, 0, 59, &f->seconds) || !take_fraction(v, ret)) {
    return false;
  }
  return f->hours < 24 || is_zero(ess_view_sub(start, 2, start.n - v->n - 2));
}

/* All that is left. */
static bool
take_zone(struct ess_view v, int16_t *ret)
{
  unsigned hours;
  unsigned minutes;

  *ret = v.n ? ess_zone_z : ess_zone_none;
  if (v.n == 0 || ess_view_is(v, "Z")) {
    return true;
  }
  const bool west = v.s[0] == '-';
  if ((!take_char(&v, '-') && !take_char(&v, '+')) ||
      !take_two(&v, 0, 14, &hours) || !take_char(&v, ':') ||
      !take_two(&v, 0, 59, &minutes) || v.n) {
    return false;
  }
  const int offset = (int)(hours * 60 + minutes);
  *ret = (int16_t)(west ? -offset : offset);
  return offset <= most_offset;
}

static bool
take_fields(unsigned has, struct ess_view *v, struct ess_fields *f,
            struct ess_datum *ret)
{
  if ((has & ESS_HAS_YEAR && !take_year(v, &f->year)) ||
      (has & ESS_HAS_MONTH &&
       (!take_char(v, '-') || !take_two(v, 1, 12, &f->month))) ||
      (has & ESS_HAS_DAY && (!take_char(v, '-') ||
                     !take_two(v, 1, ess_calendar_month(f->year, f->month),
                               &f->day)))) {
    return false;
  }
  if (has & ESS_HAS_YEAR && has & ESS_HAS_CLOCK && !take_char(v, 'T')) {
    return false;
  }
  return !(has & ESS_HAS_CLOCK) || take_clock(v, f, ret);
}

struct ess_datum
ess_instant_read(enum ess_datum_kind kind, struct ess_view form)
{
  struct ess_datum datum = {.kind = (uint8_t)kind};
  struct ess_fields f = {.month = 1, .day = 1};

  if (!take_fields(ess_fields_of(kind), &form, &f, &datum) ||
      !take_zone(form, &datum.zone)) {
    return ess_datum_error();
  }
  datum.integer = ess_seconds_of(&f);
  if (kind == ESS_DATUM_TIME) {
    datum.integer %= ess_day_seconds;
  }
  return datum;
}
