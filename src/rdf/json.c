/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/json.h"

static bool
is_plain(char c)
{
  return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

static void
add_escaped(struct ess_buf *out, char c)
{
  switch (c) {
  case '"':
    ess_buf_puts(out, "\\\"");
    break;
  case '\\':
    ess_buf_puts(out, "\\\\");
    break;
  case '\n':
    ess_buf_puts(out, "\\n");
    break;
  case '\r':
    ess_buf_puts(out, "\\r");
    break;
  case '\t':
    ess_buf_puts(out, "\\t");
    break;
  default:
    ess_buf_printf(out, "\\u%04X", (unsigned)(unsigned char)c);
  }
}

void
ess_json_string(struct ess_buf *out, struct ess_view text)
{
  size_t start = 0;

  ess_buf_putc(out, '"');
  for (size_t i = 0; i < text.n; ++i) {
    if (!is_plain(text.s[i])) {
      ess_buf_add(out, ess_view_sub(text, start, i - start));
      add_escaped(out, text.s[i]);
      start = i + 1;
    }
  }
  ess_buf_add(out, ess_view_sub(text, start, text.n));
  ess_buf_putc(out, '"');
}
