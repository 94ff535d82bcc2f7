/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF Dataset Canonicalization (layer 1; W3C Recommendation RDFC-1.0 of 21
   May 2024): blank nodes get labels that follow from the statements alone. */

#ifndef ESSAIM_RDF_CANON_H
#define ESSAIM_RDF_CANON_H

#include "base/hash.h"
#include "rdf/dataset.h"

/** How to canonicalise; `{0}` is what is usual. */
struct ess_canon_options {
  enum ess_hash_kind hash; /**< SHA-256 or SHA-384; any other (as 0) stands
                                for SHA-256 */
  size_t work;             /**< How long the search among nodes that look
                                alike may take, in steps of a nanosecond or
                                so; 0: about half a second */
};

/** Hand the statements of `in`, in any order, to `sink` with canonical labels
    of blank nodes ("c14n0" …), sorted as canonical N-Quads are, duplicates
    dropped. `map`, or NULL, is told the label of each blank node: a statement
    whose subject is the node and whose object is its new label, a literal.
    ESS_LIMIT, reported, without memory or if it takes too much work, as
    graphs that are made for that do (section 7.1); or what a sink gave. */
enum ess_status ess_canon(const struct ess_statements *in,
                          const struct ess_canon_options *options,
                          const struct ess_sink *sink,
                          const struct ess_sink *map, struct ess_log *log);

#endif
