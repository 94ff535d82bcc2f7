/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Memory that is freed all at once (layer 0): for what lives as long as the
   document it was found in. */

#ifndef ESSAIM_BASE_ARENA_H
#define ESSAIM_BASE_ARENA_H

#include "base/status.h"
#include "base/view.h"

/** Blocks of memory; `{0}` is a valid empty arena. The first failure to get
    memory sticks in `status`. */
struct ess_arena {
  struct ess_arena_block *blocks; /**< Owned, newest first */
  enum ess_status status;         /**< ESS_OK or ESS_LIMIT */
};

/** Free everything that came from `arena`; NULL is fine. */
void ess_arena_clear(struct ess_arena *arena);

/** Forget everything that came from `arena`, keep one block of its memory
    for what comes next, and a status of ESS_OK. */
void ess_arena_reset(struct ess_arena *arena);

/** `n` bytes, zeroed and aligned for any object, or NULL without memory. */
void *ess_arena_alloc(struct ess_arena *arena, size_t n);

/** A copy of `v` that lives as long as `arena`, with a NUL after it; the
    empty view without memory. */
struct ess_view ess_arena_copy(struct ess_arena *arena, struct ess_view v);

/** Room for one more element of `size` bytes in an array of `n` elements
    that lives in `arena`: call before writing element `n`. Returns the
    array, moved if it had to grow, or NULL without memory. */
void *ess_arena_grow(struct ess_arena *arena, void *array, size_t n,
                     size_t size);

#endif
