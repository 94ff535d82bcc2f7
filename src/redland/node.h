/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Our terms to Redland's and back (layer 4), the only place that knows both.
   In librdf 1.0.17 a node is a raptor term and a statement a raptor
   statement, so one pair serves both libraries. */

#ifndef ESSAIM_REDLAND_NODE_H
#define ESSAIM_REDLAND_NODE_H

#include "rdf/term.h"

#include <redland.h>

/** `term` as a node that the caller frees with librdf_free_node; NULL for
    ESS_NONE or without memory. `term` must be sound (rdf/check.h). */
librdf_node *ess_node_new(librdf_world *world, const struct ess_term *term);

/** `statement` without its graph, to be freed by the caller; NULL without
    memory. */
librdf_statement *ess_node_statement(librdf_world *world,
                                     const struct ess_statement *statement);

/** The term that `node` (or NULL) is; borrows its bytes. */
struct ess_term ess_node_term(const librdf_node *node);

#endif
