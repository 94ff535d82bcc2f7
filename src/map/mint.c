/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/mint.h"

#include "base/text.h"

#include <inttypes.h>

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
  struct ess_mint mint = {arena, base, {NULL, 0}};
  struct ess_buf iri = {0};

  ess_buf_add(&iri, base);
  ess_buf_puts(&iri, "id/");
  ess_buf_add(&iri, kind);
  ess_buf_putc(&iri, '/');
  ess_buf_add(&iri, slug);
  mint.document = keep(&mint, &iri);
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

static struct ess_view
hashed(const struct ess_mint *mint, const char *prefix,
       const struct ess_view *content, size_t n,
       void (*add)(struct ess_buf *out, struct ess_view v))
{
  struct ess_buf iri = {0};
  struct ess_buf part = {0};
  uint64_t hash = ess_hash(0, mint->document);

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&part);
    add(&part, content[i]);
    ess_buf_putc(&part, '|');
    hash = ess_hash(hash, ess_buf_view(&part));
  }
  ess_buf_add(&iri, mint->document);
  ess_buf_puts(&iri, prefix);
  ess_buf_printf(&iri, "%010" PRIx64, hash & UINT64_C(0xFFFFFFFFFF));
  ess_buf_clear(&part);
  return keep(mint, &iri);
}

struct ess_view
ess_mint_hashed(const struct ess_mint *mint, const char *prefix,
                const struct ess_view *content, size_t n)
{
  return hashed(mint, prefix, content, n, ess_text_fold);
}

struct ess_view
ess_mint_exact(const struct ess_mint *mint, const char *prefix,
               const struct ess_view *content, size_t n)
{
  return hashed(mint, prefix, content, n, ess_buf_add);
}
