/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Texts of terms, and blocks of them (layer 4).

   The text of a term is what it is told by, but for its tag: an IRI, a
   label or a lexical form; with a language or a datatype, that comes first
   and a NUL, which neither holds, between.

   A block holds the texts of 16 terms whose numbers follow each other. Terms
   that came one after the other are alike, so each text is what it shares
   with the one before, and the rest:

       +----------------+--------------+------+----------------+-----
       | shared, n of 1 | n of the rest| rest | shared, n of 2 | ...
       +----------------+--------------+------+----------------+-----

   Both numbers are in groups of seven bits, the lowest first, the eighth bit
   set on all but the last. */

#ifndef ESSAIM_STORE_TERMS_H
#define ESSAIM_STORE_TERMS_H

#include "base/buf.h"
#include "store/id.h"

enum { ess_terms_in_block = 16 };

/** The tag that `term`, which is not inline, has in the dictionary. */
enum ess_tag ess_term_tag(const struct ess_term *term);

/** The text of `term`: of its own bytes, or put together in `out`, which is
    emptied before; its status tells if it is not whole. */
struct ess_view ess_term_text(const struct ess_term *term,
                              struct ess_buf *out);

/** The term of `tag` whose text is `text`, which it views. ESS_BAD_INPUT if
    there is none. */
enum ess_status ess_term_of_text(enum ess_tag tag, struct ess_view text,
                                 struct ess_term *ret);

/** True if two texts of `tag` are of one term: of the same bytes but for
    the case of a language tag (RDF 1.1 Concepts, section 3.3). */
bool ess_term_text_equal(enum ess_tag tag, struct ess_view a,
                         struct ess_view b);

/** The hash of a term by its tag and text: XXH3, of 64 bits. The same for
    texts that are equal. */
uint64_t ess_term_hash(enum ess_tag tag, struct ess_view text);

/** Append `text` to a block whose last text is `last` (empty for the
    first). */
void ess_terms_append(struct ess_buf *block, struct ess_view last,
                      struct ess_view text);

/** Put text number `nth` of `block`, from 0, into `out`. ESS_BAD_INPUT if
    the block is damaged or has fewer. */
enum ess_status ess_terms_get(struct ess_view block, unsigned nth,
                              struct ess_buf *out);

#endif
