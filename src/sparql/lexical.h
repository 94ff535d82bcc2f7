/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Lexical forms of XML Schema read and written (layer 5). Each function that
   reads takes a whole form, without white space around it, and gives a datum
   without `text`, or an error. */

#ifndef ESSAIM_SPARQL_LEXICAL_H
#define ESSAIM_SPARQL_LEXICAL_H

#include "sparql/datum.h"

/** The kind of the datatype `iri`, and its `type` if it is one of integers;
    ESS_DATUM_OTHER if no value of it is read. */
enum ess_datum_kind ess_datatype_kind(struct ess_view iri, uint8_t *type);

/** The IRI of the datatype of `kind`, and for integers of `type`; static,
    empty for kinds that are no typed literals. */
struct ess_view ess_datatype_iri(enum ess_datum_kind kind, uint8_t type);

/** The value of `form` in the datatype of `kind` and `type`: one that
    ess_datatype_kind gives. */
struct ess_datum ess_lexical_read(enum ess_datum_kind kind, uint8_t type,
                                  struct ess_view form,
                                  struct ess_arena *arena);

/** True if `datum`, an integer, is a value of the datatype `type`. */
bool ess_integer_has(enum ess_integer_type type,
                     const struct ess_datum *datum);

/** A double, or if `single` a float. */
struct ess_datum ess_real_read(struct ess_view form, bool single,
                               struct ess_arena *arena);

/** The float or double `datum` as XML Schema's canonical form: "1.0E0",
    "-INF", "NaN". The digits are the fewest that give the value back, but
    for some that take one more. */
struct ess_view ess_real_text(const struct ess_datum *datum,
                              struct ess_arena *arena);

/** The number `datum` as the nearest double, or the nearest float. */
double ess_real_value(const struct ess_datum *datum, bool single,
                      struct ess_arena *arena);

#endif
