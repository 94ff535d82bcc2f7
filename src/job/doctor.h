/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a remote store can do (layer 6): tried, not believed. */

#ifndef ESSAIM_JOB_DOCTOR_H
#define ESSAIM_JOB_DOCTOR_H

#include "sync/client.h"

/** What `essaim doctor` does; all borrowed. */
struct ess_doctor_options {
  const struct ess_target *target;
  bool read_only;      /**< Try nothing that writes */
  const char *profile; /**< Path to write what was found to; or NULL */
};

/** How a probe ended. */
enum ess_finding {
  ESS_FINDING_YES,
  ESS_FINDING_NO,
  ESS_FINDING_NOTE,   /**< It works, but there is something to know */
  ESS_FINDING_SKIPPED
};

/** The name of `finding`: "yes", "no", "note", "skipped". */
const char *ess_finding_name(enum ess_finding finding);

/** One probe; borrowed for the call. */
struct ess_probe {
  const char *name;   /**< One word: "update" */
  const char *text;   /**< What was tried, as a sentence about the server */
  enum ess_finding finding;
  const char *detail; /**< What there is to say; or NULL. May have lines */
};

/** Told of each probe as it ends. */
struct ess_probe_sink {
  void (*on_probe)(void *self, const struct ess_probe *probe);
  void *self; /**< Handed to `on_probe` */
};

/** What was found. */
struct ess_doctor_report {
  struct ess_abilities abilities; /**< As a target should have them */
  bool written;                   /**< The profile was written */
  struct ess_traffic traffic;
};

/** Probe the target. What writes does so in graphs whose names begin with that
    of the target, `/doctor/` and a name of their own, which are removed at the
    end, also after a failure. ESS_OK if a push can write there, or with
    `read_only` read; ESS_NO if not; reported, ESS_NETWORK if the server does
    not answer queries, ESS_PARTIAL if the user stopped it, ESS_CONFLICT if the
    graphs could not be removed, ESS_IO if the profile cannot be written. */
enum ess_status ess_doctor(const struct ess_doctor_options *options,
                           const struct ess_probe_sink *sink,
                           struct ess_doctor_report *ret_report,
                           struct ess_log *log);

#endif
