/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One scan of the store joined to all rows of a table (layer 5): merged, if
   the rows ascend as an index does, else by hash. */

#ifndef ESSAIM_SPARQL_MATCH_SCAN_H
#define ESSAIM_SPARQL_MATCH_SCAN_H

#include "sparql/match.h"

/** The places of a pattern whose variables all rows of a table bind. */
struct ess_shared {
  size_t n;
  enum ess_place_of places[ESS_PLACES];
  size_t columns[ESS_PLACES];
};

/** Find what `match` and `table` share; false if it is nothing, or a variable
    of `match` is bound in some of the rows only, so that rows have to be
    looked up one by one. */
bool ess_shared_find(const struct ess_match *match,
                     const struct ess_table *table, struct ess_shared *ret);

/** Add to `out` what each row of `in` makes with each match of `match` that
    has its values at what they share. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_match_scan(struct ess_run *run,
                               const struct ess_match *match,
                               const struct ess_shared *shared,
                               const struct ess_table *in,
                               struct ess_table *out);

#endif
