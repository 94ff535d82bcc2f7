/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/calendar.h"

#include <stdbool.h>

enum { days_of_400_years = 146097 };

int64_t
ess_floor_divide(int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

/* Days from the beginning of March of year 0 to a day. Years that begin with
   March have the day that is not always there at their end. */
static int64_t
days_since_march(int64_t year, unsigned month, unsigned day)
{
  const int64_t y = month > 2 ? year : year - 1;
  const int64_t era = ess_floor_divide(y, 400);
  const int64_t in_era = y - era * 400;
  const unsigned m = month > 2 ? month - 3 : month + 9;
  const int64_t in_year = (153 * (int64_t)m + 2) / 5 + day - 1;

  return era * days_of_400_years + in_era * 365 + in_era / 4 - in_era / 100 +
         in_year;
}

/* From the beginning of January of year 0, a leap year, to that of March. */
enum { before_march = 60 };

int64_t
ess_calendar_days(int64_t year, unsigned month, unsigned day)
{
  return days_since_march(year, month, day) + before_march;
}

void
ess_calendar_split(int64_t days, struct ess_fields *ret)
{
  const int64_t since = days - before_march;
  const int64_t era = ess_floor_divide(since, days_of_400_years);
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

unsigned
ess_calendar_month(int64_t year, unsigned month)
{
  static const unsigned days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(year));
}
