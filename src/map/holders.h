/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Names and roles in one value (layer 3): "A", "A, rôle", "A (rôle) et B
   (rôle)", "A et B, rôle". */

#ifndef ESSAIM_MAP_HOLDERS_H
#define ESSAIM_MAP_HOLDERS_H

#include "map/names.h"

/** The words that say what a person is. */
#define ESS_ROLE_WORDS (ESS_MEANS(WORD_ELECTED) | ESS_MEANS(WORD_STAFF))

/** Somebody, as what; both views of the text that was read. */
struct ess_holder {
  struct ess_view name;
  struct ess_view role; /**< Empty if the text says none */
};

/** All that one value names. */
struct ess_holders {
  struct ess_holder list[ESS_MAX_NAMES];
  size_t n;
};

/** Read `text` into `ret`. `plural`: its label announces several people, so
    that names may stand there with nothing between them. A lone name needs
    `min_words` words with capitals. False if it names nobody. */
bool ess_holders_read(const struct ess_mapping *mapping,
                      struct ess_view text, bool plural, size_t min_words,
                      struct ess_holders *ret);

/** Read `text` as one name and, behind a comma, a dash or in brackets, its
    role. */
bool ess_holders_one(const struct ess_mapping *mapping, struct ess_view text,
                     size_t min_words, struct ess_holder *ret);

#endif
