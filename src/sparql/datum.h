/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What expressions compute with (layer 5): an RDF term with its value read
   (operands of SPARQL 1.1 Query, section 17.1). A datum is passed by value or
   const pointer and owns nothing: what it views is in the term it came from,
   static, or in the arena that was given.

   A datum of a term keeps the lexical form in `text`. One that was computed
   has none until ess_datum_term writes it, in the canonical form of XPath
   and XQuery Functions 3.1, section 19 (casting to xs:string): "7", "1.5",
   "1.0E0", "INF", "2026-05-02T10:00:00Z".

   Without memory the arena's status is ESS_LIMIT, and the result an error. */

#ifndef ESSAIM_SPARQL_DATUM_H
#define ESSAIM_SPARQL_DATUM_H

#include "base/arena.h"
#include "rdf/term.h"
#include "store/id.h"

#include <stdint.h>

/** What a datum is. The numeric kinds are together, and each promotes to
    those behind it; so are the kinds of time. */
enum ess_datum_kind {
  ESS_DATUM_UNBOUND = 0,
  ESS_DATUM_ERROR,       /**< A type error of SPARQL, or any other */
  ESS_DATUM_BLANK,       /**< `text` is its label */
  ESS_DATUM_IRI,         /**< `text` */
  ESS_DATUM_STRING,      /**< xsd:string: `text` */
  ESS_DATUM_LANGUAGE,    /**< With a language: `text`, `tag` */
  ESS_DATUM_BOOLEAN,     /**< `boolean` */
  ESS_DATUM_INTEGER,     /**< `integer`, of the datatype `type` */
  ESS_DATUM_BIG_INTEGER, /**< `big`: beyond 64 bits, of the datatype `type` */
  ESS_DATUM_DECIMAL,     /**< `integer` / 10^`scale` */
  ESS_DATUM_BIG_DECIMAL, /**< `big` / 10^its scale */
  ESS_DATUM_FLOAT,       /**< `real`, which a float holds exactly */
  ESS_DATUM_DOUBLE,      /**< `real` */
  ESS_DATUM_DATETIME,    /**< `integer`, `nanos`, `zone`; as all to YEAR */
  ESS_DATUM_DATE,
  ESS_DATUM_TIME,
  ESS_DATUM_YEAR_MONTH,
  ESS_DATUM_YEAR,
  ESS_DATUM_OTHER        /**< A literal of another datatype, `tag`, or whose
                              lexical form its datatype does not have */
};

/** Datatypes of integers, with xsd:integer first (XML Schema 1.1 part 2,
    section 3.4); all are numeric for SPARQL (section 17.1). */
enum ess_integer_type {
  ESS_INTEGER = 0,
  ESS_NON_POSITIVE_INTEGER,
  ESS_NEGATIVE_INTEGER,
  ESS_LONG,
  ESS_INT,
  ESS_SHORT,
  ESS_BYTE,
  ESS_NON_NEGATIVE_INTEGER,
  ESS_UNSIGNED_LONG,
  ESS_UNSIGNED_INT,
  ESS_UNSIGNED_SHORT,
  ESS_UNSIGNED_BYTE,
  ESS_POSITIVE_INTEGER,
  ESS_INTEGER_TYPES
};

/** `zone` of a time that has none, and of one that says Z: +00:00 is 0. */
enum { ess_zone_none = INT16_MIN, ess_zone_z = INT16_MAX };

struct ess_big;

/** A term and its value. Times are seconds of their beginning, local, from
    that of year 0000 of the proleptic Gregorian calendar (of xsd:time: of the
    day), and nanoseconds; further digits stand in `text` alone. */
struct ess_datum {
  uint8_t kind; /**< enum ess_datum_kind */
  union {
    uint8_t type;   /**< enum ess_integer_type */
    uint8_t scale;  /**< Digits behind the point, at most 18 */
    uint8_t digits; /**< Of a fraction of seconds: those to be written */
  };
  int16_t zone; /**< Minutes east of Greenwich, or see above */
  uint32_t nanos;
  union {
    bool boolean;
    int64_t integer;
    double real;
    const struct ess_big *big; /**< sparql/big.h */
  };
  struct ess_view text; /**< Lexical form if it has one, IRI, or label */
  struct ess_view tag;  /**< Language, or datatype of ESS_DATUM_OTHER */
};

/* ------------------------------------------------------------ to and from */

/** The datum of `term`, whose bytes it views; ESS_NONE is unbound. Large
    numbers are in `arena`. */
struct ess_datum ess_datum_of_term(const struct ess_term *term,
                                   struct ess_arena *arena);

/** The datum of the inline identifier `id` (store/id.h), without a lexical
    form where that can be written from the value. Of 0, unbound; of one that
    is not inline, or of no term, an error. */
struct ess_datum ess_datum_of_id(ess_id id);

/** The term of `datum`; its bytes are those that `datum` views, static, or in
    `arena`. False, and ESS_NONE, if it is unbound or an error. */
bool ess_datum_term(const struct ess_datum *datum, struct ess_arena *arena,
                    struct ess_term *ret);

/** The lexical form of a literal, IRI or label of a blank node, written to
    `arena` if need be; empty for what is none. */
struct ess_view ess_datum_text(const struct ess_datum *datum,
                               struct ess_arena *arena);

/** The datatype IRI of a literal, also xsd:string and rdf:langString; empty
    for what is none. */
struct ess_view ess_datum_datatype(const struct ess_datum *datum);

/** A copy of `datum` of which all that it views is in `out`, whose content is
    replaced: it lives until `out` changes. An error without memory. */
struct ess_datum ess_datum_keep(const struct ess_datum *datum,
                                struct ess_buf *out);

/* --------------------------------------------------------------- computed */

/** A type error. */
struct ess_datum ess_datum_error(void);

/** An xsd:boolean. */
struct ess_datum ess_datum_boolean(bool value);

/** An xsd:integer. */
struct ess_datum ess_datum_integer(int64_t value);

/** The xsd:decimal mantissa / 10^scale, zeros at its end dropped; `scale` is
    at most 18. */
struct ess_datum ess_datum_decimal(int64_t mantissa, unsigned scale);

/** An xsd:double. */
struct ess_datum ess_datum_double(double value);

/** An xsd:string; `text` is viewed. */
struct ess_datum ess_datum_string(struct ess_view text);

/** An IRI; `text` is viewed, and not checked. */
struct ess_datum ess_datum_iri(struct ess_view text);

/** The xsd:dateTime of `seconds` since 1970-01-01T00:00:00Z. */
struct ess_datum ess_datum_moment(int64_t seconds, uint32_t nanos);

/* ---------------------------------------------------------------- looking */

/** True for unbound and error: what no solution binds. */
static inline bool
ess_datum_is_error(const struct ess_datum *datum)
{
  return datum->kind <= ESS_DATUM_ERROR;
}

/** True for a number. */
static inline bool
ess_datum_is_numeric(const struct ess_datum *datum)
{
  return datum->kind >= ESS_DATUM_INTEGER && datum->kind <= ESS_DATUM_DOUBLE;
}

/** True for a date, a time, or both, or a part of a date. */
static inline bool
ess_datum_is_time(const struct ess_datum *datum)
{
  return datum->kind >= ESS_DATUM_DATETIME && datum->kind <= ESS_DATUM_YEAR;
}

/** Three truth values: what a condition gives (section 17.2). */
enum ess_truth { ESS_FALSE = 0, ESS_TRUE = 1, ESS_TRUTH_ERROR = 2 };

/** The effective boolean value (section 17.2.2). */
enum ess_truth ess_datum_truth(const struct ess_datum *datum);

#endif
