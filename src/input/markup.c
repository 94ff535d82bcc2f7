/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

/* libxml2 compares every attribute of an element with every other. */
enum { max_attributes = 3000 };

struct reading {
  htmlParserCtxtPtr xml;
  const struct ess_markup_sink *sink;
  unsigned depth;
  unsigned long too_deep; /* the line where it is; or 0 */
};

static unsigned long
line_now(const struct reading *r)
{
  const int line = r->xml->input ? r->xml->input->line : 0;
  return line > 0 ? (unsigned long)line : 1;
}

static void
on_start(void *self, const xmlChar *name, const xmlChar **attributes)
{
  struct reading *r = self;
  if (r->too_deep) {
    return;
  }
  if (++r->depth > ESS_MARKUP_DEPTH) {
    r->too_deep = line_now(r);
    xmlStopParser(r->xml);
    return;
  }
  /* xmlChar is unsigned char, and nobody writes through these. */
  r->sink->on_start(r->sink->self, (const char *)name,
                    (const char *const *)(const void *)attributes);
}

static void
on_end(void *self, const xmlChar *name)
{
  struct reading *r = self;
  if (!r->too_deep) {
    r->depth -= r->depth > 0;
    r->sink->on_end(r->sink->self, (const char *)name);
  }
}

/* The parser stands behind the text; it took the lines in it as they are. */
static void
on_text(void *self, const xmlChar *text, int n)
{
  struct reading *r = self;
  const struct ess_view v = {(const char *)text, n > 0 ? (size_t)n : 0};
  unsigned long lines = 0;

  for (size_t i = 0; i < v.n; ++i) {
    lines += v.s[i] == '\n';
  }
  const unsigned long line = line_now(r);
  if (!r->too_deep) {
    r->sink->on_text(r->sink->self, v, line > lines ? line - lines : 1);
  }
}

/* Broken markup is what the web is made of: nothing is said of it. */
static void
on_error(void *self, xmlErrorPtr error)
{
  (void)self;
  (void)error;
}

/* Count the attributes of the tag that begins at `*at`, as the parser takes
   it apart, and move behind it. */
static size_t
count_attributes(struct ess_view text, size_t *at)
{
  static const char blanks[] = " \t\r\n\f";
  size_t n = 0;
  size_t i = *at;

  while (i < text.n && text.s[i] != '>') {
    const size_t before = i;
    while (i < text.n && !strchr(" \t\r\n\f=>", text.s[i])) {
      ++i;
    }
    n += i > before;
    while (i < text.n && strchr(blanks, text.s[i])) {
      ++i;
    }
    if (i < text.n && text.s[i] == '=') {
      ++i;
      while (i < text.n && strchr(blanks, text.s[i])) {
        ++i;
      }
      const char quote = i < text.n ? text.s[i] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      i += quoted;
      while (i < text.n && (quoted ? text.s[i] != quote
                                   : !strchr(" \t\r\n\f>", text.s[i]))) {
        ++i;
      }
      i += quoted && i < text.n;
    }
  }
  *at = i;
  return n;
}

/* The offset of a tag with too many attributes, or `document.n`. */
static size_t
find_monster(struct ess_view document)
{
  size_t at = ess_view_find(document, '<');
  while (at < document.n) {
    const size_t start = at++;
    const char c = at < document.n ? document.s[at] : '\0';
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      if (count_attributes(document, &at) > max_attributes) {
        return start;
      }
    }
    at += ess_view_find(ess_view_sub(document, at, document.n), '<');
  }
  return document.n;
}

static enum ess_status
parse(struct reading *r, struct ess_view document)
{
  r->xml = htmlCreateMemoryParserCtxt(document.s, (int)document.n);
  if (!r->xml) {
    return ESS_LIMIT;
  }
  htmlSAXHandler *sax = r->xml->sax;
  *sax = (htmlSAXHandler){.startElement = on_start,
                          .endElement = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .serror = on_error,
                          .initialized = XML_SAX2_MAGIC};
  r->xml->userData = r;
  (void)htmlCtxtUseOptions(r->xml, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                     HTML_PARSE_RECOVER);
  r->xml->options |= XML_PARSE_HUGE;
  (void)xmlSwitchEncoding(r->xml, XML_CHAR_ENCODING_UTF8);
  (void)htmlParseDocument(r->xml);
  const enum ess_status st =
    r->xml->errNo == XML_ERR_NO_MEMORY ? ESS_LIMIT : ESS_OK;
  htmlFreeParserCtxt(r->xml);
  return st;
}

enum ess_status
ess_markup_read(struct ess_view document, const char *source,
                const struct ess_markup_sink *sink, struct ess_log *log)
{
  struct reading r = {.sink = sink};
  const size_t monster = find_monster(document);
  struct ess_place place = ess_place_at(source, document, monster);

  place.text = (struct ess_view){NULL, 0};
  if (monster < document.n) {
    return ess_fail(log, ESS_BAD_INPUT, &place, "is this a page?",
                    "an element with over %d attributes", max_attributes);
  }
  if (document.n > INT_MAX) {
    return ess_fail(log, ESS_LIMIT, &place, NULL, "the page is too long");
  }
  const enum ess_status st = document.n ? parse(&r, document) : ESS_OK;
  if (r.too_deep) {
    place = (struct ess_place){source, r.too_deep, 0, {NULL, 0}};
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "is this a page? Save its text from a browser",
                    "elements are nested over %d deep", ESS_MARKUP_DEPTH);
  }
  return st == ESS_OK ? st
                      : ess_fail(log, st, NULL, NULL, "out of memory");
}
