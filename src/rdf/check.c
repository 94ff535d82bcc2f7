/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/check.h"

#include "base/text.h"
#include "rdf/names.h"

#include <string.h>

static const char lang_string[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

bool
ess_iri_is_absolute(struct ess_view iri)
{
  return ess_iri_has_scheme(iri) && ess_iri_span(iri) == iri.n;
}

bool
ess_language_is_valid(struct ess_view tag)
{
  return tag.n > 0 && tag.n <= ESS_MAX_LANGUAGE &&
         ess_language_span(tag) == tag.n;
}

static bool
is_text(struct ess_view v)
{
  return ess_utf8_check(v) == v.n && ess_view_find(v, '\0') == v.n;
}

static const char *
iri_fault(struct ess_view iri)
{
  if (ess_utf8_check(iri) != iri.n) {
    return "an IRI is not well-formed UTF-8";
  }
  if (ess_iri_span(iri) != iri.n) {
    return "an IRI holds a space or another character that is not allowed";
  }
  return ess_iri_has_scheme(iri) ? NULL : "an IRI is not absolute";
}

static const char *
literal_fault(const struct ess_term *term)
{
  if (!is_text(term->value)) {
    return "a literal is not well-formed UTF-8 or holds U+0000";
  }
  if (term->language.n) {
    if (term->datatype.n) {
      return "a literal has both a language and a datatype";
    }
    return ess_language_is_valid(term->language)
             ? NULL
             : "a language tag is malformed or over 255 bytes long";
  }
  if (ess_view_is(term->datatype, lang_string)) {
    return "an rdf:langString has no language tag";
  }
  return term->datatype.n ? iri_fault(term->datatype) : NULL;
}

static const char *
term_fault(const struct ess_term *term)
{
  switch (term->kind) {
  case ESS_IRI:
    return iri_fault(term->value);
  case ESS_BLANK:
    return ess_label_is_valid(term->value)
             ? NULL
             : "a blank node label is malformed";
  case ESS_LITERAL:
    return literal_fault(term);
  case ESS_NONE:
    break;
  }
  return NULL;
}

/* RDF 1.1 Concepts, 3.1 and 4: which kinds may stand where. */
static const char *
kind_fault(const struct ess_statement *statement)
{
  const enum ess_term_kind subject = statement->subject.kind;
  const enum ess_term_kind graph = statement->graph.kind;

  if (subject != ESS_IRI && subject != ESS_BLANK) {
    return "a subject is neither an IRI nor a blank node";
  }
  if (statement->predicate.kind != ESS_IRI) {
    return "a predicate is not an IRI";
  }
  if (statement->object.kind == ESS_NONE) {
    return "an object is missing";
  }
  return graph == ESS_LITERAL ? "a graph name is a literal" : NULL;
}

/* Most statements have the subject and the graph of the one before: to see
   that takes less than to check them again. */
static const char *
known_fault(struct ess_sound *sound, const struct ess_term *term)
{
  const size_t n = term->value.n;
  const bool fits = term->kind == ESS_IRI && n && n <= sizeof sound->iri;

  if (fits && n == sound->n && memcmp(sound->iri, term->value.s, n) == 0) {
    return NULL;
  }
  const char *fault = term_fault(term);
  if (fits && !fault) {
    memcpy(sound->iri, term->value.s, n);
    sound->n = n;
  }
  return fault;
}

static const char *
statement_fault(struct ess_sound *subject, struct ess_sound *graph,
                const struct ess_statement *statement)
{
  const char *fault = kind_fault(statement);

  fault = fault ? fault : known_fault(subject, &statement->subject);
  fault = fault ? fault : term_fault(&statement->predicate);
  fault = fault ? fault : term_fault(&statement->object);
  return fault ? fault : known_fault(graph, &statement->graph);
}

const char *
ess_statement_fault(const struct ess_statement *statement)
{
  struct ess_sound subject = {.n = 0};
  struct ess_sound graph = {.n = 0};
  return statement_fault(&subject, &graph, statement);
}

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  struct ess_checker *checker = self;
  const char *fault =
    statement_fault(&checker->subject, &checker->graph, statement);

  if (fault) {
    const struct ess_place place = {checker->source, 0, 0, {NULL, 0}};
    const struct ess_view s = statement->subject.value;
    const bool show = is_text(s);
    return ess_fail(checker->log, ESS_BAD_INPUT, &place, NULL,
                    "%s%s%.*s", fault, show ? ", about " : "",
                    show ? (int)(s.n < 200 ? s.n : 200) : 0, s.s ? s.s : "");
  }
  return ess_sink_add(checker->next, statement);
}

struct ess_sink
ess_checker_sink(struct ess_checker *checker)
{
  return (struct ess_sink){add, checker};
}
