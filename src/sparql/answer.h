/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Solutions as a graph (layer 5; SPARQL 1.1 Query, sections 16.2 and
   16.4). */

#ifndef ESSAIM_SPARQL_ANSWER_H
#define ESSAIM_SPARQL_ANSWER_H

#include "rdf/sink.h"
#include "sparql/run.h"

/** Hand to `sink` what `template` makes of each row of `table`; what would be
    no statement is left out. Blank nodes of the template are new ones in each
    row, and have labels of `prefix` and the number of the row, the first of
    which is `first`. Graphs without a name are `graph`. ESS_IO reported, or
    what `sink` returned. */
enum ess_status ess_answer_template(struct ess_run *run,
                                    const struct ess_template *template_,
                                    const struct ess_table *table,
                                    const char *prefix, size_t first,
                                    const struct ess_term *graph,
                                    const struct ess_sink *sink);

/** Hand to `sink` the statements about the `n` resources `nodes` (variables
    have their values in `table`), and about the blank nodes that those name.
    As above. */
enum ess_status ess_answer_describe(struct ess_run *run,
                                    const struct ess_node *nodes, size_t n,
                                    const struct ess_table *table,
                                    const struct ess_sink *sink);

#endif
