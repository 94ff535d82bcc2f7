/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Whole lines of a file, a piece at a time (layer 0): memory stays flat
   whatever the size of the file. */

#ifndef ESSAIM_BASE_LINES_H
#define ESSAIM_BASE_LINES_H

#include "base/input.h"

/** A file cut into pieces; begin with the first members set and the others
    zero, end with ess_lines_clear. */
struct ess_lines {
  struct ess_input *in; /**< Borrowed */
  const char *source;   /**< Name for messages */
  size_t piece;         /**< Bytes of a piece, about; 0: 256 KiB */
  size_t limit;         /**< Bytes of a line; 0: 1 GiB */
  struct ess_buf buf;
  size_t used; /**< Bytes of `buf` that were handed out */
  bool over;   /**< Nothing is behind `buf` */
};

/** The next piece: whole lines, or one line if that is longer; behind the
    last line end, what is left; empty at the end. Lives until the next call.
    `line` is the number of its first line, for a message. ESS_LIMIT,
    reported, if that is too long; else errors as ess_input_next. */
enum ess_status ess_lines_next(struct ess_lines *lines, unsigned long line,
                               struct ess_view *ret, struct ess_log *log);

/** Free what `lines` holds. */
void ess_lines_clear(struct ess_lines *lines);

#endif
