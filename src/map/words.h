/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Spellings made comparable (layer 3): French words without case, accents,
   punctuation, articles, number, gender or inclusive endings. */

#ifndef ESSAIM_MAP_WORDS_H
#define ESSAIM_MAP_WORDS_H

#include "base/buf.h"

/** Append the key of `text` to `out`: its significant words, stemmed and
    joined by one space. "Exemples d’action(s) soutenue·s :" and "exemple
    d'actions soutenues" have the same key. Empty for a text of nothing but
    small words. */
void ess_words_key(struct ess_buf *out, struct ess_view text);

/** Take the first word off the front of `*key`, which words_key made.
    Returns the empty view at the end. */
struct ess_view ess_words_next(struct ess_view *key);

/** The key of the one folded `word`: a part of it, or the empty view for a
    small word. */
struct ess_view ess_words_stem(struct ess_view word);

/** Number of words in `key`. */
size_t ess_words_count(struct ess_view key);

/** Position (in words, 0-based) where the words of `needle` stand in `key`
    one after the other, or -1. */
int ess_words_find(struct ess_view key, struct ess_view needle);

/** True if the words of `text` say more than one ("Élu-e-s", "Titres"). */
bool ess_words_plural(struct ess_view text);

/** `label` without the number of up to two digits that it ends in: "Élu
    référent 2", "Action n° 1". */
struct ess_view ess_words_uncounted(struct ess_view label);

#endif
