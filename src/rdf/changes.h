/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements that went and statements that came, side by side (layer 1): what
   every way to write a difference begins with. */

#ifndef ESSAIM_RDF_CHANGES_H
#define ESSAIM_RDF_CHANGES_H

#include "rdf/term.h"

/** What changed; both lists are sorted. Borrowed. */
struct ess_changes {
  struct ess_statements removed;
  struct ess_statements added;
};

/** What the statements of a group have in common. */
enum ess_changes_by {
  ESS_CHANGES_BY_GRAPH,
  ESS_CHANGES_BY_SUBJECT,  /**< And the graph */
  ESS_CHANGES_BY_PREDICATE /**< And the subject, and the graph */
};

/** The first of the statements in `changes`, in their order; NULL if there is
    none. */
const struct ess_statement *
ess_changes_first(const struct ess_changes *changes);

/** Take the first group off the front of `rest`, which is not empty: at least
    one of its lists has a statement. */
struct ess_changes ess_changes_next(struct ess_changes *rest,
                                    enum ess_changes_by by);

#endif
