/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The proleptic Gregorian calendar (layer 5): any year, with a year 0. */

#ifndef ESSAIM_SPARQL_CALENDAR_H
#define ESSAIM_SPARQL_CALENDAR_H

#include <stdint.h>

/** The fields of a time, local; those that its kind does not have are the
    least, or 0. */
struct ess_fields {
  int64_t year;
  unsigned month;
  unsigned day;
  unsigned hours;
  unsigned minutes;
  unsigned seconds;
};

/** `a` / `b` towards negative infinity, `b` positive. */
int64_t ess_floor_divide(int64_t a, int64_t b);

/** Days from the beginning of year 0 to a day. */
int64_t ess_calendar_days(int64_t year, unsigned month, unsigned day);

/** Year, month and day of the day `days` after the first of year 0. */
void ess_calendar_split(int64_t days, struct ess_fields *ret);

/** How many days the month has. */
unsigned ess_calendar_month(int64_t year, unsigned month);

#endif
