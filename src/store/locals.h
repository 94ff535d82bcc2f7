/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The terms of a batch (layer 4), numbered from 1 on as they come: a quad of
   a batch is four numbers of 32 bits, and the same term is looked up in the
   store once. */

#ifndef ESSAIM_STORE_LOCALS_H
#define ESSAIM_STORE_LOCALS_H

#include "base/slots.h"
#include "store/dictionary.h"

/** Terms with their numbers; opaque. */
struct ess_locals;

/** None yet, or NULL without memory. Free with ess_locals_free. */
struct ess_locals *ess_locals_new(void);

/** Free `locals`; NULL is fine. */
void ess_locals_free(struct ess_locals *locals);

/** Forget all terms. */
void ess_locals_reset(struct ess_locals *locals);

/** The number of `term` (of the default graph, if it is ESS_NONE). If it is
    new here, its identifier is looked up in `d`, or made: then it is one of
    ess_locals_take_new. Returns 0 on failure: ESS_IO reported in `*ret_st`,
    or ESS_LIMIT. */
uint32_t ess_locals_term(struct ess_locals *locals,
                         struct ess_dictionary *d,
                         const struct ess_term *term,
                         enum ess_status *ret_st);

/** The number of the term that has the identifier `id`; 0 without memory. */
uint32_t ess_locals_id(struct ess_locals *locals, ess_id id);

/** How many there are: their numbers are 1 to this. */
size_t ess_locals_count(const struct ess_locals *locals);

/** Bytes that they take, about. */
size_t ess_locals_bytes(const struct ess_locals *locals);

/** Identifiers by number; element 0 is not used. */
const ess_id *ess_locals_ids(const struct ess_locals *locals);

/** The terms that were given a new identifier since the last call; borrowed,
    and not to be asked for again. */
struct ess_new_term *ess_locals_take_new(struct ess_locals *locals,
                                         size_t *ret_n);

#endif
