/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which kind of authority a profile is about (layer 3): what the page
   states and what the name says, and the doubt if they differ. */

#ifndef ESSAIM_MAP_KIND_H
#define ESSAIM_MAP_KIND_H

#include "map/mapping.h"
#include "map/profile.h"

/** Take `text`, on line `line`, as the kind that the page states. The first
    statement wins; false if it said another kind. */
bool ess_kind_state(struct ess_profile *profile,
                    const struct ess_mapping *mapping, struct ess_view text,
                    unsigned long line);

/** Set `profile->kind_slug` when all is read: the kind that the name begins
    with, else the kind as stated, else "autre". Adds the fact, and a doubt
    if they differ, or the kind is unknown or not stated. */
void ess_kind_settle(struct ess_profile *profile,
                     const struct ess_mapping *mapping);

#endif
