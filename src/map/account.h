/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The account of a profile (layer 3): what became of each of its lines. */

#ifndef ESSAIM_MAP_ACCOUNT_H
#define ESSAIM_MAP_ACCOUNT_H

#include "map/mapping.h"
#include "map/options.h"
#include "map/profile.h"
#include "map/segment.h"

/** Append the account of `profile`, which was read from segment `i` of
    `page`, as one JSON object: the lines that facts were read from, those
    that are headings, those kept as text, those not understood, those that
    say how to reach a person, and any that were lost; probable headings that
    the mapping does not know, with the nearest one that it does; doubts;
    ambiguous links. What is about people is there as `people` chooses.
    ESS_LIMIT without memory. */
enum ess_status ess_account_add(struct ess_buf *out,
                                const struct ess_page *page,
                                const struct ess_segments *segments, size_t i,
                                const struct ess_mapping *mapping,
                                struct ess_profile *profile,
                                enum ess_people people);

/** Append the lines of `page` before its first profile as one JSON object,
    or nothing if there are none. */
void ess_account_preamble(struct ess_buf *out, const struct ess_page *page,
                          const struct ess_segments *segments);

#endif
