/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/term.h"

#include <strings.h>

struct ess_term
ess_iri(const char *iri)
{
  return (struct ess_term){.kind = ESS_IRI, .value = ess_view_of(iri)};
}

struct ess_term
ess_string(struct ess_view value)
{
  return (struct ess_term){.kind = ESS_LITERAL, .value = value};
}

/* Tags are ASCII: RDF 1.1 Concepts 3.3 compares them in lower case. */
static int
compare_languages(struct ess_view a, struct ess_view b)
{
  const size_t n = a.n < b.n ? a.n : b.n;
  const int order = n ? strncasecmp(a.s, b.s, n) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

int
ess_term_compare(const struct ess_term *a, const struct ess_term *b)
{
  int order = (a->kind > b->kind) - (a->kind < b->kind);
  if (!order) {
    order = ess_view_compare(a->value, b->value);
  }
  if (!order && a->kind == ESS_LITERAL) {
    order = ess_view_compare(a->datatype, b->datatype);
  }
  if (!order && a->kind == ESS_LITERAL) {
    order = compare_languages(a->language, b->language);
  }
  return order;
}

bool
ess_term_equal(const struct ess_term *a, const struct ess_term *b)
{
  return ess_term_compare(a, b) == 0;
}

int
ess_statement_compare(const struct ess_statement *a,
                      const struct ess_statement *b)
{
  int order = ess_term_compare(&a->graph, &b->graph);
  if (!order) {
    order = ess_term_compare(&a->subject, &b->subject);
  }
  if (!order) {
    order = ess_term_compare(&a->predicate, &b->predicate);
  }
  return order ? order : ess_term_compare(&a->object, &b->object);
}
