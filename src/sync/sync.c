/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "sync/failure.h"

enum { percent_all = 100, most_mendings = 2 };

static const char *const ends[] = {
  "done", "in-step", "changes", "unchanged", "resumable", "drift",
  "conflict", "discarded"};

const char *
ess_sync_end_name(enum ess_sync_end end)
{
  return ends[end];
}

enum ess_status
ess_sync_fail_memory(const struct ess_sync *sync)
{
  return ess_fail(sync->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

enum ess_status
ess_sync_note_step(struct ess_sync *sync, enum ess_journal_step step)
{
  sync->journal.step = step;
  return ess_journal_write(ess_buf_str(&sync->folder), &sync->journal,
                           sync->log);
}

/* ------------------------------------------------------------------ plan */

static enum ess_status
fail_foreign(const struct ess_sync *sync)
{
  const struct ess_view version = ess_buf_view(&sync->version);

  if (ess_version_is_pending(version)) {
    return ess_fail(sync->log, ESS_CONFLICT, NULL,
                    "wait until it is over; if it was broken off for good, "
                    "--take-over",
                    "somebody else pushes to <%s>: its version is %s",
                    ess_buf_str(&sync->name), ess_buf_str(&sync->version));
  }
  return ess_fail(sync->log, ESS_CONFLICT, NULL,
                  "--discard, then push again: it will be compared anew",
                  "somebody else has pushed to <%s> meanwhile: its version "
                  "is %s",
                  ess_buf_str(&sync->name),
                  version.n ? ess_buf_str(&sync->version) : "none");
}

/* May we write over this version? Not if it is that of another push under
   way, nor, when a push is taken up, if it is none that it knows. */
static enum ess_status
check_version(struct ess_sync *sync)
{
  const struct ess_view version = ess_buf_view(&sync->version);
  const bool ours = ess_view_equal(version, ess_buf_view(&sync->pending));
  const bool known = ours ||
                     ess_view_equal(version, ess_buf_view(&sync->final)) ||
                     ess_view_equal(version, ess_buf_view(&sync->base));
  const bool foreign =
    sync->resumed ? !known : ess_version_is_pending(version) && !ours;

  if (sync->target->unversioned || sync->options->take_over ||
      !(foreign || sync->version_rows > 1)) {
    return ESS_OK;
  }
  return fail_foreign(sync);
}

static size_t
allowed_deletions(const struct ess_sync *sync)
{
  const struct ess_sync_options *options = sync->options;
  const size_t there = ess_dataset_size(sync->remote);

  return options->percent
           ? (size_t)((double)there * (double)options->max_deletions /
                      percent_all)
           : options->max_deletions;
}

static enum ess_status
check_deletions(const struct ess_sync *sync)
{
  const size_t most = allowed_deletions(sync);

  return sync->plan.remove.n <= most || sync->resumed
           ? ESS_OK
           : ess_fail(sync->log, ESS_LIMIT, NULL,
                      "if it is right so, raise --max-deletions (100%: any "
                      "number)",
                      "%zu of %zu statements of <%s> would be deleted; %zu "
                      "are allowed",
                      sync->plan.remove.n, ess_dataset_size(sync->remote),
                      ess_buf_str(&sync->name), most);
}

static enum ess_status
plan(struct ess_sync *sync)
{
  enum ess_status st = ess_sync_read(sync, sync->graph);

  if (st == ESS_OK) {
    st = check_version(sync);
  }
  if (st == ESS_OK) {
    st = ess_sync_plan(sync);
  }
  if (st == ESS_OK && !sync->resumed) {
    ess_buf_add(&sync->base, ess_buf_view(&sync->version));
    ess_buf_add(&sync->journal.base, ess_buf_view(&sync->version));
  }
  if (st == ESS_OK && sync->plan.insert.n + sync->plan.remove.n) {
    st = ess_sync_choose(sync);
  }
  if (st == ESS_OK) {
    sync->sink->on_plan(sync->sink->self, &sync->plan);
  }
  return st;
}

/* ------------------------------------------------------------------- act */

static enum ess_status
keep_journal(struct ess_sync *sync)
{
  const struct ess_statements all = ess_dataset_all(sync->local);
  enum ess_status st = ESS_OK;

  if (!sync->resumed) {
    st = ess_journal_keep(ess_buf_str(&sync->folder), &all, sync->log);
  }
  if (st == ESS_OK) {
    ess_buf_reset(&sync->journal.strategy);
    ess_buf_puts(&sync->journal.strategy,
                 ess_strategy_name(sync->plan.strategy));
    st = ess_sync_note_step(sync, ESS_JOURNAL_PLANNED);
  }
  return st;
}

static enum ess_status
act(struct ess_sync *sync)
{
  enum ess_status st = keep_journal(sync);

  if (st == ESS_OK && sync->options->take_over) {
    st = ess_guarded_take_over(sync);
  }
  if (st != ESS_OK) {
    return st;
  }
  switch (sync->plan.strategy) {
  case ESS_STRATEGY_DELTA:
    return ess_delta_run(sync);
  case ESS_STRATEGY_STAGING:
    return ess_staging_run(sync);
  case ESS_STRATEGY_DIRECT:
    return ess_direct_run(sync);
  default:
    return ESS_OK;
  }
}

/* ------------------------------------------------------------------- end */

static bool
is_held(const struct ess_sync *sync)
{
  return !sync->target->unversioned &&
         ess_view_equal(ess_buf_view(&sync->version),
                        ess_buf_view(&sync->pending));
}

/* Read the live graph back. What is different while the graph is ours alone is
   a request that the server has not carried out, though it said so: it is
   written again. What is different in the end is told. */
static enum ess_status
read_back(struct ess_sync *sync, bool *ret_same)
{
  enum ess_status st = ess_verify(sync, sync->graph, false, ret_same);

  for (int i = 0; i < most_mendings && st == ESS_OK && !*ret_same &&
                  is_held(sync) && !sync->options->count_only;
       ++i) {
    st = ess_sync_plan(sync);
    st = st ? st : ess_delta_run(sync);
    st = st ? st : ess_verify(sync, sync->graph, false, ret_same);
  }
  if (st == ESS_OK && !*ret_same) {
    st = ess_verify(sync, sync->graph, true, ret_same);
  }
  return st;
}

/* Read back; then say in the graph itself that it is whole. Drift does not
   keep the lock: the next push compares anew. */
static enum ess_status
conclude(struct ess_sync *sync, enum ess_sync_end *ret)
{
  bool same = false;

  enum ess_status st = ess_sync_note_step(sync, ESS_JOURNAL_SENT);
  same = sync->verified;
  if (st == ESS_OK && !same) {
    st = read_back(sync, &same);
  }
  if (st == ESS_OK && !sync->options->count_only) {
    st = check_version(sync);
  }
  if (st == ESS_OK) {
    st = ess_guarded_version(sync, ess_buf_view(&sync->final));
  }
  if (st == ESS_OK && sync->aside &&
      sync->plan.strategy != ESS_STRATEGY_STAGING) {
    st = ess_staging_drop(sync);
  }
  if (st == ESS_OK) {
    st = ess_journal_remove(ess_buf_str(&sync->folder), sync->log);
  }
  if (st == ESS_OK) {
    *ret = same ? ESS_END_DONE : ESS_END_DRIFT;
    st = same ? ESS_OK : ESS_CONFLICT;
  }
  return st;
}

/* Make the remote as it was, if no more than the lock and the graph aside are
   ours. */
static bool
undo(struct ess_sync *sync)
{
  const struct ess_view version = ess_buf_view(&sync->version);
  const bool locked =
    ess_view_equal(version, ess_buf_view(&sync->pending));
  struct ess_failure unheard = {ESS_OK, {0}, {0}, {0}};
  struct ess_log quiet = ess_failure_log(&unheard);
  struct ess_log *log = sync->log;
  enum ess_status st = ESS_OK;

  sync->log = &quiet;
  struct ess_log *before = ess_client_hurry(sync->client, true, &quiet);
  if (sync->aside) {
    st = ess_staging_drop(sync);
  }
  if (st == ESS_OK && locked) {
    st = ess_guarded_version(sync, ess_buf_view(&sync->base));
  }
  sync->log = log;
  (void)ess_client_hurry(sync->client, false, before);
  ess_failure_clear(&unheard);
  return st == ESS_OK && !sync->unsure;
}

/* Say how it ended when it did not go well. */
static enum ess_status
give_up(struct ess_sync *sync, enum ess_status st, enum ess_sync_end *ret)
{
  const bool begun = sync->journal.step != ESS_JOURNAL_NONE;
  const bool clean =
    !begun || (!sync->touched && !sync->unsure && !sync->resumed &&
               !ess_client_is_stopped(sync->client) && undo(sync));

  if (clean) {
    *ret = st == ESS_CONFLICT ? ESS_END_CONFLICT : ESS_END_UNCHANGED;
    if (begun) {
      (void)ess_journal_remove(ess_buf_str(&sync->folder), sync->log);
    }
    return st != ESS_PARTIAL
             ? st
             : ess_fail(sync->log, st, NULL, "push again when you like",
                        "given up; the remote graph is as it was");
  }
  *ret = st == ESS_CONFLICT ? ESS_END_CONFLICT : ESS_END_RESUMABLE;
  if (st == ESS_CONFLICT) {
    return st;
  }
  return ess_fail(sync->log, ESS_PARTIAL, NULL,
                  "--resume takes it up, --discard gives it up",
                  "the push of <%s> was broken off%s",
                  ess_buf_str(&sync->name),
                  sync->touched ? ": a part of it is on the server" : "");
}

static enum ess_status
run(struct ess_sync *sync, const struct ess_statements *local,
    enum ess_sync_end *ret)
{
  enum ess_status st = ess_sync_begin(sync, local);

  if (st == ESS_PARTIAL) {
    *ret = ESS_END_RESUMABLE;
    return st;
  }
  st = st ? st : plan(sync);
  if (st != ESS_OK) {
    return give_up(sync, st, ret);
  }
  if (sync->plan.strategy == ESS_STRATEGY_NONE && !sync->resumed) {
    *ret = ESS_END_IN_STEP;
    return ESS_OK;
  }
  if (sync->options->dry_run) {
    *ret = ESS_END_CHANGES;
    return ESS_NO;
  }
  st = check_deletions(sync);
  st = st ? st : act(sync);
  while (st == ESS_NO) {
    st = plan(sync);
    st = st ? st : act(sync);
  }
  st = st ? st : conclude(sync, ret);
  return st == ESS_OK || *ret == ESS_END_DRIFT ? st : give_up(sync, st, ret);
}

enum ess_status
ess_sync_run(struct ess_client *client, struct ess_view graph,
             const struct ess_statements *local,
             const struct ess_sync_options *options,
             const struct ess_plan_sink *sink, struct ess_progress progress,
             struct ess_log *log)
{
  struct ess_sync sync = {.options = options, .sink = sink,
                          .progress = progress, .log = log};
  enum ess_sync_end end = ESS_END_UNCHANGED;

  enum ess_status st = ess_sync_open(&sync, client, graph);
  if (st == ESS_OK) {
    st = run(&sync, local, &end);
  }
  sink->on_end(sink->self, graph, end);
  ess_sync_close(&sync);
  return st;
}
