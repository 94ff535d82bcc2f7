/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is read from the storage as it comes (layer 4). */

#ifndef ESSAIM_REDLAND_STORAGE_STREAM_H
#define ESSAIM_REDLAND_STORAGE_STREAM_H

#include <redland.h>
#include <stdbool.h>

/** The statements that match `statement` (NULL: any), in `context` (NULL: in
    any), each with its context, once for each that it is in. Those of the
    default graph have none; `bare` asks for these alone. NULL, reported,
    without the store. */
librdf_stream *ess_storage_stream(librdf_storage *storage,
                                  librdf_statement *statement,
                                  librdf_node *context, bool bare);

/** The contexts that have statements. NULL, reported, without the store. */
librdf_iterator *ess_storage_contexts(librdf_storage *storage);

#endif
