/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What an authority is, told in one line (layer 3): "Commune de la Drôme –
   64 483 habitants – adhérente depuis 2015", "Statut : Commune | Habitants :
   32 897". */

#ifndef ESSAIM_MAP_IDENTITY_H
#define ESSAIM_MAP_IDENTITY_H

#include "map/mapping.h"

enum { ESS_MAX_IDENTITY = 8 };

/** One thing that the line says; the views are of it. */
struct ess_identity_part {
  ess_meanings meaning;   /**< ESS_MEANS(KIND), (POPULATION) … */
  struct ess_view text;   /**< The part, with its label if it has one */
  struct ess_view value;
};

/** Read `text` into `ret`, which has room for ESS_MAX_IDENTITY parts. How
    many are known: at least two, and more than are not; else 0. */
size_t ess_identity_read(const struct ess_mapping *mapping,
                         struct ess_view text,
                         struct ess_identity_part *ret);

#endif
