/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

enum ess_status
ess_direct_run(struct ess_sync *sync)
{
  bool begun = false;
  enum ess_status st = ESS_OK;

  if (sync->target->abilities.update) {
    st = ess_guarded_version(sync, ess_buf_view(&sync->pending));
  }
  if (st == ESS_OK) {
    st = ess_upload(sync, sync->graph, &begun);
    sync->touched |= begun && ess_dataset_size(sync->remote) > 0;
    sync->unsure |= begun && st != ESS_OK;
    sync->verified = st == ESS_OK; /* it was read back a moment ago */
  }
  return st;
}
