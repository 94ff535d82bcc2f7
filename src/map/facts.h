/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The facts table (layer 3): what a publisher reads before publishing. */

#ifndef ESSAIM_MAP_FACTS_H
#define ESSAIM_MAP_FACTS_H

#include "base/buf.h"
#include "map/options.h"
#include "map/profile.h"

/** Append the header line: profile, field, value_as_written, normalised,
    line; parted by tabs. */
void ess_facts_header(struct ess_buf *out);

/** Append the rows of the facts of `profile`, in order of line; those about
    people as `people` chooses. Tabs and line ends in a value become spaces.
    ESS_LIMIT without memory. */
enum ess_status ess_facts_add(struct ess_buf *out,
                              struct ess_profile *profile,
                              enum ess_people people);

#endif
