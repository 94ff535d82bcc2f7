/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files into the store, and the store out again (layer 6). */

#ifndef ESSAIM_JOB_LOAD_H
#define ESSAIM_JOB_LOAD_H

#include "job/source.h"

/** What `essaim load` does; all borrowed. */
struct ess_load_options {
  const char *const *inputs; /**< Profile documents and RDF files */
  size_t n_inputs;
  const char *store;         /**< Path of the store */
  const char *storage;       /**< librdf storage name, or NULL: default */
  const char *graph;         /**< IRI that statements without a graph go to,
                                  or NULL: the default graph */
  const struct ess_syntax *syntax; /**< For every input, or NULL: by name */
  struct ess_profile_options profile;
};

/** Load all inputs in one transaction: all or nothing. Every named graph
    that an input profile document brings replaces the one in the store.
    `*ret_count` is the number of statements read. */
enum ess_status ess_load(const struct ess_load_options *options,
                         unsigned long *ret_count, struct ess_log *log);

/** What `essaim dump` does; all borrowed. */
struct ess_dump_options {
  const char *store;   /**< Path of the store */
  const char *storage; /**< librdf storage name, or NULL: default */
  const char *graph;   /**< IRI of the only graph wanted, or NULL: all */
  const char *output;  /**< Path, or NULL: standard output */
  const struct ess_syntax *syntax; /**< NULL: by `output`, else N-Quads */
  const char *base;    /**< For the prefixes */
};

/** Write the store, or one graph of it, sorted: the same bytes each time. */
enum ess_status ess_dump(const struct ess_dump_options *options,
                         struct ess_log *log);

#endif
