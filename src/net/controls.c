/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/controls.h"

static bool
is_control(unsigned code)
{
  return code > 0 && code < 0x20 && code != '\t' && code != '\n' &&
         code != '\r';
}

/* The length of a reference to a control character at the front of `v`; 0 if
   there is none. */
static size_t
reference_at(struct ess_view v)
{
  const bool hex = ess_view_starts(v, "&#x");
  const unsigned base = hex ? 16 : 10;
  unsigned code = 0;
  size_t i = hex ? 3 : 2;

  if (!ess_view_starts(v, "&#")) {
    return 0;
  }
  for (; i < v.n && v.s[i] != ';' && code < 0x20; ++i) {
    const char c = (char)(v.s[i] | 0x20); /* lower case; digits stay */
    const unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                                                  : 16;
    if (digit >= base) {
      return 0;
    }
    code = code * base + digit;
  }
  return i < v.n && v.s[i] == ';' && is_control(code) ? i + 1 : 0;
}

/* What stands at the front and is to be kept: a section in which references
   are text, or the bytes before what may be a reference. */
static size_t
kept_at(struct ess_view v)
{
  static const struct ess_view cdata = ESS_VIEW("<![CDATA[");
  size_t n = 1;

  if (ess_view_starts(v, cdata.s)) {
    const size_t end = ess_view_search(v, "]]>");
    return end < v.n ? end + 3 : v.n;
  }
  while (n < v.n && v.s[n] != '&' && v.s[n] != '<' &&
         !is_control((unsigned char)v.s[n])) {
    ++n;
  }
  return n;
}

bool
ess_controls_drop(struct ess_view document, struct ess_buf *out)
{
  struct ess_view rest = document;
  bool any = false;

  while (rest.n) {
    const size_t control =
      is_control((unsigned char)rest.s[0]) ? 1 : reference_at(rest);
    const size_t n = control ? control : kept_at(rest);
    if (control && !any) {
      any = true;
      ess_buf_add(out, ess_view_sub(document, 0, document.n - rest.n));
    } else if (!control && any) {
      ess_buf_add(out, ess_view_sub(rest, 0, n));
    }
    rest = ess_view_sub(rest, n, rest.n);
  }
  return any;
}
