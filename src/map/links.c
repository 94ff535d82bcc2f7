/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Links in prose: URLs, and host names that stand for one. */

#include "base/text.h"
#include "map/values.h"

static bool
is_ascii_alnum(char c)
{
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

/* The bytes up to the next white space, quotation mark or angle bracket. */
static struct ess_view
next_token(struct ess_view *text)
{
  struct ess_view rest = *text;
  size_t end = text->n;

  while (rest.n) {
    const size_t at = text->n - rest.n;
    const uint32_t c = ess_utf8_next(&rest);
    if (ess_is_space(c) || c == '"' || c == '<' || c == '>' || c == 0xAB ||
        c == 0xBB || c == 0x201C || c == 0x201D) {
      end = at;
      break;
    }
  }
  const struct ess_view token = ess_view_sub(*text, 0, end);
  *text = rest;
  return token;
}

/* Closing brackets of `url` less those that it opens. */
static int
unopened(struct ess_view url)
{
  int n = 0;
  for (size_t i = 0; i < url.n; ++i) {
    n += (url.s[i] == ')') - (url.s[i] == '(');
  }
  return n;
}

/* Drop what the sentence, not the link, put at the end. A closing bracket
   belongs to the link only if the link opened it. */
static struct ess_view
without_tail(struct ess_view url)
{
  while (url.n) {
    const char c = url.s[url.n - 1];
    const bool tail = c == '.' || c == ',' || c == ';' || c == ':' ||
                      c == '!' || c == '?' || c == ']' || c == '\'' ||
                      (c == ')' && unopened(url) > 0);
    if (!tail) {
      break;
    }
    --url.n;
  }
  return url;
}

/* A host name of good form: labels of letters, digits and hyphens. */
static bool
is_host(struct ess_view host)
{
  size_t label = 0;
  for (size_t i = 0; i < host.n; ++i) {
    const char c = host.s[i];
    if (c == '.' && label == 0) {
      return false;
    }
    if (c != '.' && c != '-' && !is_ascii_alnum(c)) {
      return false;
    }
    label = c == '.' ? 0 : label + 1;
  }
  return label > 0;
}

/* Endings by which a word in French prose is meant as an address. */
static bool
names_a_site(struct ess_view word)
{
  static const char *const endings[] = {".fr",  ".com", ".org", ".eu",
                                        ".net", ".info", ".coop", ".alsace",
                                        ".bzh", ".paris"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; ++i) {
    if (word.n > 6 && ess_view_ends(word, endings[i])) {
      return ess_view_find(word, '@') == word.n;
    }
  }
  return false;
}

static bool
is_link(struct ess_view token, struct ess_link *ret)
{
  /* Neither a scheme nor a host: so are most words. */
  if (ess_view_find(token, ':') == token.n &&
      ess_view_find(token, '.') == token.n) {
    return false;
  }
  size_t at = ess_view_search(token, "https://");
  at = at < token.n ? at : ess_view_search(token, "http://");
  if (at < token.n) {
    ret->written = without_tail(ess_view_sub(token, at, token.n));
    ret->is_web = true;
    return true;
  }
  while (token.n && !is_ascii_alnum(token.s[0])) {
    token = ess_view_sub(token, 1, token.n);
  }
  token = without_tail(token);
  const struct ess_view host =
    ess_view_sub(token, 0, ess_view_find(token, '/'));
  if (ess_view_starts(token, "www.") || names_a_site(host)) {
    ret->written = token;
    ret->is_web = is_host(host);
    return true;
  }
  return false;
}

bool
ess_value_link(struct ess_view *text, struct ess_link *ret)
{
  while (text->n) {
    if (is_link(next_token(text), ret)) {
      return true;
    }
  }
  return false;
}
