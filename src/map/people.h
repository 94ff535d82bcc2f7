/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The lines that name people (layer 3), in the syntaxes that pages use:
   label and name, name and role, role and name, name and function,
   several names with their titles on a later line, and lines without a
   label that speak of the people above them. */

#ifndef ESSAIM_MAP_PEOPLE_H
#define ESSAIM_MAP_PEOPLE_H

#include "map/mapping.h"
#include "map/profile.h"

/** Read `text`, from the contacts' line `line`, into `profile`. `next` is
    the line after it (a role on its own may stand there), or NULL. Returns
    the number of lines understood: 0, 1 or 2. */
int ess_people_line(struct ess_profile *profile,
                    const struct ess_mapping *mapping, struct ess_view text,
                    unsigned long line, const struct ess_line *next);

/** True if `text` begins with a label that only people have ("Élue
    référente : …"), so that it may be read as one anywhere. */
bool ess_people_labelled(const struct ess_mapping *mapping,
                         struct ess_view text);

/** True if `text` begins with a role, or is a name and a role: it is about
    a person, wherever it stands. */
bool ess_people_likely(const struct ess_mapping *mapping,
                       struct ess_view text);

/** Doubt roles that belong to another kind of authority than
    `profile->kind_slug`: "Conseiller départemental" of a région. */
void ess_people_doubts(struct ess_profile *profile);

#endif
