/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The prose of a profile to facts (layer 3). */

#ifndef ESSAIM_MAP_PROSE_H
#define ESSAIM_MAP_PROSE_H

#include "map/mapping.h"
#include "map/profile.h"

/** Reads the sections of profiles one after the other; opaque. */
struct ess_reading;

/** A reader with `mapping`, which must live as long; NULL without memory.
    Free with ess_prose_free. */
struct ess_reading *ess_prose_new(const struct ess_mapping *mapping);

/** Free `r`; NULL is fine. */
void ess_prose_free(struct ess_reading *r);

/** Start on `profile`: what came before is forgotten. */
void ess_prose_begin(struct ess_reading *r, struct ess_profile *profile);

/** Add the facts in the `n` lines of a section of `kind` ("budget") to the
    profile. `heading` is its heading as a line, or NULL. The lines must live
    as long as the profile; those that a margin broke are joined. ESS_LIMIT
    without memory. */
enum ess_status ess_prose_section(struct ess_reading *r,
                                  struct ess_view kind,
                                  const struct ess_line *heading,
                                  struct ess_line *lines, size_t n);

#endif
