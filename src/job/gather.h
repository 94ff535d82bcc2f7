/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Data of this machine in memory (layer 6): of files of any kind, or of a
   store. */

#ifndef ESSAIM_JOB_GATHER_H
#define ESSAIM_JOB_GATHER_H

#include "job/source.h"
#include "rdf/dataset.h"

/** What to read; borrowed. */
struct ess_gather_options {
  const char *const *inputs; /**< Profile documents and RDF files; or none: */
  size_t n_inputs;
  const struct ess_syntax *syntax; /**< Of inputs whose names tell none; NULL:
                                        they are profile documents */
  bool own_labels;           /**< As ess_sources_keep_labels */
  const char *store;         /**< the store at this path, */
  const char *storage;       /**< as in struct ess_store_options, */
  const char *graph;         /**< and of that this graph; NULL: all */
  const struct ess_profile_options *profile;
};

/** Read all of it, checked, into `into`. ESS_BAD_INPUT, ESS_IO or ESS_LIMIT,
    reported. */
enum ess_status ess_gather(struct ess_world *world,
                           const struct ess_gather_options *options,
                           struct ess_dataset *into, struct ess_log *log);

#endif
