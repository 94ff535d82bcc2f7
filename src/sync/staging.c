/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "sync/paging.h"

enum { most_replans = 3 };

enum ess_status
ess_staging_drop(struct ess_sync *sync)
{
  struct ess_buf update = {0};

  ess_buf_printf(&update, "DROP SILENT GRAPH <%s>",
                 ess_buf_str(&sync->staging));
  const enum ess_status st =
    update.status ? update.status
                  : ess_guarded_update(sync, ess_buf_view(&update));
  ess_buf_clear(&update);
  return st;
}

/* The live graph must still be what the plan was made for. A server may still
   be at work on what a push that was killed has sent: then ESS_NO, to plan
   again. */
static enum ess_status
check_live(struct ess_sync *sync, size_t planned)
{
  unsigned long rows = 0;

  enum ess_status st =
    ess_paging_count(sync->client, sync->graph, &rows, sync->log);
  if (st == ESS_OK && rows != planned && sync->resumed &&
      sync->replans < most_replans) {
    ++sync->replans;
    st = ESS_NO;
  } else if (st == ESS_OK && rows != planned) {
    st = ess_fail(sync->log, ESS_CONFLICT, NULL, "push again",
                  "somebody else writes to <%s>: it had %zu statements, now "
                  "it has %lu",
                  ess_buf_str(&sync->name), planned, rows);
  }
  return st;
}

/* True if the graph aside is gone: it became the live one. */
static enum ess_status
look_aside(struct ess_sync *sync, bool *ret_gone)
{
  unsigned long rows = 0;
  const enum ess_status st = ess_paging_count(
    sync->client, ess_buf_view(&sync->staging), &rows, sync->log);
  *ret_gone = rows == 0;
  return st;
}

/* A MOVE is never sent twice without a look: the second one would move a graph
   that is not there over the live one. */
static enum ess_status
swap(struct ess_sync *sync)
{
  const struct ess_view final = ess_buf_view(&sync->final);
  enum ess_outcome outcome = ESS_UNWRITTEN;
  struct ess_buf update = {0};
  unsigned attempt = 1;

  ess_buf_printf(&update, "MOVE GRAPH <%s> TO GRAPH <%s>",
                 ess_buf_str(&sync->staging), ess_buf_str(&sync->name));
  enum ess_status st = update.status;
  while (st == ESS_OK) {
    bool done = false;
    (void)ess_client_update(sync->client, ess_buf_view(&update), &outcome);
    if (outcome == ESS_UNWRITTEN) {
      st = ess_guarded_give_up(sync);
      break;
    }
    sync->unsure = true;
    st = sync->target->unversioned ? look_aside(sync, &done)
                                   : ess_guarded_look(sync, final, &done);
    if (done) {
      sync->unsure = false;
      sync->touched = true;
      ess_buf_reset(&sync->version);
      ess_buf_add(&sync->version, final);
      break;
    }
    if (st == ESS_OK && outcome == ESS_WRITTEN) {
      sync->unsure = false;
      st = ess_guarded_fail_unstored(sync, sync->target->remote.update_url);
    } else if (st == ESS_OK && !ess_client_wait(sync->client, ++attempt)) {
      st = ess_guarded_give_up(sync);
    }
  }
  ess_buf_clear(&update);
  return st;
}

/* True if the graph aside is there and whole, from a push that was broken
   off. */
static enum ess_status
find_aside(struct ess_sync *sync, bool *ret_whole)
{
  bool gone = true;
  enum ess_status st = ESS_OK;

  *ret_whole = false;
  if (sync->journal.step >= ESS_JOURNAL_PLANNED && sync->resumed) {
    st = look_aside(sync, &gone);
  }
  if (st == ESS_OK && !gone) {
    st = ess_verify(sync, ess_buf_view(&sync->staging), false, ret_whole);
  }
  return st;
}

enum ess_status
ess_staging_run(struct ess_sync *sync)
{
  const size_t there = ess_dataset_size(sync->remote);
  const size_t versions = sync->version_rows;
  const bool unversioned = sync->target->unversioned;
  bool whole = false;

  enum ess_status st = find_aside(sync, &whole);
  if (st == ESS_OK && !whole) {
    st = ess_upload(sync, ess_buf_view(&sync->staging), &sync->aside);
  }
  if (st == ESS_OK) {
    st = ess_sync_note_step(sync, ESS_JOURNAL_VERIFIED);
  }
  if (st == ESS_OK) {
    st = ess_guarded_version(sync, ess_buf_view(&sync->pending));
  }
  if (st == ESS_OK) {
    st = check_live(sync, there + (unversioned ? versions : 1));
  }
  return st == ESS_OK ? swap(sync) : st;
}
