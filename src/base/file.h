/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files (layer 0): whole documents in, checked output out. Output to a path
   is written aside, synced, then renamed: the old file or the whole new one,
   never a part. The path "-" is the process's standard stream. */

#ifndef ESSAIM_BASE_FILE_H
#define ESSAIM_BASE_FILE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/input.h"

/** Read all of `path` into `out` (emptied first), decompressed if it is gzip
    data. ESS_BAD_INPUT if it is not there, not readable or a directory, or
    is gzip data that are cut short or corrupt; ESS_LIMIT if it is, or would
    become, over 1 GiB; each reported to `log`. */
enum ess_status ess_file_read(const char *path, struct ess_buf *out,
                              struct ess_log *log);

/** Read what `in` has still to give into `out` (emptied first), under the
    name `source` for messages. Errors as ess_file_read. */
enum ess_status ess_file_take(struct ess_input *in, const char *source,
                              struct ess_buf *out, struct ess_log *log);

/** An output in the making; opaque. */
struct ess_output;

/** Start an output to `path` ("-" or NULL: standard output). The file at
    `path` is not touched before ess_output_commit. ESS_IO, reported, if the
    folder cannot be written. `*ret` is owned by the caller until commit or
    discard. */
enum ess_status ess_output_open(const char *path, struct ess_output **ret,
                                struct ess_log *log);

/** Append `v`. The first write error sticks and is returned from then on;
    it is reported by ess_output_commit. */
enum ess_status ess_output_write(struct ess_output *out, struct ess_view v);

/** ESS_OK, or ESS_IO, reported, if a write to `out` has failed. For a
    caller that gives up: it discards `out` afterwards. */
enum ess_status ess_output_failed(const struct ess_output *out,
                                  struct ess_log *log);

/** Finish: flush, sync, rename into place, free `out`. ESS_IO, reported, if
    any byte could not be written; then nothing was replaced. */
enum ess_status ess_output_commit(struct ess_output *out,
                                  struct ess_log *log);

/** Throw the output away and free `out`; NULL is fine. What went to
    standard output already cannot be taken back. */
void ess_output_discard(struct ess_output *out);

#endif
