/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Four lanes, so that no multiplication waits for the one before. Each step
   is a bijection of its lane, and the shift brings high bits down, where the
   next multiplication spreads them: a change is never taken back by a like
   one further on. */

#include "base/digest.h"

#include <string.h>

enum { n_lanes = 4, block = 8 * n_lanes };

static const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t
mix(uint64_t lane, uint64_t word)
{
  lane = (lane ^ word) * factor;
  return lane ^ lane >> 29;
}

static void
add_block(struct ess_digest *digest, const void *bytes)
{
  uint64_t words[n_lanes];
  memcpy(words, bytes, sizeof words);
  for (size_t i = 0; i < n_lanes; ++i) {
    digest->lanes[i] = mix(digest->lanes[i] + i, words[i]);
  }
}

void
ess_digest_add(struct ess_digest *digest, struct ess_view piece)
{
  const size_t held = digest->n % block;
  const size_t missing = held ? block - held : 0;

  digest->n += piece.n;
  if (piece.n < missing) {
    memcpy(digest->rest + held, piece.n ? piece.s : "", piece.n);
    return;
  }
  if (missing) {
    memcpy(digest->rest + held, piece.s, missing);
    add_block(digest, digest->rest);
    piece = ess_view_sub(piece, missing, piece.n);
  }
  for (; piece.n >= block; piece = ess_view_sub(piece, block, piece.n)) {
    add_block(digest, piece.s);
  }
  memcpy(digest->rest, piece.n ? piece.s : "", piece.n);
}

uint64_t
ess_digest_value(const struct ess_digest *digest)
{
  struct ess_digest end = *digest;
  const size_t held = digest->n % block;
  uint64_t value = digest->n;

  memset(end.rest + held, 0, block - held);
  add_block(&end, end.rest);
  for (size_t i = 0; i < n_lanes; ++i) {
    value = mix(value, end.lanes[i]);
    value = mix(value, value >> 32);
  }
  return value;
}
