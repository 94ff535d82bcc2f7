/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/scan.h"

#include "rdf/check.h"

#include <string.h>
#include <strings.h>

/* SPARQL 1.1 words that stand for something we do not answer. Those that
   are not here, and not SPARQL, are left to rasqal's grammar. */
static const char *const refused_words[] = {
  "ABS",       "ADD",       "AVG",       "BASE",       "BIND",
  "BNODE",     "CEIL",      "CLEAR",     "COALESCE",   "CONCAT",
  "CONTAINS",  "COPY",      "CREATE",    "DATATYPE",   "DAY",
  "DELETE",    "DESCRIBE",  "DROP",      "ENCODE_FOR_URI", "EXISTS",
  "EXPLAIN",   "FLOOR",     "FROM",      "GRAPH",      "GROUP_CONCAT",
  "HAVING",    "HOURS",     "IF",        "INSERT",     "IRI",
  "ISBLANK",   "ISIRI",     "ISLITERAL", "ISNUMERIC",  "ISURI",
  "LANG",      "LANGMATCHES", "LCASE",   "LET",        "LOAD",
  "MAX",       "MD5",       "MIN",       "MINUS",      "MINUTES",
  "MONTH",     "MOVE",      "NAMED",     "NOT",        "NOW",
  "RAND",      "REDUCED",   "REGEX",     "REPLACE",    "ROUND",
  "SAMETERM",  "SAMPLE",    "SECONDS",   "SERVICE",    "SHA1",
  "SHA256",    "SHA384",    "SHA512",    "STR",        "STRAFTER",
  "STRBEFORE", "STRDT",     "STRENDS",   "STRLANG",    "STRLEN",
  "STRSTARTS", "STRUUID",   "SUBSTR",    "TIMEZONE",   "TZ",
  "UCASE",     "UNDEF",     "URI",       "UUID",       "VALUES",
  "WITH",      "YEAR",
};

/* State of a scan. */
struct scan {
  struct ess_view q;
  size_t i;
  size_t parens;
  size_t braces;
  char before; /* last character that was no space; 'v' after an operand,
                  '*' after a word that a star may follow */
  struct ess_query_scan found;
};

static char
at(const struct scan *s, size_t ahead)
{
  return s->i + ahead < s->q.n ? s->q.s[s->i + ahead] : '\0';
}

/* Letters of names; all of UTF-8 beyond ASCII counts as a letter. */
static bool
is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

static void
refuse(struct scan *s, const char *what)
{
  if (!s->found.refused) {
    s->found.refused = what;
    s->found.at = s->i;
  }
}

static void
skip_comment(struct scan *s)
{
  while (s->i < s->q.n && at(s, 0) != '\n' && at(s, 0) != '\r') {
    ++s->i;
  }
}

static void
skip_string(struct scan *s)
{
  const char quote = at(s, 0);
  const size_t n = at(s, 1) == quote && at(s, 2) == quote ? 3 : 1;

  for (s->i += n; s->i < s->q.n; ++s->i) {
    if (at(s, 0) == '\\') {
      ++s->i;
    } else if (at(s, 0) == quote &&
               (n == 1 || (at(s, 1) == quote && at(s, 2) == quote))) {
      s->i += n;
      break;
    }
  }
  s->before = 'v';
}

/* IRIREF, or a comparison: "<" and no ">" before a space. */
static void
skip_less(struct scan *s)
{
  size_t n = 1;
  while (at(s, n) && !strchr("<> \t\r\n\"{}|^`\\", at(s, n))) {
    ++n;
  }
  const bool iri = at(s, n) == '>';
  if (iri && !ess_iri_is_absolute(ess_view_sub(s->q, s->i + 1, n - 1))) {
    refuse(s, "relative IRIs");
  }
  s->i += iri ? n + 1 : 1;
  s->before = iri ? 'v' : '<';
}

static bool
word_is(struct ess_view word, const char *name)
{
  return strlen(name) == word.n && strncasecmp(word.s, name, word.n) == 0;
}

static void
note_word(struct scan *s, struct ess_view word)
{
  const size_t n = sizeof refused_words / sizeof refused_words[0];

  for (size_t k = 0; k < n; ++k) {
    if (word_is(word, refused_words[k])) {
      refuse(s, refused_words[k]);
    }
  }
  if (word_is(word, "SELECT") && s->braces) {
    refuse(s, "subqueries");
  }
}

/* A word, a number, or a prefixed name, which may hold dots, hyphens, escapes
   and, past the colon, nearly anything. */
static void
skip_word(struct scan *s)
{
  const size_t start = s->i;
  bool colon = false;
  size_t n = 0;

  while (is_name(at(s, n)) || at(s, n) == ':' ||
         ((at(s, n) == '-' || at(s, n) == '.') && colon &&
          (is_name(at(s, n + 1)) || at(s, n + 1) == ':')) ||
         (at(s, n) == '%' && colon)) {
    colon = colon || at(s, n) == ':';
    ++n;
  }
  const struct ess_view word = ess_view_sub(s->q, start, n);
  const bool star = word_is(word, "SELECT") || word_is(word, "DISTINCT");
  const bool prefix = word_is(word, "PREFIX");
  if (!colon) {
    note_word(s, word);
  }
  if (at(s, n) == '\\') {
    refuse(s, "escapes in prefixed names");
  }
  const bool operand =
    colon || (word.s[0] >= '0' && word.s[0] <= '9') || word_is(word, "a");
  s->i += n;
  s->before = star ? '*' : operand && !prefix ? 'v' : 'w';
}

/* ?name, $name or @tag; a lone "?" is a path. */
static void
skip_marked(struct scan *s)
{
  const bool tag = at(s, 0) == '@';
  size_t n = 1;
  while (is_name(at(s, n)) || (tag && at(s, n) == '-')) {
    ++n;
  }
  if (n == 1) {
    refuse(s, "property paths");
  }
  s->i += n;
  s->before = 'v';
}

static void
note_sign(struct scan *s)
{
  const char next = at(s, 1);
  const bool number = (next >= '0' && next <= '9') || next == '.';
  /* rasqal takes the sign of "?x -2" for the number's own. */
  if (!number) {
    refuse(s, at(s, 0) == '+' && !s->parens ? "property paths"
                                            : "arithmetic");
  } else if (s->parens && (s->before == 'v' || s->before == ')')) {
    refuse(s, "arithmetic");
  }
}

static void
note_operator(struct scan *s)
{
  const char c = at(s, 0);
  const bool doubled = at(s, 1) == c;

  if (c == '*' && s->before != '*' && s->before != '(') {
    refuse(s, s->parens ? "arithmetic" : "property paths");
  } else if (c == '/') {
    refuse(s, s->parens ? "arithmetic" : "property paths");
  } else if (c == '+' || c == '-') {
    note_sign(s);
  } else if ((c == '^' || c == '|') && !doubled) {
    refuse(s, "property paths");
  } else if (c == '!' && !s->parens) {
    refuse(s, "property paths");
  }
  if ((c == '^' || c == '|' || c == '&') && doubled) {
    ++s->i;
  }
  ++s->i;
  s->before = c;
}

static void
note_bracket(struct scan *s)
{
  const char c = at(s, 0);

  s->braces += c == '{';
  s->braces -= c == '}' && s->braces;
  s->parens += c == '(';
  s->parens -= c == ')' && s->parens;
  ++s->i;
  s->before = c;
}

static void
step(struct scan *s)
{
  const char c = at(s, 0);

  if (strchr(" \t\r\n", c)) {
    ++s->i;
  } else if (c == '#') {
    skip_comment(s);
  } else if (c == '"' || c == '\'') {
    skip_string(s);
  } else if (c == '<') {
    skip_less(s);
  } else if (c == '?' || c == '$' || c == '@') {
    skip_marked(s);
  } else if (is_name(c) || c == ':') {
    skip_word(s);
  } else if (strchr("{}()", c)) {
    note_bracket(s);
  } else {
    note_operator(s);
  }
}

struct ess_query_scan
ess_query_scan(struct ess_view query)
{
  struct scan s = {.q = query};

  while (s.i < query.n) {
    step(&s);
  }
  return s.found;
}
