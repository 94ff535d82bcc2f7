/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files in, piece by piece (layer 0): what is compressed with gzip comes out
   as it was before. The path "-" is standard input. */

#ifndef ESSAIM_BASE_INPUT_H
#define ESSAIM_BASE_INPUT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/progress.h"

#include <stdint.h>

/** A file being read; opaque. */
struct ess_input;

/** Open `path`. ESS_BAD_INPUT, reported, if it is not there or not readable.
    `*ret` is freed by ess_input_close. */
enum ess_status ess_input_open(const char *path, struct ess_input **ret,
                               struct ess_log *log);

/** What an input may be told; borrowed, and `{0}` will do. */
struct ess_input_options {
  const char *folder;           /**< For a temporary file, or NULL: /tmp */
  struct ess_progress progress; /**< Told of the bytes that are read, as they
                                     lie on the disk: compressed ones, if
                                     they are. The total is not known of a
                                     pipe */
};

/** Before the first byte is asked for: read as `options` say. Their progress
    is told of 0 bytes at once, so that it knows where a file begins. */
void ess_input_configure(struct ess_input *in,
                         const struct ess_input_options *options);

/** Append the next piece of `in`, of 64 KiB at most, to `out`; at the end of
    the file nothing is appended. ESS_BAD_INPUT, reported, if it cannot be
    read, is a folder, or is gzip data that are cut short or corrupt. */
enum ess_status ess_input_next(struct ess_input *in, struct ess_buf *out,
                               struct ess_log *log);

/** The digest of the whole of `in` (see base/digest.h), decompressed, what
    was read already and what is still to come; reading goes on where it was.
    A file is read once more for it; what still comes from a pipe goes to a
    temporary file without a name. Errors as ess_input_next; and ESS_IO,
    reported. */
enum ess_status ess_input_digest(struct ess_input *in, uint64_t *ret,
                                 struct ess_log *log);

/** Close and free `in`; NULL is fine. */
void ess_input_close(struct ess_input *in);

/** What the name of a file ends in, cut to what any known name needs. */
struct ess_extension {
  char text[16]; /**< Without the dot; "" if there is none */
};

/** The extension of `path`; of a name in .gz, that before it. */
struct ess_extension ess_input_extension(const char *path);

/** True if `path` is a regular file: `*ret` is its bytes on the disk. */
bool ess_input_size(const char *path, size_t *ret);

#endif
