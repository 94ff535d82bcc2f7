/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What two graphs do not have in common (layer 5, above net and sparql). */

#ifndef ESSAIM_SYNC_DIFFERENCE_H
#define ESSAIM_SYNC_DIFFERENCE_H

#include "base/diag.h"
#include "rdf/term.h"

/** A difference; opaque. It views the statements that it was made of. */
struct ess_difference;

/** Compare `old` with `new`, both in any order, as sets: blank nodes by their
    labels, literals by what ess_likeness_fold makes of them with `likeness`
    (0: none but language tags are folded). `*ret` is freed by
    ess_difference_free, and before the statements. ESS_LIMIT, reported,
    without memory. */
enum ess_status ess_difference_make(const struct ess_statements *old,
                                    const struct ess_statements *new,
                                    unsigned likeness,
                                    struct ess_difference **ret,
                                    struct ess_log *log);

/** Free `difference`; NULL is fine. */
void ess_difference_free(struct ess_difference *difference);

/** The statements of `old` that nothing in `new` is alike to, as `old` has
    them, sorted by graph, subject, predicate, object. */
struct ess_statements
ess_difference_removed(const struct ess_difference *difference);

/** The statements of `new` that nothing in `old` is alike to, sorted. Of
    several that are alike, all. */
struct ess_statements
ess_difference_added(const struct ess_difference *difference);

/** How many different statements both have, those that are alike counted
    once. */
size_t ess_difference_kept(const struct ess_difference *difference);

#endif
