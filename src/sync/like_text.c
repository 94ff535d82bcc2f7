/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/like_text.h"

#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* Bytes of the character at `i` that XML cannot hold (XML 1.0, 2.2): controls,
   U+FFFE and U+FFFF; 0 if it can. */
static size_t
unfit(struct ess_view v, size_t i)
{
  const unsigned char c = (unsigned char)v.s[i];
  if (c < ' ') {
    return !strchr("\t\n\r", c) || !c;
  }
  return c == 0xEF && i + 2 < v.n && (unsigned char)v.s[i + 1] == 0xBF &&
             (unsigned char)v.s[i + 2] >= 0xBE
           ? 3
           : 0;
}

bool
ess_like_text_is_fragile(struct ess_view text)
{
  size_t i = 0;
  while (i < text.n && !unfit(text, i)) {
    ++i;
  }
  return i < text.n || ess_view_search(text, replacement) < text.n;
}

bool
ess_like_text_fold(struct ess_view text, struct ess_buf *out)
{
  bool any = false;
  for (size_t i = 0; i < text.n && !any; ++i) {
    any = text.s[i] == '\r' || unfit(text, i);
  }
  for (size_t i = 0; any && i < text.n;) {
    const size_t n = unfit(text, i);
    if (n) {
      ess_buf_puts(out, replacement);
    } else if (text.s[i] != '\r') {
      ess_buf_putc(out, text.s[i]);
    } else if (i + 1 == text.n || text.s[i + 1] != '\n') {
      ess_buf_putc(out, '\n');
    }
    i += n ? n : 1;
  }
  return any;
}

/* ------------------------------------------------------------------- XML */

static const struct {
  const char *escape;
  char character;
} escapes[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '"'},
               {"&#39;", '"'}, {"&amp;", '&'}};

/* The character of the escape at the front of `v`, or 0. */
static char
escaped(struct ess_view v, size_t *ret_length)
{
  for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; ++i) {
    if (ess_view_starts(v, escapes[i].escape)) {
      *ret_length = strlen(escapes[i].escape);
      return escapes[i].character;
    }
  }
  return '\0';
}

/* Undo escapes once; false if there were none. */
static bool
unescape(struct ess_view v, struct ess_buf *out)
{
  bool any = false;
  for (size_t i = 0; i < v.n;) {
    size_t n = 1;
    const char c = escaped(ess_view_sub(v, i, v.n), &n);
    any = any || c;
    ess_buf_putc(out, c ? c : v.s[i]);
    i += n;
  }
  return any;
}

/* True if `out` ends with a start tag of the name that `v`, an end tag, has:
   then its '>' is dropped. */
static bool
drop_start(struct ess_buf *out, struct ess_view v)
{
  const struct ess_view name =
    ess_view_sub(v, 2, ess_view_find(v, '>') - 2);
  const struct ess_view said = ess_buf_view(out);
  size_t from = said.n;

  while (from > 0 && said.s[from - 1] != '<') {
    --from;
  }
  const struct ess_view tag = ess_view_sub(said, from, said.n);
  if (!tag.n || !ess_view_ends(tag, ">") ||
      ess_view_find(tag, '>') + 1 != tag.n || ess_view_ends(tag, "/>") ||
      !ess_view_equal(ess_view_sub(tag, 0, name.n), name) ||
      !strchr(" >", tag.s[name.n])) {
    return false;
  }
  ess_buf_truncate(out, out->len - 1);
  return true;
}

static void
drop_blanks(struct ess_buf *out)
{
  while (ess_view_ends(ess_buf_view(out), " ")) {
    ess_buf_truncate(out, out->len - 1);
  }
}

/* In one spelling, of which no escape is left. */
static void
add_spelt(struct ess_buf *out, struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const struct ess_view rest = ess_view_sub(v, i, v.n);
    if (ess_view_starts(rest, "</") && drop_start(out, rest)) {
      drop_blanks(out);
      ess_buf_puts(out, "/>");
      i += ess_view_find(rest, '>');
    } else if (ess_view_starts(rest, "/>")) {
      drop_blanks(out);
      ess_buf_puts(out, "/>");
      ++i;
    } else {
      ess_buf_putc(out, v.s[i] == '\'' ? '"' : v.s[i]);
    }
  }
}

void
ess_like_xml_fold(struct ess_view text, struct ess_buf *out)
{
  struct ess_buf pages[2] = {{0}, {0}};
  size_t now = 0;

  ess_buf_add(&pages[now], text);
  while (unescape(ess_buf_view(&pages[now]), &pages[!now])) {
    ess_buf_reset(&pages[now]);
    now = !now;
  }
  add_spelt(out, ess_buf_view(&pages[now]));
  for (size_t i = 0; i < 2; ++i) {
    if (pages[i].status != ESS_OK) {
      out->status = pages[i].status;
    }
    ess_buf_clear(&pages[i]);
  }
}
