/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Quads that are to be added, or removed, together (layer 4). They are
   gathered in memory; what goes beyond the memory allowed is sorted in each
   order and spilled to runs in the folder of the store, in files that have
   no name. Then every index takes its rows in its own order. */

#ifndef ESSAIM_STORE_BATCH_H
#define ESSAIM_STORE_BATCH_H

#include "store/dictionary.h"
#include "store/index.h"

/** A batch; opaque. */
struct ess_batch;

/** An empty batch for `d`, which it borrows, of about `memory` bytes; NULL
    without memory. Free with ess_batch_free. */
struct ess_batch *ess_batch_new(struct ess_dictionary *d, size_t memory);

/** Free `batch`, with all that was not applied; NULL is fine. */
void ess_batch_free(struct ess_batch *batch);

/** Add `statement`; terms that the store does not have get identifiers.
    ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_batch_add(struct ess_batch *batch,
                              const struct ess_statement *statement);

/** Add the quad of identifiers `quad`. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_batch_add_quad(struct ess_batch *batch,
                                   const struct ess_quad *quad);

/** The identifier of `term`, which gets one if the store has none. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_batch_id(struct ess_batch *batch,
                             const struct ess_term *term, ess_id *ret);

/** True if nothing was added since the batch was new, or applied. */
bool ess_batch_is_empty(const struct ess_batch *batch);

/** Add the quads of `batch` to every index, or remove them, through
    `writer`, and put its new terms into the dictionary. It is empty then.
    ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_batch_apply(struct ess_batch *batch,
                                struct ess_index_writer *writer,
                                bool remove);

/** How many times the memory was full since the batch was new. */
size_t ess_batch_spills(const struct ess_batch *batch);

#endif
