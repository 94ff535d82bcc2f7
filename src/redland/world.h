/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The one librdf world of the process (layer 4). Redland's return codes
   lie, so its log is counted and every call here compares counts. */

#ifndef ESSAIM_REDLAND_WORLD_H
#define ESSAIM_REDLAND_WORLD_H

#include "base/diag.h"

/** The raptor and librdf worlds; opaque. */
struct ess_world;

/** Open the world; it reports what Redland says to `log`, which must live
    as long. One per process at a time. NULL, reported, if Redland cannot
    start. Free with ess_world_free. */
struct ess_world *ess_world_new(struct ess_log *log);

/** Close `world`, after everything made with it; NULL is fine. */
void ess_world_free(struct ess_world *world);

#endif
