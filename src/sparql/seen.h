/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The dataset of a request (layer 5; SPARQL 1.1 Query, section 13.2). */

#ifndef ESSAIM_SPARQL_SEEN_H
#define ESSAIM_SPARQL_SEEN_H

#include "sparql/run.h"

/** Let `run` see what `clause` says: all as before if it says nothing. A
    graph that the store has not is an empty one. ESS_IO or ESS_LIMIT,
    reported. */
enum ess_status ess_seen_choose(struct ess_run *run,
                                const struct ess_dataset_clause *clause);

#endif
