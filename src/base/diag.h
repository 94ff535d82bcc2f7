/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Diagnostics (layer 0): the library says what is wrong to a log that the
   caller hands in; it never prints. A function reports or passes a status
   up, never both for the same cause. */

#ifndef ESSAIM_BASE_DIAG_H
#define ESSAIM_BASE_DIAG_H

#include "base/status.h"
#include "base/view.h"

/** How grave a diagnostic is. */
enum ess_level { ESS_ERROR, ESS_WARNING, ESS_NOTE };

/** A place in a document. Zero line or column: not known. */
struct ess_place {
  const char *source;   /**< Name to show: a path, "-" or a URL; or NULL */
  unsigned long line;   /**< 1-based */
  unsigned long column; /**< 1-based, in characters (code points) */
  struct ess_view text; /**< The source line, without its end; or empty */
};

/** One diagnostic; everything in it is borrowed for the call. */
struct ess_diag {
  enum ess_level level;
  struct ess_place place;
  const char *text; /**< What is wrong: one line, no final full stop */
  const char *hint; /**< What to do about it; or NULL */
};

/** Where diagnostics go, and how many came. */
struct ess_log {
  void (*on_diag)(void *self, const struct ess_diag *diag); /**< or NULL */
  void *self;         /**< Handed to `on_diag` */
  unsigned errors;    /**< Counted by ess_report */
  unsigned warnings;  /**< Counted by ess_report */
};

/** Count `diag` and hand it on. */
void ess_report(struct ess_log *log, const struct ess_diag *diag);

/** Report an error at `place` (NULL: nowhere) with `hint` (or NULL), its
    text formatted as by printf. Returns `st`, so that a caller can write
    `return ess_fail(...)`. */
enum ess_status ess_fail(struct ess_log *log, enum ess_status st,
                         const struct ess_place *place, const char *hint,
                         const char *format, ...)
  __attribute__((format(printf, 5, 6)));

/** Report a warning, as ess_fail does an error. */
void ess_warn(struct ess_log *log, const struct ess_place *place,
              const char *hint, const char *format, ...)
  __attribute__((format(printf, 4, 5)));

/** Report a note, as ess_fail does an error, without a hint. */
void ess_note(struct ess_log *log, const struct ess_place *place,
              const char *format, ...)
  __attribute__((format(printf, 3, 4)));

/** The place of byte `offset` of `document`: its line, column and text. */
struct ess_place ess_place_at(const char *source, struct ess_view document,
                              size_t offset);

/** The place of line `line` (1-based) and column `column` (0: not known) of
    `document`, with that line's text. */
struct ess_place ess_place_of_line(const char *source,
                                   struct ess_view document,
                                   unsigned long line, unsigned long column);

#endif
