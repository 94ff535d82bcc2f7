/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Names of authorities made comparable (layer 3). The script that makes
   `data/reference/gazetteer.tsv` does the same, and a test compares them. */

#ifndef ESSAIM_MAP_PLACE_KEY_H
#define ESSAIM_MAP_PLACE_KEY_H

#include "base/buf.h"

/** Append the key of the name of an authority: "Ville du Mans" and "Le Mans"
    give "mans". What a bracket at the end holds is left out; the rest is
    folded (ess_text_fold), "st" and "ste" written out. Then go, as long as a
    word remains: from the front, again and again, an article, words that
    only say the kind ("Communauté d’agglomération", "CA", "Métropole",
    "Département"; "Ville" and "Commune" before a preposition only) and the
    preposition behind them; from the end, "métropole", "agglomération",
    "agglo" and "communauté". Empty if there is no letter and no digit. */
void ess_place_key(struct ess_buf *out, struct ess_view name);

#endif
