/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Deterministic RDF writers of our own (layer 1): the same set of
   statements gives the same bytes, whatever its order. RDF/XML alone is
   written elsewhere (redland/rdfxml.h). */

#ifndef ESSAIM_RDF_WRITER_H
#define ESSAIM_RDF_WRITER_H

#include "base/file.h"
#include "rdf/dataset.h"
#include "rdf/prefixes.h"
#include "rdf/syntax.h"

/** Append one term in canonical N-Triples (the canonical form of RDF
    1.2 N-Triples: only the escapes that are needed). */
void ess_ntriples_term(struct ess_buf *out, const struct ess_term *term);

/** Append the text `v` of a literal as it stands between the quotation marks
    of canonical N-Triples: escaped, on one line. */
void ess_ntriples_text(struct ess_buf *out, struct ess_view v);

/** True if `term` is a number or boolean that Turtle can write without
    quotation marks and read back with the same lexical form and type. */
bool ess_literal_is_bare(const struct ess_term *term);

/** Append a term as Turtle, shortened with `prefixes` (or NULL). Numbers
    and booleans are bare only where their lexical form is canonical. */
void ess_turtle_term(struct ess_buf *out, const struct ess_term *term,
                     const struct ess_prefixes *prefixes);

/** Write sorted `dataset` to `out` as N-Triples (graphs dropped) or, with
    `graphs`, N-Quads: one statement a line, in sorted order. */
enum ess_status ess_ntriples_write(const struct ess_dataset *dataset,
                                   bool graphs, struct ess_output *out);

/** Write sorted `dataset` as Turtle, or as TriG if it has named graphs: the
    base and the prefixes if they are used, then subjects, `a` first, other
    predicates and objects in order of their bytes. */
enum ess_status ess_turtle_write(const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out);

/** Write sorted `dataset` as JSON-LD 1.1, flattened, with a context of the
    prefixes that are used; named graphs as nodes with "@graph". */
enum ess_status ess_jsonld_write(const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out);

#endif
