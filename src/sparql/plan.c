/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/plan.h"

#include <stdlib.h>
#include <string.h>

/* Patterns being ordered. */
struct planning {
  const struct ess_match *matches;
  size_t n;
  const bool *bound; /* before all */
  bool *now;         /* with the patterns that were taken */
  size_t width;
};

static double
cost_of(const struct planning *p, size_t i, double rows, double *ret_fan)
{
  const struct ess_match *match = &p->matches[i];

  *ret_fan = ess_match_estimate(match, p->now);
  /* A search from each row, of which nothing is known beforehand. */
  return match->triple->path ? rows * (1 + *ret_fan)
                             : ess_match_cost(match, rows, *ret_fan);
}

/* -------------------------------------------------------------- all orders */

/* The cheapest way to have taken a set of patterns. */
struct best {
  double cost; /* of all steps; negative: none is known */
  double rows;
  double fan;
  unsigned char last;
};

/* What `set` binds, into `p->now`. */
static void
bind_set(const struct planning *p, size_t set)
{
  memcpy(p->now, p->bound, p->width * sizeof *p->now);
  for (size_t i = 0; i < p->n; ++i) {
    if (set >> i & 1) {
      ess_match_mark(&p->matches[i], p->now);
    }
  }
}

/* Each way to go on from `set`. */
static void
go_on(const struct planning *p, size_t set, struct best *best)
{
  const struct best from = best[set];

  bind_set(p, set);
  for (size_t i = 0; i < p->n; ++i) {
    const size_t next = set | (size_t)1 << i;
    struct best to = {0, 0, 0, (unsigned char)i};
    if (next == set) {
      continue;
    }
    to.cost = from.cost + cost_of(p, i, from.rows, &to.fan);
    to.rows = from.rows * to.fan;
    if (best[next].cost < 0 || to.cost < best[next].cost) {
      best[next] = to;
    }
  }
}

static bool
search(const struct planning *p, size_t rows, struct ess_plan_step *ret)
{
  const size_t all = ((size_t)1 << p->n) - 1;
  struct best *best = malloc((all + 1) * sizeof *best);

  if (!best) {
    return false;
  }
  for (size_t set = 0; set <= all; ++set) {
    best[set].cost = -1;
  }
  best[0] = (struct best){0, (double)rows, 1, 0};
  for (size_t set = 0; set < all; ++set) {
    go_on(p, set, best);
  }
  for (size_t set = all, i = p->n; i > 0; --i) {
    ret[i - 1] = (struct ess_plan_step){best[set].last, best[set].fan};
    set &= ~((size_t)1 << best[set].last);
  }
  free(best);
  return true;
}

/* ------------------------------------------------------------- too many */

static bool
is_connected(const struct ess_match *match, const bool *bound)
{
  bool any = false;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    const int column = match->column[i];
    any = any || column != ESS_NO_COLUMN;
    if (column != ESS_NO_COLUMN && bound[column]) {
      return true;
    }
  }
  return !any;
}

/* The pattern that makes the fewest rows; one that has nothing to do with
   those taken only if no other is left, or it is one row. */
static size_t
next_best(const struct planning *p, const bool *taken, bool first,
          double *ret_fan)
{
  size_t best = p->n;
  double least = 0;

  for (size_t i = 0; i < p->n; ++i) {
    if (taken[i]) {
      continue;
    }
    const double fan = ess_match_estimate(&p->matches[i], p->now);
    const bool apart =
      fan > 1 && !first && !is_connected(&p->matches[i], p->now);
    const double weight = apart ? fan * 1e9 : fan;
    if (best == p->n || weight < least) {
      best = i;
      least = weight;
      *ret_fan = fan;
    }
  }
  return best;
}

static bool
one_by_one(const struct planning *p, struct ess_plan_step *ret)
{
  bool *taken = calloc(p->n + 1, sizeof *taken);

  if (!taken) {
    return false;
  }
  memcpy(p->now, p->bound, p->width * sizeof *p->now);
  for (size_t i = 0; i < p->n; ++i) {
    ret[i].pattern = next_best(p, taken, i == 0, &ret[i].fan);
    taken[ret[i].pattern] = true;
    ess_match_mark(&p->matches[ret[i].pattern], p->now);
  }
  free(taken);
  return true;
}

enum ess_status
ess_plan(struct ess_run *run, const struct ess_match *matches, size_t n,
         size_t rows, const bool *bound, struct ess_plan_step *ret)
{
  struct planning p = {matches, n, bound, NULL, run->width};
  bool done = false;

  p.now = malloc(p.width * sizeof *p.now);
  if (p.now) {
    done = n > 1 && n <= ESS_PLAN_SEARCHED ? search(&p, rows, ret)
                                           : one_by_one(&p, ret);
  }
  free(p.now);
  return done ? ESS_OK : ess_run_memory(run);
}
