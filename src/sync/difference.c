/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/difference.h"

#include "base/arena.h"
#include "base/text.h"
#include "rdf/dataset.h"
#include "sync/likeness.h"

#include <stdlib.h>
#include <string.h>

/* One side, sorted by the hashes of what its statements are compared by: it is
   much faster to compare numbers than texts that begin alike. */
struct side {
  const struct ess_statement *items; /* as they were given */
  struct key {
    uint64_t hash;
    const struct ess_statement *statement;
    const struct ess_term *object; /* folded */
  } *keys;
  size_t n;
};

struct ess_difference {
  struct ess_arena arena; /* what folding made */
  struct ess_statement *removed;
  struct ess_statement *added;
  size_t n_removed;
  size_t n_added;
  size_t kept;
};

/* Terms of one kind differ in their bytes, but languages by their letters. */
static int
compare_objects(const struct ess_term *a, const struct ess_term *b)
{
  int order = (int)a->kind - (int)b->kind;

  order = order ? order : ess_view_compare(a->value, b->value);
  order = order ? order : ess_view_compare(a->datatype, b->datatype);
  return order ? order : ess_view_compare(a->language, b->language);
}

static int
compare_keys(const void *left, const void *right)
{
  const struct key *a = left;
  const struct key *b = right;

  if (a->hash != b->hash) {
    return a->hash < b->hash ? -1 : 1;
  }
  int order = ess_term_compare(&a->statement->graph, &b->statement->graph);
  order = order ? order
                : ess_term_compare(&a->statement->subject,
                                   &b->statement->subject);
  order = order ? order
                : ess_term_compare(&a->statement->predicate,
                                   &b->statement->predicate);
  return order ? order : compare_objects(a->object, b->object);
}

/* A hash of `term`, going on from `seed`; different terms may have the same:
   "1"@fr and "1fr". */
static uint64_t
hash_term(uint64_t seed, const struct ess_term *term)
{
  const char kind = (char)term->kind;

  seed = ess_hash(seed, (struct ess_view){&kind, 1});
  seed = ess_hash(seed, term->value);
  seed = ess_hash(seed, term->datatype);
  return ess_hash(seed, term->language);
}

/* The folded object of `statement`: mostly the object itself. */
static const struct ess_term *
fold_object(struct ess_difference *d, const struct ess_statement *statement,
            unsigned likeness)
{
  const struct ess_term *object = &statement->object;

  if (object->kind != ESS_LITERAL || !(likeness || object->language.n)) {
    return object;
  }
  struct ess_term *folded = ess_arena_alloc(&d->arena, sizeof *folded);
  if (folded) {
    *folded = ess_likeness_fold(object, likeness, &d->arena);
  }
  return folded ? folded : object;
}

static bool
fold_side(struct ess_difference *d, const struct ess_statements *statements,
          unsigned likeness, struct side *side)
{
  side->items = statements->items;
  side->n = statements->n;
  side->keys = calloc(side->n ? side->n : 1, sizeof *side->keys);
  for (size_t i = 0; side->keys && i < side->n; ++i) {
    const struct ess_statement *s = &side->items[i];
    struct key *key = &side->keys[i];
    *key = (struct key){0, s, fold_object(d, s, likeness)};
    key->hash = hash_term(0, &s->graph);
    key->hash = hash_term(key->hash, &s->subject);
    key->hash = hash_term(key->hash, &s->predicate);
    key->hash = hash_term(key->hash, key->object);
  }
  if (side->keys) {
    qsort(side->keys, side->n, sizeof *side->keys, compare_keys);
  }
  return side->keys && d->arena.status == ESS_OK;
}

/* Behind all keys that are like that at `i`. */
static size_t
behind_alike(const struct side *side, size_t i)
{
  size_t end = i + 1;
  while (end < side->n &&
         compare_keys(&side->keys[i], &side->keys[end]) == 0) {
    ++end;
  }
  return end;
}

static size_t
put(struct ess_statement *to, size_t n, const struct side *side, size_t from,
    size_t end)
{
  for (size_t i = from; i < end; ++i) {
    to[n++] = *side->keys[i].statement;
  }
  return n;
}

static void
merge(struct ess_difference *d, const struct side *old,
      const struct side *new)
{
  size_t i = 0;
  size_t k = 0;

  while (i < old->n || k < new->n) {
    const int order = i == old->n   ? 1
                      : k == new->n ? -1
                                    : compare_keys(&old->keys[i],
                                                   &new->keys[k]);
    const size_t i_end = order <= 0 ? behind_alike(old, i) : i;
    const size_t k_end = order >= 0 ? behind_alike(new, k) : k;
    if (order < 0) {
      d->n_removed = put(d->removed, d->n_removed, old, i, i_end);
    } else if (order > 0) {
      d->n_added = put(d->added, d->n_added, new, k, k_end);
    }
    d->kept += order == 0;
    i = i_end;
    k = k_end;
  }
}

/* Exact, and in the order of statements, which is not that of folded ones. */
static size_t
settle(struct ess_statement **items, size_t n)
{
  struct ess_statement *less = NULL;

  n = ess_statements_sort(*items, n);
  less = realloc(*items, (n ? n : 1) * sizeof **items);
  *items = less ? less : *items;
  return n;
}

static bool
compare_sides(struct ess_difference *d, const struct side *old,
              const struct side *new)
{
  d->removed = calloc(old->n ? old->n : 1, sizeof *d->removed);
  d->added = calloc(new->n ? new->n : 1, sizeof *d->added);
  if (!d->removed || !d->added) {
    return false;
  }
  merge(d, old, new);
  d->n_removed = settle(&d->removed, d->n_removed);
  d->n_added = settle(&d->added, d->n_added);
  return true;
}

enum ess_status
ess_difference_make(const struct ess_statements *old,
                    const struct ess_statements *new, unsigned likeness,
                    struct ess_difference **ret, struct ess_log *log)
{
  struct ess_difference *d = calloc(1, sizeof *d);
  struct side sides[2] = {{NULL, NULL, 0}, {NULL, NULL, 0}};
  enum ess_status st = ESS_OK;

  if (!d || !fold_side(d, old, likeness, &sides[0]) ||
      !fold_side(d, new, likeness, &sides[1]) ||
      !compare_sides(d, &sides[0], &sides[1])) {
    st = ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
    ess_difference_free(d);
    d = NULL;
  }
  free(sides[0].keys);
  free(sides[1].keys);
  *ret = d;
  return st;
}

void
ess_difference_free(struct ess_difference *difference)
{
  if (difference) {
    ess_arena_clear(&difference->arena);
    free(difference->removed);
    free(difference->added);
    free(difference);
  }
}

struct ess_statements
ess_difference_removed(const struct ess_difference *difference)
{
  return (struct ess_statements){difference->removed, difference->n_removed};
}

struct ess_statements
ess_difference_added(const struct ess_difference *difference)
{
  return (struct ess_statements){difference->added, difference->n_added};
}

size_t
ess_difference_kept(const struct ess_difference *difference)
{
  return difference->kept;
}
