/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The IRI policy (layer 3). IRIs come from content, never from position,
   and no person's name is in one. */

#ifndef ESSAIM_MAP_MINT_H
#define ESSAIM_MAP_MINT_H

#include "base/arena.h"

#include <stdint.h>

/** Mints IRIs under one document IRI. */
struct ess_mint {
  struct ess_arena *arena;  /**< Where the IRIs live */
  struct ess_view base;     /**< "https://w3id.org/essaim/" */
  struct ess_view document; /**< `{base}id/{kind}/{slug}` */
  uint64_t hash;            /**< Of the document: all others begin so */
};

/** A mint for the authority `slug` of `kind`. */
struct ess_mint ess_mint_new(struct ess_arena *arena, struct ess_view base,
                             struct ess_view kind, struct ess_view slug);

/** `{base}{a}{b}`. */
struct ess_view ess_mint_under(const struct ess_mint *mint, const char *a,
                               struct ess_view b);

/** `{document}{suffix}`, for a graph or a fixed fragment. */
struct ess_view ess_mint_document(const struct ess_mint *mint,
                                  const char *suffix);

/** `{document}{prefix}{hash}`: a fragment from the content of `n` views,
    with the document in the hash, so that equal names in two documents do
    not give equal fragments. Case, accents and punctuation of the content
    do not count. */
struct ess_view ess_mint_hashed(const struct ess_mint *mint,
                                const char *prefix,
                                const struct ess_view *content, size_t n);

/** The same, of content whose every byte counts: quotations. */
struct ess_view ess_mint_exact(const struct ess_mint *mint,
                               const char *prefix,
                               const struct ess_view *content, size_t n);

#endif
