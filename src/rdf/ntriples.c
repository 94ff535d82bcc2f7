/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A strict reader: one pass over the bytes, terms as views of the document
   but where an escape has to be opened. */

#include "rdf/ntriples.h"

#include "base/text.h"
#include "rdf/check.h"

#include <string.h>

/* What is read, and where in it we are. */
struct parser {
  struct ess_view document;
  size_t at;
  bool graphs;
  const char *source;
  struct ess_log *log;
  struct ess_buf opened[4]; /* unescaped text, one for each place */
};

static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";

static enum ess_status
fail(const struct parser *p, const char *what, const char *hint)
{
  const struct ess_place place =
    ess_place_at(p->source, p->document, p->at);
  return ess_fail(p->log, ESS_BAD_INPUT, &place, hint, "%s", what);
}

/* The byte at `at`, or 0 at the end (no NUL is inside: it was checked). */
static char
peek(const struct parser *p)
{
  return p->at < p->document.n ? p->document.s[p->at] : '\0';
}

static void
skip_blanks(struct parser *p)
{
  while (peek(p) == ' ' || peek(p) == '\t') {
    ++p->at;
  }
}

static int
hex_digit(char c)
{
  static const char digits[] = "0123456789abcdef";
  const char lower = c >= 'A' && c <= 'F' ? (char)(c + 32) : c;
  const char *at = lower ? strchr(digits, lower) : NULL;
  return at ? (int)(at - digits) : -1;
}

/* UCHAR (production 10): `n` hexadecimal digits. */
static enum ess_status
read_uchar(struct parser *p, int n, struct ess_buf *out)
{
  uint32_t c = 0;
  for (int i = 0; i < n; ++i) {
    const int digit = hex_digit(peek(p));
    if (digit < 0) {
      return fail(p, "an escape needs 4 digits after \\u, 8 after \\U",
                  NULL);
    }
    c = c * 16 + (uint32_t)digit;
    ++p->at;
  }
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    --p->at;
    return fail(p, "an escape stands for no character of text", NULL);
  }
  ess_utf8_put(out, c);
  return ESS_OK;
}

/* An escape: `at` is behind the backslash. ECHAR only in literals. */
static enum ess_status
read_escape(struct parser *p, bool literal, struct ess_buf *out)
{
  static const char names[] = "tbnrf\"'\\";
  static const char values[] = "\t\b\n\r\f\"'\\";
  const char c = peek(p);

  if (c == 'u' || c == 'U') {
    ++p->at;
    return read_uchar(p, c == 'u' ? 4 : 8, out);
  }
  const char *name = c && literal ? strchr(names, c) : NULL;
  if (!name) {
    return fail(p, "no such escape", "write \\\\ for a backslash");
  }
  ++p->at;
  ess_buf_putc(out, values[name - names]);
  return ESS_OK;
}

/* Text up to `end`, which is consumed. Only an escape makes a copy. */
static enum ess_status
read_until(struct parser *p, char end, struct ess_buf *copy,
           struct ess_view *ret)
{
  size_t start = p->at;
  bool copied = false;

  ess_buf_reset(copy);
  while (peek(p) != end) {
    const char c = peek(p);
    if (c == '\0' || c == '\n' || c == '\r') {
      return fail(p, end == '>' ? "an IRI is not closed by >"
                                : "a literal is not closed by \"",
                  "write \\n for a line end inside a literal");
    }
    ++p->at;
    if (c == '\\') {
      ess_buf_add(copy, ess_view_sub(p->document, start, p->at - 1 - start));
      const enum ess_status st = read_escape(p, end == '"', copy);
      if (st != ESS_OK) {
        return st;
      }
      start = p->at;
      copied = true;
    }
  }
  *ret = ess_view_sub(p->document, start, p->at - start);
  if (copied) {
    ess_buf_add(copy, *ret);
    *ret = ess_buf_view(copy);
  }
  ++p->at;
  return copy->status;
}

static enum ess_status
read_iri(struct parser *p, struct ess_buf *copy, struct ess_view *ret)
{
  const size_t start = p->at;
  ++p->at;
  const enum ess_status st = read_until(p, '>', copy, ret);
  if (st == ESS_OK && !ess_iri_is_absolute(*ret)) {
    p->at = start;
    return fail(p, "this is not an absolute IRI",
                "N-Triples has no base: write the IRI in full");
  }
  return st;
}

/* PN_CHARS_U, digits and more (productions 157s to 160s). */
static bool
is_label_char(uint32_t c, bool first)
{
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == ':' || (c >= '0' && c <= '9') ||
           (!first && (c == '-' || c == '.'));
  }
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) {
    return c == 0xB7 && !first;
  }
  if (c >= 0x300 && c <= 0x36F) {
    return !first;
  }
  return c != 0x37E && !(c >= 0x2000 && c <= 0x200B) &&
         !(c >= 0x200E && c <= 0x203E) && !(c >= 0x2041 && c <= 0x206F) &&
         !(c >= 0x2190 && c <= 0x2BFF) && !(c >= 0x2FF0 && c <= 0x3000) &&
         !(c >= 0xE000 && c <= 0xF8FF) && !(c >= 0xFDD0 && c <= 0xFDEF);
}

static enum ess_status
read_blank(struct parser *p, struct ess_view *ret)
{
  const size_t start = p->at + 2;
  size_t end = start;
  struct ess_view rest = ess_view_sub(p->document, start, p->document.n);

  if (!ess_view_starts(ess_view_sub(p->document, p->at, 2), "_:")) {
    return fail(p, "a term was expected here",
                "an IRI <…>, a blank node _:… or, as object, a \"literal\"");
  }
  while (rest.n) {
    const struct ess_view before = rest;
    if (!is_label_char(ess_utf8_next(&rest),
                       before.s == p->document.s + start)) {
      break;
    }
    end = p->document.n - rest.n;
  }
  while (end > start && p->document.s[end - 1] == '.') {
    --end;
  }
  *ret = ess_view_sub(p->document, start, end - start);
  p->at = end;
  return ret->n ? ESS_OK : fail(p, "a blank node has no label", NULL);
}

static enum ess_status
read_language(struct parser *p, struct ess_view *ret)
{
  const size_t start = ++p->at;
  for (char c = peek(p); c == '-' || (c >= '0' && c <= '9') ||
                         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
       c = peek(p)) {
    ++p->at;
  }
  *ret = ess_view_sub(p->document, start, p->at - start);
  if (!ess_language_is_valid(*ret)) {
    p->at = start;
    return fail(p, "this is not a language tag of at most 255 bytes", NULL);
  }
  return ESS_OK;
}

static enum ess_status
read_literal(struct parser *p, struct ess_term *ret)
{
  ret->kind = ESS_LITERAL;
  ++p->at;
  enum ess_status st = read_until(p, '"', &p->opened[2], &ret->value);
  if (st == ESS_OK && peek(p) == '@') {
    st = read_language(p, &ret->language);
  } else if (st == ESS_OK &&
             ess_view_is(ess_view_sub(p->document, p->at, 3), "^^<")) {
    p->at += 2;
    st = read_iri(p, &p->opened[3], &ret->datatype);
    if (ess_view_is(ret->datatype, xsd_string)) {
      ret->datatype = (struct ess_view){NULL, 0};
    }
  }
  return st;
}

/* One term, and the white space behind it. `place`: 0 subject to 3 graph. */
static enum ess_status
read_term(struct parser *p, int place, struct ess_term *ret)
{
  static const int buffers[] = {0, 1, 2, 3};
  enum ess_status st = ESS_OK;

  *ret = (struct ess_term){.kind = ESS_NONE};
  if (peek(p) == '<') {
    ret->kind = ESS_IRI;
    st = read_iri(p, &p->opened[buffers[place]], &ret->value);
  } else if (place == 2 && peek(p) == '"') {
    st = read_literal(p, ret);
  } else if (place == 1) {
    st = fail(p, "the predicate must be an IRI <…>", NULL);
  } else {
    ret->kind = ESS_BLANK;
    st = read_blank(p, &ret->value);
  }
  skip_blanks(p);
  return st;
}

static enum ess_status
read_statement(struct parser *p, const struct ess_sink *sink)
{
  struct ess_statement s = {0};
  /* A graph name has a buffer of its own only while no datatype needs it:
     keep it apart. */
  struct ess_buf datatype = {0};

  enum ess_status st = read_term(p, 0, &s.subject);
  if (st == ESS_OK) {
    st = read_term(p, 1, &s.predicate);
  }
  if (st == ESS_OK) {
    st = read_term(p, 2, &s.object);
  }
  if (st == ESS_OK && p->graphs && peek(p) != '.') {
    if (s.object.datatype.n) {
      ess_buf_add(&datatype, s.object.datatype);
      s.object.datatype = ess_buf_view(&datatype);
    }
    st = read_term(p, 3, &s.graph);
  }
  if (st == ESS_OK && peek(p) != '.') {
    st = fail(p, "a full stop must end the statement", NULL);
  }
  if (st == ESS_OK) {
    ++p->at;
    st = ess_sink_add(sink, &s);
  }
  ess_buf_clear(&datatype);
  return st;
}

static void
skip_comment(struct parser *p)
{
  skip_blanks(p);
  if (peek(p) == '#') {
    while (p->at < p->document.n && peek(p) != '\n' && peek(p) != '\r') {
      ++p->at;
    }
  }
}

static enum ess_status
read_line(struct parser *p, const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;

  skip_comment(p);
  if (p->at < p->document.n && peek(p) != '\n' && peek(p) != '\r') {
    st = read_statement(p, sink);
    skip_comment(p);
  }
  if (st == ESS_OK && p->at < p->document.n && peek(p) != '\n' &&
      peek(p) != '\r') {
    st = fail(p, "one statement a line: a line end was expected here", NULL);
  }
  ++p->at;
  return st;
}

enum ess_status
ess_ntriples_read(struct ess_view document, bool graphs, const char *source,
                  const struct ess_sink *sink, struct ess_log *log)
{
  struct parser p = {.document = document,
                     .graphs = graphs,
                     .source = source,
                     .log = log};
  enum ess_status st = ess_text_check(document, source, log);

  while (st == ESS_OK && p.at < document.n) {
    st = read_line(&p, sink);
  }
  for (size_t i = 0; i < sizeof p.opened / sizeof *p.opened; ++i) {
    ess_buf_clear(&p.opened[i]);
  }
  return st;
}
