/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Sorted runs of records in a temporary file that has no name (layer 0), and
   their merge: the half of spool.h that is on disk. */

#ifndef ESSAIM_BASE_RUNS_H
#define ESSAIM_BASE_RUNS_H

#include "base/diag.h"
#include "base/record.h"

/** Runs; opaque. */
struct ess_runs;

/** No runs yet, in a file of `folder` that is made with the first; NULL
    without memory. `folder` and `log` are borrowed for as long. Free with
    ess_runs_free. */
struct ess_runs *ess_runs_new(const char *folder, struct ess_log *log);

/** Free `runs`, and the file with them; NULL is fine. */
void ess_runs_free(struct ess_runs *runs);

/** Append `record` to the run being written. It must not be before the one
    added last. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_runs_add(struct ess_runs *runs,
                             const struct ess_record *record);

/** End the run being written. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_runs_end(struct ess_runs *runs);

/** Number of runs that were ended. */
size_t ess_runs_count(const struct ess_runs *runs);

/** Hand the records of all runs that were ended to `sink`, in order, and of
    equal ones one. About `memory` bytes are used for reading, but 4 KiB or
    one record for each run if that is more. ESS_IO or ESS_LIMIT, reported,
    or what `sink` returned. */
enum ess_status ess_runs_merge(const struct ess_runs *runs, size_t memory,
                               const struct ess_record_sink *sink);

#endif
