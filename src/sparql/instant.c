/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/instant_inside.h"

#include <string.h>

enum { near = 14 * 3600 };

/* ----------------------------------------------------------------- fields */

unsigned
ess_fields_of(unsigned kind)
{
  static const unsigned char fields[] = {
    [ESS_DATUM_DATETIME] =
      ESS_HAS_YEAR | ESS_HAS_MONTH | ESS_HAS_DAY | ESS_HAS_CLOCK,
    [ESS_DATUM_DATE] = ESS_HAS_YEAR | ESS_HAS_MONTH | ESS_HAS_DAY,
    [ESS_DATUM_TIME] = ESS_HAS_CLOCK,
    [ESS_DATUM_YEAR_MONTH] = ESS_HAS_YEAR | ESS_HAS_MONTH,
    [ESS_DATUM_YEAR] = ESS_HAS_YEAR,
  };
  return fields[kind];
}

int64_t
ess_seconds_of(const struct ess_fields *f)
{
  return ess_calendar_days(f->year, f->month, f->day) * ess_day_seconds +
         f->hours * 3600 + f->minutes * 60 + f->seconds;
}

struct ess_fields
ess_instant_fields(const struct ess_datum *datum)
{
  struct ess_fields f = {0};
  const int64_t days = ess_floor_divide(datum->integer, ess_day_seconds);
  const unsigned second = (unsigned)(datum->integer - days * ess_day_seconds);

  ess_calendar_split(days, &f);
  f.hours = second / 3600;
  f.minutes = second / 60 % 60;
  f.seconds = second % 60;
  return f;
}

/* ---------------------------------------------------------------- writing */

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
  for (unsigned i = 0; i < datum->digits && i < ess_nano_digits; ++i) {
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
  const unsigned has = ess_fields_of(datum->kind);
  const struct ess_fields f = ess_instant_fields(datum);
  char out[64];
  size_t at = 0;

  if (has & ESS_HAS_YEAR) {
    at += put_year(out, f.year);
  }
  if (has & ESS_HAS_MONTH) {
    out[at++] = '-';
    at += put_two(out + at, f.month);
  }
  if (has & ESS_HAS_DAY) {
    out[at++] = '-';
    at += put_two(out + at, f.day);
  }
  if (has & ESS_HAS_YEAR && has & ESS_HAS_CLOCK) {
    out[at++] = 'T';
  }
  if (has & ESS_HAS_CLOCK) {
    at += put_clock(out + at, &f, datum);
  }
  at += put_zone(out + at, datum->zone);
  return ess_arena_copy(arena, (struct ess_view){out, at});
}

/* ------------------------------------------------------------ identifiers */

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
    datum.integer = (int64_t)time * ess_day_seconds;
    return datum;
  case ESS_TAG_YEAR:
    datum.kind = ESS_DATUM_YEAR;
    datum.integer = ess_calendar_days((int64_t)time, 1, 1) * ess_day_seconds;
    return datum;
  case ESS_TAG_YEAR_MONTH:
    datum.kind = ESS_DATUM_YEAR_MONTH;
    datum.integer = ess_calendar_days((int64_t)time / 12,
                                      (unsigned)(time % 12) + 1, 1) *
                    ess_day_seconds;
    return datum;
  default:
    return ess_datum_error();
  }
}

/* -------------------------------------------------------------- comparing */

struct ess_view
ess_instant_rest(const struct ess_datum *datum)
{
  if (datum->digits <= ess_nano_digits || datum->text.n == 0) {
    return (struct ess_view){NULL, 0};
  }
  const size_t point = ess_view_find(datum->text, '.');
  struct ess_view rest =
    ess_view_sub(datum->text, point + 1 + ess_nano_digits, datum->text.n);
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

/* ---------------------------------------------------------------- casting */

/* Zeros at the end of a fraction say nothing, and digits behind the ninth are
   only in a text. */
static void
trim_fraction(struct ess_datum *datum)
{
  uint32_t unit = 1;

  datum->digits = datum->nanos ? ess_nano_digits : 0;
  while (datum->digits && datum->nanos / unit % 10 == 0) {
    unit *= 10;
    --datum->digits;
  }
}

struct ess_datum
ess_instant_cast(enum ess_datum_kind kind, const struct ess_datum *datum)
{
  const unsigned from = ess_fields_of(datum->kind);
  const unsigned to = ess_fields_of(kind);
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
  if (!(from & ESS_HAS_DAY) ||
      (kind == ESS_DATUM_TIME && !(from & ESS_HAS_CLOCK))) {
    return ess_datum_error();
  }
  if (to & ESS_HAS_CLOCK) {
    result.nanos = datum->nanos;
    trim_fraction(&result);
  } else {
    f.hours = f.minutes = f.seconds = 0;
  }
  f.day = to & ESS_HAS_DAY || kind == ESS_DATUM_TIME ? f.day : 1;
  f.month = to & ESS_HAS_MONTH || kind == ESS_DATUM_TIME ? f.month : 1;
  result.integer = ess_seconds_of(&f);
  if (kind == ESS_DATUM_TIME) {
    result.integer -=
      ess_floor_divide(result.integer, ess_day_seconds) * ess_day_seconds;
  }
  return result;
}
