/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/intern.h"

#include "base/arena.h"
#include "base/text.h"

#include <stdlib.h>

/* For vocabularies, which are small; the table is never full. */
enum { n_slots = 1024, max_texts = n_slots / 2 };

struct ess_intern {
  struct ess_arena arena;
  struct ess_view texts[max_texts];
  unsigned n;
  unsigned slots[n_slots]; /* the number of a text, or 0 */
};

struct ess_intern *
ess_intern_new(void)
{
  return calloc(1, sizeof(struct ess_intern));
}

void
ess_intern_free(struct ess_intern *intern)
{
  if (intern) {
    ess_arena_clear(&intern->arena);
    free(intern);
  }
}

/* The end of a term tells it from others; the whole need not be looked at. */
static size_t
slot_of(struct ess_view text)
{
  const size_t n = text.n < 12 ? text.n : 12;
  const struct ess_view end = ess_view_sub(text, text.n - n, n);
  return (size_t)(ess_hash(0, end) % n_slots);
}

unsigned
ess_intern_number(struct ess_intern *intern, struct ess_view text)
{
  size_t at = slot_of(text);

  for (; intern->slots[at]; at = (at + 1) % n_slots) {
    if (ess_view_equal(intern->texts[intern->slots[at] - 1], text)) {
      return intern->slots[at];
    }
  }
  if (intern->n == max_texts) {
    return 0;
  }
  const struct ess_view kept = ess_arena_copy(&intern->arena, text);
  if (!kept.s) {
    return 0;
  }
  intern->texts[intern->n++] = kept;
  intern->slots[at] = intern->n;
  return intern->n;
}

struct ess_view
ess_intern_text(const struct ess_intern *intern, unsigned number)
{
  return number && number <= intern->n ? intern->texts[number - 1]
                                       : (struct ess_view){NULL, 0};
}
