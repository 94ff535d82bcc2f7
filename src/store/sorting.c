/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/sorting.h"

#include <stdlib.h>
#include <string.h>

/* Digits of 11 bits: a histogram stays in the first cache. */
enum { digit_bits = 11, digit_values = 1 << digit_bits };

struct sorting {
  size_t n;
  ess_id *ids;        /* by rank */
  size_t n_ids;
  unsigned digits;    /* of a rank */
  struct ess_ranked *spine;
  struct ess_ranked *side;
  struct ess_ranked *spare;
};

/* A term on its way to its rank. */
struct ranked_term {
  ess_id id;
  uint32_t number;
};

/* ------------------------------------------------------------- the terms */

/* Stable, by the digit at `shift`; false if all have the same. */
static bool
pass_terms(const struct ranked_term *from, struct ranked_term *to, size_t n,
           unsigned shift)
{
  size_t starts[digit_values] = {0};
  size_t at = 0;

  for (size_t i = 0; i < n; ++i) {
    ++starts[from[i].id >> shift & (digit_values - 1)];
  }
  if (starts[from[0].id >> shift & (digit_values - 1)] == n) {
    return false;
  }
  for (size_t i = 0; i < digit_values; ++i) {
    const size_t count = starts[i];
    starts[i] = at;
    at += count;
  }
  for (size_t i = 0; i < n; ++i) {
    to[starts[from[i].id >> shift & (digit_values - 1)]++] = from[i];
  }
  return true;
}

static int
compare_terms(const void *a, const void *b)
{
  const struct ranked_term *left = a;
  const struct ranked_term *right = b;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* Returns which of the two has the sorted terms. */
static struct ranked_term *
sort_terms(struct ranked_term *terms, struct ranked_term *other, size_t n)
{
  if (n < digit_values) {
    qsort(terms, n, sizeof *terms, compare_terms);
    return terms;
  }
  for (unsigned shift = 0; shift < 64; shift += digit_bits) {
    if (pass_terms(terms, other, n, shift)) {
      struct ranked_term *swapped = terms;
      terms = other;
      other = swapped;
    }
  }
  return terms;
}

/* Terms that came under two numbers have one rank. */
static void
set_ranks(struct sorting *s, const struct ranked_term *terms, size_t n,
          uint32_t *ranks)
{
  s->n_ids = 0;
  for (size_t i = 0; i < n; ++i) {
    if (i == 0 || terms[i].id != terms[i - 1].id) {
      s->ids[s->n_ids++] = terms[i].id;
    }
    ranks[terms[i].number] = (uint32_t)s->n_ids - 1;
  }
}

static enum ess_status
rank(struct sorting *s, const ess_id *ids, size_t n_ids)
{
  struct ranked_term *terms = malloc(2 * n_ids * sizeof *terms);
  uint32_t *ranks = malloc((n_ids + 1) * sizeof *ranks);
  enum ess_status st = ESS_LIMIT;

  s->ids = malloc(n_ids * sizeof *s->ids);
  if (terms && ranks && s->ids) {
    for (size_t i = 0; i < n_ids; ++i) {
      terms[i] = (struct ranked_term){ids[i + 1], (uint32_t)i + 1};
    }
    set_ranks(s, sort_terms(terms, terms + n_ids, n_ids), n_ids, ranks);
    for (size_t i = 0; i < s->n; ++i) {
      for (unsigned place = 0; place < ESS_PLACES; ++place) {
        s->spine[i].at[place] = ranks[s->spine[i].at[place]];
      }
    }
    st = ESS_OK;
  }
  free(terms);
  free(ranks);
  return st;
}

/* -------------------------------------------------------------- the rows */

static bool
pass_rows(const struct ess_ranked *from, struct ess_ranked *to, size_t n,
          enum ess_place_of place, unsigned shift)
{
  size_t starts[digit_values] = {0};
  size_t at = 0;

  for (size_t i = 0; i < n; ++i) {
    ++starts[from[i].at[place] >> shift & (digit_values - 1)];
  }
  if (starts[from[0].at[place] >> shift & (digit_values - 1)] == n) {
    return false;
  }
  for (size_t i = 0; i < digit_values; ++i) {
    const size_t count = starts[i];
    starts[i] = at;
    at += count;
  }
  for (size_t i = 0; i < n; ++i) {
    to[starts[from[i].at[place] >> shift & (digit_values - 1)]++] = from[i];
  }
  return true;
}

static void
swap(struct ess_ranked **a, struct ess_ranked **b)
{
  struct ess_ranked *other = *a;
  *a = *b;
  *b = other;
}

/* Sort the spine by `place`; it stays sorted by the others within it. */
static void
sort_spine(struct sorting *s, enum ess_place_of place)
{
  for (unsigned i = 0; i < s->digits; ++i) {
    if (pass_rows(s->spine, s->spare, s->n, place, i * digit_bits)) {
      swap(&s->spine, &s->spare);
    }
  }
}

/* The same to one side: what holds the rows then is returned. */
static const struct ess_ranked *
sort_side(struct sorting *s, enum ess_place_of place)
{
  const struct ess_ranked *rows = s->spine;

  for (unsigned i = 0; i < s->digits; ++i) {
    if (pass_rows(rows, s->spare, s->n, place, i * digit_bits)) {
      swap(&s->side, &s->spare);
      rows = s->side;
    }
  }
  return rows;
}

/* For few rows; the columns of spog stand in the order of places. */
static int
compare_rows(const void *a, const void *b)
{
  const struct ess_ranked *left = a;
  const struct ess_ranked *right = b;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (left->at[i] != right->at[i]) {
      return left->at[i] < right->at[i] ? -1 : 1;
    }
  }
  return 0;
}

static void
sort_first(struct sorting *s)
{
  size_t n = 0;

  if (s->n < digit_values / 4) {
    qsort(s->spine, s->n, sizeof *s->spine, compare_rows);
  } else {
    for (unsigned place = ESS_PLACES; place > 0; --place) {
      sort_spine(s, (enum ess_place_of)(place - 1));
    }
  }
  for (size_t i = 0; i < s->n; ++i) {
    if (n == 0 || compare_rows(&s->spine[n - 1], &s->spine[i]) != 0) {
      s->spine[n++] = s->spine[i];
    }
  }
  s->n = n;
}

static enum ess_status
hand_on(const struct sorting *s, const struct ess_ranked *rows,
        enum ess_order order, const struct ess_rows *sink)
{
  enum ess_place_of places[ESS_PLACES];
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    places[i] = ess_order_place(order, i);
  }
  for (size_t i = 0; i < s->n && st == ESS_OK; ++i) {
    const uint32_t *at = rows[i].at;
    const struct ess_row row = {{s->ids[at[places[0]]], s->ids[at[places[1]]],
                                 s->ids[at[places[2]]],
                                 s->ids[at[places[3]]]}};
    st = sink->add(sink->self, &row);
  }
  return st;
}

/* From what the spine is, by which column, to what. */
static const struct step {
  enum ess_order order;
  enum ess_place_of by;
  bool spine;
} steps[] = {
  {ESS_GSPO, ESS_G, false}, {ESS_PSOG, ESS_P, false},
  {ESS_OSPG, ESS_O, true},  {ESS_GOSP, ESS_G, false},
  {ESS_POSG, ESS_P, true},  {ESS_GPOS, ESS_G, false},
};

static enum ess_status
each_order(struct sorting *s,
           enum ess_status (*begin)(void *self, enum ess_order order),
           const struct ess_rows *sink)
{
  enum ess_status st = begin(sink->self, ESS_SPOG);

  sort_first(s);
  st = st ? st : hand_on(s, s->spine, ESS_SPOG, sink);
  for (size_t i = 0; i < sizeof steps / sizeof *steps && st == ESS_OK; ++i) {
    const struct ess_ranked *rows = s->spine;
    if (steps[i].spine) {
      sort_spine(s, steps[i].by);
      rows = s->spine;
    } else {
      rows = sort_side(s, steps[i].by);
    }
    st = begin(sink->self, steps[i].order);
    st = st ? st : hand_on(s, rows, steps[i].order, sink);
  }
  return st;
}

enum ess_status
ess_sort_quads(struct ess_ranked *quads, size_t n, const ess_id *ids,
               size_t n_ids,
               enum ess_status (*begin)(void *self, enum ess_order order),
               const struct ess_rows *sink)
{
  struct ess_ranked *others = malloc(2 * n * sizeof *others);
  struct sorting s = {.n = n, .spine = quads};
  enum ess_status st = others ? ESS_OK : ESS_LIMIT;

  if (others && n) {
    s.spare = others;
    s.side = others + n;
    st = rank(&s, ids, n_ids);
    for (size_t left = s.n_ids; left; left >>= digit_bits) {
      ++s.digits;
    }
    st = st ? st : each_order(&s, begin, sink);
  }
  free(others);
  free(s.ids);
  return st;
}
