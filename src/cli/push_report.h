/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a push tells (layer 7): plans and ends for people, or each event as a
   line of JSON for programs. */

#ifndef ESSAIM_CLI_PUSH_REPORT_H
#define ESSAIM_CLI_PUSH_REPORT_H

#include "cli/progress.h"
#include "job/push.h"

/** Where it goes; fill `json` and `target`. */
struct ess_push_report_to {
  bool json;            /**< Lines of JSON on standard output */
  bool colour;          /**< Of standard output */
  bool dry_run;
  const char *target;   /**< Name to show */
  struct ess_progress_bar bar;
  unsigned long removed; /**< Graphs aside that were removed */
};

/** The sink that tells; valid as `to`. */
struct ess_push_sink ess_push_report_sink(struct ess_push_report_to *to);

/** Tell the end of it all. */
void ess_push_report_end(struct ess_push_report_to *to,
                         const struct ess_push_report *report,
                         enum ess_status st);

#endif
