/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/constant.h"

static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";

static struct ess_view
iri_of(raptor_uri *uri)
{
  struct ess_view v = {NULL, 0};
  v.s = (const char *)raptor_uri_as_counted_string(uri, &v.n);
  return v;
}

struct ess_term
ess_node_constant(const rasqal_literal *literal)
{
  struct ess_term term = {ESS_NONE, {NULL, 0}, {NULL, 0}, {NULL, 0}};

  switch (literal->type) {
  case RASQAL_LITERAL_VARIABLE:
  case RASQAL_LITERAL_UNKNOWN:
    return term;
  case RASQAL_LITERAL_URI:
    term.kind = ESS_IRI;
    term.value = iri_of(literal->value.uri);
    return term;
  default:
    break;
  }
  term.kind = ESS_LITERAL;
  term.value = (struct ess_view){(const char *)literal->string,
                                 literal->string_len};
  if (literal->language) {
    term.language = ess_view_of(literal->language);
  } else if (literal->datatype) {
    term.datatype = iri_of(literal->datatype);
    if (ess_view_is(term.datatype, xsd_string)) {
      term.datatype.n = 0;
    }
  }
  return term;
}
