/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

/* Many batches are a time during which the graph is neither the old one nor
   the new one: its version says so until all of them are read back. */
static enum ess_status
write_many(struct ess_sync *sync, struct ess_batch batch,
           struct ess_batch rest)
{
  const struct ess_view pending = ess_buf_view(&sync->pending);
  enum ess_status st = ess_guarded_write(sync, &batch, pending);

  while (st == ESS_OK && rest.remove.n + rest.insert.n) {
    batch = ess_batch_next(&rest, &sync->target->abilities);
    st = ess_guarded_write(sync, &batch, pending);
  }
  return st;
}

enum ess_status
ess_delta_run(struct ess_sync *sync)
{
  struct ess_batch rest = {sync->plan.remove, sync->plan.insert};
  const struct ess_batch batch =
    ess_batch_next(&rest, &sync->target->abilities);

  return rest.remove.n + rest.insert.n
           ? write_many(sync, batch, rest)
           : ess_guarded_write(sync, &batch, ess_buf_view(&sync->final));
}
