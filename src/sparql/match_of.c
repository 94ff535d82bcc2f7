/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/matching.h"

bool
ess_seen_graph(const struct ess_run *run, bool named, ess_id graph)
{
  const struct ess_seen *seen = &run->seen;
  const ess_id *list = named ? seen->named : seen->defaults;
  const size_t n = named ? seen->n_named : seen->n_defaults;

  if (!seen->chosen || (named && seen->open)) {
    return named ? graph != ESS_ID_DEFAULT_GRAPH
                 : seen->merged || graph == ESS_ID_DEFAULT_GRAPH;
  }
  for (size_t i = 0; i < n; ++i) {
    if (list[i] == graph) {
      return true;
    }
  }
  return false;
}

static enum ess_status
set_place(struct ess_run *run, struct ess_match *match,
          enum ess_place_of place, const struct ess_node *node)
{
  enum ess_status st = ESS_OK;

  if (node->is_variable) {
    match->column[place] = (int)node->variable;
    return ESS_OK;
  }
  /* A path of no length is there between a term and itself, in any graph. */
  const bool end = match->triple->path && place != ESS_G;
  st = end ? ess_run_id(run, &node->term, &match->constant[place])
           : ess_txn_id(run->txn, &node->term, &match->constant[place]);
  match->impossible = match->impossible || !match->constant[place];
  return st;
}

/* The default graph is one constant, unless it is a merge. */
static enum ess_status
set_graph(struct ess_run *run, const struct ess_where *where,
          struct ess_match *match)
{
  if (where->named) {
    const enum ess_status st =
      set_place(run, match, ESS_G, &where->graph);
    const ess_id graph = match->constant[ESS_G];
    match->impossible =
      match->impossible || (graph && !ess_seen_graph(run, true, graph));
    return st;
  }
  if (!run->seen.chosen && !run->seen.merged) {
    match->constant[ESS_G] = ESS_ID_DEFAULT_GRAPH;
  } else if (run->seen.chosen && run->seen.n_defaults == 1) {
    match->constant[ESS_G] = run->seen.defaults[0];
  }
  return ESS_OK;
}

static enum ess_status
set_places(struct ess_run *run, const struct ess_where *where,
           const struct ess_triple *triple, struct ess_match *ret)
{
  *ret = (struct ess_match){.triple = triple, .ascending = ESS_NO_COLUMN};
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    ret->column[i] = ESS_NO_COLUMN;
  }
  enum ess_status st = set_place(run, ret, ESS_S, &triple->subject);
  if (!triple->path) {
    st = st ? st : set_place(run, ret, ESS_P, &triple->predicate);
  }
  st = st ? st : set_place(run, ret, ESS_O, &triple->object);
  st = st ? st : set_graph(run, where, ret);
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    for (unsigned k = 0; k < i; ++k) {
      ret->repeats = ret->repeats || (ret->column[i] != ESS_NO_COLUMN &&
                                      ret->column[i] == ret->column[k]);
    }
  }
  return st;
}

/* What constants other than the predicate leave of the matches. */
static void
narrow(struct ess_match *match)
{
  for (unsigned i = 0; i < ESS_G; ++i) {
    if (i != ESS_P && match->constant[i] && match->distinct[i] > 1) {
      match->matches /= match->distinct[i];
    }
  }
}

/* How many quads match the constants: counted if they are few, else by the
   numbers of the store. */
static enum ess_status
count(struct ess_run *run, struct ess_match *match)
{
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  struct ess_quad pattern;
  size_t n = 0;
  size_t more = 0;

  (void)ess_matching_pattern(match, NULL, &pattern);
  enum ess_status st = ess_txn_scan(run->txn, ess_order_for(&pattern),
                                    &pattern, &scan);
  st = st ? st : ess_scan_next(scan, &rows, &n);
  st = st || !n ? st : ess_scan_next(scan, &rows, &more);
  ess_scan_free(scan);
  if (more) {
    narrow(match);
  }
  if (!more || match->matches < (double)(n + more)) {
    match->matches = (double)(n + more);
  }
  return st;
}

enum ess_status
ess_match_of(struct ess_run *run, const struct ess_where *where,
             const struct ess_triple *triple, struct ess_match *ret)
{
  struct ess_predicate_counts p = {0, 0, 0};
  struct ess_store_counts all;
  enum ess_status st = set_places(run, where, triple, ret);

  st = st ? st : ess_txn_counts(run->txn, &all);
  if (st != ESS_OK || ret->impossible) {
    return st;
  }
  if (ret->constant[ESS_P]) {
    st = ess_txn_predicate(run->txn, ret->constant[ESS_P], &p);
  }
  ret->matches = (double)(p.triples ? p.triples : all.triples);
  ret->distinct[ESS_S] = (double)(p.subjects ? p.subjects : all.subjects);
  ret->distinct[ESS_P] = (double)all.predicates;
  ret->distinct[ESS_O] = (double)(p.objects ? p.objects : all.objects);
  ret->distinct[ESS_G] = (double)all.graphs;
  if (triple->path) {
    narrow(ret);
  }
  return st || triple->path ? st : count(run, ret);
}

double
ess_match_estimate(const struct ess_match *match, const bool *bound)
{
  double estimate = match->impossible ? 0 : match->matches;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    const int column = match->column[i];
    if (column != ESS_NO_COLUMN && bound[column] && match->distinct[i] > 1) {
      estimate /= match->distinct[i];
    }
  }
  return estimate;
}

void
ess_match_mark(const struct ess_match *match, bool *bound)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (match->column[i] != ESS_NO_COLUMN) {
      bound[match->column[i]] = true;
    }
  }
}
