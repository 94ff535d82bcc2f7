/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF documents to statements (layer 4), all syntaxes: N-Triples and
   N-Quads by our own reader, Turtle and TriG by serd, the others by raptor,
   behind checks. */

#ifndef ESSAIM_REDLAND_READER_H
#define ESSAIM_REDLAND_READER_H

#include "base/input.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"
#include "redland/world.h"

/** One document to read; all borrowed. */
struct ess_document {
  struct ess_view content;         /**< The bytes */
  const char *source;              /**< Name for messages */
  const char *base;                /**< Base IRI, or NULL: a relative IRI
                                        that no base in the document makes
                                        absolute is an error */
  const struct ess_syntax *syntax; /**< Never guessed here */
  bool own_labels;                 /**< Blank nodes keep the labels that they
                                        have: for one document alone */
};

/** Read `document` into `sink`. The bytes are checked (UTF-8, NUL, length
    of language tags, DOCTYPE) before Redland sees them, statements are
    checked after: all that go to `sink` are sound in the sense of
    ess_statement_fault. Nothing is fetched. ESS_BAD_INPUT, reported with
    line and column, at any error, even one that Redland recovers from: then
    `sink` may have received the statements before it. Blank node labels come
    from the document's content: documents merge without clashes, in one run
    or over many, and a document read again gives the same statements. */
enum ess_status ess_reader_run(struct ess_world *world,
                               const struct ess_document *document,
                               const struct ess_sink *sink);

/** As ess_reader_run, of what `in` has to give; the content of `document` is
    not looked at. N-Triples and N-Quads are read piece by piece, whatever
    the size, in flat memory; of the others, over 1 GiB is ESS_LIMIT. */
enum ess_status ess_reader_stream(struct ess_world *world,
                                  const struct ess_document *document,
                                  struct ess_input *in,
                                  const struct ess_sink *sink);

#endif
