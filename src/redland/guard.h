/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The allow-list of queries (layer 4): what rasqal 0.9.33 parses rightly and
   solve.h, aggregate.h and sort.h know how to answer. */

#ifndef ESSAIM_REDLAND_GUARD_H
#define ESSAIM_REDLAND_GUARD_H

#include <rasqal.h>

/** What is in `query`, which is prepared, that is not on the allow-list: a
    static phrase, or NULL if all is. */
const char *ess_guard_fault(rasqal_query *query);

#endif
