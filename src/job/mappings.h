/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The mapping of a run (layer 6): what is built in, and what a folder of
   the user has instead. */

#ifndef ESSAIM_JOB_MAPPINGS_H
#define ESSAIM_JOB_MAPPINGS_H

#include "map/mapping.h"
#include "map/options.h"
#include "redland/world.h"

/** Fill the empty `mapping` as `options` say. ESS_BAD_INPUT, reported, if a
    file of the user cannot be read. `world` is needed only for such files;
    else it may be NULL. */
enum ess_status ess_mappings_load(struct ess_world *world,
                                  const struct ess_profile_options *options,
                                  struct ess_mapping *mapping,
                                  struct ess_log *log);

#endif
