/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store looked after (layer 6). */

#ifndef ESSAIM_JOB_STORE_H
#define ESSAIM_JOB_STORE_H

#include "store/check.h"
#include "store/survey.h"

/** Which store; borrowed. */
struct ess_upkeep {
  const char *store;
  unsigned wait; /**< Seconds to wait for another writer */
  size_t memory; /**< Bytes to work with, or 0: what is usual */
};

/** Look at the store. ESS_IO, reported. */
enum ess_status ess_store_stat(const struct ess_upkeep *upkeep,
                               struct ess_survey *ret, struct ess_log *log);

/** Check the store. ESS_NO if there are faults, which are reported; ESS_IO,
    reported, if it cannot be read at all. */
enum ess_status ess_store_check(const struct ess_upkeep *upkeep,
                                struct ess_check_report *ret,
                                struct ess_log *log);

/** Write the store anew, with less room; `ret_before` and `ret_after` are
    bytes of its file. ESS_IO or ESS_LIMIT, reported: it is as it was. */
enum ess_status ess_store_compact(const struct ess_upkeep *upkeep,
                                  uint64_t *ret_before, uint64_t *ret_after,
                                  struct ess_log *log);

/** Copy the store to the new folder `to` while others use it. ESS_IO,
    reported. */
enum ess_status ess_store_backup(const struct ess_upkeep *upkeep,
                                 const char *to, struct ess_log *log);

#endif
