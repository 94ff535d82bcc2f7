/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One triple pattern (layer 5): its matches for each of the rows that there
   are, by looking each row up, or by one scan and a hash join, whichever is
   cheaper. */

#ifndef ESSAIM_SPARQL_MATCH_H
#define ESSAIM_SPARQL_MATCH_H

#include "sparql/run.h"

enum { ESS_NO_COLUMN = -1 };

/** A triple pattern in terms of the store. */
struct ess_match {
  const struct ess_triple *triple;
  ess_id constant[ESS_PLACES]; /**< 0: a variable, or nothing */
  int column[ESS_PLACES];      /**< Of a variable; ESS_NO_COLUMN */
  bool impossible;             /**< A constant that the store has not */
  double matches;              /**< Of its constants alone, about */
};

/** Where a pattern is looked for: GRAPH, or the default graph. */
struct ess_where {
  bool named;              /**< Within GRAPH */
  struct ess_node graph;   /**< Its name */
};

/** Turn `triple` within `where` into `ret`. ESS_IO, reported. */
enum ess_status ess_match_of(struct ess_run *run,
                             const struct ess_where *where,
                             const struct ess_triple *triple,
                             struct ess_match *ret);

/** Matches to be expected for each row, if the columns that `bound` says
    (one for each column of tables) are bound. */
double ess_match_estimate(struct ess_run *run, const struct ess_match *match,
                          const bool *bound);

/** Replace each row of `table` by what it makes with each match. ESS_LIMIT
    or ESS_IO, reported. */
enum ess_status ess_match_extend(struct ess_run *run,
                                 const struct ess_match *match,
                                 struct ess_table *table);

/** True if `graph` is one that the request may see there: as the default
    graph, or, if `named`, by its name. */
bool ess_seen_graph(const struct ess_run *run, bool named, ess_id graph);

#endif
