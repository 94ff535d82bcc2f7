/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The name of a profile (layer 3). */

#ifndef ESSAIM_MAP_TITLE_H
#define ESSAIM_MAP_TITLE_H

#include "map/profile.h"
#include "map/segment.h"

/** Set the name and the slug of `profile`, and add the fact: the title of
    `segment` of `page`, else `given`, else what the page calls itself.
    ESS_BAD_INPUT, reported, if there is none of them. */
enum ess_status ess_title_read(struct ess_profile *profile,
                               const struct ess_page *page,
                               const struct ess_segment *segment,
                               const char *given, struct ess_log *log);

#endif
