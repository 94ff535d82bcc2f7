/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blank nodes named by what is said of them (layer 1), so that graphs that
   differ in the labels of blank nodes alone become the same (RDF 1.1
   Concepts, 3.5 and 3.6). */

#ifndef ESSAIM_RDF_SKOLEM_H
#define ESSAIM_RDF_SKOLEM_H

#include "rdf/dataset.h"

/** Hand the statements of `in`, in any order, to `sink` with each blank node
    renamed. Nodes that are connected by statements are a component: a node is
    named by the first 128 bits of the SHA-256 hash of the canonical N-Quads
    (rdf/canon.h) of its component, in hexadecimal digits, a hyphen, and its
    number there; of components that are equal, the second and further ones by
    their count too ("…-0-2"). So what is said elsewhere in the graph does not
    change the name of a node. The names are IRIs that begin with `prefix`
    ("https://example.org/.well-known/genid/"), or, if it is NULL, labels of
    blank nodes. `*ret_nodes` is how many blank nodes there were. Errors as
    ess_canon. */
enum ess_status ess_skolemise(const struct ess_statements *in,
                              const char *prefix,
                              const struct ess_sink *sink,
                              size_t *ret_nodes, struct ess_log *log);

/** As ess_skolemise; `map`, or NULL, is told the name of each blank node as
    well: a statement whose subject is the node and whose object is its name,
    a literal. */
enum ess_status ess_skolem_names(const struct ess_statements *in,
                                 const char *prefix,
                                 const struct ess_sink *sink,
                                 const struct ess_sink *map,
                                 size_t *ret_nodes, struct ess_log *log);

#endif
