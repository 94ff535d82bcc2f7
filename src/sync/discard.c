/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

/* Take the version away that our push has set: the next push compares anew. */
static enum ess_status
unlock_live(struct ess_sync *sync)
{
  static const struct ess_view none = {NULL, 0};
  const struct ess_view pending = ess_buf_view(&sync->pending);
  enum ess_status st = ESS_OK;

  ess_buf_reset(&sync->version);
  st = ess_version_ask(sync->client, sync->graph, &sync->version);
  if (st == ESS_OK && ess_view_equal(ess_buf_view(&sync->version), pending)) {
    st = ess_guarded_version(sync, none);
    if (st == ESS_OK &&
        !ess_view_is(ess_buf_view(&sync->journal.strategy),
                     ess_strategy_name(ESS_STRATEGY_STAGING))) {
      ess_warn(sync->log, NULL, "look with --dry-run what is different",
               "<%s> may be in part what was pushed",
               ess_buf_str(&sync->name));
    }
  }
  return st;
}

static enum ess_status
discard(struct ess_sync *sync)
{
  const struct ess_target *target = sync->target;
  enum ess_status st = ESS_OK;

  if (target->abilities.update) {
    st = ess_staging_drop(sync);
  }
  if (st == ESS_OK && target->abilities.update && !target->unversioned) {
    st = unlock_live(sync);
  }
  if (st == ESS_OK) {
    st = ess_journal_remove(ess_buf_str(&sync->folder), sync->log);
  }
  return st == ESS_PARTIAL
           ? ess_fail(sync->log, st, NULL, NULL, "given up")
           : st;
}

enum ess_status
ess_sync_discard(struct ess_client *client, struct ess_view graph,
                 const struct ess_sync_options *options, bool *ret_was,
                 struct ess_log *log)
{
  static const struct ess_statements none = {NULL, 0};
  struct ess_sync_options how = *options;
  struct ess_sync sync = {.options = &how, .log = log};

  how.resume = true;
  how.dry_run = false;
  enum ess_status st = ess_sync_open(&sync, client, graph);
  if (st == ESS_OK) {
    st = ess_sync_begin(&sync, &none);
  }
  *ret_was = sync.resumed;
  if (st == ESS_OK && sync.resumed) {
    st = discard(&sync);
  }
  ess_sync_close(&sync);
  return st;
}

enum ess_status
ess_sync_is_open(const struct ess_client *client, struct ess_view graph,
                 const char *state, bool *ret, struct ess_log *log)
{
  struct ess_journal journal = {.step = ESS_JOURNAL_NONE};
  struct ess_buf folder = {0};

  ess_sync_folder(&folder, ess_client_target(client), state, graph);
  const enum ess_status st =
    ess_journal_read(ess_buf_str(&folder), &journal, log);
  *ret = journal.step != ESS_JOURNAL_NONE;
  ess_journal_clear(&journal);
  ess_buf_clear(&folder);
  return st;
}
