/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Names of people in French text (layer 3). */

#ifndef ESSAIM_MAP_NAMES_H
#define ESSAIM_MAP_NAMES_H

#include "base/buf.h"
#include "map/mapping.h"

enum { ESS_MAX_NAMES = 16 };

/** True if `text` has the form of one person's name: words with capitals,
    particles between them, at least `min_words` of the former, no word
    that says a role or a kind of authority. */
bool ess_name_is_person(const struct ess_mapping *mapping,
                        struct ess_view text, size_t min_words);

/** Split a list of names ("A B et C D", "A B, C D", or with nothing between
    them) into at most ESS_MAX_NAMES views of `text`. Returns how many, 0 if
    `text` is not names through and through. */
size_t ess_name_split(const struct ess_mapping *mapping,
                      struct ess_view text,
                      struct ess_view names[ESS_MAX_NAMES]);

/** Append `name` for publication: no "M." or "Mme", spaces single, words
    all in capitals brought to one capital ("Sandra GUILMIN" gives "Sandra
    Guilmin"). */
void ess_name_normalise(struct ess_buf *out, struct ess_view name);

#endif
