/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The files of `data/reference/`, built into the program (layer 3): bytes
   of its read-only section, of which only the pages that are looked at are
   ever read into memory. */

#ifndef ESSAIM_MAP_REFERENCE_H
#define ESSAIM_MAP_REFERENCE_H

#include "base/view.h"

/** The text of `gazetteer.tsv`: lines sorted by bytes. Static. */
struct ess_view ess_reference_gazetteer(void);

/** Code and key of every row of the gazetteer, sorted by bytes. Static. */
struct ess_view ess_reference_codes(void);

/** The text of `aliases.tsv`. Static. */
struct ess_view ess_reference_aliases(void);

#endif
