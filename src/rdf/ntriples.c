/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One pass over the bytes of a piece: terms are views of it, but for those
   that hold escapes. What is handed on is sound without a further check. */

#include "rdf/ntriples.h"

#include "base/text.h"
#include "rdf/names.h"

#include <string.h>

struct reader {
  struct ess_ntriples *run;
  struct ess_view piece;
  size_t at;               /* the next byte */
  unsigned long line;      /* line ends before it in this piece */
  struct ess_buf text;     /* unescaped terms of the statement at hand */
  struct ess_view subject; /* an IRI that stood as one in this piece */
  struct ess_view graph;   /* the same */
  enum ess_status status;
};

/* What stands between two delimiters: an IRI or the text of a literal. */
struct quoting {
  size_t (*span)(struct ess_view v); /* bytes that stand for themselves */
  const char *escapes;               /* letters of ECHAR, then their values */
  const char *values;
  char close;
  const char *open_fault;
};

static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";
static const char lang_string[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

/* Enough to make a piece worth its while, and little enough to stay in the
   cache between the check of its bytes and the reading. */
static const size_t piece_size = (size_t)1 << 18;

/* Report what is wrong at byte `at`; false, so that a caller returns it. */
static bool
fail(struct reader *r, size_t at, const char *text, const char *hint)
{
  struct ess_place place = ess_place_at(r->run->source, r->piece, at);
  place.line += r->run->lines;
  r->status = ess_fail(r->run->log, ESS_BAD_INPUT, &place, hint, "%s", text);
  return false;
}

/* The next byte, or NUL at the end: a piece holds none of its own. */
static char
peek(const struct reader *r)
{
  return r->at < r->piece.n ? r->piece.s[r->at] : '\0';
}

static struct ess_view
rest(const struct reader *r)
{
  return (struct ess_view){r->piece.s + r->at, r->piece.n - r->at};
}

static bool
at_line_end(const struct reader *r)
{
  const char c = peek(r);
  return c == '\n' || c == '\r' || c == '\0';
}

static void
skip_space(struct reader *r)
{
  while (peek(r) == ' ' || peek(r) == '\t') {
    ++r->at;
  }
}

static const struct quoting in_iri = {
  ess_iri_span, "", "", '>', "this character cannot stand in an IRI"};

static const struct quoting in_string = {
  ess_string_span, "tbnrf\"'\\", "\t\b\n\r\f\"'\\", '"',
  "the literal goes on over the end of the line"};

static int
hex_value(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

/* UCHAR, whose backslash is at `start`; `n` digits follow. */
static bool
read_code_point(struct reader *r, size_t start, int n)
{
  uint32_t c = 0;

  for (int i = 0; i < n; ++i, ++r->at) {
    const int digit = hex_value(peek(r));
    if (digit < 0) {
      return fail(r, r->at, "a hexadecimal digit is missing",
                  "four follow \\u, eight follow \\U");
    }
    c = (c << 4) | (uint32_t)digit;
  }
  if ((c == 0 && !r->run->nul) || c > 0x10FFFF ||
      (c >= 0xD800 && c <= 0xDFFF)) {
    return fail(r, start, "this escape stands for no character of text",
                c == 0 ? "U+0000 cannot be kept: remove it"
                       : "write characters beyond U+FFFF as \\UXXXXXXXX");
  }
  ess_utf8_put(&r->text, c);
  return true;
}

static bool
read_escape(struct reader *r, const struct quoting *quoting)
{
  const size_t start = r->at;
  const char letter = start + 1 < r->piece.n ? r->piece.s[start + 1]
                                                : '\0';
  const char *known = letter ? strchr(quoting->escapes, letter) : NULL;

  r->at += 2;
  if (letter == 'u' || letter == 'U') {
    return read_code_point(r, start, letter == 'u' ? 4 : 8);
  }
  if (!known) {
    return fail(r, start, "no such escape",
                *quoting->escapes ? "write a backslash as \\\\"
                                  : "an IRI knows \\u and \\U only");
  }
  ess_buf_putc(&r->text, quoting->values[known - quoting->escapes]);
  return true;
}

/* The text up to the first escape stands at `start`; put it all together.
   Escapes are never shorter than what they stand for, so room for the rest
   of the line keeps the buffer, and earlier views of it, in place. */
static bool
read_escaped(struct reader *r, const struct quoting *quoting, size_t start,
             struct ess_view *ret)
{
  const struct ess_view tail = ess_view_sub(r->piece, start,
                                            r->piece.n);
  const size_t from = r->text.len;

  (void)ess_buf_reserve(&r->text, ess_view_find(tail, '\n'));
  ess_buf_add(&r->text, ess_view_sub(tail, 0, r->at - start));
  while (peek(r) == '\\') {
    if (!read_escape(r, quoting)) {
      return false;
    }
    const size_t n = quoting->span(rest(r));
    ess_buf_add(&r->text, ess_view_sub(r->piece, r->at, n));
    r->at += n;
  }
  r->status = r->text.status;
  *ret = ess_view_sub(ess_buf_view(&r->text), from, r->text.len);
  return r->status == ESS_OK;
}

/* What follows the opening delimiter, which is the next byte. */
static bool
read_quoted(struct reader *r, const struct quoting *quoting,
            struct ess_view *ret)
{
  const size_t start = ++r->at;

  r->at += quoting->span(rest(r));
  *ret = ess_view_sub(r->piece, start, r->at - start);
  if (peek(r) == '\\' && !read_escaped(r, quoting, start, ret)) {
    return false;
  }
  if (peek(r) != quoting->close) {
    return at_line_end(r) ? fail(r, start - 1, "this is never closed",
                                 "write \\n for a line end inside a literal")
                          : fail(r, r->at, quoting->open_fault, NULL);
  }
  ++r->at;
  return true;
}

static bool
read_iri(struct reader *r, struct ess_view *ret)
{
  const size_t start = r->at;

  if (!read_quoted(r, &in_iri, ret)) {
    return false;
  }
  if (!ess_iri_has_scheme(*ret)) {
    return fail(r, start, "this IRI is not absolute",
                "there is no base here: write it in full");
  }
  /* An escape must not smuggle in what may not stand there; a character that
     stands for itself has been seen. */
  return ret->s == r->piece.s + start + 1 ||
         ess_iri_span(*ret) == ret->n ||
         fail(r, start, "an escape in this IRI stands for a character that "
                        "IRIs cannot hold", NULL);
}

/* Most statements have the subject and the graph of the one before: to see
   that takes less than to read them again. */
static bool
read_known_iri(struct reader *r, struct ess_view known, struct ess_view *ret)
{
  const char *s = r->piece.s + r->at + 1;

  if (known.n == 0 || r->piece.n - r->at < known.n + 2 ||
      s[known.n] != '>' || memcmp(s, known.s, known.n) != 0) {
    return false;
  }
  *ret = (struct ess_view){s, known.n};
  r->at += known.n + 2;
  return true;
}

/* `known` is an IRI that stood at the same place, or NULL. */
static bool
read_iri_term(struct reader *r, struct ess_view *known, struct ess_term *ret)
{
  const char *inside = r->piece.s + r->at + 1;

  ret->kind = ESS_IRI;
  if (known && read_known_iri(r, *known, &ret->value)) {
    return true;
  }
  const bool ok = read_iri(r, &ret->value);
  if (known && ok && ret->value.s == inside) {
    *known = ret->value;
  }
  return ok;
}

static bool
read_blank(struct reader *r, struct ess_term *ret)
{
  const size_t start = r->at;
  const bool marked = ess_view_starts(rest(r), "_:");

  r->at += marked ? 2 : 1;
  ret->kind = ESS_BLANK;
  ret->value = ess_view_sub(rest(r), 0, ess_label_span(rest(r)));
  r->at += ret->value.n;
  return (marked && ess_label_is_valid(ret->value)) ||
         fail(r, start, "this is no blank node",
              "write _: and a label of letters, digits, _ and -");
}

static bool
read_language(struct reader *r, struct ess_view *ret)
{
  const size_t start = ++r->at;

  *ret = ess_view_sub(rest(r), 0, ess_language_span(rest(r)));
  r->at += ret->n;
  if (ret->n == 0 || peek(r) == '-') {
    return fail(r, start, "this is no language tag",
                "write for example @fr or @pt-BR");
  }
  return ret->n <= ESS_MAX_LANGUAGE ||
         fail(r, start - 1, "a language tag of over 255 bytes", NULL);
}

static bool
read_datatype(struct reader *r, struct ess_view *ret)
{
  r->at += 2;
  if (peek(r) != '<') {
    return fail(r, r->at, "the IRI of a datatype is missing", NULL);
  }
  const size_t start = r->at;
  if (!read_iri(r, ret)) {
    return false;
  }
  if (ess_view_is(*ret, lang_string)) {
    return fail(r, start, "an rdf:langString has no language tag",
                "write the language behind the text, for example @fr");
  }
  if (ess_view_is(*ret, xsd_string)) {
    *ret = (struct ess_view){NULL, 0};
  }
  return true;
}

static bool
read_literal(struct reader *r, struct ess_term *ret)
{
  ret->kind = ESS_LITERAL;
  if (!read_quoted(r, &in_string, &ret->value)) {
    return false;
  }
  if (peek(r) == '@') {
    return read_language(r, &ret->language);
  }
  return !ess_view_starts(rest(r), "^^") || read_datatype(r, &ret->datatype);
}

/* Which kinds of term a place takes, and what to say of anything else. */
struct place {
  bool takes_blank;
  bool takes_literal;
  const char *fault;
};

static const struct place subject = {
  true, false, "a subject must be an IRI <...> or a blank node _:..."};
static const struct place predicate = {false, false,
                                       "a predicate must be an IRI <...>"};
static const struct place object = {
  true, true, "an object must be an IRI <...>, a blank node _:... or a "
              "\"literal\""};
static const struct place graph = {
  true, false, "a graph name must be an IRI <...> or a blank node _:..."};

static bool
read_term(struct reader *r, const struct place *place, struct ess_view *known,
          struct ess_term *ret)
{
  const char c = peek(r);
  bool ok = false;

  if (c == '<') {
    ok = read_iri_term(r, known, ret);
  } else if (c == '"' && place->takes_literal) {
    ok = read_literal(r, ret);
  } else if (c == '_' && place->takes_blank) {
    ok = read_blank(r, ret);
  } else if (at_line_end(r)) {
    return fail(r, r->at, "the statement goes on over the end of the line",
                "write one statement, with its full stop, a line");
  } else {
    return fail(r, r->at, place->fault, NULL);
  }
  skip_space(r);
  return ok;
}

static bool
read_full_stop(struct reader *r)
{
  if (peek(r) != '.') {
    const bool quad = !r->run->graphs && (peek(r) == '<' || peek(r) == '_');
    return fail(r, r->at, "a full stop must end the statement",
                quad ? "a graph name makes it N-Quads: name the file .nq"
                     : NULL);
  }
  ++r->at;
  return true;
}

static bool
read_statement(struct reader *r)
{
  struct ess_statement s = {0};

  ess_buf_reset(&r->text);
  if (!read_term(r, &subject, &r->subject, &s.subject) ||
      !read_term(r, &predicate, NULL, &s.predicate) ||
      !read_term(r, &object, NULL, &s.object) ||
      (r->run->graphs && peek(r) != '.' &&
       !read_term(r, &graph, &r->graph, &s.graph)) ||
      !read_full_stop(r)) {
    return false;
  }
  r->status = ess_sink_add(r->run->sink, &s);
  return r->status == ESS_OK;
}

static void
skip_comment(struct reader *r)
{
  skip_space(r);
  if (peek(r) == '#') {
    while (!at_line_end(r)) {
      ++r->at;
    }
  }
}

static bool
read_line(struct reader *r)
{
  skip_comment(r);
  if (!at_line_end(r) && !read_statement(r)) {
    return false;
  }
  skip_comment(r);
  if (!at_line_end(r)) {
    return fail(r, r->at, "a line end must follow the statement", NULL);
  }
  r->line += peek(r) == '\n';
  ++r->at;
  return true;
}

enum ess_status
ess_ntriples_piece(struct ess_ntriples *run, struct ess_view piece)
{
  struct reader r = {.run = run, .piece = piece};

  if (!run->begun && ess_view_starts(piece, "\xEF\xBB\xBF")) {
    r.piece = ess_view_sub(piece, 3, piece.n);
  }
  run->begun |= piece.n > 0;
  r.status =
    ess_text_check_from(r.piece, run->source, run->lines + 1, run->log);
  while (r.status == ESS_OK && r.at < r.piece.n) {
    (void)read_line(&r);
  }
  run->lines += r.line;
  ess_buf_clear(&r.text);
  return r.status;
}

enum ess_status
ess_ntriples_read(struct ess_view document, bool graphs, const char *source,
                  const struct ess_sink *sink, struct ess_log *log)
{
  struct ess_ntriples run = {
    .graphs = graphs, .source = source, .sink = sink, .log = log};
  enum ess_status st = ESS_OK;

  while (document.n && st == ESS_OK) {
    const struct ess_view rest = ess_view_sub(document, piece_size,
                                              document.n);
    const size_t n = document.n - rest.n + ess_view_find(rest, '\n');
    st = ess_ntriples_piece(&run, ess_view_sub(document, 0, n + 1));
    document = ess_view_sub(document, n + 1, document.n);
  }
  return st;
}
