/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/check.h"

#include "base/text.h"

/* Raptor 2.0.15 copies a tag with an 8-bit length, unchecked. */
enum { max_language = 255 };

static bool
is_alpha(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_alnum(char c)
{
  return is_alpha(c) || (c >= '0' && c <= '9');
}

/* RFC 3986 3.1: scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ). */
static size_t
scheme_length(struct ess_view iri)
{
  size_t n = 0;
  while (n < iri.n && (is_alnum(iri.s[n]) || iri.s[n] == '+' ||
                       iri.s[n] == '-' || iri.s[n] == '.')) {
    ++n;
  }
  return n && is_alpha(iri.s[0]) && n < iri.n && iri.s[n] == ':' ? n : 0;
}

bool
ess_iri_is_absolute(struct ess_view iri)
{
  for (size_t i = 0; i < iri.n; ++i) {
    const unsigned char c = (unsigned char)iri.s[i];
    if (c <= 0x20 || c == '<' || c == '>' || c == '"' || c == '{' ||
        c == '}' || c == '|' || c == '^' || c == '`' || c == '\\') {
      return false;
    }
  }
  return scheme_length(iri) > 0;
}

bool
ess_language_is_valid(struct ess_view tag)
{
  size_t part = 0; /* length of the subtag so far */
  bool first = true;

  if (tag.n > max_language) {
    return false;
  }
  for (size_t i = 0; i < tag.n; ++i) {
    const char c = tag.s[i];
    if (c == '-' && part > 0) {
      part = 0;
      first = false;
    } else if (first ? is_alpha(c) : is_alnum(c)) {
      ++part;
    } else {
      return false;
    }
  }
  return part > 0;
}

static bool
is_text(struct ess_view v)
{
  return ess_utf8_check(v) == v.n && ess_view_find(v, '\0') == v.n;
}

static const char *
literal_fault(const struct ess_term *term)
{
  if (!is_text(term->value)) {
    return "a literal is not UTF-8 text without NUL";
  }
  if (term->language.n && !ess_language_is_valid(term->language)) {
    return "a language tag has not the form of one, or is over 255 bytes";
  }
  if (term->language.n && term->datatype.n) {
    return "a literal has both a language and a datatype";
  }
  if (term->datatype.n && (!ess_iri_is_absolute(term->datatype) ||
                           !is_text(term->datatype))) {
    return "a datatype is not an absolute IRI";
  }
  return NULL;
}

static const char *
term_fault(const struct ess_term *term)
{
  switch (term->kind) {
  case ESS_IRI:
    return !is_text(term->value) ? "an IRI is not UTF-8 text"
           : !ess_iri_is_absolute(term->value)
             ? "an IRI is relative or has a character that IRIs cannot have"
             : NULL;
  case ESS_BLANK:
    return term->value.n && is_text(term->value)
             ? NULL
             : "a blank node has no valid label";
  case ESS_LITERAL:
    return literal_fault(term);
  case ESS_NONE:
    break;
  }
  return "a term is missing";
}

static const char *
place_fault(const struct ess_statement *statement)
{
  if (statement->subject.kind == ESS_LITERAL) {
    return "the subject is a literal";
  }
  if (statement->predicate.kind != ESS_IRI) {
    return "the predicate is not an IRI";
  }
  if (statement->graph.kind == ESS_LITERAL) {
    return "the graph name is a literal";
  }
  return NULL;
}

const char *
ess_statement_fault(const struct ess_statement *statement)
{
  const char *fault = place_fault(statement);
  if (!fault) {
    fault = term_fault(&statement->subject);
  }
  if (!fault) {
    fault = term_fault(&statement->predicate);
  }
  if (!fault) {
    fault = term_fault(&statement->object);
  }
  if (!fault && statement->graph.kind != ESS_NONE) {
    fault = term_fault(&statement->graph);
  }
  return fault;
}

static enum ess_status
check_statement(void *self, const struct ess_statement *statement)
{
  const struct ess_checker *checker = self;
  const char *fault = ess_statement_fault(statement);
  const struct ess_place place = {checker->source, 0, 0, {NULL, 0}};

  if (!fault) {
    return ess_sink_add(checker->next, statement);
  }
  const struct ess_view subject =
    ess_view_sub(statement->subject.value, 0, 200);
  return ess_fail(checker->log, ESS_BAD_INPUT, &place, NULL,
                  "%s, in a statement about <%.*s>", fault, (int)subject.n,
                  subject.s ? subject.s : "");
}

struct ess_sink
ess_checker_sink(struct ess_checker *checker)
{
  return (struct ess_sink){check_statement, checker};
}
