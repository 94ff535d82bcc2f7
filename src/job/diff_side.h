/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One side of a difference (layer 6): read, and made so that it can be
   compared. */

#ifndef ESSAIM_JOB_DIFF_SIDE_H
#define ESSAIM_JOB_DIFF_SIDE_H

#include "job/diff.h"
#include "rdf/dataset.h"
#include "rdf/nodes.h"

/** What a side holds. Free with ess_side_clear. */
struct ess_side {
  struct ess_dataset *dataset;
  struct ess_nodes *nodes; /**< Its blank nodes were named; NULL: it has
                                none */
  bool graphs;             /**< There are named graphs */
};

/** Read `path` into the empty `side`. Errors as ess_gather. */
enum ess_status ess_side_read(struct ess_world *world, const char *path,
                              const struct ess_diff_options *options,
                              struct ess_side *side, struct ess_log *log);

/** Read the graph of `target` into the empty `side`, or if it has none each
    that is named in `other`. Statements about versions are left out. Errors
    as ess_paging_read; ESS_USAGE, reported, if a graph has no name. */
enum ess_status ess_side_fetch(const struct ess_target *target,
                               struct ess_dataset *other,
                               struct ess_side *side, struct ess_log *log);

/** Keep the statements in graph `name` alone; if there are no named graphs at
    all, put them into it. */
void ess_side_choose(struct ess_side *side, const char *name);

/** Put all statements into the graph `name`, or into none if it is NULL. */
void ess_side_merge(struct ess_side *side, const char *name);

/** Name the blank nodes by what is said of them, with literals that are alike
    under `likeness` as one. Errors as ess_nodes_name. */
enum ess_status ess_side_name(struct ess_side *side, unsigned likeness,
                              struct ess_log *log);

/** Free what `side` holds. */
void ess_side_clear(struct ess_side *side);

#endif
