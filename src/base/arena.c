/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { block_size = 1 << 14 };

struct ess_arena_block {
  struct ess_arena_block *next;
  size_t used;
  size_t size;
  alignas(max_align_t) char data[];
};

void
ess_arena_clear(struct ess_arena *arena)
{
  while (arena && arena->blocks) {
    struct ess_arena_block *next = arena->blocks->next;
    free(arena->blocks);
    arena->blocks = next;
  }
  if (arena) {
    arena->status = ESS_OK;
  }
}

/* The largest block is kept: a table's rows are alike. */
void
ess_arena_reset(struct ess_arena *arena)
{
  struct ess_arena_block *kept = arena->blocks;
  for (struct ess_arena_block *b = kept; b; b = b->next) {
    kept = b->size > kept->size ? b : kept;
  }
  while (arena->blocks) {
    struct ess_arena_block *next = arena->blocks->next;
    if (arena->blocks != kept) {
      free(arena->blocks);
    }
    arena->blocks = next;
  }
  if (kept) {
    kept->next = NULL;
    kept->used = 0;
  }
  arena->blocks = kept;
  arena->status = ESS_OK;
}

static struct ess_arena_block *
add_block(struct ess_arena *arena, size_t n)
{
  const size_t size = n > block_size / 4 ? n : (size_t)block_size;
  struct ess_arena_block *block = NULL;

  if (n < SIZE_MAX / 2) {
    block = malloc(sizeof *block + size);
  }
  if (!block) {
    arena->status = ESS_LIMIT;
    return NULL;
  }
  *block = (struct ess_arena_block){arena->blocks, 0, size};
  arena->blocks = block;
  return block;
}

void *
ess_arena_alloc(struct ess_arena *arena, size_t n)
{
  const size_t align = alignof(max_align_t);
  const size_t rounded = (n + align - 1) / align * align;
  struct ess_arena_block *block = arena->blocks;

  if (!block || block->size - block->used < rounded) {
    block = add_block(arena, rounded);
  }
  if (!block) {
    return NULL;
  }
  void *at = block->data + block->used;
  block->used += rounded;
  return memset(at, 0, rounded);
}

struct ess_view
ess_arena_copy(struct ess_arena *arena, struct ess_view v)
{
  char *to = ess_arena_alloc(arena, v.n + 1);
  if (!to) {
    return (struct ess_view){NULL, 0};
  }
  if (v.n) {
    memcpy(to, v.s, v.n);
  }
  return (struct ess_view){to, v.n};
}

void *
ess_arena_grow(struct ess_arena *arena, void *array, size_t n, size_t size)
{
  /* Capacities are the powers of two, so `n` alone tells when it is full. */
  const bool full = n == 0 || (n >= 4 && (n & (n - 1)) == 0);
  if (!full) {
    return array;
  }
  void *bigger = ess_arena_alloc(arena, (n < 4 ? 4 : 2 * n) * size);
  if (bigger && n) {
    memcpy(bigger, array, n * size);
  }
  return bigger;
}
