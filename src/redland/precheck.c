/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/precheck.h"

#include "base/text.h"
#include "rdf/names.h"

#include <string.h>
#include <strings.h>

/* A scan of `content`: returns what is wrong there, and where; or NULL. */
typedef const char *(*scan_fn)(struct ess_view content, size_t *ret_at);

static int
hex_digit(char c)
{
  static const char digits[] = "0123456789abcdefABCDEF";
  const char *at = c ? strchr(digits, c) : NULL;
  const int value = at ? (int)(at - digits) : -1;
  return value < 16 ? value : value - 6;
}

/* The escape at `v`, "\u" and so on: true if it is a character. Malformed
   ones are left to raptor, which does refuse those. */
static bool
is_character(struct ess_view v)
{
  const size_t digits = v.s[1] == 'u' ? 4 : 8;
  unsigned long c = 0;

  if (v.n < 2 + digits) {
    return true;
  }
  for (size_t i = 2; i < 2 + digits; ++i) {
    const int value = hex_digit(v.s[i]);
    if (value < 0) {
      return true;
    }
    c = c * 16 + (unsigned long)value;
  }
  return c > 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

static const char *
scan_escapes(struct ess_view content, size_t *ret_at)
{
  for (size_t i = 0; i + 1 < content.n; ++i) {
    if (content.s[i] != '\\') {
      continue;
    }
    if ((content.s[i + 1] == 'u' || content.s[i + 1] == 'U') &&
        !is_character(ess_view_sub(content, i, content.n))) {
      *ret_at = i;
      return "an escape that is not a character";
    }
    ++i; /* a backslash that is escaped escapes nothing */
  }
  return NULL;
}

static bool
is_tag_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* Wherever it stands: a lexer here that disagreed with raptor's would let
   an overflow through, a false alarm costs nothing. */
static const char *
scan_turtle_languages(struct ess_view content, size_t *ret_at)
{
  for (size_t i = 0; i < content.n; ++i) {
    size_t n = 0;
    while (content.s[i] == '@' && i + n + 1 < content.n &&
           is_tag_byte(content.s[i + n + 1])) {
      ++n;
    }
    if (n > ESS_MAX_LANGUAGE) {
      *ret_at = i;
      return "a language tag of over 255 bytes";
    }
    i += n;
  }
  return NULL;
}

static size_t
skip_space(struct ess_view v, size_t i)
{
  while (i < v.n && strchr(" \t\r\n", v.s[i]) && v.s[i]) {
    ++i;
  }
  return i;
}

/* Length of the attribute value after "lang" at `i`, or 0. */
static size_t
value_length(struct ess_view content, size_t i)
{
  i = skip_space(content, i);
  if (i >= content.n || content.s[i] != '=') {
    return 0;
  }
  i = skip_space(content, i + 1);
  if (i >= content.n || !strchr("\"'", content.s[i]) || !content.s[i]) {
    return 0;
  }
  return ess_view_find(ess_view_sub(content, i + 1, content.n),
                       content.s[i]);
}

static const char *
scan_xml_languages(struct ess_view content, size_t *ret_at)
{
  size_t i = ess_view_search(content, "lang");
  while (i < content.n) {
    if (value_length(content, i + 4) > ESS_MAX_LANGUAGE) {
      *ret_at = i;
      return "a language tag of over 255 bytes";
    }
    i += 4;
    i += ess_view_search(ess_view_sub(content, i, content.n), "lang");
  }
  return NULL;
}

/* Past comments, processing instructions and space: DOCTYPE stands only
   there, before the root element. */
static const char *
scan_doctype(struct ess_view content, size_t *ret_at)
{
  size_t i = skip_space(content, 0);

  for (;;) {
    const struct ess_view rest = ess_view_sub(content, i, content.n);
    const char *end = ess_view_starts(rest, "<!--")  ? "-->"
                      : ess_view_starts(rest, "<?") ? "?>"
                                                    : NULL;
    if (ess_view_starts(rest, "<!") && !end) {
      *ret_at = i;
      return "a document type declaration (DOCTYPE) in RDF/XML";
    }
    if (!end) {
      return NULL;
    }
    i = skip_space(content, i + ess_view_search(rest, end) + strlen(end));
  }
}

static const char *
scan_encoding(struct ess_view content, size_t *ret_at)
{
  const size_t end = ess_view_search(content, "?>");
  const struct ess_view head = ess_view_sub(content, 0, end);
  const size_t at = ess_view_search(head, "encoding");

  if (!ess_view_starts(head, "<?xml") || at == head.n) {
    return NULL;
  }
  size_t i = skip_space(head, at + strlen("encoding"));
  i = skip_space(head, i < head.n && head.s[i] == '=' ? i + 1 : i) + 1;
  const struct ess_view name = ess_view_sub(head, i, head.n);
  if ((name.n >= 5 && strncasecmp(name.s, "utf-8", 5) == 0) ||
      (name.n >= 8 && strncasecmp(name.s, "us-ascii", 8) == 0)) {
    return NULL;
  }
  *ret_at = at;
  return "an encoding other than UTF-8";
}

static const struct {
  enum ess_syntax_id syntax;
  scan_fn scan;
  const char *hint;
} scans[] = {
  {ESS_TURTLE, scan_escapes, NULL},
  {ESS_TURTLE, scan_turtle_languages, NULL},
  {ESS_TRIG, scan_escapes, NULL},
  {ESS_TRIG, scan_turtle_languages, NULL},
  {ESS_RDFXML, scan_encoding, "convert the file to UTF-8"},
  {ESS_RDFXML, scan_doctype, "write entities out, then remove it"},
  {ESS_RDFXML, scan_xml_languages, NULL},
};

enum ess_status
ess_precheck(const struct ess_document *document, struct ess_view content,
             struct ess_log *log)
{
  enum ess_status st =
    ess_text_check(document->content, document->source, log);

  for (size_t i = 0; !st && i < sizeof scans / sizeof scans[0]; ++i) {
    size_t at = 0;
    const char *fault = scans[i].syntax == document->syntax->id
                          ? scans[i].scan(content, &at)
                          : NULL;
    if (fault) {
      const struct ess_place place =
        ess_place_at(document->source, content, at);
      st = ess_fail(log, ESS_BAD_INPUT, &place, scans[i].hint,
                    "%s is not accepted", fault);
    }
  }
  return st;
}
