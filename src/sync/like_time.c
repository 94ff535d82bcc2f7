/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/like_time.h"

#include "sparql/instant.h"
#include "sync/likeness.h"

#include <string.h>

enum { year_digits = 4, zone_bytes = 6, micro = 1000 };

/* What Virtuoso takes a form for that is cut short: 'd' is a digit. */
static const struct {
  enum ess_like_time type;
  const char *form;
  const char *before;
  const char *behind;
} short_forms[] = {
  {ESS_LIKE_MOMENT, "", "", "0001-01-01T00:00:00"},
  {ESS_LIKE_MOMENT, "dddd-dd-dd", "", "T00:00:00"},
  {ESS_LIKE_MOMENT, "dddd-dd-ddTdd:dd", "", ":00"},
  {ESS_LIKE_CLOCK, "", "", "00:00:00"},
  {ESS_LIKE_CLOCK, "dd:dd", "", ":00"},
  {ESS_LIKE_DATE, "", "", "0001-01-01"},
  {ESS_LIKE_DATE, "dddd", "", "-01-01"},
  {ESS_LIKE_DATE, "dddd-dd", "", "-01"},
  {ESS_LIKE_MONTH, "", "", "0001-01"},
  {ESS_LIKE_YEAR, "", "", "0001"},
  {ESS_LIKE_YEAR, "dd", "00", ""},
};

static bool
has_form(struct ess_view text, const char *form)
{
  size_t i = 0;
  while (i < text.n && form[i] &&
         (form[i] == 'd' ? ess_is_digit(text.s[i]) : form[i] == text.s[i])) {
    ++i;
  }
  return i == text.n && !form[i];
}

/* Complete what is cut short. */
static void
add_complete(struct ess_buf *out, struct ess_view text,
             enum ess_like_time type)
{
  const char *behind = "";

  for (size_t i = 0; i < sizeof short_forms / sizeof short_forms[0]; ++i) {
    if (short_forms[i].type == type && has_form(text, short_forms[i].form)) {
      ess_buf_puts(out, short_forms[i].before);
      behind = short_forms[i].behind;
    }
  }
  ess_buf_add(out, text);
  ess_buf_puts(out, behind);
}

/* A year before 1 with four digits, though Virtuoso shows three of them, and
   0000 for -0001. */
static void
add_year(struct ess_buf *out, struct ess_view text)
{
  const struct ess_view year = ess_view_sub(text, 1, text.n);
  size_t digits = 0;

  while (digits < year.n && ess_is_digit(year.s[digits])) {
    ++digits;
  }
  const struct ess_view behind = ess_view_sub(year, digits, year.n);
  const struct ess_view number = ess_view_sub(year, 0, digits);
  if (ess_view_is(number, "0001") || ess_view_is(number, "001")) {
    ess_buf_puts(out, "0000");
  } else {
    ess_buf_puts(out, digits == year_digits - 1 ? "-0" : "-");
    ess_buf_add(out, number);
  }
  ess_buf_add(out, behind);
}

static bool
has_year(enum ess_like_time type)
{
  return type != ESS_LIKE_CLOCK && type != ESS_LIKE_OTHER;
}

/* As Virtuoso reads it. */
static void
add_read(struct ess_buf *out, struct ess_view text, enum ess_like_time type,
         unsigned likeness)
{
  struct ess_buf year = {0};

  while (likeness & ESS_LIKE_DATES && type != ESS_LIKE_OTHER &&
         ess_view_ends(text, "-00:00")) {
    text.n -= zone_bytes;
  }
  if (likeness & ESS_LIKE_DATES && has_year(type) &&
      ess_view_starts(text, "-")) {
    add_year(&year, text);
    text = ess_buf_view(&year);
  }
  if (likeness & ESS_LIKE_ILL_TYPED) {
    add_complete(out, text, type);
  } else {
    ess_buf_add(out, text);
  }
  if (year.status != ESS_OK) {
    out->status = year.status;
  }
  ess_buf_clear(&year);
}

/* Seconds of its beginning, in UTC or as it is written, behind a mark that no
   time has. */
static bool
add_instant(struct ess_buf *out, enum ess_datum_kind kind,
            struct ess_view text, unsigned likeness)
{
  const struct ess_datum datum = ess_instant_read(kind, text);
  const bool zoned = datum.zone != ess_zone_none;
  const int east = zoned && datum.zone != ess_zone_z ? datum.zone : 0;

  if (datum.kind != kind) {
    return false;
  }
  ess_buf_printf(out, "@%lld.%06u", (long long)datum.integer - 60LL * east,
                 (unsigned)datum.nanos / micro);
  if (!(likeness & ESS_LIKE_DATES)) {
    ess_buf_printf(out, "%03u", (unsigned)datum.nanos % micro);
    ess_buf_add(out, ess_instant_rest(&datum));
  }
  ess_buf_puts(out, zoned ? "Z" : "");
  return true;
}

static void
add_zone_z(struct ess_buf *out, struct ess_view text)
{
  const bool z = ess_view_ends(text, "+00:00") ||
                 ess_view_ends(text, "-00:00");
  ess_buf_add(out, ess_view_sub(text, 0, text.n - (z ? zone_bytes : 0)));
  ess_buf_puts(out, z ? "Z" : "");
}

bool
ess_like_time_fold(struct ess_view text, enum ess_like_time type,
                   unsigned likeness, struct ess_buf *out)
{
  struct ess_buf read = {0};

  add_read(&read, text, type, likeness);
  const struct ess_view form = ess_buf_view(&read);
  const enum ess_datum_kind kind =
    type == ESS_LIKE_MOMENT ? ESS_DATUM_DATETIME : ESS_DATUM_TIME;
  if ((type != ESS_LIKE_MOMENT && type != ESS_LIKE_CLOCK) ||
      !add_instant(out, kind, form, likeness)) {
    add_zone_z(out, form);
  }
  if (read.status != ESS_OK) {
    out->status = read.status;
  }
  ess_buf_clear(&read);
  return true;
}

/* Virtuoso reads updates with times of day without a zone as if they were
   something else, cannot write years before 1, and makes January of a year
   the year if that is in the same update. */
bool
ess_like_time_is_fragile(struct ess_view text, enum ess_like_time type,
                         unsigned likeness)
{
  if (!(likeness & ESS_LIKE_DATES)) {
    return false;
  }
  if (type == ESS_LIKE_CLOCK) {
    return !(ess_view_ends(text, "Z") ||
             (text.n > zone_bytes &&
              strchr("+-", text.s[text.n - zone_bytes]) &&
              !ess_view_ends(text, "-00:00")));
  }
  if (type == ESS_LIKE_MONTH &&
      (!text.n || ess_view_is(ess_view_sub(text, year_digits, 3), "-01"))) {
    return true;
  }
  return has_year(type) &&
         (ess_view_starts(text, "-") || ess_view_starts(text, "0000"));
}
