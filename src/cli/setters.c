/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/setters.h"

#include "base/text.h"
#include "cli/options.h"
#include "rdf/check.h"

#include <stdlib.h>
#include <string.h>

enum ess_status
ess_set_flag(void *member, const char *value)
{
  (void)value;
  *(bool *)member = true;
  return ESS_OK;
}

/* Set a string if it may be one. */
static enum ess_status
set_if(bool valid, void *member, const char *value)
{
  if (!valid) {
    return ESS_USAGE;
  }
  *(const char **)member = value;
  return ESS_OK;
}

enum ess_status
ess_set_text(void *member, const char *value)
{
  return set_if(*value, member, value);
}

enum ess_status
ess_set_utf8(void *member, const char *value)
{
  const struct ess_view v = ess_view_of(value);
  return set_if(v.n && ess_utf8_check(v) == v.n, member, value);
}

enum ess_status
ess_set_list(void *member, const char *value)
{
  return *value ? ess_list_add(member, value) : ESS_USAGE;
}

static bool
is_iri(struct ess_view v)
{
  return ess_utf8_check(v) == v.n && ess_iri_is_absolute(v);
}

enum ess_status
ess_set_iri(void *member, const char *value)
{
  return set_if(is_iri(ess_view_of(value)), member, value);
}

enum ess_status
ess_set_base(void *member, const char *value)
{
  const struct ess_view v = ess_view_of(value);
  const bool ends = ess_view_ends(v, "/") || ess_view_ends(v, "#");
  return set_if(ends && is_iri(v), member, value);
}

enum ess_status
ess_set_url(void *member, const char *value)
{
  const bool http = strncmp(value, "http://", 7) == 0 ||
                    strncmp(value, "https://", 8) == 0;
  const char *host = http ? strstr(value, "://") + 3 : "";
  const size_t n = strcspn(host, "/?#");
  const bool login = memchr(host, '@', n);
  return set_if(n && !login && is_iri(ess_view_of(value)), member, value);
}

enum ess_status
ess_set_number(void *member, const char *value)
{
  const size_t n = strspn(value, "0123456789");
  if (n == 0 || n > 9 || value[n] || strtol(value, NULL, 10) == 0) {
    return ESS_USAGE;
  }
  *(long *)member = strtol(value, NULL, 10);
  return ESS_OK;
}

enum ess_status
ess_set_count(void *member, const char *value)
{
  const size_t n = strspn(value, "0123456789");
  if (n == 0 || n > 9 || value[n]) {
    return ESS_USAGE;
  }
  *(unsigned *)member = (unsigned)strtoul(value, NULL, 10);
  return ESS_OK;
}

enum ess_status
ess_set_size(void *member, const char *value)
{
  static const char units[] = "KMG";
  const size_t n = strspn(value, "0123456789");
  const char *unit = value[n] ? strchr(units, value[n]) : NULL;
  const unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;

  if (n == 0 || n > 9 || (value[n] && (!unit || value[n + 1]))) {
    return ESS_USAGE;
  }
  const size_t size = (size_t)strtoul(value, NULL, 10) << shift;
  *(size_t *)member = size;
  return size >> 20 ? ESS_OK : ESS_USAGE;
}

static bool
is_day(long year, long month, long day)
{
  static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                       31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days[month - 1] + (month == 2 && leap);
}

enum ess_status
ess_set_date(void *member, const char *value)
{
  static const char form[] = "0000-00-00";
  size_t n = 0;

  while (form[n] && (form[n] == '0' ? ess_is_digit(value[n])
                                    : value[n] == form[n])) {
    ++n;
  }
  return set_if(n == sizeof form - 1 && !value[n] &&
                  is_day(strtol(value, NULL, 10), strtol(value + 5, NULL, 10),
                         strtol(value + 8, NULL, 10)),
                member, value);
}
