/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/answer.h"

#include "base/text.h"

#include <string.h>

/* As much of a server's words as is shown, and as is looked at: what is to be
   hidden must not be cut in two first. */
enum { max_words = 300, max_seen = 16384 };

/* RFC 9110, section 15, as far as there is something to add. */
static const struct meaning {
  long status;
  const char *text;
  const char *hint;
} meanings[] = {
  {400, "Bad Request", NULL},
  {401, "Unauthorized",
   "put user and password in ESSAIM_USER and ESSAIM_PASSWORD, or in a "
   "file for --netrc; check --auth"},
  {403, "Forbidden", "the user has not the right to do this"},
  {404, "Not Found", "check the path in the URL"},
  {405, "Method Not Allowed", "check that the URL is that of a graph store"},
  {406, "Not Acceptable", NULL},
  {407, "Proxy Authentication Required", "put the login in the proxy's URL"},
  {408, "Request Timeout", "try again later"},
  {411, "Length Required", NULL},
  {413, "Content Too Large", "send less, or raise the limit of the server"},
  {415, "Unsupported Media Type", NULL},
  {429, "Too Many Requests", "try again later"},
  {500, "Internal Server Error", NULL},
  {501, "Not Implemented", "check that the URL is that of a graph store"},
  {502, "Bad Gateway", NULL},
  {503, "Service Unavailable", NULL},
  {504, "Gateway Timeout", NULL},
};

static const struct meaning *
find_meaning(long status)
{
  for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; ++i) {
    if (meanings[i].status == status) {
      return &meanings[i];
    }
  }
  return NULL;
}

/* What a terminal would obey: C0, DEL, C1; and bidirectional controls. */
static bool
is_control(uint32_t c)
{
  return c < 0x20 || (c >= 0x7F && c < 0xA0) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Append `v` as far as it is UTF-8, without control characters. */
static void
add_plain(struct ess_buf *out, struct ess_view v)
{
  struct ess_view rest = ess_view_sub(v, 0, ess_utf8_check(v));
  while (rest.n) {
    const uint32_t c = ess_utf8_next(&rest);
    if (!is_control(c)) {
      ess_utf8_put(out, c);
    }
  }
}

/* The first line of the body; none of a page for browsers. */
static void
add_words(struct ess_buf *out, const struct ess_response *response)
{
  struct ess_view body = ess_buf_view(&response->body);
  while (body.n && (unsigned char)body.s[0] <= ' ') {
    body = ess_view_sub(body, 1, body.n);
  }
  body.n = ess_view_find(body, '\n');
  if (body.n && body.s[0] != '<') {
    add_plain(out, ess_view_sub(body, 0, max_seen));
  }
}

/* Without what is private, and not too long. */
static void
make_fit(struct ess_buf *words, const struct ess_login *login)
{
  ess_login_hide(words, login);
  if (words->len > max_words) {
    const struct ess_view all = ess_buf_view(words);
    ess_buf_truncate(words, ess_utf8_check(ess_view_sub(all, 0, max_words)));
  }
}

enum ess_status
ess_answer_fail(const struct ess_response *response,
                const struct ess_login *login, const struct ess_place *place,
                const char *hint, struct ess_log *log)
{
  const struct meaning *meaning = find_meaning(response->status);
  struct ess_buf words = {0};
  enum ess_status st = ESS_NETWORK;

  if (response->status >= 300 && response->status < 400) {
    add_plain(&words, ess_buf_view(&response->location));
    ess_buf_truncate(&words, strcspn(ess_buf_str(&words), "?#"));
    make_fit(&words, login);
    st = ess_fail(log, st, place, "if you trust the target, give its URL",
                  "redirect refused: the server says %ld, go to %s",
                  response->status, words.len ? words.data : "nowhere");
  } else {
    add_words(&words, response);
    make_fit(&words, login);
    const char *text = words.len ? words.data
                       : meaning ? meaning->text
                                 : "nothing more";
    st = ess_fail(log, st, place,
                  meaning && meaning->hint ? meaning->hint : hint,
                  "the server says %ld: %s", response->status, text);
  }
  ess_buf_clear(&words);
  return st;
}
