/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Identifiers of terms (layer 4): 64 bits, of which the value itself is part
   if it is small.

       63 62    58 57                                                    0
      +--+--------+-------------------------------------------------------+
      |0 |  tag   |  payload                                              |
      +--+--------+-------------------------------------------------------+

   With a tag of the dictionary the payload is the number of the term among
   those of its tag, from 0, in the order they came. With any other tag it is
   the value: the term stands in no dictionary, and nothing is read to know
   what it is. A literal is inline if and only if the text that its value
   gives back is its lexical form, byte for byte; so two terms are the same
   if and only if their identifiers are, and nothing is lost.

   The order of identifiers of one tag is the order of values for integers,
   and of local times for dates; that of different tags means nothing. */

#ifndef ESSAIM_STORE_ID_H
#define ESSAIM_STORE_ID_H

#include "base/buf.h"
#include "rdf/term.h"

#include <stdint.h>

/** An identifier. 0 is no term: unbound, or any. */
typedef uint64_t ess_id;

/** The default graph, in the place of a graph. */
#define ESS_ID_DEFAULT_GRAPH ((ess_id)1)

/** What kind of term an identifier stands for. The values are on disk. */
enum ess_tag {
  ESS_TAG_NONE = 0,
  ESS_TAG_IRI = 1,       /**< In the dictionary, as the next four are */
  ESS_TAG_BLANK = 2,
  ESS_TAG_STRING = 3,    /**< xsd:string */
  ESS_TAG_LANGUAGE = 4,  /**< With a language tag */
  ESS_TAG_TYPED = 5,     /**< Any datatype, where the value is not inline */
  ESS_TAGS_DICTIONARY = 6, /**< One more than the last in the dictionary */
  ESS_TAG_BOOLEAN = 8,
  ESS_TAG_DATE = 9,
  ESS_TAG_DATETIME = 10,        /**< Without a fraction of seconds */
  ESS_TAG_DATETIME_MILLI = 11,  /**< With three digits of them */
  ESS_TAG_YEAR = 12,
  ESS_TAG_YEAR_MONTH = 13,
  ESS_TAG_DECIMAL = 14,
  ESS_TAG_INTEGER = 16,         /**< As are all from here on */
  ESS_TAG_INT = 17,
  ESS_TAG_LONG = 18,
  ESS_TAG_SHORT = 19,
  ESS_TAG_NON_NEGATIVE = 20,
  ESS_TAG_POSITIVE = 21,
  ESS_TAG_UNSIGNED_INT = 22
};

enum { ess_payload_bits = 58, ess_tag_bits = 5 };

/** The identifier of `tag` and `payload`, which has 58 bits. */
static inline ess_id
ess_id_of(enum ess_tag tag, uint64_t payload)
{
  return (ess_id)tag << ess_payload_bits | payload;
}

/** The tag of `id`; a value that is no enumerator is a damaged store. */
static inline enum ess_tag
ess_id_tag(ess_id id)
{
  return (enum ess_tag)(id >> ess_payload_bits);
}

/** The payload of `id`. */
static inline uint64_t
ess_id_payload(ess_id id)
{
  return id & (((uint64_t)1 << ess_payload_bits) - 1);
}

/** True if the term of `id` is in the dictionary. */
static inline bool
ess_id_in_dictionary(ess_id id)
{
  const enum ess_tag tag = ess_id_tag(id);
  return tag > ESS_TAG_NONE && tag < ESS_TAGS_DICTIONARY;
}

/** The inline identifier of `term`, or 0 if it has none. These have one, by
    datatype (all of XML Schema):

        boolean              "true", "false", "1", "0"
        integer, int, long, short, nonNegativeInteger, positiveInteger,
        unsignedInt          from -2^57 to 2^57 - 1, in the fewest digits;
                             that the datatype has the value is not asked
        decimal              at most 15 digits behind the point, which is
                             there only if they are; all digits together
                             from -2^53 to 2^53 - 1; none needless in front
        date, dateTime,      days that are, of years 0000 to 9999, and times
        gYear, gYearMonth    of day, 24:00:00 not among them; with no zone, Z,
                             or -14:00 to +14:00, but -00:00; of seconds no
                             fraction, or, to the end of year 4999, three
                             digits: more years do not fit */
ess_id ess_id_inline(const struct ess_term *term);

/** The term of the inline `id`: its lexical form is appended to `out`, and
    `ret` views it there until `out` changes; its datatype is static.
    ESS_BAD_INPUT if no term has this identifier. */
enum ess_status ess_id_term(ess_id id, struct ess_buf *out,
                            struct ess_term *ret);

/** The integer that `id` stands for; false if it is none. */
bool ess_id_integer(ess_id id, int64_t *ret);

/** What ess_id_fold and ess_id_unfold do for tags from ESS_TAG_DECIMAL on,
    and for what is damaged. */
uint64_t ess_id_fold_value(ess_id id);
ess_id ess_id_unfold_value(uint64_t folded);

/** `id` as a number that is small for a small number or a term that came
    early: what blocks and runs hold, in as few bytes as it takes. One to
    one, and below 2^63 as ids are; ess_id_unfold is its inverse. */
static inline uint64_t
ess_id_fold(ess_id id)
{
  if (id < ess_id_of(ESS_TAG_DECIMAL, 0)) {
    return ess_id_payload(id) << ess_tag_bits | id >> ess_payload_bits;
  }
  return ess_id_fold_value(id);
}

/** The identifier that `folded` is of. */
static inline ess_id
ess_id_unfold(uint64_t folded)
{
  const unsigned tag = folded & ((1U << ess_tag_bits) - 1);

  if (tag < ESS_TAG_DECIMAL && folded >> 63 == 0) {
    return ess_id_of((enum ess_tag)tag, folded >> ess_tag_bits);
  }
  return ess_id_unfold_value(folded);
}

#endif
