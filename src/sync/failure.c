/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/failure.h"

static void
keep(void *self, const struct ess_diag *diag)
{
  struct ess_failure *failure = self;

  if (diag->level != ESS_ERROR) {
    return;
  }
  ess_buf_reset(&failure->source);
  ess_buf_reset(&failure->text);
  ess_buf_reset(&failure->hint);
  ess_buf_puts(&failure->source,
               diag->place.source ? diag->place.source : "");
  ess_buf_puts(&failure->text, diag->text);
  ess_buf_puts(&failure->hint, diag->hint ? diag->hint : "");
}

struct ess_log
ess_failure_log(struct ess_failure *failure)
{
  failure->status = ESS_NETWORK;
  return (struct ess_log){.on_diag = keep, .self = failure};
}

enum ess_status
ess_failure_report(const struct ess_failure *failure, struct ess_log *log)
{
  const struct ess_place place = {ess_buf_str(&failure->source), 0, 0,
                                  {NULL, 0}};

  return ess_fail(log, failure->status, failure->source.len ? &place : NULL,
                  failure->hint.len ? ess_buf_str(&failure->hint) : NULL,
                  "%s", ess_buf_str(&failure->text));
}

void
ess_failure_clear(struct ess_failure *failure)
{
  ess_buf_clear(&failure->source);
  ess_buf_clear(&failure->text);
  ess_buf_clear(&failure->hint);
}
