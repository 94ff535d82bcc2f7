/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The labels of a file of `ontology/` (layer 6): Turtle to the mapping. */

#ifndef ESSAIM_JOB_LABELS_H
#define ESSAIM_JOB_LABELS_H

#include "map/mapping.h"
#include "redland/world.h"

/** Add the labels of the Turtle document `text`, named `source`, to
    `mapping`. ESS_BAD_INPUT, reported. */
enum ess_status ess_labels_read(struct ess_world *world, struct ess_view text,
                                const char *source,
                                struct ess_mapping *mapping,
                                struct ess_log *log);

#endif
