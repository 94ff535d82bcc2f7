/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the program says (layer 7): diagnostics with the source line and a
   caret, short summaries, and text that was asked for. */

#ifndef ESSAIM_CLI_REPORT_H
#define ESSAIM_CLI_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

/** A log that writes to standard error. */
struct ess_log ess_report_log(void);

/** Append `diag` to `out` as it is shown: "file:line:col: error: text", the
    source line, a caret under the column, "hint: …". Control characters are
    made visible; a long line is clipped around the column. */
void ess_diag_show(struct ess_buf *out, const struct ess_diag *diag,
                   bool colour);

/** Write one line to standard error, formatted as by printf. */
void ess_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Write `text` to standard output and clear it. ESS_IO, reported, if it
    does not take it all. */
enum ess_status ess_print(struct ess_buf *text, struct ess_log *log);

/** Write `v` to the file descriptor `fd`, as far as it takes it: for what
    nobody can be told about if it fails. */
void ess_write_fd(int fd, struct ess_view v);

#endif
