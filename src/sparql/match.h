/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One triple pattern (layer 5): its matches for each of the rows that there
   are, by looking each row up, or by one scan and a merge or hash join,
   whichever is cheapest. */

#ifndef ESSAIM_SPARQL_MATCH_H
#define ESSAIM_SPARQL_MATCH_H

#include "sparql/run.h"

enum { ESS_NO_COLUMN = -1 };

/** A triple pattern in terms of the store. */
struct ess_match {
  const struct ess_triple *triple;
  ess_id constant[ESS_PLACES]; /**< 0: a variable, or nothing */
  int column[ESS_PLACES];      /**< Of a variable; ESS_NO_COLUMN */
  bool repeats;                /**< A variable stands in two places */
  bool impossible;             /**< A constant that the store has not */
  double matches;              /**< Of its constants alone, about */
  double distinct[ESS_PLACES]; /**< Values in that place, about */
  int ascending; /**< Column in which matches had better ascend, for whoever
                      joins them to the next pattern; ESS_NO_COLUMN */
};

/** Where a pattern is looked for: GRAPH, or the default graph. */
struct ess_where {
  bool named;              /**< Within GRAPH */
  struct ess_node graph;   /**< Its name */
};

/** The first pattern of a group, whose matches come a batch at a time.
    `{.rows = N}` begins; free with ess_window_clear. */
struct ess_window {
  size_t rows;                  /**< Of the next batch, at most */
  struct ess_matching *reading; /**< What the last one left; or NULL */
  bool done;                    /**< There is no next one */
};

/** Turn `triple` within `where` into `ret`. ESS_IO, reported. */
enum ess_status ess_match_of(struct ess_run *run,
                             const struct ess_where *where,
                             const struct ess_triple *triple,
                             struct ess_match *ret);

/** Add the columns that `match` binds to `bound`. */
void ess_match_mark(const struct ess_match *match, bool *bound);

/** Matches to be expected for each row, if the columns that `bound` says
    (one for each column of tables) are bound. */
double ess_match_estimate(const struct ess_match *match, const bool *bound);

/** What it costs to join `match` to `rows` rows of which each has `fan`
    matches, in rows scanned. */
double ess_match_cost(const struct ess_match *match, double rows, double fan);

/** Replace each row of `table` by what it makes with each match. ESS_LIMIT
    or ESS_IO, reported. */
enum ess_status ess_match_extend(struct ess_run *run,
                                 const struct ess_match *match,
                                 struct ess_table *table);

/** Replace the one row of `table` by what it makes with the next matches of
    `window`. As above. */
enum ess_status ess_match_window(struct ess_run *run,
                                 const struct ess_match *match,
                                 struct ess_window *window,
                                 struct ess_table *table);

/** Free what `window` holds. */
void ess_window_clear(struct ess_window *window);

/** True if `graph` is one that the request may see there: as the default
    graph, or, if `named`, by its name. */
bool ess_seen_graph(const struct ess_run *run, bool named, ess_id graph);

#endif
