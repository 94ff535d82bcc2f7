/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/term.h"

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

static int
lower(char c)
{
  const int byte = (unsigned char)c;
  return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

/* Order without case: what counts as the same tag must sort together. */
static int
compare_tags(struct ess_view a, struct ess_view b)
{
  const size_t n = a.n < b.n ? a.n : b.n;
  int order = 0;

  for (size_t i = 0; i < n && order == 0; ++i) {
    order = lower(a.s[i]) - lower(b.s[i]);
  }
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool
ess_term_equal(const struct ess_term *a, const struct ess_term *b)
{
  return a->kind == b->kind && ess_view_equal(a->value, b->value) &&
         (a->kind != ESS_LITERAL ||
          (ess_view_equal(a->datatype, b->datatype) &&
           a->language.n == b->language.n &&
           compare_tags(a->language, b->language) == 0));
}

int
ess_term_compare(const struct ess_term *a, const struct ess_term *b)
{
  if (a->kind != b->kind) {
    return a->kind < b->kind ? -1 : 1;
  }
  int order = ess_view_compare(a->value, b->value);
  if (order || a->kind != ESS_LITERAL) {
    return order;
  }
  order = ess_view_compare(a->datatype, b->datatype);
  if (order == 0) {
    order = compare_tags(a->language, b->language);
  }
  return order ? order : ess_view_compare(a->language, b->language);
}

int
ess_statement_compare(const struct ess_statement *a,
                      const struct ess_statement *b)
{
  int order = ess_term_compare(&a->graph, &b->graph);
  if (order == 0) {
    order = ess_term_compare(&a->subject, &b->subject);
  }
  if (order == 0) {
    order = ess_term_compare(&a->predicate, &b->predicate);
  }
  return order ? order : ess_term_compare(&a->object, &b->object);
}
