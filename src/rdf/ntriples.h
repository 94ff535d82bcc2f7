/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The strict N-Triples and N-Quads reader (layer 1; RDF 1.1 N-Triples and
   N-Quads, section 6 grammar). */

#ifndef ESSAIM_RDF_NTRIPLES_H
#define ESSAIM_RDF_NTRIPLES_H

#include "base/diag.h"
#include "rdf/sink.h"

/** Read `document` (well-formed UTF-8) as N-Quads, or as N-Triples unless
    `graphs`, into `sink`. Stops at the first error: ESS_BAD_INPUT, reported
    at its line and column under the name `source`. */
enum ess_status ess_ntriples_read(struct ess_view document, bool graphs,
                                  const char *source,
                                  const struct ess_sink *sink,
                                  struct ess_log *log);

#endif
