/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/locals.h"

#include "store/terms.h"

#include <stdlib.h>
#include <string.h>


struct ess_locals {
  struct ess_arena arena;  /* texts and slots */
  struct ess_slots by_text;
  struct ess_slots by_id;
  ess_id *ids;             /* by number */
  struct ess_view *texts;  /* by number; none for what came by its id */
  size_t n;
  size_t room;
  struct ess_new_term *fresh;
  size_t n_fresh;
  size_t fresh_room;
  size_t bytes; /* of texts */
  struct ess_buf text;
};

static const size_t most_terms = UINT32_MAX - 1;

struct ess_locals *
ess_locals_new(void)
{
  return calloc(1, sizeof(struct ess_locals));
}

void
ess_locals_free(struct ess_locals *locals)
{
  if (locals) {
    ess_arena_clear(&locals->arena);
    ess_buf_clear(&locals->text);
    free(locals->ids);
    free(locals->texts);
    free(locals->fresh);
    free(locals);
  }
}

void
ess_locals_reset(struct ess_locals *locals)
{
  ess_arena_clear(&locals->arena);
  locals->by_text = (struct ess_slots){0};
  locals->by_id = (struct ess_slots){0};
  locals->n = 0;
  locals->n_fresh = 0;
  locals->bytes = 0;
}

/* Twice the room for arrays by number; false without memory. */
static bool
make_room(struct ess_locals *locals)
{
  if (locals->n + 1 < locals->room) {
    return true;
  }
  const size_t room = locals->room ? 2 * locals->room : 64;
  ess_id *ids = realloc(locals->ids, room * sizeof *ids);
  locals->ids = ids ? ids : locals->ids;
  struct ess_view *texts = realloc(locals->texts, room * sizeof *texts);
  locals->texts = texts ? texts : locals->texts;
  if (ids && texts && room < most_terms) {
    locals->room = room;
    return true;
  }
  return false;
}

/* Number of a new term; 0 without memory. */
static uint32_t
add(struct ess_locals *locals, ess_id id, struct ess_view text)
{
  if (!make_room(locals)) {
    return 0;
  }
  ++locals->n;
  locals->ids[locals->n] = id;
  locals->texts[locals->n] = text;
  return (uint32_t)locals->n;
}

/* Spreads the bits: identifiers that follow each other differ in few. */
static uint64_t
hash_id(ess_id id)
{
  const uint64_t x = (id ^ id >> 32) * 0x9E3779B97F4A7C15ULL;
  return x ^ x >> 29;
}

uint32_t
ess_locals_id(struct ess_locals *locals, ess_id id)
{
  const uint64_t hash = hash_id(id);
  size_t probe = 0;
  size_t number = ess_slots_next(&locals->by_id, hash, &probe);

  while (number && locals->ids[number] != id) {
    number = ess_slots_next(&locals->by_id, hash, &probe);
  }
  if (!number) {
    number = add(locals, id, (struct ess_view){NULL, 0});
    if (number) {
      ess_slots_add(&locals->by_id, &locals->arena, hash, number);
    }
  }
  return locals->arena.status ? 0 : (uint32_t)number;
}

static bool
note_new(struct ess_locals *locals, ess_id id, uint64_t hash,
         struct ess_view text)
{
  if (locals->n_fresh == locals->fresh_room) {
    const size_t room = locals->fresh_room ? 2 * locals->fresh_room : 64;
    struct ess_new_term *fresh =
      realloc(locals->fresh, room * sizeof *fresh);
    if (!fresh) {
      return false;
    }
    locals->fresh = fresh;
    locals->fresh_room = room;
  }
  locals->fresh[locals->n_fresh++] = (struct ess_new_term){id, hash, text};
  return true;
}

/* The term is met for the first time: what the store calls it, else a new
   identifier. */
static uint32_t
add_text(struct ess_locals *locals, struct ess_dictionary *d,
         enum ess_tag tag, struct ess_view text, uint64_t hash,
         enum ess_status *ret_st)
{
  const struct ess_view copy = ess_arena_copy(&locals->arena, text);
  ess_id id = 0;

  *ret_st = ess_dictionary_find(d, tag, text, hash, &id);
  if (*ret_st != ESS_OK) {
    return 0;
  }
  *ret_st = ESS_LIMIT;
  if (!id) {
    id = ess_dictionary_next(d, tag);
    if (!id || !note_new(locals, id, hash, copy)) {
      return 0;
    }
  }
  const uint32_t number = add(locals, id, copy);
  if (number) {
    ess_slots_add(&locals->by_text, &locals->arena, hash, number);
    locals->bytes += text.n + 32;
  }
  *ret_st = locals->arena.status;
  return locals->arena.status ? 0 : number;
}

static uint32_t
find_text(const struct ess_locals *locals, enum ess_tag tag,
          struct ess_view text, uint64_t hash)
{
  size_t probe = 0;
  size_t number = ess_slots_next(&locals->by_text, hash, &probe);

  while (number &&
         (ess_id_tag(locals->ids[number]) != tag ||
          !ess_term_text_equal(tag, text, locals->texts[number]))) {
    number = ess_slots_next(&locals->by_text, hash, &probe);
  }
  return (uint32_t)number;
}

uint32_t
ess_locals_term(struct ess_locals *locals, struct ess_dictionary *d,
                const struct ess_term *term, enum ess_status *ret_st)
{
  const ess_id inlined = term->kind == ESS_NONE ? ESS_ID_DEFAULT_GRAPH
                         : term->kind == ESS_LITERAL ? ess_id_inline(term)
                                                     : 0;
  uint32_t number = 0;

  *ret_st = ESS_OK;
  if (inlined) {
    number = ess_locals_id(locals, inlined);
    *ret_st = number ? ESS_OK : ESS_LIMIT;
    return number;
  }
  const enum ess_tag tag = ess_term_tag(term);
  const struct ess_view text = ess_term_text(term, &locals->text);
  if (locals->text.status != ESS_OK) {
    *ret_st = locals->text.status;
    return 0;
  }
  const uint64_t hash = ess_term_hash(tag, text);
  number = find_text(locals, tag, text, hash);
  return number ? number : add_text(locals, d, tag, text, hash, ret_st);
}

size_t
ess_locals_count(const struct ess_locals *locals)
{
  return locals->n;
}

size_t
ess_locals_bytes(const struct ess_locals *locals)
{
  return locals->bytes +
         locals->room * (sizeof(ess_id) + sizeof(struct ess_view)) +
         2 * sizeof(struct ess_slot) *
           (locals->by_text.room + locals->by_id.room) +
         locals->fresh_room * sizeof(struct ess_new_term);
}

const ess_id *
ess_locals_ids(const struct ess_locals *locals)
{
  return locals->ids;
}

struct ess_new_term *
ess_locals_take_new(struct ess_locals *locals, size_t *ret_n)
{
  *ret_n = locals->n_fresh;
  locals->n_fresh = 0;
  return locals->fresh;
}
