/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The guard in front of writers and stores (layer 1): a statement that
   passes here can be written in every syntax and given to Redland. */

#ifndef ESSAIM_RDF_CHECK_H
#define ESSAIM_RDF_CHECK_H

#include "base/diag.h"
#include "rdf/sink.h"

/** True if `iri` is an absolute IRI (RFC 3987: a scheme, no character that
    is forbidden in Turtle's IRIREF). */
bool ess_iri_is_absolute(struct ess_view iri);

/** True if `tag` has the form of a language tag: Turtle's LANGTAG, at most
    255 bytes (a longer one overflows a buffer in raptor 2.0.15). */
bool ess_language_is_valid(struct ess_view tag);

/** What is wrong with `statement`, as a static English phrase; NULL if it
    is sound: kinds in the right places (RDF 1.1 Concepts 3.1), absolute
    IRIs, valid language tags, well-formed UTF-8 without NUL. */
const char *ess_statement_fault(const struct ess_statement *statement);

/** An IRI that was found sound, for the checker to know again. */
struct ess_sound {
  char iri[248];
  size_t n; /**< 0: none */
};

/** A sink that hands sound statements on to `next` and stops at the first
    other with ESS_BAD_INPUT, reported to `log` with `source` as its place.
    The caller keeps the struct alive. */
struct ess_checker {
  const struct ess_sink *next;
  struct ess_log *log;
  const char *source;
  struct ess_sound subject; /**< Begins empty, as does the next */
  struct ess_sound graph;
};

/** The sink of `checker`, valid as long as `checker`. */
struct ess_sink ess_checker_sink(struct ess_checker *checker);

#endif
