/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The allow-list of queries (layer 4): what rasqal 0.9.33 was measured to
   answer as SPARQL 1.1 says. */

#ifndef ESSAIM_REDLAND_GUARD_H
#define ESSAIM_REDLAND_GUARD_H

#include <rasqal.h>
#include <stdbool.h>

/** What is in `query`, which is prepared, that is not on the allow-list: a
    static phrase, or NULL if all is. */
const char *ess_guard_fault(rasqal_query *query);

/** True if `query` selects COUNT or SUM. */
bool ess_guard_aggregates(rasqal_query *query);

/** The variable that result variable `v` is the SUM of, or NULL. */
const rasqal_variable *ess_guard_summed(const rasqal_variable *v);

#endif
