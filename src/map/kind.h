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

/** The slug of the kind that a user calls `given`, its slug or a French name
    of it; NULL, reported, if there is none. */
const struct ess_view *ess_kind_given(const struct ess_mapping *mapping,
                                      const char *given,
                                      struct ess_log *log);

/** Set `profile->kind_slug` when all is read: the kind that the name begins
    with, else the kind as stated, else "autre". If none is stated, `given`
    (or NULL), a slug, outranks the name. Adds the fact, and a doubt if they
    differ, or the kind is unknown or not told. */
void ess_kind_settle(struct ess_profile *profile,
                     const struct ess_mapping *mapping,
                     const struct ess_view *given);

#endif
