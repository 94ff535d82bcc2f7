/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files into the store, and the store out again (layer 6). */

#ifndef ESSAIM_JOB_LOAD_H
#define ESSAIM_JOB_LOAD_H

#include "job/source.h"
#include "redland/store.h"

/** What `essaim load` does; all borrowed. */
struct ess_load_options {
  const char *const *inputs; /**< Profile documents and RDF files */
  size_t n_inputs;
  struct ess_store_options store;
  const char *graph;         /**< IRI that statements without a graph go to,
                                  or NULL: the default graph */
  const struct ess_syntax *syntax; /**< For every input, or NULL: by name */
  struct ess_profile_options profile;
  struct ess_progress progress; /**< Told of the bytes of the inputs */
};

/** What a load did. */
struct ess_load_report {
  unsigned long statements; /**< Read from the inputs, so far */
  unsigned long replaced;   /**< Profiles that the store had before */
};

/** Load all inputs in one transaction: all or nothing. The graphs of a
    profile replace its earlier ones; the description of the dataset grows.
    Two profiles with one IRI in one load are ESS_BAD_INPUT. */
enum ess_status ess_load(const struct ess_load_options *options,
                         struct ess_load_report *ret_report,
                         struct ess_log *log);

/** What `essaim dump` does; all borrowed. */
struct ess_dump_options {
  const char *store;   /**< Path of the store */
  const char *storage; /**< As in struct ess_store_options */
  const char *graph;   /**< IRI of the only graph wanted, or NULL: all */
  const char *output;  /**< Path, or NULL: standard output */
  const struct ess_syntax *syntax; /**< NULL: by `output`, else N-Quads */
  const char *base;    /**< For the prefixes */
};

/** Write the store, or one graph of it, sorted: the same bytes each time. */
enum ess_status ess_dump(const struct ess_dump_options *options,
                         struct ess_log *log);

#endif
