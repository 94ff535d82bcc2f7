/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Graphs to a remote store (layer 6). */

#ifndef ESSAIM_JOB_PUSH_H
#define ESSAIM_JOB_PUSH_H

#include "job/source.h"
#include "sync/sync.h"

/** What a push does with what was broken off before. */
enum ess_push_action {
  ESS_PUSH_RUN,
  ESS_PUSH_RESUME,  /**< Take it up; then, if there are data, push them */
  ESS_PUSH_DISCARD, /**< Give it up */
  ESS_PUSH_CLEAN    /**< Remove graphs aside that nobody knows any more */
};

/** What `essaim push` does; all borrowed. Data come from `inputs`, or from
    `store` when there are none; to resume, both may be missing. */
struct ess_push_options {
  enum ess_push_action action;
  const char *const *inputs; /**< Profile documents and RDF files */
  size_t n_inputs;
  const char *store;         /**< Path of the store, or NULL */
  const char *storage;       /**< As in struct ess_store_options */
  const char *source_graph;  /**< Only this graph of the store; or NULL */
  const struct ess_target *target;
  struct ess_sync_options sync;
  struct ess_profile_options profile;
};

/** Told what happens; all of it must be there. */
struct ess_push_sink {
  struct ess_plan_sink plan;
  struct ess_sync_sink requests;
  struct ess_progress progress; /**< Of uploads */
  void (*on_removed)(void *self, struct ess_view graph); /**< To clean */
  void *self;                   /**< Handed to `on_removed` */
};

/** What a push did. */
struct ess_push_report {
  size_t graphs;     /**< How many were looked at */
  size_t statements; /**< Of the data, in all */
  size_t nodes;      /**< Blank nodes that were given IRIs */
  struct ess_traffic traffic;
};

/** Push: everything is read and checked before the first byte leaves; then
    graph by graph, in the order of their names, until one fails. Returns as
    ess_sync_run; ESS_NO if a dry run finds something to do. */
enum ess_status ess_push(const struct ess_push_options *options,
                         const struct ess_push_sink *sink,
                         struct ess_push_report *ret_report,
                         struct ess_log *log);

#endif
