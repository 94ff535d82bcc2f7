/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/slots.h"

enum { first_room = 64 };

size_t
ess_slots_next(const struct ess_slots *slots, uint64_t hash, size_t *probe)
{
  const size_t mask = slots->room - 1;

  while (*probe < slots->room) {
    const struct ess_slot *slot =
      &slots->list[((size_t)hash + *probe) & mask];
    ++*probe;
    if (!slot->number || slot->hash == hash) {
      return slot->number;
    }
  }
  return 0;
}

/* The first empty slot for `hash`: there always is one. */
static struct ess_slot *
empty_slot(const struct ess_slots *slots, uint64_t hash)
{
  const size_t mask = slots->room - 1;
  size_t at = (size_t)hash & mask;

  while (slots->list[at].number) {
    at = (at + 1) & mask;
  }
  return &slots->list[at];
}

/* Half of the slots stay empty. The old ones are put in again from an empty
   one on, so that those of one hash stay in their order. */
static bool
make_room(struct ess_slots *slots, struct ess_arena *arena)
{
  if (2 * slots->n < slots->room) {
    return true;
  }
  struct ess_slots bigger = {
    .room = slots->room ? 2 * slots->room : first_room, .n = slots->n};
  size_t start = 0;

  bigger.list = ess_arena_alloc(arena, bigger.room * sizeof *bigger.list);
  if (!bigger.list) {
    return false;
  }
  while (start < slots->room && slots->list[start].number) {
    ++start;
  }
  for (size_t i = 0; i < slots->room; ++i) {
    const struct ess_slot *slot =
      &slots->list[(start + i) & (slots->room - 1)];
    if (slot->number) {
      *empty_slot(&bigger, slot->hash) = *slot;
    }
  }
  *slots = bigger;
  return true;
}

void
ess_slots_add(struct ess_slots *slots, struct ess_arena *arena,
              uint64_t hash, size_t number)
{
  if (make_room(slots, arena)) {
    *empty_slot(slots, hash) = (struct ess_slot){hash, number};
    ++slots->n;
  }
}
