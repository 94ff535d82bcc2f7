/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/login.h"

#include <string.h>
#include <strings.h>

enum { shortest_secret = 3 };

static const char hidden[] = "***";

/* Append `v` in Base64 (RFC 4648, section 4), without the last characters that
   what would follow could change. */
static void
add_base64(struct ess_buf *out, struct ess_view v)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789+/";
  unsigned bits = 0;
  unsigned n = 0;

  for (size_t i = 0; i < v.n; ++i) {
    bits = bits << 8U | (unsigned char)v.s[i];
    for (n += 8; n >= 6; n -= 6) {
      ess_buf_putc(out, digits[bits >> (n - 6U) & 63U]);
    }
  }
}

/* Replace all `secret` in `text`. */
static void
hide(struct ess_buf *text, const char *secret)
{
  const size_t n = secret ? strlen(secret) : 0;
  struct ess_buf out = {0};
  struct ess_view rest = ess_buf_view(text);

  if (n < shortest_secret || ess_view_search(rest, secret) == rest.n) {
    return;
  }
  for (size_t at = ess_view_search(rest, secret); at < rest.n;
       at = ess_view_search(rest, secret)) {
    ess_buf_add(&out, ess_view_sub(rest, 0, at));
    ess_buf_puts(&out, hidden);
    rest = ess_view_sub(rest, at + n, rest.n);
  }
  ess_buf_add(&out, rest);
  ess_buf_reset(text);
  ess_buf_add(text, ess_buf_view(&out));
  ess_buf_clear(&out);
}

/* Cut `text` behind the first `word`, whatever its case. */
static void
cut_behind(struct ess_buf *text, const char *word)
{
  const size_t n = strlen(word);

  for (size_t i = 0; i + n < text->len; ++i) {
    if (strncasecmp(text->data + i, word, n) == 0) {
      ess_buf_truncate(text, i + n);
      ess_buf_puts(text, hidden);
      return;
    }
  }
}

void
ess_login_hide(struct ess_buf *text, const struct ess_login *login)
{
  struct ess_buf both = {0};
  struct ess_buf basic = {0};

  if (login) {
    hide(text, login->password);
    hide(text, login->token);
    ess_buf_printf(&both, "%s:%s", login->user ? login->user : "",
                   login->password ? login->password : "");
    add_base64(&basic, ess_buf_view(&both));
    hide(text, login->password ? ess_buf_str(&basic) : NULL);
    ess_buf_clear(&both);
    ess_buf_clear(&basic);
  }
  cut_behind(text, "basic ");
  cut_behind(text, "bearer ");
  cut_behind(text, "digest ");
}
