/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The strict N-Triples and N-Quads reader (layer 1; RDF 1.1 N-Triples and
   N-Quads, section 6 grammar). */

#ifndef ESSAIM_RDF_NTRIPLES_H
#define ESSAIM_RDF_NTRIPLES_H

#include "base/diag.h"
#include "rdf/sink.h"

/** A document that comes in pieces: begin with the first five members set
    and the others zero. What is borrowed must live until its end. */
struct ess_ntriples {
  bool graphs;                 /**< N-Quads; else N-Triples */
  bool nul;                    /**< Take the escape of U+0000 too, which RDF
                                    has, but no store here: for tests */
  const char *source;          /**< Name for messages */
  const struct ess_sink *sink; /**< Where its statements go */
  struct ess_log *log;
  unsigned long lines; /**< Line ends in the pieces that were read */
  bool begun;          /**< A piece was read */
};

/** Read the next piece of a document, whole lines (only the last line of the
    last piece may be without its end), into the sink of `run`. All that goes
    there is sound in the sense of ess_statement_fault. Stops at the first
    error: ESS_BAD_INPUT, reported at its line and column in the document,
    for bytes that are not UTF-8 or NUL, anything that the grammar has not, a
    language tag over 255 bytes, and rdf:langString as a datatype; or the
    status of the sink. The document is over then. */
enum ess_status ess_ntriples_piece(struct ess_ntriples *run,
                                   struct ess_view piece);

/** Read all of `document` as N-Quads, or as N-Triples unless `graphs`, into
    `sink`. Errors as ess_ntriples_piece. */
enum ess_status ess_ntriples_read(struct ess_view document, bool graphs,
                                  const char *source,
                                  const struct ess_sink *sink,
                                  struct ess_log *log);

#endif
