/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Other names of authorities (layer 3): those of
   `data/reference/aliases.tsv`, and the user's. */

#ifndef ESSAIM_MAP_ALIASES_H
#define ESSAIM_MAP_ALIASES_H

#include "base/diag.h"
#include "map/gazetteer.h"

/** A table of aliases; opaque. */
struct ess_aliases;

/** The aliases that are built in, or NULL without memory. Free with
    ess_aliases_free. */
struct ess_aliases *ess_aliases_new(void);

/** Free `aliases`; NULL is fine. */
void ess_aliases_free(struct ess_aliases *aliases);

/** Add the aliases of `text`, named `source` in messages: lines of alias,
    kind and code with tabs between them; blank lines and those that begin
    with "#" say nothing. They win over those that were there. ESS_BAD_INPUT,
    reported, if a line is not such a line or the gazetteer has no such kind
    and code; the aliases before it are kept. ESS_LIMIT without memory. */
enum ess_status ess_aliases_add(struct ess_aliases *aliases,
                                struct ess_view text, const char *source,
                                struct ess_log *log);

/** The territory of `kind` that has an alias with the key `key` (see
    ess_place_key). False if there is none. */
bool ess_aliases_find(const struct ess_aliases *aliases, struct ess_view key,
                      struct ess_view kind, struct ess_territory *ret);

#endif
