/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What servers make of literals (layer 5, above net and sparql): many keep
   the value and not how it was written. Literals are alike if a server that
   was given the one may hand out the other. */

#ifndef ESSAIM_SYNC_LIKENESS_H
#define ESSAIM_SYNC_LIKENESS_H

#include "base/arena.h"
#include "rdf/term.h"

/** What a server is known to change. Language tags are always compared
    without case (RDF 1.1 Concepts, 3.3). */
enum ess_likeness {
  ESS_LIKE_NUMBERS = 1 << 0,   /**< 042 is 42, 1.50 is 1.5, 1.0E0 is 1.0 */
  ESS_LIKE_BOOLEANS = 1 << 1,  /**< "1" is "true" */
  ESS_LIKE_TIMES = 1 << 2,     /**< Date-times of one instant */
  ESS_LIKE_DURATIONS = 1 << 3, /**< PT5M is "300.0" */
  ESS_LIKE_ILL_TYPED = 1 << 4, /**< "abc"^^xsd:integer is "0" */
  ESS_LIKE_GEOMETRY = 1 << 5   /**< Coordinates are floats, and the datatype
                                    virtrdf:Geometry is geo:wktLiteral */
};

/** The literal that stands for all that are alike to `object` where a server
    changes what `likeness` (a sum of enum ess_likeness) says; `object` itself
    if it is no literal or nothing of that. The result views `object`, static
    text and `arena`, whose status tells if there was no memory. Alike to
    itself: fold(fold(x)) is fold(x). */
struct ess_term ess_likeness_fold(const struct ess_term *object,
                                  unsigned likeness,
                                  struct ess_arena *arena);

/** The name of each of enum ess_likeness as files of settings have it:
    "numbers", "booleans", "times", "durations", "ill-typed", "geometry", in
    the order of their bits; NULL past the end. */
const char *ess_likeness_name(size_t i);

#endif
