/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The territories that a name can mean (layer 3), fewer with all else that
   a page says. */

#ifndef ESSAIM_MAP_CANDIDATES_H
#define ESSAIM_MAP_CANDIDATES_H

#include "map/aliases.h"

enum { ESS_MAX_CANDIDATES = 32 };

/** A short list of territories; `{0}` is empty. */
struct ess_candidates {
  struct ess_territory list[ESS_MAX_CANDIDATES];
  size_t n;
};

/** Put the territories of `kind` (empty: of any intercommunal body) named
    `key` into the empty `ret`: the one that has the alias, else those whose
    name it is. */
void ess_candidates_find(struct ess_candidates *ret,
                         const struct ess_aliases *aliases,
                         struct ess_view key, struct ess_view kind);

/** Keep those that an address with this postcode can be in: the département
    is the same. Of those the ones that have the very postcode, if there are
    any. */
void ess_candidates_postcode(struct ess_candidates *candidates,
                             struct ess_view postcode);

/** Keep those whose official name is `name` but for case, accents and
    punctuation, if there are any. */
void ess_candidates_exact(struct ess_candidates *candidates,
                          struct ess_view name);

/** Without a postcode, "Bruyère" is not "La Bruyère": if `name`, whose key is
    `key`, says no kind, keep those whose official name has its article, and
    those found by an alias. */
void ess_candidates_article(struct ess_candidates *candidates,
                            struct ess_view name, struct ess_view key);

/** Keep those in `territory`, a département or a région, if there are
    any. */
void ess_candidates_within(struct ess_candidates *candidates,
                           const struct ess_territory *territory);

/** True if an address with this postcode can be in `territory`. */
bool ess_candidates_fits(const struct ess_territory *territory,
                         struct ess_view postcode);

#endif
