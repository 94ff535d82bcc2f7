/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/json.h"

void
ess_json_string(struct ess_buf *out, struct ess_view text)
{
  ess_buf_putc(out, '"');
  for (size_t i = 0; i < text.n; ++i) {
    const char c = text.s[i];
    if (c == '"' || c == '\\') {
      ess_buf_putc(out, '\\');
      ess_buf_putc(out, c);
    } else if (c == '\n') {
      ess_buf_puts(out, "\\n");
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
      ess_buf_printf(out, "\\u%04X", (unsigned)(unsigned char)c);
    } else {
      ess_buf_putc(out, c);
    }
  }
  ess_buf_putc(out, '"');
}
