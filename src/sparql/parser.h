/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL 1.1 Query and Update, parsed (layer 5). */

#ifndef ESSAIM_SPARQL_PARSER_H
#define ESSAIM_SPARQL_PARSER_H

#include "base/diag.h"
#include "rdf/prefixes.h"
#include "sparql/ast.h"

/** What to parse. */
struct ess_parser_options {
  const char *source;  /**< Name of the text for messages */
  const char *base;    /**< Base IRI, or NULL: then what is relative before
                            the first BASE is an error */
  const struct ess_prefixes *prefixes; /**< Those that need no PREFIX, or
                            NULL: those of ESS_DEFAULT_BASE */
  bool update;         /**< An update, else a query */
};

/** Parse `text`, which must live as long as the request. ESS_BAD_INPUT,
    reported with line, column and a hint, if it is no SPARQL 1.1; ESS_LIMIT
    without memory, or, reported as well, if it is nested too deep. The caller
    frees with ess_request_free; NULL comes out after an error. */
enum ess_status ess_parse(struct ess_view text,
                          const struct ess_parser_options *options,
                          struct ess_request **ret, struct ess_log *log);

/** Free `request` and all that is in it; NULL is fine. */
void ess_request_free(struct ess_request *request);

#endif
