/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/view.h"

#include <string.h>

struct ess_view
ess_view_of(const char *s)
{
  return (struct ess_view){s, s ? strlen(s) : 0};
}

struct ess_view
ess_view_sub(struct ess_view v, size_t from, size_t n)
{
  const size_t start = from < v.n ? from : v.n;
  const size_t rest = v.n - start;
  return (struct ess_view){v.s ? v.s + start : NULL, n < rest ? n : rest};
}

bool
ess_view_equal(struct ess_view a, struct ess_view b)
{
  return a.n == b.n && (a.s == b.s || a.n == 0 ||
                        memcmp(a.s, b.s, a.n) == 0);
}

bool
ess_view_is(struct ess_view v, const char *s)
{
  /* Most words differ in their first letters: to ask how long `s` is would
     take longer than to compare. */
  size_t i = 0;
  while (i < v.n && s[i] && v.s[i] == s[i]) {
    ++i;
  }
  return i == v.n && !s[i];
}

int
ess_view_compare(struct ess_view a, struct ess_view b)
{
  const size_t n = a.n < b.n ? a.n : b.n;
  const int order = n && a.s != b.s ? memcmp(a.s, b.s, n) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool
ess_view_starts(struct ess_view v, const char *s)
{
  if (!*s || !v.n || *v.s != *s) {
    return !*s;
  }
  const size_t n = strlen(s);
  return n <= v.n && memcmp(v.s, s, n) == 0;
}

bool
ess_view_ends(struct ess_view v, const char *s)
{
  const size_t n = strlen(s);
  return n <= v.n && (n == 0 || memcmp(v.s + v.n - n, s, n) == 0);
}

size_t
ess_view_find(struct ess_view v, char c)
{
  const char *at = v.n ? memchr(v.s, c, v.n) : NULL;
  return at ? (size_t)(at - v.s) : v.n;
}

size_t
ess_view_search(struct ess_view v, const char *s)
{
  const char *at = v.n ? memmem(v.s, v.n, s, strlen(s)) : NULL;
  return at ? (size_t)(at - v.s) : v.n;
}

bool
ess_is_digit(char c)
{
  return c >= '0' && c <= '9';
}
