/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Which territory of the gazetteer an authority is that of (layer 3): by
   its name, its kind and its address; one alone, or none. */

#ifndef ESSAIM_MAP_LINK_H
#define ESSAIM_MAP_LINK_H

#include "map/aliases.h"
#include "map/profile.h"

enum { ESS_MAX_AROUND = 16 };

/** Where an authority is. */
struct ess_located {
  bool linked;                    /**< Is `territory` there? */
  struct ess_territory territory; /**< Of the authority itself */
  /** The territories around it, the smaller first: intercommunal bodies,
      départements, régions. Of an authority that is not linked, those of the
      commune that its address is in, if it is certain. */
  struct ess_territory around[ESS_MAX_AROUND];
  size_t n_around;
};

/** Set `profile->located`, when the kind is settled, and of a commune that
    is found, `profile->slug`: that of the official name, with the code
    behind it if another commune has the same. Adds the fact "territory". A
    name that several authorities share, and a name and an address that
    contradict each other, are warned about at `title` and left as a doubt; a
    kind other than that of the gazetteer is a doubt. Without memory, the
    status of the profile's arena says so. */
void ess_link_profile(struct ess_profile *profile,
                      const struct ess_aliases *aliases,
                      const struct ess_place *title, struct ess_log *log);

#endif
