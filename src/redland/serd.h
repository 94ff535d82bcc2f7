/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Turtle and TriG by serd (layer 4): raptor 2.0.15 follows a null pointer
   when it meets "{" in them at a wrong place, and lacks the GRAPH keyword.
   The only door to serd. */

#ifndef ESSAIM_REDLAND_SERD_H
#define ESSAIM_REDLAND_SERD_H

#include "base/diag.h"
#include "rdf/sink.h"

/** Read `document` (well-formed UTF-8 without NUL), named `source`, as
    Turtle, or as TriG if `graphs`, against the base IRI `base` into `sink`.
    ESS_BAD_INPUT, reported at its line and column, at the first error; `sink`
    may have received what stood before it. Blank node labels are those of
    the document, or made up so that they clash with none of them. */
enum ess_status ess_serd_read(struct ess_view document, bool graphs,
                              const char *source, const char *base,
                              const struct ess_sink *sink,
                              struct ess_log *log);

#endif
