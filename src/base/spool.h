/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Records sorted outside of memory (layer 0): they come in any order, in
   any number, and go out sorted. What does not fit the memory allowed is
   kept in a temporary file that has no name, and so outlives no process. */

#ifndef ESSAIM_BASE_SPOOL_H
#define ESSAIM_BASE_SPOOL_H

#include "base/diag.h"
#include "base/record.h"

/** How much memory, and where the rest goes. `{0}` is what is usual. */
struct ess_spool_options {
  size_t memory;      /**< Bytes for records, or 0: 16 MiB; SIZE_MAX: all
                           stay in memory */
  const char *folder; /**< For the temporary file, or NULL: /tmp */
};

/** A spool; opaque. */
struct ess_spool;

/** A new, empty spool, or NULL without memory. `options` (or NULL) and `log`
    are borrowed for as long. Free with ess_spool_free. */
struct ess_spool *ess_spool_new(const struct ess_spool_options *options,
                                struct ess_log *log);

/** Free `spool`, and its temporary file with it; NULL is fine. */
void ess_spool_free(struct ess_spool *spool);

/** Add a copy of `record`; key and payload are of 4 GiB at most each. ESS_IO
    if the temporary file cannot be made or written, ESS_LIMIT without
    memory: reported, once; it sticks. */
enum ess_status ess_spool_add(struct ess_spool *spool,
                              const struct ess_record *record);

/** Hand all records to `sink`, sorted, and of equal ones one. May be called
    again, and gives the same again; nothing may be added in between. ESS_IO
    if the temporary file cannot be written or read back, ESS_LIMIT without
    memory: reported; or what `sink` returned. */
enum ess_status ess_spool_each(struct ess_spool *spool,
                               const struct ess_record_sink *sink);

/** How many sorted runs went to the temporary file so far. */
size_t ess_spool_runs(const struct ess_spool *spool);

#endif
