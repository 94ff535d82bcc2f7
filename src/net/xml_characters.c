/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/xml_characters.h"

#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
static const char cdata[] = "<![CDATA[";

enum { most_digits = 8 };

static int
digit_value(char c)
{
  return ess_is_digit(c)           ? c - '0'
         : (c >= 'a' && c <= 'f') ? c - 'a' + 10
         : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                   : 16;
}

/* NUL is in no text of RDF: an answer with it is broken. */
static bool
is_unfit(unsigned long c)
{
  return (c < ' ' && c != 0 && !strchr("\t\n\r", (int)c)) || c == 0xFFFE ||
         c == 0xFFFF;
}

/* Bytes of a reference at the front of `v`, to what it cannot refer to; or
   0. */
static size_t
unfit_reference(struct ess_view v)
{
  unsigned long c = 0;

  if (!ess_view_starts(v, "&#")) {
    return 0;
  }
  const bool hex = v.n > 2 && v.s[2] == 'x';
  const int base = hex ? 16 : 10;
  const size_t from = hex ? 3 : 2;
  size_t i = from;
  while (i < v.n && i < from + most_digits && digit_value(v.s[i]) < base) {
    c = c * (unsigned)base + (unsigned)digit_value(v.s[i]);
    ++i;
  }
  return i > from && i < v.n && v.s[i] == ';' && is_unfit(c) ? i + 1 : 0;
}

/* Bytes of such a character at the front of `v`, which is not empty; or 0. */
static size_t
unfit_bytes(struct ess_view v)
{
  const unsigned char c = (unsigned char)v.s[0];
  if (c == 0xEF) {
    return ess_view_starts(v, "\xEF\xBF\xBE") ||
               ess_view_starts(v, "\xEF\xBF\xBF")
             ? sizeof replacement - 1
             : 0;
  }
  return c < ' ' && is_unfit(c);
}

/* In a CDATA section nothing is referred to. */
static size_t
unfit(struct ess_view v, bool in_cdata)
{
  const char c = v.s[0];
  return c == '&' ? (in_cdata ? 0 : unfit_reference(v)) : unfit_bytes(v);
}

/* UTF-16 and UTF-32 have other bytes for '<', with NUL among them. */
static bool
has_wide_characters(struct ess_view document)
{
  const struct ess_view front = ess_view_sub(document, 0, 4);
  return ess_view_find(front, '\0') < front.n ||
         ess_view_starts(front, "\xFF\xFE") ||
         ess_view_starts(front, "\xFE\xFF");
}

bool
ess_xml_mend(struct ess_view document, struct ess_buf *out)
{
  const size_t end = has_wide_characters(document) ? 0 : document.n;
  bool in_cdata = false;
  size_t kept = 0; /* all before is in `out` */

  for (size_t i = 0; i < end;) {
    const struct ess_view rest = ess_view_sub(document, i, document.n);
    const size_t n = unfit(rest, in_cdata);
    if (rest.s[0] == '<' && ess_view_starts(rest, cdata)) {
      in_cdata = true;
    } else if (in_cdata && ess_view_starts(rest, "]]>")) {
      in_cdata = false;
    }
    if (n) {
      ess_buf_add(out, ess_view_sub(document, kept, i - kept));
      ess_buf_puts(out, replacement);
      kept = i + n;
    }
    i += n ? n : 1;
  }
  if (kept) {
    ess_buf_add(out, ess_view_sub(document, kept, document.n));
  }
  return kept > 0;
}
