/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Likeness of numbers (layer 5, above net and sparql; sync/likeness.h). */

#ifndef ESSAIM_SYNC_LIKE_NUMBER_H
#define ESSAIM_SYNC_LIKE_NUMBER_H

#include "base/arena.h"
#include "base/buf.h"
#include "rdf/term.h"

/** Of a datatype of exact numbers: what it has, and what Virtuoso makes of a
    form that it does not have. */
struct ess_like_exact {
  bool point; /**< A decimal */
  bool front; /**< The digits at its front count */
  bool zero;  /**< The empty form is 0 */
  bool boxed; /**< An update that has the boolean of its value, too, makes it
                   that boolean */
};

/** Append the one spelling of the number `text` as `likeness` has it. False,
    with nothing appended, if it stays as it is. */
bool ess_like_exact_fold(struct ess_view text, struct ess_like_exact type,
                         unsigned likeness, struct ess_buf *out);

/** True if an update may not bring or find it (ess_likeness_is_fragile). */
bool ess_like_exact_is_fragile(struct ess_view text,
                               struct ess_like_exact type,
                               unsigned likeness);

/** As ess_like_exact_fold, of an xsd:double or xsd:float. */
bool ess_like_real_fold(const struct ess_term *term, unsigned likeness,
                        struct ess_buf *out);

/** As ess_like_exact_is_fragile, of an xsd:double or xsd:float. */
bool ess_like_real_is_fragile(const struct ess_term *term,
                              unsigned likeness);

#endif
