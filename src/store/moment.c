/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/moment.h"

#include <string.h>

enum { no_zone = 0, utc = 1, greenwich = 842, zones = 1683 };
enum { most_offset = 14 * 60, offset_size = 6 };

#define DAYS ((uint64_t)3652425)
#define DAYS_OF_MILLIS ((uint64_t)1826213)
#define SECONDS ((uint64_t)86400)

_Static_assert(DAYS_OF_MILLIS * SECONDS * 1000 * zones <
                 (uint64_t)1 << ess_payload_bits,
               "date-times with milliseconds fit a payload");

/* Each form is the beginning of this one. */
static const char shape[] = "0000-00-00T00:00:00.000";

enum part { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MILLI, PARTS };

/* Where a part stands in the shape, and what it may be. Days are looked at
   again when the month is known. */
static const struct {
  unsigned at;
  unsigned width;
  unsigned least;
  unsigned most;
} parts[PARTS] = {
  [YEAR] = {0, 4, 0, 9999},  [MONTH] = {5, 2, 1, 12},
  [DAY] = {8, 2, 1, 31},     [HOUR] = {11, 2, 0, 23},
  [MINUTE] = {14, 2, 0, 59}, [SECOND] = {17, 2, 0, 59},
  [MILLI] = {20, 3, 0, 999},
};

/* Of each tag, how much of the shape it has, and how many local times. */
static const struct form {
  size_t length;
  uint64_t times;
} forms[] = {
  [ESS_TAG_DATE] = {10, DAYS},
  [ESS_TAG_DATETIME] = {19, DAYS * SECONDS},
  [ESS_TAG_DATETIME_MILLI] = {23, DAYS_OF_MILLIS * SECONDS * 1000},
  [ESS_TAG_YEAR] = {4, 10000},
  [ESS_TAG_YEAR_MONTH] = {7, 120000},
};

static const unsigned days_before_month[2][13] = {
  {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
  {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

static bool
is_leap(unsigned year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Year 0 is a leap year. */
static unsigned
days_before_year(unsigned year)
{
  return year * 365 + (year + 3) / 4 - (year + 99) / 100 +
         (year + 399) / 400;
}

/* Days from the beginning of year 0 to that of `m`; false if its month is
   shorter. */
static bool
days_of(const unsigned m[PARTS], uint64_t *ret)
{
  const unsigned *before = &days_before_month[is_leap(m[YEAR])][m[MONTH] - 1];

  *ret = days_before_year(m[YEAR]) + before[0] + m[DAY] - 1;
  return m[DAY] <= before[1] - before[0];
}

static void
split_days(unsigned days, unsigned m[PARTS])
{
  unsigned year = (unsigned)((uint64_t)days * 400 / 146097);

  /* By mean length a day near the new year may be in the year beside. */
  while (days_before_year(year) > days) {
    --year;
  }
  while (days_before_year(year + 1) <= days) {
    ++year;
  }
  const unsigned *before = days_before_month[is_leap(year)];
  const unsigned day = days - days_before_year(year);
  unsigned month = day / 31;
  while (before[month + 1] <= day) {
    ++month;
  }
  m[YEAR] = year;
  m[MONTH] = month + 1;
  m[DAY] = day - before[month] + 1;
}

static uint64_t
seconds_of(uint64_t days, const unsigned m[PARTS])
{
  return days * SECONDS + m[HOUR] * 3600 + m[MINUTE] * 60 + m[SECOND];
}

/* The local time of `m` in the units of `tag`; false if it does not fit. */
static bool
time_of(enum ess_tag tag, const unsigned m[PARTS], uint64_t *ret)
{
  uint64_t days;
  const bool is_day = days_of(m, &days);

  switch (tag) {
  case ESS_TAG_YEAR:
    *ret = m[YEAR];
    break;
  case ESS_TAG_YEAR_MONTH:
    *ret = m[YEAR] * 12 + m[MONTH] - 1;
    break;
  case ESS_TAG_DATE:
    *ret = days;
    break;
  case ESS_TAG_DATETIME:
    *ret = seconds_of(days, m);
    break;
  default:
    *ret = seconds_of(days, m) * 1000 + m[MILLI];
  }
  return is_day && *ret < forms[tag].times;
}

/* The inverse of time_of; `time` is below the times of `tag`. */
static void
split_time(enum ess_tag tag, uint64_t time, unsigned m[PARTS])
{
  if (tag == ESS_TAG_YEAR || tag == ESS_TAG_YEAR_MONTH) {
    const unsigned months = tag == ESS_TAG_YEAR ? 12 : 1;
    m[YEAR] = (unsigned)(time * months / 12);
    m[MONTH] = (unsigned)(time * months % 12) + 1;
    return;
  }
  if (tag == ESS_TAG_DATETIME_MILLI) {
    m[MILLI] = (unsigned)(time % 1000);
    time /= 1000;
  }
  if (tag != ESS_TAG_DATE) {
    const unsigned second = (unsigned)(time % SECONDS);
    m[HOUR] = second / 3600;
    m[MINUTE] = second / 60 % 60;
    m[SECOND] = second % 60;
    time /= SECONDS;
  }
  split_days((unsigned)time, m);
}

/* The number of the `width` digits at `s`; false if one is none. */
static bool
read_part(const char *s, unsigned width, unsigned *ret)
{
  unsigned worst = 0;
  unsigned value = 0;

  for (unsigned i = 0; i < width; ++i) {
    const unsigned digit = (unsigned)(unsigned char)s[i] - '0';
    worst = digit > worst ? digit : worst;
    value = value * 10 + digit;
  }
  *ret = value;
  return worst <= 9;
}

/* Read the first `length` bytes of the shape; parts behind them are the
   least that they may be. */
static bool
read_parts(const char *s, size_t length, unsigned m[PARTS])
{
  for (unsigned i = 0; i < PARTS; ++i) {
    const unsigned at = parts[i].at;
    m[i] = parts[i].least;
    if (at < length &&
        ((at && s[at - 1] != shape[at - 1]) ||
         !read_part(s + at, parts[i].width, &m[i]) ||
         m[i] < parts[i].least || m[i] > parts[i].most)) {
      return false;
    }
  }
  return true;
}

/* One of "", "Z", "+hh:mm" and "-hh:mm". There is no "-00:00": it would be
   the offset of "+00:00". */
static bool
read_zone(struct ess_view v, unsigned *ret)
{
  unsigned hours;
  unsigned minutes;

  if (v.n == 0 || (v.n == 1 && v.s[0] == 'Z')) {
    *ret = v.n == 0 ? no_zone : utc;
    return true;
  }
  if (v.n != offset_size || (v.s[0] != '+' && v.s[0] != '-') ||
      v.s[3] != ':' || !read_part(v.s + 1, 2, &hours) ||
      !read_part(v.s + 4, 2, &minutes)) {
    return false;
  }
  const bool west = v.s[0] == '-';
  const unsigned offset = hours * 60 + minutes;
  *ret = west ? greenwich - offset : greenwich + offset;
  return minutes < 60 && offset <= most_offset && !(west && offset == 0);
}

bool
ess_moment_payload(enum ess_tag tag, struct ess_view v, uint64_t *ret)
{
  const size_t length = forms[tag].length;
  unsigned m[PARTS];
  unsigned zone;
  uint64_t time;

  if (v.n < length || !read_parts(v.s, length, m) ||
      !read_zone((struct ess_view){v.s + length, v.n - length}, &zone) ||
      !time_of(tag, m, &time)) {
    return false;
  }
  *ret = time * zones + zone;
  return true;
}

static void
put_part(char *out, unsigned width, unsigned value)
{
  for (; width; value /= 10) {
    out[--width] = (char)('0' + value % 10);
  }
}

static size_t
put_zone(unsigned zone, char *out)
{
  const bool west = zone < greenwich;
  const unsigned offset = west ? greenwich - zone : zone - greenwich;

  if (zone <= utc) {
    out[0] = 'Z';
    return zone;
  }
  memcpy(out, west ? "-00:00" : "+00:00", offset_size);
  put_part(out + 1, 2, offset / 60);
  put_part(out + 4, 2, offset % 60);
  return offset_size;
}

size_t
ess_moment_text(enum ess_tag tag, uint64_t payload, char *out)
{
  const size_t length = forms[tag].length;
  unsigned m[PARTS] = {0};

  if (payload / zones >= forms[tag].times) {
    return 0;
  }
  split_time(tag, payload / zones, m);
  memcpy(out, shape, length);
  for (unsigned i = 0; i < PARTS && parts[i].at < length; ++i) {
    put_part(out + parts[i].at, parts[i].width, m[i]);
  }
  return length + put_zone((unsigned)(payload % zones), out + length);
}
