/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blank nodes under names that follow from what is said of them, and back
   (layer 1): statements are compared by the names, and shown with the
   labels. */

#ifndef ESSAIM_RDF_NODES_H
#define ESSAIM_RDF_NODES_H

#include "base/buf.h"
#include "rdf/dataset.h"

/** The blank nodes of some statements; opaque. */
struct ess_nodes;

/** Name the blank nodes of `in` as ess_skolemise does. `*ret` owns all its
    bytes, and is freed by ess_nodes_free. Errors as ess_skolemise. */
enum ess_status ess_nodes_name(const struct ess_statements *in,
                               struct ess_nodes **ret, struct ess_log *log);

/** Free `nodes`; NULL is fine. */
void ess_nodes_free(struct ess_nodes *nodes);

/** The name of the node that is labelled `label`, or the empty view; lives
    as long as `nodes`, which may be NULL: there are none. */
struct ess_view ess_nodes_name_of(const struct ess_nodes *nodes,
                                  struct ess_view label);

/** The label of the node that is named `name`; else as ess_nodes_name_of. */
struct ess_view ess_nodes_label_of(const struct ess_nodes *nodes,
                                   struct ess_view name);

/** Append a label for the node `name` of `nodes` that no node of `others`
    (or NULL) has: its own, or that, a hyphen and a number. Different nodes
    get different ones. */
void ess_nodes_add_label(struct ess_buf *out, const struct ess_nodes *nodes,
                         struct ess_view name, const struct ess_nodes *others);

#endif
