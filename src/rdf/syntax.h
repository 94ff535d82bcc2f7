/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One table of RDF syntaxes and query result formats (layer 1): name,
   extension, media type, name of the Redland parser. */

#ifndef ESSAIM_RDF_SYNTAX_H
#define ESSAIM_RDF_SYNTAX_H

#include "base/view.h"

/** The RDF syntaxes. */
enum ess_syntax_id {
  ESS_TURTLE,
  ESS_NTRIPLES,
  ESS_NQUADS,
  ESS_TRIG,
  ESS_RDFXML,
  ESS_JSONLD
};

/** What is known of one RDF syntax. */
struct ess_syntax {
  enum ess_syntax_id id;
  const char *name;       /**< As `--format` takes it: "turtle" */
  const char *label;      /**< For people: "Turtle" */
  const char *extension;  /**< Without the dot: "ttl" */
  const char *media_type; /**< RFC 6838 name: "text/turtle" */
  const char *parser;     /**< Redland parser name, or NULL: not readable */
  bool graphs;            /**< Can hold named graphs */
};

/** The formats of query results that are rows or a boolean. */
enum ess_result_id {
  ESS_TABLE,
  ESS_CSV,
  ESS_TSV,
  ESS_JSON,
  ESS_XML,
  ESS_MARKDOWN
};

/** What is known of one result format. */
struct ess_result_format {
  enum ess_result_id id;
  const char *name;       /**< As `--format` takes it: "csv" */
  const char *label;      /**< For people: "SPARQL 1.1 CSV" */
  const char *media_type; /**< "text/csv" */
};

/** The syntax named `name` (also its extension or media type), or NULL. */
const struct ess_syntax *ess_syntax_named(const char *name);

/** The syntax for a file called `path`, by its extension, or NULL. */
const struct ess_syntax *ess_syntax_of_path(const char *path);

/** As ess_syntax_of_path, of a file that is read: of a name in .gz, what
    stands before that tells. */
const struct ess_syntax *ess_syntax_of_input(const char *path);

/** The syntax `id`; never NULL for a member of the enumeration. */
const struct ess_syntax *ess_syntax_get(enum ess_syntax_id id);

/** The syntax at row `i` of the table, NULL past its end. */
const struct ess_syntax *ess_syntax_at(size_t i);

/** The result format named `name`, or NULL. */
const struct ess_result_format *ess_result_format_named(const char *name);

/** The result format at row `i` of the table, NULL past its end. */
const struct ess_result_format *ess_result_format_at(size_t i);

#endif
