/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A SPARQL update to the store (layer 6). */

#ifndef ESSAIM_JOB_UPDATE_H
#define ESSAIM_JOB_UPDATE_H

#include "job/fetch.h"
#include "sparql/engine.h"
#include "store/quads.h"

/** What `essaim update` does; all borrowed. */
struct ess_update_options {
  struct ess_view update;   /**< SPARQL text */
  const char *update_name;  /**< Its name for messages */
  const char *update_base;  /**< Base IRI, or NULL */
  const char *base;         /**< Of our own IRIs, for the prefixes; or NULL */
  const char *store;        /**< Path of the store */
  bool merged;              /**< WHERE sees the merge of all graphs as the
                                 default graph */
  unsigned wait;            /**< Seconds to wait for another writer */
  size_t memory;            /**< Bytes, or 0: what is usual */
  struct ess_bounds bounds;
  struct ess_net_options net; /**< What LOAD and SERVICE may use */
};

/** What an update did. */
struct ess_update_report {
  uint64_t before; /**< Quads */
  uint64_t after;
};

/** Do all operations of the update in one transaction, or none. */
enum ess_status ess_update(const struct ess_update_options *options,
                           struct ess_update_report *ret_report,
                           struct ess_log *log);

#endif
