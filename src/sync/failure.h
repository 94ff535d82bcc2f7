/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* An error that is kept (layer 5, above net and sparql): a request that fails
   may be none, once it was tried again. */

#ifndef ESSAIM_SYNC_FAILURE_H
#define ESSAIM_SYNC_FAILURE_H

#include "base/buf.h"
#include "base/diag.h"

/** The last error; `{0}` is none. Free with ess_failure_clear. */
struct ess_failure {
  enum ess_status status;
  struct ess_buf source;
  struct ess_buf text;
  struct ess_buf hint;
};

/** A log whose errors go to `failure`, the last one in place of those before;
    warnings and notes are dropped. The status of the failure is ESS_NETWORK
    until another is set. */
struct ess_log ess_failure_log(struct ess_failure *failure);

/** Report `failure` to `log`, and return its status. */
enum ess_status ess_failure_report(const struct ess_failure *failure,
                                   struct ess_log *log);

/** Free what `failure` holds. */
void ess_failure_clear(struct ess_failure *failure);

#endif
