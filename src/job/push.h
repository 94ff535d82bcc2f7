/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One graph to a remote store (layer 6). */

#ifndef ESSAIM_JOB_PUSH_H
#define ESSAIM_JOB_PUSH_H

#include "job/source.h"
#include "net/remote.h"

/** What `essaim push` does; all borrowed. Data comes from `inputs`, or from
    `store` when there are none. */
struct ess_push_options {
  const char *const *inputs; /**< Profile documents and RDF files */
  size_t n_inputs;
  const char *store;         /**< Path of the store, or NULL */
  const char *storage;       /**< As in struct ess_store_options */
  const char *source_graph;  /**< Only this graph of the store; or NULL */
  const char *graph;         /**< IRI of the graph to replace; never NULL */
  const struct ess_remote *remote; /**< Where to; needs `store_url`, and
                                        `query_url` for the read-back */
  bool dry_run;              /**< Say what would be sent, send nothing */
  struct ess_progress progress;
  struct ess_profile_options profile;
};

/** What a push did. */
struct ess_push_report {
  unsigned long statements; /**< Sent, or to be sent */
  size_t bytes;             /**< Of the body */
  bool counted;             /**< The read-back took place */
  unsigned long remote;     /**< What the read-back counted */
};

/** Push: read, check and sort everything first, then one PUT, then count.
    ESS_CONFLICT, reported, if the count differs from what was sent. */
enum ess_status ess_push(const struct ess_push_options *options,
                         struct ess_push_report *ret_report,
                         struct ess_log *log);

#endif
