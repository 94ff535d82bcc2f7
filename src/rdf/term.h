/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF 1.1 terms and statements as views (layer 1): they own nothing and are
   passed by value or const pointer. RDF 1.1 Concepts, sections 3.1 to 3.5. */

#ifndef ESSAIM_RDF_TERM_H
#define ESSAIM_RDF_TERM_H

#include "base/view.h"

/** What a term is. ESS_NONE: no term (unbound, or the default graph). */
enum ess_term_kind { ESS_NONE = 0, ESS_IRI, ESS_BLANK, ESS_LITERAL };

/** One RDF term. A literal with neither datatype nor language is an
    xsd:string; xsd:string itself is never spelt out in `datatype`. */
struct ess_term {
  enum ess_term_kind kind;
  struct ess_view value;    /**< IRI, blank node label, or lexical form */
  struct ess_view datatype; /**< Datatype IRI of a typed literal, or empty */
  struct ess_view language; /**< Language tag, or empty */
};

/** A triple, and the graph it is in (ESS_NONE: the default graph). */
struct ess_statement {
  struct ess_term subject;
  struct ess_term predicate;
  struct ess_term object;
  struct ess_term graph;
};

/** A list of statements, borrowed. */
struct ess_statements {
  const struct ess_statement *items;
  size_t n;
};

/** An IRI term over the C string `iri`. */
struct ess_term ess_iri(const char *iri);

/** A plain (xsd:string) literal over `value`. */
struct ess_term ess_string(struct ess_view value);

/** True if the two terms are the same RDF term (RDF 1.1 Concepts, 3.3):
    language tags compare without case. */
bool ess_term_equal(const struct ess_term *a, const struct ess_term *b);

/** Total order: none, IRIs, blank nodes, literals; each by bytes; literals
    by value, then datatype, then language. */
int ess_term_compare(const struct ess_term *a, const struct ess_term *b);

/** Order by graph, subject, predicate, object. */
int ess_statement_compare(const struct ess_statement *a,
                          const struct ess_statement *b);

#endif
