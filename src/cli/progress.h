/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A progress bar on standard error (layer 7), only if it is a terminal. */

#ifndef ESSAIM_CLI_PROGRESS_H
#define ESSAIM_CLI_PROGRESS_H

#include "base/progress.h"

#include <stdbool.h>

/** A bar; `{0}` is one that is not shown yet. */
struct ess_progress_bar {
  bool terminal;   /**< Standard error can show it */
  bool shown;      /**< It stands on the line now */
  size_t last;     /**< Permille drawn last */
};

/** What drives `bar`, valid as long as it. */
struct ess_progress ess_progress_bar_sink(struct ess_progress_bar *bar);

/** Take the bar off the screen. */
void ess_progress_bar_erase(struct ess_progress_bar *bar);

#endif
