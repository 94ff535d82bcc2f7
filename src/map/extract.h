/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A segment of a page to a profile (layer 3): every line is either read as
   a typed fact or kept in the text of its section. */

#ifndef ESSAIM_MAP_EXTRACT_H
#define ESSAIM_MAP_EXTRACT_H

#include "map/options.h"
#include "map/profile.h"
#include "map/prose.h"
#include "map/segment.h"

/** Read segment `i` of `segments` into the empty `profile`. ESS_BAD_INPUT,
    reported, if it has no name and `options` gives none. `prose` reads the
    sections. Lines among the contacts that were not understood are warned
    about. */
enum ess_status ess_extract(const struct ess_page *page,
                            const struct ess_segments *segments, size_t i,
                            const struct ess_mapping *mapping,
                            const struct ess_profile_options *options,
                            struct ess_reading *prose,
                            struct ess_profile *profile,
                            struct ess_log *log);

#endif
