/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Dates and times (layer 5): XML Schema 1.1 part 2, section 3.3. Data here
   are of the kinds from ESS_DATUM_DATETIME to ESS_DATUM_YEAR. Years have any
   number of digits, but none is beyond 10^11 from year 0. */

#ifndef ESSAIM_SPARQL_INSTANT_H
#define ESSAIM_SPARQL_INSTANT_H

#include "sparql/calendar.h"
#include "sparql/datum.h"

/** The value of the lexical form `form` in the datatype of `kind`; else an
    error. */
struct ess_datum ess_instant_read(enum ess_datum_kind kind,
                                  struct ess_view form);

/** The value of the inline identifier `id`, of a tag from ESS_TAG_DATE to
    ESS_TAG_YEAR_MONTH; else an error. */
struct ess_datum ess_instant_of_id(ess_id id);

/** The lexical form of `datum`, which has no `text`. */
struct ess_view ess_instant_text(const struct ess_datum *datum,
                                 struct ess_arena *arena);

/** How two times of one kind compare. */
enum ess_instant_order {
  ESS_INSTANT_LESS = -1,
  ESS_INSTANT_EQUAL = 0,
  ESS_INSTANT_GREATER = 1,
  ESS_INSTANT_UNKNOWN = 2 /**< One has a zone, and they are near */
};

/** The order of two times of one kind (XML Schema 1.1 part 2, section 3.2.7.4
    of its first edition): if one alone has a zone, it is known only where it
    is the same for every zone that the other could have. */
enum ess_instant_order ess_instant_compare(const struct ess_datum *a,
                                           const struct ess_datum *b);

/** The total order in which a time without a zone is in UTC. */
int ess_instant_order(const struct ess_datum *a, const struct ess_datum *b);

/** `datum` as another kind, with what that has more at its beginning: the day
    of a date-time, midnight of a day. An error where there is no such. */
struct ess_datum ess_instant_cast(enum ess_datum_kind kind,
                                  const struct ess_datum *datum);

/** The fields of `datum`. */
struct ess_fields ess_instant_fields(const struct ess_datum *datum);

/** The digits of the fraction of seconds of `datum` that its `text` has
    behind the ninth, or none. */
struct ess_view ess_instant_rest(const struct ess_datum *datum);

#endif
