/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/wkt.h"

#include <stdlib.h>
#include <string.h>

enum { number_size = 64 };

static bool
is_number_part(char c)
{
  return ess_is_digit(c) || (c && strchr("+-.eE", c));
}

static bool
is_blank(char c)
{
  return c && strchr(" \t\r\n", c);
}

/* How many bytes at the front of `v` look like a number. */
static size_t
number_span(struct ess_view v)
{
  size_t n = 0;

  if (v.n && (ess_is_digit(v.s[0]) || strchr("+-.", v.s[0]))) {
    while (n < v.n && is_number_part(v.s[n])) {
      ++n;
    }
  }
  return n < number_size ? n : 0;
}

static void
add_number(struct ess_buf *out, struct ess_view v)
{
  char text[number_size];
  char *end = NULL;

  memcpy(text, v.s, v.n);
  text[v.n] = '\0';
  const float number = strtof(text, &end);
  if (*end) {
    ess_buf_add(out, v);
  } else {
    ess_buf_printf(out, "%.9g", (double)number);
  }
}

void
ess_wkt_fold(struct ess_buf *out, struct ess_view text)
{
  bool was_number = false;

  while (text.n) {
    const size_t n = number_span(text);
    if (n) {
      if (was_number) {
        ess_buf_putc(out, ' ');
      }
      add_number(out, ess_view_sub(text, 0, n));
      was_number = true;
    } else if (!is_blank(text.s[0])) {
      ess_buf_putc(out, text.s[0]);
      was_number = false;
    }
    text = ess_view_sub(text, n ? n : 1, text.n);
  }
}
