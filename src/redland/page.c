/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/page.h"

#include "base/buf.h"
#include "base/text.h"

#include <stdlib.h>

void
ess_page_clear(struct ess_page *page)
{
  if (page) {
    ess_arena_clear(&page->arena);
    free(page->seen);
    page->seen = NULL;
    page->room = page->used = 0;
  }
}

/* Where `key` is in the table, or the free place where it belongs. */
static struct ess_view *
find_slot(const struct ess_page *page, struct ess_view key)
{
  size_t i = (size_t)ess_hash(0, key) & (page->room - 1);
  while (page->seen[i].s && !ess_view_equal(page->seen[i], key)) {
    i = (i + 1) & (page->room - 1);
  }
  return &page->seen[i];
}

static enum ess_status
make_room(struct ess_page *page)
{
  struct ess_page larger = *page;

  if (page->used * 2 < page->room) {
    return ESS_OK;
  }
  larger.room = page->room ? page->room * 2 : 256;
  larger.seen = calloc(larger.room, sizeof *larger.seen);
  if (!larger.seen) {
    return ESS_LIMIT;
  }
  for (size_t i = 0; i < page->room; ++i) {
    if (page->seen[i].s) {
      *find_slot(&larger, page->seen[i]) = page->seen[i];
    }
  }
  free(page->seen);
  *page = larger;
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
is_new(struct ess_page *page, const struct ess_term *terms, size_t n,
       bool *ret)
{
  struct ess_buf key = {0};
  enum ess_status st = make_room(page);

  for (size_t i = 0; i < n; ++i) {
    add_key(&key, &terms[i]);
  }
  ess_buf_putc(&key, '\n');
  st = st ? st : key.status;
  if (st == ESS_OK) {
    struct ess_view *slot = find_slot(page, ess_buf_view(&key));
    *ret = slot->s == NULL;
    if (*ret) {
      *slot = ess_arena_copy(&page->arena, ess_buf_view(&key));
      ++page->used;
      st = page->arena.status;
    }
  }
  ess_buf_clear(&key);
  return st;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  struct ess_page *page = self;
  bool wanted = true;
  const enum ess_status st =
    page->distinct ? is_new(page, terms, n, &wanted) : ESS_OK;

  if (st != ESS_OK || !wanted) {
    return st;
  }
  if (page->offset) {
    --page->offset;
    return ESS_OK;
  }
  if (page->limit == 0) {
    return ESS_OK;
  }
  --page->limit;
  return page->next->row(page->next->self, terms, n);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  const struct ess_page *page = self;
  return page->next->begin(page->next->self, names, n);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  const struct ess_page *page = self;
  return page->next->boolean(page->next->self, answer);
}

struct ess_row_sink
ess_page_rows(struct ess_page *page)
{
  return (struct ess_row_sink){on_begin, on_row, on_boolean, page};
}
