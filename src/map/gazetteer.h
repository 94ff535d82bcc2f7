/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The communes, intercommunal bodies, départements and régions of France
   (layer 3), as `data/reference/gazetteer.tsv` has them. Built in, found by
   binary search, nothing allocated. */

#ifndef ESSAIM_MAP_GAZETTEER_H
#define ESSAIM_MAP_GAZETTEER_H

#include "base/view.h"

/** A row of the gazetteer. The views are static; lists are words with one
    space between them, the most important first. */
struct ess_territory {
  struct ess_view key;  /**< Of the name, as ess_place_key makes it */
  struct ess_view kind; /**< "commune": as in `kinds.ttl` */
  struct ess_view code; /**< INSEE's; of an intercommunal body its SIREN */
  struct ess_view siren;        /**< Nine digits, or empty: not known */
  struct ess_view name;         /**< The official name */
  struct ess_view departements; /**< Codes of those that it lies in */
  struct ess_view regions;      /**< Codes of those that it lies in */
  struct ess_view unions;       /**< Codes of the bodies that it is in */
  struct ess_view postcodes;    /**< Of a commune; none with CEDEX */
  struct ess_view population;   /**< Municipal, in digits; or empty */
  struct ess_view year;         /**< What year the population is of */
};

/** The rows whose key is `key`: to be taken by ess_gazetteer_next. Empty if
    there are none. */
struct ess_view ess_gazetteer_named(struct ess_view key);

/** Take the first of `rows` off its front into `ret`. False at the end. */
bool ess_gazetteer_next(struct ess_view *rows, struct ess_territory *ret);

/** The row with this kind (empty: any) and code. False if there is none. */
bool ess_gazetteer_coded(struct ess_view kind, struct ess_view code,
                         struct ess_territory *ret);

/** True if `kind` is that of an intercommunal body: communauté de communes,
    d'agglomération or urbaine, métropole, EPT. */
bool ess_gazetteer_is_union(struct ess_view kind);

/** True if `word` is one of the words of `list`. */
bool ess_gazetteer_lists(struct ess_view list, struct ess_view word);

#endif
