/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The order in which patterns that stand together are taken (layer 5), by
   the statistics of the store. */

#ifndef ESSAIM_SPARQL_PLAN_H
#define ESSAIM_SPARQL_PLAN_H

#include "sparql/match.h"

/** More patterns than these are not tried in all orders: each time the one is
    taken that makes the fewest rows. */
enum { ESS_PLAN_SEARCHED = 12 };

/** One step of a plan. */
struct ess_plan_step {
  size_t pattern;
  double fan; /**< Rows that come, for each row that there is */
};

/** Put into `ret` (room for `n`) the order of the `n` patterns `matches` that
    costs least, for `rows` rows that bind the columns `bound`, as many as
    tables have. ESS_LIMIT, reported. */
enum ess_status ess_plan(struct ess_run *run,
                         const struct ess_match *matches, size_t n,
                         size_t rows, const bool *bound,
                         struct ess_plan_step *ret);

#endif
