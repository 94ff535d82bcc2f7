/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/matching.h"

enum ess_order
ess_matching_order(const struct ess_match *match,
                   const struct ess_quad *pattern)
{
  const enum ess_order usual = ess_order_for(pattern);
  const unsigned bound = ess_order_bound(usual, pattern);

  for (unsigned i = 0; i < ESS_ORDERS; ++i) {
    const enum ess_order order = (enum ess_order)i;
    if (bound < ESS_PLACES && match->ascending != ESS_NO_COLUMN &&
        match->column[ess_order_place(order, bound)] == match->ascending &&
        ess_order_bound(order, pattern) == bound) {
      return order;
    }
  }
  return usual;
}

enum ess_status
ess_matching_open(struct ess_matching *m, struct ess_run *run,
                  const struct ess_match *match, enum ess_order order,
                  const struct ess_quad *pattern)
{
  *m = (struct ess_matching){.run = run, .match = match, .order = order};
  m->merge =
    !pattern->at[ESS_G] && match->column[ESS_G] == ESS_NO_COLUMN;
  return ess_txn_scan(run->txn, order, pattern, &m->scan);
}

void
ess_matching_close(struct ess_matching *m)
{
  ess_scan_free(m->scan);
  m->scan = NULL;
}

/* Equal variables must have equal values. */
static bool
agrees(const struct ess_match *match, const struct ess_quad *quad)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    for (unsigned k = i + 1; k < ESS_PLACES; ++k) {
      if (match->column[i] != ESS_NO_COLUMN &&
          match->column[i] == match->column[k] &&
          quad->at[i] != quad->at[k]) {
        return false;
      }
    }
  }
  return true;
}

static bool
is_new(struct ess_matching *m, const struct ess_quad *quad)
{
  if (!m->merge) {
    return true;
  }
  const bool same = m->any && m->last.at[ESS_S] == quad->at[ESS_S] &&
                    m->last.at[ESS_P] == quad->at[ESS_P] &&
                    m->last.at[ESS_O] == quad->at[ESS_O];
  m->any = true;
  m->last = *quad;
  return !same;
}

/* Whether the request may see the graph of `quad`. */
static bool
is_seen(const struct ess_matching *m, const struct ess_quad *quad)
{
  const bool named = m->match->column[ESS_G] != ESS_NO_COLUMN;

  if (m->match->constant[ESS_G] || (!named && !m->run->seen.chosen)) {
    return true;
  }
  return ess_seen_graph(m->run, named, quad->at[ESS_G]);
}

enum ess_status
ess_matching_next(struct ess_matching *m, struct ess_quad *ret,
                  bool *ret_any)
{
  *ret_any = false;
  while (!*ret_any) {
    if (m->i == m->n) {
      const enum ess_status st = ess_scan_next(m->scan, &m->rows, &m->n);
      m->i = 0;
      if (st != ESS_OK || !m->n) {
        return st;
      }
    }
    *ret = ess_order_quad(m->order, &m->rows[m->i++]);
    *ret_any = is_seen(m, ret) &&
               (!m->match->repeats || agrees(m->match, ret)) &&
               is_new(m, ret);
  }
  return ESS_OK;
}

/* First row from `i` on, of `n`, that has no less than `value`; it is likely to
   be near. */
static size_t
gallop(const struct ess_row *rows, size_t i, size_t n, unsigned column,
       ess_id value)
{
  size_t step = 1;

  while (i + step < n && rows[i + step].k[column] < value) {
    i += step;
    step *= 2;
  }
  size_t high = i + step < n ? i + step : n;
  while (i < high) {
    const size_t middle = i + (high - i) / 2;
    if (rows[middle].k[column] < value) {
      i = middle + 1;
    } else {
      high = middle;
    }
  }
  return i;
}

enum ess_status
ess_matching_seek(struct ess_matching *m, unsigned column, ess_id value)
{
  enum ess_status st = ESS_OK;

  while (m->i == m->n || m->rows[m->n - 1].k[column] < value) {
    m->i = 0;
    st = ess_scan_next(m->scan, &m->rows, &m->n);
    if (st != ESS_OK || !m->n) {
      m->n = 0;
      return st;
    }
  }
  m->i = gallop(m->rows, m->i, m->n, column, value);
  return ESS_OK;
}

bool
ess_matching_pattern(const struct ess_match *match, const ess_id *row,
                     struct ess_quad *ret)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    const int column = match->column[i];
    ret->at[i] = column == ESS_NO_COLUMN || !row ? match->constant[i]
                                                 : row[column];
    if ((unsigned)ess_id_tag(ret->at[i]) == ESS_TAG_RUN) {
      return false;
    }
  }
  return true;
}

bool
ess_matching_is_range(enum ess_order order, const struct ess_quad *pattern)
{
  for (unsigned i = ess_order_bound(order, pattern); i < ESS_PLACES; ++i) {
    const enum ess_place_of place = ess_order_place(order, i);
    if (pattern->at[place] &&
        !(place == ESS_G && pattern->at[place] == ESS_ID_DEFAULT_GRAPH)) {
      return false;
    }
  }
  return true;
}

enum ess_status
ess_matching_put(struct ess_run *run, const struct ess_match *match,
                 const struct ess_quad *quad, const ess_id *row,
                 struct ess_table *out)
{
  ess_id *joined = ess_table_copy(out, row);

  if (!joined) {
    return ess_run_memory(run);
  }
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (match->column[i] != ESS_NO_COLUMN) {
      joined[match->column[i]] = quad->at[i];
    }
  }
  return ess_run_check(run, out);
}
