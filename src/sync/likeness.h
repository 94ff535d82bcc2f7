/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What servers make of literals (layer 5, above net and sparql): many keep
   the value and not how it was written, and show less of it. Literals are
   alike if a server that was given the one may hand out the other: then they
   have one value, or that server makes one of them. The figures are those of
   Virtuoso 7.2.5 (tests/virtuoso/forms.nt) and Oxigraph 0.5.11. */

#ifndef ESSAIM_SYNC_LIKENESS_H
#define ESSAIM_SYNC_LIKENESS_H

#include "base/arena.h"
#include "rdf/term.h"

/** What a server is known to change. Language tags are always compared
    without case (RDF 1.1 Concepts, 3.3). */
enum ess_likeness {
  ESS_LIKE_NUMBERS = 1 << 0,   /**< 042 is 42, 1.50 is 1.5 and 1.0E0 is 1;
                                    decimal and all types of integers are one
                                    type: Oxigraph hands out an xsd:int as
                                    xsd:integer; Virtuoso a decimal of a whole
                                    number, if an update brought it */
  ESS_LIKE_REALS = 1 << 1,     /**< Of a double or float, six digits; of a
                                    decimal, 15 behind the point and 40 in
                                    all, and beyond 40 before it, INF */
  ESS_LIKE_BOOLEANS = 1 << 2,  /**< "1" is "true" */
  ESS_LIKE_TIMES = 1 << 3,     /**< Date-times of one instant; +00:00 is Z;
                                    durations of as many months and seconds;
                                    dateTimeStamp is dateTime */
  ESS_LIKE_DURATIONS = 1 << 4, /**< PT5M is "300.0", P1Y and P1Y1D are "12",
                                    PT12S is "12.12", and P0D is "0.0" */
  ESS_LIKE_ILL_TYPED = 1 << 5, /**< Of an integer that is none, the digits at
                                    its front: "abc" is "0"; of a date or time
                                    that is cut short, its beginning */
  ESS_LIKE_GEOMETRY = 1 << 6,  /**< "POINT(2.35 48.85)" is of floats, other
                                    geometry of doubles of 14 digits, and the
                                    datatype geo:wktLiteral is
                                    virtrdf:Geometry */
  ESS_LIKE_CONTROLS = 1 << 7,  /**< What XML cannot hold is U+FFFD, and line
                                    ends are U+000A */
  ESS_LIKE_DATES = 1 << 8,     /**< No digits of seconds behind the sixth,
                                    -00:00 is no zone, the year -0044 is -044,
                                    and -0001 is 0000 */
  ESS_LIKE_XML = 1 << 9,       /**< An rdf:XMLLiteral is parsed, written, and
                                    escaped once more */
  ESS_LIKE_NOTHING = 0
};

/** The literal that stands for all that are alike to `object` where a server
    changes what `likeness` (a sum of enum ess_likeness) says; `object` itself
    if it is no literal or nothing of that. The result views `object`, static
    text and `arena`, whose status tells if there was no memory. fold(fold(x))
    is fold(x). */
struct ess_term ess_likeness_fold(const struct ess_term *object,
                                  unsigned likeness,
                                  struct ess_arena *arena);

/** True if a server that changes what `likeness` says may refuse an update
    that inserts `object`, or not find it by what it handed out when it is to
    be deleted: durations, numbers that are none or have more digits than it
    shows, times of day without a zone, geometries, XML. */
bool ess_likeness_is_fragile(const struct ess_term *object,
                             unsigned likeness);

/** The name of each of enum ess_likeness as files of settings have it:
    "numbers", "reals", … in the order of their bits; NULL past the end. */
const char *ess_likeness_name(size_t i);

#endif
