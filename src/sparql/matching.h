/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quads of the store that match a pattern, one after the other (layer 5):
   those that the request may see, each triple once where graphs are
   merged. */

#ifndef ESSAIM_SPARQL_MATCHING_H
#define ESSAIM_SPARQL_MATCHING_H

#include "sparql/match.h"

/** Matches being read. `{0}` has none. */
struct ess_matching {
  struct ess_run *run;
  const struct ess_match *match;
  enum ess_order order;
  struct ess_scan *scan;
  const struct ess_row *rows;
  size_t n;
  size_t i;
  bool merge;           /**< Graphs do not matter */
  bool any;
  struct ess_quad last;
};

/** The order to read what matches `pattern` in: one that needs no look at rows
    that do not, if possible one that ascends as `match` had better. */
enum ess_order ess_matching_order(const struct ess_match *match,
                                  const struct ess_quad *pattern);

/** Begin to read what matches `pattern`, which is `match` with more or less
    bound, in `order`. ESS_IO or ESS_LIMIT, reported. Close it in any case. */
enum ess_status ess_matching_open(struct ess_matching *m,
                                  struct ess_run *run,
                                  const struct ess_match *match,
                                  enum ess_order order,
                                  const struct ess_quad *pattern);

/** The next match; `*ret_any` is false at the end. ESS_IO, reported. */
enum ess_status ess_matching_next(struct ess_matching *m,
                                  struct ess_quad *ret, bool *ret_any);

/** Pass over matches whose value in column `column` of the order, behind what
    the pattern binds, is less than `value`. ESS_IO, reported. */
enum ess_status ess_matching_seek(struct ess_matching *m, unsigned column,
                                  ess_id value);

/** End; more than once is fine. */
void ess_matching_close(struct ess_matching *m);

/** What `row` (NULL: none) and the constants bind of `match`, as a pattern;
    false if the store cannot have it. */
bool ess_matching_pattern(const struct ess_match *match, const ess_id *row,
                          struct ess_quad *ret);

/** Whether all that `pattern` binds stands in the first columns of `order`: at
    most the default graph, in which most are, has to be looked at row by
    row. */
bool ess_matching_is_range(enum ess_order order,
                           const struct ess_quad *pattern);

/** Add to `out` what `row` makes with `quad`. ESS_LIMIT, reported. */
enum ess_status ess_matching_put(struct ess_run *run,
                                 const struct ess_match *match,
                                 const struct ess_quad *quad,
                                 const ess_id *row, struct ess_table *out);

#endif
