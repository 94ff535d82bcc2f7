/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/slice.h"

#include "base/buf.h"
#include "base/text.h"

#include <stdlib.h>

void
ess_slice_clear(struct ess_slice *slice)
{
  if (slice) {
    ess_arena_clear(&slice->arena);
    free(slice->seen);
    slice->seen = NULL;
    slice->room = slice->used = 0;
  }
}

/* Where `key` is in the table, or the free place where it belongs. */
static struct ess_view *
find_slot(const struct ess_slice *slice, struct ess_view key)
{
  size_t i = (size_t)ess_hash(0, key) & (slice->room - 1);
  while (slice->seen[i].s && !ess_view_equal(slice->seen[i], key)) {
    i = (i + 1) & (slice->room - 1);
  }
  return &slice->seen[i];
}

static enum ess_status
make_room(struct ess_slice *slice)
{
  struct ess_slice larger = *slice;

  if (slice->used * 2 < slice->room) {
    return ESS_OK;
  }
  larger.room = slice->room ? slice->room * 2 : 256;
  larger.seen = calloc(larger.room, sizeof *larger.seen);
  if (!larger.seen) {
    return ESS_LIMIT;
  }
  for (size_t i = 0; i < slice->room; ++i) {
    if (slice->seen[i].s) {
      *find_slot(&larger, slice->seen[i]) = slice->seen[i];
    }
  }
  free(slice->seen);
  *slice = larger;
  return ESS_OK;
}

/* Lengths before bytes: no two rows have the same key. */
static void
add_key(struct ess_buf *key, const struct ess_term *term)
{
  ess_buf_printf(key, "%d %zu %zu %zu ", (int)term->kind, term->value.n,
                 term->datatype.n, term->language.n);
  ess_buf_add(key, term->value);
  ess_buf_add(key, term->datatype);
  ess_buf_add(key, term->language);
}

static enum ess_status
is_new(struct ess_slice *slice, const struct ess_term *terms, size_t n,
       bool *ret)
{
  struct ess_buf key = {0};
  enum ess_status st = make_room(slice);

  for (size_t i = 0; i < n; ++i) {
    add_key(&key, &terms[i]);
  }
  ess_buf_putc(&key, '\n');
  st = st ? st : key.status;
  if (st == ESS_OK) {
    struct ess_view *slot = find_slot(slice, ess_buf_view(&key));
    *ret = slot->s == NULL;
    if (*ret) {
      *slot = ess_arena_copy(&slice->arena, ess_buf_view(&key));
      ++slice->used;
      st = slice->arena.status;
    }
  }
  ess_buf_clear(&key);
  return st;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_slice *slice = self;
  bool wanted = true;
  const enum ess_status st =
    slice->distinct ? is_new(slice, terms, n, &wanted) : ESS_OK;

  if (st != ESS_OK || !wanted) {
    return st;
  }
  if (slice->offset) {
    --slice->offset;
    return ESS_OK;
  }
  if (slice->limit == 0) {
    return ESS_OK;
  }
  --slice->limit;
  return slice->next->row(slice->next->self, terms, n);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  const struct ess_slice *slice = self;
  return slice->next->begin(slice->next->self, names, n);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  const struct ess_slice *slice = self;
  return slice->next->boolean(slice->next->self, answer);
}

struct ess_row_sink
ess_slice_rows(struct ess_slice *slice)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, slice};
}
