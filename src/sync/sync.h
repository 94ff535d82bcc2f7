/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One graph of a remote store brought in step with statements on this machine
   (layer 5, above net and sparql): planned, written, read back. */

#ifndef ESSAIM_SYNC_SYNC_H
#define ESSAIM_SYNC_SYNC_H

#include "rdf/dataset.h"
#include "sync/client.h"
#include "sync/difference.h"

/** How a graph is changed. */
enum ess_strategy {
  ESS_STRATEGY_AUTO = 0,
  ESS_STRATEGY_DELTA,   /**< Statements out and in, in guarded batches */
  ESS_STRATEGY_STAGING, /**< A new graph aside, then moved over the old one */
  ESS_STRATEGY_DIRECT,  /**< The graph put whole */
  ESS_STRATEGY_NONE     /**< It is in step already */
};

/** The name of `strategy`: "auto", "delta", …; NULL past the last. */
const char *ess_strategy_name(size_t strategy);

/** What is allowed. */
struct ess_sync_options {
  enum ess_strategy strategy;
  bool dry_run;              /**< Only plan */
  bool take_over;            /**< Whatever another push has left there */
  bool count_only;           /**< Read back the number of statements alone */
  bool resume;               /**< Take up what was broken off */
  unsigned long max_deletions; /**< Statements, ... */
  bool percent;              /**< ... or percent of those that are there */
  const char *state;         /**< Folder for journals */
};

/** What will be done, or was. */
struct ess_plan {
  struct ess_view graph;
  enum ess_strategy strategy;
  struct ess_statements insert; /**< Not on the server yet */
  struct ess_statements remove; /**< On the server, and not here */
  size_t keep;               /**< Statements that both have */
  size_t requests;           /**< Requests that write, about */
  size_t bytes;              /**< Of their bodies, about */
};

/** How it ended. */
enum ess_sync_end {
  ESS_END_DONE,      /**< The remote graph is what was here */
  ESS_END_IN_STEP,   /**< It was already */
  ESS_END_CHANGES,   /**< There is something to do; a dry run */
  ESS_END_UNCHANGED, /**< It failed, and the remote graph is as it was */
  ESS_END_RESUMABLE, /**< It was broken off, and can be taken up */
  ESS_END_DRIFT,     /**< The remote graph is not what was written */
  ESS_END_CONFLICT,  /**< Somebody else writes there; it was left alone */
  ESS_END_DISCARDED  /**< What was broken off was given up */
};

/** The name of `end`: "done", "in-step", …. */
const char *ess_sync_end_name(enum ess_sync_end end);

/** Told of a plan, when it is made, and of its end. */
struct ess_plan_sink {
  void (*on_plan)(void *self, const struct ess_plan *plan);
  void (*on_end)(void *self, struct ess_view graph, enum ess_sync_end end);
  void *self; /**< Handed to both */
};

/** Bring `graph` of the target of `client` in step with `local`: ground
    statements, in any order, whose graphs do not count. What is to be read
    and written is told to `sink`; progress of uploads to `progress`. Returns
    ESS_OK for ESS_END_DONE and ESS_END_IN_STEP, ESS_NO for ESS_END_CHANGES,
    else, reported: ESS_PARTIAL if it can be resumed, ESS_CONFLICT for drift
    and conflicts, or why nothing was changed. */
enum ess_status ess_sync_run(struct ess_client *client, struct ess_view graph,
                             const struct ess_statements *local,
                             const struct ess_sync_options *options,
                             const struct ess_plan_sink *sink,
                             struct ess_progress progress,
                             struct ess_log *log);

#endif
