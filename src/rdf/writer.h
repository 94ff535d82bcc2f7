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

/** A writer of one syntax: statements go through it group by group. A group
    is sorted, without duplicates, and comes after all groups before it in
    the order of statements; all statements with one subject in one graph
    are in one group. Free with ess_writer_clear. */
struct ess_writer {
  /** Note what the head of the document must declare for a statement: call
      it for each, in any order, before `begin`. NULL: the syntax declares
      nothing. */
  void (*see)(void *self, const struct ess_statement *statement);
  /** Start a document on `out`, which the caller keeps open until the end.
      The three return ESS_OK or the first failure, as ess_output_write. */
  enum ess_status (*begin)(void *self, struct ess_output *out);
  /** Write a group of at least one statement. */
  enum ess_status (*group)(void *self, const struct ess_statements *group);
  /** Finish the document. */
  enum ess_status (*end)(void *self);
  /** Free `self`. */
  void (*free)(void *self);
  void *self; /**< NULL: there was no memory for the writer */
};

/** Let `writer` see all of `statements`. */
void ess_writer_see(const struct ess_writer *writer,
                    const struct ess_statements *statements);

/** Write all of `statements`, one sorted group, as a document of its own to
    `out`, and free `writer`. ESS_LIMIT if it has no memory. */
enum ess_status ess_writer_run(struct ess_writer *writer,
                               const struct ess_statements *statements,
                               struct ess_output *out);

/** Free what `writer` holds; `{0}` and NULL are fine. */
void ess_writer_clear(struct ess_writer *writer);

/** N-Triples (graphs dropped) or, with `graphs`, N-Quads: one statement a
    line. */
struct ess_writer ess_ntriples_writer(bool graphs);

/** Turtle, or TriG if there are named graphs: the base and the prefixes if
    they are used, then subjects, `a` first, other predicates and objects in
    order of their bytes. `prefixes` is borrowed for as long. */
struct ess_writer ess_turtle_writer(const struct ess_prefixes *prefixes);

/** JSON-LD 1.1, flattened, with a context of the prefixes that are used;
    named graphs as nodes with "@graph". `prefixes` is borrowed for as
    long. */
struct ess_writer ess_jsonld_writer(const struct ess_prefixes *prefixes);

/** Append one term in canonical N-Triples (the canonical form of RDF
    1.2 N-Triples: only the escapes that are needed). */
void ess_ntriples_term(struct ess_buf *out, const struct ess_term *term);

/** Append the triple of `statement` as a line of canonical N-Triples. */
void ess_ntriples_triple(struct ess_buf *out,
                         const struct ess_statement *statement);

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

/** Write sorted `dataset` to `out` by ess_ntriples_writer. */
enum ess_status ess_ntriples_write(const struct ess_dataset *dataset,
                                   bool graphs, struct ess_output *out);

/** Write sorted `dataset` to `out` by ess_turtle_writer. */
enum ess_status ess_turtle_write(const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out);

/** Write sorted `dataset` to `out` by ess_jsonld_writer. */
enum ess_status ess_jsonld_write(const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out);

#endif
