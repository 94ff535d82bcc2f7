/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/mint.h"

#include "base/text.h"

#include <string.h>

static struct ess_view
keep(const struct ess_mint *mint, struct ess_buf *iri)
{
  struct ess_view kept = {NULL, 0};
  if (iri->status == ESS_OK) {
    kept = ess_arena_copy(mint->arena, ess_buf_view(iri));
  } else {
    mint->arena->status = iri->status;
  }
  ess_buf_clear(iri);
  return kept;
}

struct ess_mint
ess_mint_new(struct ess_arena *arena, struct ess_view base,
             struct ess_view kind, struct ess_view slug)
{
  struct ess_mint mint = {arena, base, {NULL, 0}, 0};
  struct ess_buf iri = {0};

  ess_buf_add(&iri, base);
  ess_buf_puts(&iri, "id/");
  ess_buf_add(&iri, kind);
  ess_buf_putc(&iri, '/');
  ess_buf_add(&iri, slug);
  mint.document = keep(&mint, &iri);
  mint.hash = ess_hash(0, mint.document);
  return mint;
}

struct ess_view
ess_mint_under(const struct ess_mint *mint, const char *a, struct ess_view b)
{
  struct ess_buf iri = {0};
  ess_buf_add(&iri, mint->base);
  ess_buf_puts(&iri, a);
  ess_buf_add(&iri, b);
  return keep(mint, &iri);
}

struct ess_view
ess_mint_document(const struct ess_mint *mint, const char *suffix)
{
  struct ess_buf iri = {0};
  ess_buf_add(&iri, mint->document);
  ess_buf_puts(&iri, suffix);
  return keep(mint, &iri);
}

static const struct ess_view bar = ESS_VIEW("|");

/* `{document}{prefix}{hash}`, made where it stays. */
static struct ess_view
with_hash(const struct ess_mint *mint, const char *prefix, uint64_t hash)
{
  enum { hash_digits = 10 };
  const struct ess_view document = mint->document;
  const struct ess_view middle = ess_view_of(prefix);
  const size_t n = document.n + middle.n + hash_digits;
  char *iri = ess_arena_alloc(mint->arena, n + 1);

  if (!iri) {
    return (struct ess_view){NULL, 0};
  }
  memcpy(iri, document.s, document.n);
  memcpy(iri + document.n, middle.s, middle.n);
  for (size_t i = 1; i <= hash_digits; ++i, hash >>= 4) {
    iri[n - i] = "0123456789abcdef"[hash & 0xFU];
  }
  return (struct ess_view){iri, n};
}

struct ess_view
ess_mint_hashed(const struct ess_mint *mint, const char *prefix,
                const struct ess_view *content, size_t n)
{
  struct ess_buf folded = {0};
  uint64_t hash = mint->hash;

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&folded);
    ess_text_fold(&folded, content[i]);
    hash = ess_hash(ess_hash(hash, ess_buf_view(&folded)), bar);
  }
  mint->arena->status =
    ess_status_first(mint->arena->status, folded.status);
  ess_buf_clear(&folded);
  return with_hash(mint, prefix, hash);
}

struct ess_view
ess_mint_exact(const struct ess_mint *mint, const char *prefix,
               const struct ess_view *content, size_t n)
{
  uint64_t hash = mint->hash;

  for (size_t i = 0; i < n; ++i) {
    hash = ess_hash(ess_hash(hash, content[i]), bar);
  }
  return with_hash(mint, prefix, hash);
}
