/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/instant.h"

#include <string.h>

enum { SECONDS = 86400, days_of_400_years = 146097, nano_digits = 9 };
enum { most_offset = 14 * 60, near = 14 * 3600 };

static const int64_t most_year = INT64_C(100000000000);

/* ------------------------------------------------------------ the calendar */

static int64_t
floor_divide(int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

/* Days from the beginning of March of year 0 to a day. Years that begin with
   March have the day that is not always there at their end. */
static int64_t
days_since_march(int64_t year, unsigned month, unsigned day)
{
  const int64_t y = month > 2 ? year : year - 1;
  const int64_t era = floor_divide(y, 400);
  const int64_t in_era = y - era * 400;
  const unsigned m = month > 2 ? month - 3 : month + 9;
  const int64_t in_year = (153 * (int64_t)m + 2) / 5 + day - 1;

  return era * days_of_400_years + in_era * 365 + in_era / 4 - in_era / 100 +
         in_year;
}

/* From the beginning of January of year 0, a leap year, to that of March. */
enum { before_march = 60 };

static int64_t
days_of(int64_t year, unsigned month, unsigned day)
{
  return days_since_march(year, month, day) + before_march;
}

static void
split_days(int64_t days, struct ess_fields *ret)
{
  const int64_t since = days - before_march;
  const int64_t era = floor_divide(since, days_of_400_years);
  const int64_t in_era = since - era * days_of_400_years;
  const int64_t year = (in_era - in_era / 1460 + in_era / 36524 -
                        in_era / (days_of_400_years - 1)) / 365;
  const int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
  const int64_t m = (5 * in_year + 2) / 153;

  ret->day = (unsigned)(in_year - (153 * m + 2) / 5) + 1;
  ret->month = (unsigned)(m < 10 ? m + 3 : m - 9);
  ret->year = era * 400 + year + (ret->month <= 2);
}

static bool
is_leap(int64_t year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned
days_of_month(int64_t year, unsigned month)
{
  static const unsigned days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}

struct ess_fields
ess_instant_fields(const struct ess_datum *datum)
{
  struct ess_fields f = {0};
  const int64_t days = floor_divide(datum->integer, SECONDS);
  const unsigned second = (unsigned)(datum->integer - days * SECONDS);

  split_days(days, &f);
  f.hours = second / 3600;
  f.minutes = second / 60 % 60;
  f.seconds = second % 60;
  return f;
}

static int64_t
seconds_of(const struct ess_fields *f)
{
  return days_of(f->year, f->month, f->day) * SECONDS + f->hours * 3600 +
         f->minutes * 60 + f->seconds;
}

/* ----------------------------------------------------------------- reading */

/* Which fields a kind has. */
enum { YEAR = 1, MONTH = 2, DAY = 4, CLOCK = 8 };

static unsigned
fields_of(unsigned kind)
{
  static const unsigned char fields[] = {
    [ESS_DATUM_DATETIME] = YEAR | MONTH | DAY | CLOCK,
    [ESS_DATUM_DATE] = YEAR | MONTH | DAY,
    [ESS_DATUM_TIME] = CLOCK,
    [ESS_DATUM_YEAR_MONTH] = YEAR | MONTH,
    [ESS_DATUM_YEAR] = YEAR,
  };
  return fields[kind];
}

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
    if (n < nano_digits) {
      ret->nanos = ret->nanos * 10 + (uint32_t)(v->s[n] - '0');
    }
  }
  for (size_t i = n; i < nano_digits; ++i) {
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
  if ((has & YEAR && !take_year(v, &f->year)) ||
      (has & MONTH &&
       (!take_char(v, '-') || !take_two(v, 1, 12, &f->month))) ||
      (has & DAY && (!take_char(v, '-') ||
                     !take_two(v, 1, days_of_month(f->year, f->month),
                               &f->day)))) {
    return false;
  }
  if (has & YEAR && has & CLOCK && !take_char(v, 'T')) {
    return false;
  }
  return !(has & CLOCK) || take_clock(v, f, ret);
}

struct ess_datum
ess_instant_read(enum ess_datum_kind kind, struct ess_view form)
{
  struct ess_datum datum = {.kind = (uint8_t)kind};
  struct ess_fields f = {.month = 1, .day = 1};

  if (!take_fields(fields_of(kind), &form, &f, &datum) ||
      !take_zone(form, &datum.zone)) {
    return ess_datum_error();
  }
  datum.integer = seconds_of(&f);
  if (kind == ESS_DATUM_TIME) {
    datum.integer %= SECONDS;
  }
  return datum;
}

/* ----------------------------------------------------------------- writing */

static size_t
put_two(char *out, unsigned value)
{
  out[0] = (char)('0' + value / 10);
  out[1] = (char)('0' + value % 10);
  return 2;
}

static size_t
put_year(char *out, int64_t year)
{
  char digits[24];
  size_t n = 0;
  size_t at = 0;
  uint64_t rest = year < 0 ? (uint64_t)-year : (uint64_t)year;

  for (; rest || n < 4; rest /= 10) {
    digits[n++] = (char)('0' + rest % 10);
  }
  if (year < 0) {
    out[at++] = '-';
  }
  while (n) {
    out[at++] = digits[--n];
  }
  return at;
}

static size_t
put_clock(char *out, const struct ess_fields *f,
          const struct ess_datum *datum)
{
  uint32_t rest = datum->nanos;
  uint32_t unit = 100000000;
  size_t at = put_two(out, f->hours);

  out[at++] = ':';
  at += put_two(out + at, f->minutes);
  out[at++] = ':';
  at += put_two(out + at, f->seconds);
  if (datum->digits) {
    out[at++] = '.';
  }
  for (unsigned i = 0; i < datum->digits && i < nano_digits; ++i) {
    out[at++] = (char)('0' + rest / unit);
    rest %= unit;
    unit /= 10;
  }
  return at;
}

static size_t
put_zone(char *out, int zone)
{
  const unsigned offset = (unsigned)(zone < 0 ? -zone : zone);

  if (zone == ess_zone_none || zone == ess_zone_z) {
    out[0] = 'Z';
    return zone == ess_zone_z;
  }
  out[0] = zone < 0 ? '-' : '+';
  (void)put_two(out + 1, offset / 60);
  out[3] = ':';
  (void)put_two(out + 4, offset % 60);
  return 6;
}

struct ess_view
ess_instant_text(const struct ess_datum *datum, struct ess_arena *arena)
{
  const unsigned has = fields_of(datum->kind);
  const struct ess_fields f = ess_instant_fields(datum);
  char out[64];
  size_t at = 0;

  if (has & YEAR) {
    at += put_year(out, f.year);
  }
  if (has & MONTH) {
    out[at++] = '-';
    at += put_two(out + at, f.month);
  }
  if (has & DAY) {
    out[at++] = '-';
    at += put_two(out + at, f.day);
  }
  if (has & YEAR && has & CLOCK) {
    out[at++] = 'T';
  }
  if (has & CLOCK) {
    at += put_clock(out + at, &f, datum);
  }
  at += put_zone(out + at, datum->zone);
  return ess_arena_copy(arena, (struct ess_view){out, at});
}

/* ------------------------------------------------------------- identifiers */

/* Zones in payloads: none, Z, and minutes around Greenwich (see
   store/moment.h). */
enum { zones = 1683, greenwich = 842 };

struct ess_datum
ess_instant_of_id(ess_id id)
{
  const uint64_t time = ess_id_payload(id) / zones;
  const int zone = (int)(ess_id_payload(id) % zones);
  struct ess_datum datum = {.kind = ESS_DATUM_DATETIME,
                            .integer = (int64_t)time};

  datum.zone = zone == 0   ? (int16_t)ess_zone_none
               : zone == 1 ? (int16_t)ess_zone_z
                           : (int16_t)(zone - greenwich);
  switch (ess_id_tag(id)) {
  case ESS_TAG_DATETIME:
    return datum;
  case ESS_TAG_DATETIME_MILLI:
    datum.digits = 3;
    datum.integer = (int64_t)(time / 1000);
    datum.nanos = (uint32_t)(time % 1000) * 1000000;
    return datum;
  case ESS_TAG_DATE:
    datum.kind = ESS_DATUM_DATE;
    datum.integer = (int64_t)time * SECONDS;
    return datum;
  case ESS_TAG_YEAR:
    datum.kind = ESS_DATUM_YEAR;
    datum.integer = days_of((int64_t)time, 1, 1) * SECONDS;
    return datum;
  case ESS_TAG_YEAR_MONTH:
    datum.kind = ESS_DATUM_YEAR_MONTH;
    datum.integer =
      days_of((int64_t)time / 12, (unsigned)(time % 12) + 1, 1) * SECONDS;
    return datum;
  default:
    return ess_datum_error();
  }
}

/* --------------------------------------------------------------- comparing */

struct ess_view
ess_instant_rest(const struct ess_datum *datum)
{
  if (datum->digits <= nano_digits || datum->text.n == 0) {
    return (struct ess_view){NULL, 0};
  }
  const size_t point = ess_view_find(datum->text, '.');
  struct ess_view rest =
    ess_view_sub(datum->text, point + 1 + nano_digits, datum->text.n);
  size_t n = 0;
  while (n < rest.n && ess_is_digit(rest.s[n])) {
    ++n;
  }
  while (n && rest.s[n - 1] == '0') {
    --n;
  }
  return ess_view_sub(rest, 0, n);
}

/* In UTC, if it has a zone. */
static int64_t
seconds_in_utc(const struct ess_datum *datum)
{
  const bool offset =
    datum->zone != ess_zone_none && datum->zone != ess_zone_z;
  return datum->integer - (offset ? datum->zone * 60 : 0);
}

static int
compare_fractions(const struct ess_datum *a, const struct ess_datum *b)
{
  if (a->nanos != b->nanos) {
    return a->nanos < b->nanos ? -1 : 1;
  }
  const int order =
    ess_view_compare(ess_instant_rest(a), ess_instant_rest(b));
  return (order > 0) - (order < 0);
}

static int
compare_at(int64_t x, const struct ess_datum *a, int64_t y,
           const struct ess_datum *b)
{
  return x != y ? (x < y ? -1 : 1) : compare_fractions(a, b);
}

int
ess_instant_order(const struct ess_datum *a, const struct ess_datum *b)
{
  return compare_at(seconds_in_utc(a), a, seconds_in_utc(b), b);
}

enum ess_instant_order
ess_instant_compare(const struct ess_datum *a, const struct ess_datum *b)
{
  const bool a_floats = a->zone == ess_zone_none;
  const bool b_floats = b->zone == ess_zone_none;

  if (a_floats == b_floats) {
    return (enum ess_instant_order)ess_instant_order(a, b);
  }
  const int64_t x = seconds_in_utc(a);
  const int64_t y = seconds_in_utc(b);
  if (compare_at(x + near, a, y, b) < 0) {
    return ESS_INSTANT_LESS;
  }
  return compare_at(x - near, a, y, b) > 0 ? ESS_INSTANT_GREATER
                                           : ESS_INSTANT_UNKNOWN;
}

/* ----------------------------------------------------------------- casting */

/* Zeros at the end of a fraction say nothing, and digits behind the ninth are
   only in a text. */
static void
trim_fraction(struct ess_datum *datum)
{
  uint32_t unit = 1;

  datum->digits = datum->nanos ? nano_digits : 0;
  while (datum->digits && datum->nanos / unit % 10 == 0) {
    unit *= 10;
    --datum->digits;
  }
}

struct ess_datum
ess_instant_cast(enum ess_datum_kind kind, const struct ess_datum *datum)
{
  const unsigned from = fields_of(datum->kind);
  const unsigned to = fields_of(kind);
  struct ess_fields f = ess_instant_fields(datum);
  struct ess_datum result = {.kind = (uint8_t)kind, .zone = datum->zone};

  if (datum->kind == kind) {
    result = *datum;
    if (ess_instant_rest(datum).n == 0) {
      result.text = (struct ess_view){NULL, 0};
      trim_fraction(&result);
    }
    return result;
  }
  /* From a date-time all, from a date all but a time. */
  if (!(from & DAY) || (kind == ESS_DATUM_TIME && !(from & CLOCK))) {
    return ess_datum_error();
  }
  if (to & CLOCK) {
    result.nanos = datum->nanos;
    trim_fraction(&result);
  } else {
    f.hours = f.minutes = f.seconds = 0;
  }
  f.day = to & DAY || kind == ESS_DATUM_TIME ? f.day : 1;
  f.month = to & MONTH || kind == ESS_DATUM_TIME ? f.month : 1;
  result.integer = seconds_of(&f);
  if (kind == ESS_DATUM_TIME) {
    result.integer -= floor_divide(result.integer, SECONDS) * SECONDS;
  }
  return result;
}
