/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers found by a hash (layer 0): beside a list, the way to an element
   that need not look at all of them. */

#ifndef ESSAIM_BASE_SLOTS_H
#define ESSAIM_BASE_SLOTS_H

#include "base/arena.h"

#include <stdint.h>

/** A number, and the hash of what it stands for. */
struct ess_slot {
  uint64_t hash;
  size_t number; /**< 0: none */
};

/** The slots; `{0}` is empty. They live in the arena that is given with each
    addition, always the same one. */
struct ess_slots {
  struct ess_slot *list;
  size_t room; /**< 0 or a power of two */
  size_t n;
};

/** The next number with `hash`, in the order of their addition: whether it is
    the one that is looked for, the caller must see. 0 at the end. `*probe`
    is 0 at first, and for this function alone. */
size_t ess_slots_next(const struct ess_slots *slots, uint64_t hash,
                      size_t *probe);

/** Add `number`, which is not 0, with `hash`. Without memory nothing is
    added, and the arena's status says so. */
void ess_slots_add(struct ess_slots *slots, struct ess_arena *arena,
                   uint64_t hash, size_t number);

#endif
