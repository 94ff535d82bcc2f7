/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A progress bar on standard error (layer 7), only if it is a terminal. */

#ifndef ESSAIM_CLI_PROGRESS_H
#define ESSAIM_CLI_PROGRESS_H

#include "base/progress.h"

#include <stdbool.h>

/** A bar; `{0}` is one that is not shown yet. It comes after half a second,
    so not at all for what is quick. */
struct ess_progress_bar {
  const unsigned long *count; /**< Statements so far, to be shown with how
                                   many come a second and the time that is
                                   left; or NULL */
  bool terminal;   /**< Standard error can show it */
  bool shown;      /**< It stands on the line now */
  double began;    /**< When, in seconds of some clock */
  double drawn;    /**< When it was drawn last */
};

/** What drives `bar`, valid as long as it. */
struct ess_progress ess_progress_bar_sink(struct ess_progress_bar *bar);

/** Take the bar off the screen. */
void ess_progress_bar_erase(struct ess_progress_bar *bar);

#endif
