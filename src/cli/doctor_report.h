/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What doctor tells (layer 7): a line a probe, for people or as JSON. */

#ifndef ESSAIM_CLI_DOCTOR_REPORT_H
#define ESSAIM_CLI_DOCTOR_REPORT_H

#include "job/doctor.h"

/** Where it goes; fill `json`. */
struct ess_doctor_report_to {
  bool json;   /**< Lines of JSON on standard output */
  bool colour; /**< Of standard output */
};

/** The sink that tells; valid as `to`. */
struct ess_probe_sink ess_doctor_report_sink(struct ess_doctor_report_to *to);

/** Tell the end of it all: what push will do with a target like this, and
    where the `profile` (or NULL) is. */
void ess_doctor_report_end(const struct ess_doctor_report_to *to,
                           const struct ess_doctor_report *report,
                           const char *profile, enum ess_status st);

#endif
