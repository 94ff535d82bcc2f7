/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/lexer.h"

#include "rdf/names.h"

#include <string.h>

/* What is left of the text from `from` bytes on behind the last token. */
static struct ess_view
rest_of(const struct ess_lexer *lexer, size_t from)
{
  return ess_view_sub(lexer->text, lexer->at + from, lexer->text.n);
}

/* Byte `i` of `v`, or NUL behind its end. */
static char
byte_at(struct ess_view v, size_t i)
{
  return i < v.n ? v.s[i] : '\0';
}

/* Something is wrong `from` bytes on. */
static size_t
fault(struct ess_lexer *lexer, size_t from, const char *text,
      const char *hint)
{
  lexer->fault = text;
  lexer->hint = hint;
  lexer->fault_at = lexer->at + from;
  return 0;
}

static bool
is_white(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_blanks(struct ess_lexer *lexer)
{
  const struct ess_view text = lexer->text;
  bool comment = false;

  while (lexer->at < text.n) {
    const char c = text.s[lexer->at];
    comment = comment ? c != '\n' && c != '\r' : c == '#';
    if (!comment && !is_white(c)) {
      break;
    }
    ++lexer->at;
  }
}

/* Each of the functions below gives the length of the token at the front of
   what is left, and its kind; 0 and ESS_TOKEN_ERROR if there is a fault. */

static size_t
take_iri_or_less(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 1);
  const size_t n = ess_iri_span(rest);

  if (byte_at(rest, n) == '>') {
    *kind = ESS_TOKEN_IRI;
    return n + 2;
  }
  *kind = byte_at(rest, 0) == '=' ? (int)ESS_TOKEN_LESS_EQUAL : '<';
  return *kind == '<' ? 1 : 2;
}

static size_t
take_variable(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 0);
  const size_t n = ess_variable_span(ess_view_sub(rest, 1, rest.n));

  /* "?" alone is a path's; "$" alone is nothing. */
  *kind = n ? (int)ESS_TOKEN_VARIABLE : *rest.s;
  return n + 1;
}

static size_t
take_language(struct ess_lexer *lexer, int *kind)
{
  const size_t n = ess_language_span(rest_of(lexer, 1));

  *kind = ESS_TOKEN_LANGUAGE;
  if (n == 0) {
    return fault(lexer, 0, "a language tag is missing behind \"@\"",
                 "such as \"@fr\" or \"@en-GB\"");
  }
  if (n > ESS_MAX_LANGUAGE) {
    return fault(lexer, 0, "a language tag of over 255 bytes", NULL);
  }
  return n + 1;
}

static size_t
take_blank(struct ess_lexer *lexer, int *kind)
{
  const size_t n =
    byte_at(rest_of(lexer, 0), 1) == ':' ? ess_blank_span(rest_of(lexer, 2))
                                         : 0;
  *kind = ESS_TOKEN_BLANK;
  return n ? n + 2
           : fault(lexer, 0, "\"_\" begins the label of a blank node, which "
                   "is not here", "such as \"_:someone\"");
}

static size_t
digits(struct ess_view v, size_t from)
{
  size_t n = from;

  while (ess_is_digit(byte_at(v, n))) {
    ++n;
  }
  return n - from;
}

/* The length of an exponent `from` bytes on. */
static size_t
exponent(struct ess_view v, size_t from)
{
  const char letter = byte_at(v, from);
  const char sign = byte_at(v, from + 1);
  const size_t mark = sign == '+' || sign == '-' ? 2 : 1;
  const size_t n =
    letter == 'e' || letter == 'E' ? digits(v, from + mark) : 0;
  return n ? mark + n : 0;
}

/* The length of a number at the front of `v`, which may have a sign; 0 if
   there is none. */
static size_t
number(struct ess_view v, int *kind)
{
  const size_t start = byte_at(v, 0) == '+' || byte_at(v, 0) == '-';
  const size_t whole = digits(v, start);
  const size_t point = start + whole;
  const size_t fraction =
    byte_at(v, point) == '.' ? digits(v, point + 1) : 0;
  /* "1." has a fraction only before an exponent. */
  const bool bare = !fraction && whole && byte_at(v, point) == '.' &&
                    exponent(v, point + 1);
  const size_t end = point + (fraction || bare ? fraction + 1 : 0);
  const size_t power = whole || fraction ? exponent(v, end) : 0;

  *kind = power      ? ESS_TOKEN_DOUBLE
          : fraction ? ESS_TOKEN_DECIMAL
                     : ESS_TOKEN_INTEGER;
  return whole || fraction ? end + power : 0;
}

static size_t
take_number_or_mark(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 0);
  const size_t n = number(rest, kind);

  if (n == 0) {
    *kind = *rest.s;
    return 1;
  }
  return n;
}

static size_t
no_place(struct ess_lexer *lexer, const char *hint)
{
  return fault(lexer, 0, "this character has no place here", hint);
}

/* What is wrong with the backslash `from` bytes on, in a string. */
static size_t
bad_escape(struct ess_lexer *lexer, size_t from)
{
  const struct ess_view rest = rest_of(lexer, from);
  const char letter = byte_at(rest, 1);
  const size_t n = letter == 'u' ? 4 : 8;
  uint32_t c = 0;
  size_t length = 0;
  size_t i = 0;

  if (ess_code_point(rest, &c, &length)) {
    return fault(lexer, from, "an escape within an escape",
                 "\\u005C is a backslash, but begins no code point");
  }
  if (letter != 'u' && letter != 'U') {
    return fault(lexer, from, "an unknown escape in a string",
                 "write \"\\\\\" for a backslash; there are \\t \\b \\n \\r "
                 "\\f \\\" \\' \\uXXXX \\UXXXXXXXX");
  }
  while (i < n && ess_hex_digit(byte_at(rest, 2 + i)) >= 0) {
    ++i;
  }
  return i < n ? fault(lexer, from, "hexadecimal digits are missing here",
                       "\\u has four of them, \\U eight")
               : fault(lexer, from, "no character has this code point",
                       "U+0000, surrogates and what is beyond U+10FFFF "
                       "cannot be written");
}

/* The length of a string between marks of `n_marks` bytes. */
static size_t
string_between(struct ess_lexer *lexer, size_t n_marks)
{
  const struct ess_view rest = rest_of(lexer, 0);
  const struct ess_view marks = ess_view_sub(rest, 0, n_marks);
  size_t i = n_marks;

  for (; i < rest.n; ++i) {
    const char c = rest.s[i];
    if (c == *marks.s && ess_view_equal(ess_view_sub(rest, i, n_marks),
                                        marks)) {
      return i + n_marks;
    }
    if (n_marks == 1 && (c == '\n' || c == '\r')) {
      break;
    }
    if (c == '\\') {
      const char next = byte_at(rest, i + 1);
      if (!next || !strchr("tbnrf\\\"'", next)) {
        return bad_escape(lexer, i);
      }
      ++i;
    }
  }
  return n_marks == 3
           ? fault(lexer, 0, "this string does not end", NULL)
           : fault(lexer, 0, "this string does not end on its line",
                   "a string of several lines stands between three "
                   "quotation marks");
}

static size_t
take_string(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 0);
  const char c = *rest.s;
  const bool twice = byte_at(rest, 1) == c;

  *kind = ESS_TOKEN_STRING;
  if (twice && byte_at(rest, 2) != c) {
    return 2;
  }
  return string_between(lexer, twice ? 3 : 1);
}

static bool
continues_word(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         ess_is_digit(c);
}

/* A prefixed name, or a word. */
static size_t
take_name(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 0);
  const size_t prefix = ess_prefix_span(rest);
  size_t n = 0;

  if (byte_at(rest, prefix) == ':') {
    *kind = ESS_TOKEN_NAME;
    return prefix + 1 + ess_local_span(rest_of(lexer, prefix + 1));
  }
  while (continues_word(byte_at(rest, n))) {
    ++n;
  }
  *kind = ESS_TOKEN_WORD;
  return n ? n : prefix;
}

/* Two bytes that are one mark. */
static const struct {
  char bytes[3];
  int kind;
} pairs[] = {
  {"^^", ESS_TOKEN_TYPE},      {"&&", ESS_TOKEN_AND},
  {"||", ESS_TOKEN_OR},        {"!=", ESS_TOKEN_NOT_EQUAL},
  {">=", ESS_TOKEN_GREATER_EQUAL},
};

/* True if a quotation mark of books begins `v`: U+2018 to U+201F, « or ». */
static bool
is_typographic(struct ess_view v)
{
  return (ess_view_starts(v, "\xE2\x80") && byte_at(v, 2) >= '\x98' &&
          byte_at(v, 2) <= '\x9F') ||
         ess_view_starts(v, "«") || ess_view_starts(v, "»");
}

static size_t
take_mark(struct ess_lexer *lexer, int *kind)
{
  const struct ess_view rest = rest_of(lexer, 0);

  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; ++i) {
    if (ess_view_starts(rest, pairs[i].bytes)) {
      *kind = pairs[i].kind;
      return 2;
    }
  }
  if (*rest.s == '\\' &&
      (byte_at(rest, 1) == 'u' || byte_at(rest, 1) == 'U')) {
    return bad_escape(lexer, 0);
  }
  if (is_typographic(rest)) {
    return no_place(lexer, "a string stands between \" or between '");
  }
  if (!strchr("{}()[];,.=<>+-*/!|^?", *rest.s)) {
    return no_place(lexer, NULL);
  }
  *kind = *rest.s;
  return 1;
}

/* The length and kind of the token that begins with `c`. */
static size_t
take(struct ess_lexer *lexer, char c, int *kind)
{
  if (ess_is_digit(c) || c == '.' || c == '+' || c == '-') {
    return take_number_or_mark(lexer, kind);
  }
  if (c == ':' || ess_prefix_span(rest_of(lexer, 0))) {
    return take_name(lexer, kind);
  }
  switch (c) {
  case '<':
    return take_iri_or_less(lexer, kind);
  case '?':
  case '$':
    return take_variable(lexer, kind);
  case '"':
  case '\'':
    return take_string(lexer, kind);
  case '@':
    return take_language(lexer, kind);
  case '_':
    return take_blank(lexer, kind);
  default:
    return take_mark(lexer, kind);
  }
}

struct ess_token
ess_lexer_next(struct ess_lexer *lexer)
{
  struct ess_token token = {.kind = ESS_TOKEN_END};
  size_t n = 0;

  skip_blanks(lexer);
  token.at = lexer->at;
  if (lexer->at < lexer->text.n) {
    n = take(lexer, lexer->text.s[lexer->at], &token.kind);
    token.kind = n ? token.kind : (int)ESS_TOKEN_ERROR;
  }
  token.text = ess_view_sub(lexer->text, lexer->at, n);
  if (token.kind == ESS_TOKEN_WORD) {
    token.keyword = ess_keyword_of(token.text);
  }
  lexer->at += n;
  return token;
}

void
ess_token_string(struct ess_view text, struct ess_buf *out)
{
  static const char letters[] = "tbnrf";
  static const char meant[] = "\t\b\n\r\f";
  const bool is_long = text.n >= 6 && text.s[1] == text.s[0];
  const size_t marks = is_long ? 3 : 1;
  struct ess_view rest = ess_view_sub(text, marks, text.n - 2 * marks);

  while (rest.n) {
    const size_t run = ess_view_find(rest, '\\');
    ess_buf_add(out, ess_view_sub(rest, 0, run));
    if (run < rest.n) {
      const char c = byte_at(rest, run + 1);
      const char *letter = strchr(letters, c);
      ess_buf_putc(out, letter && c ? meant[letter - letters] : c);
    }
    rest = ess_view_sub(rest, run + 2, rest.n);
  }
}
