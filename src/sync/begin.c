/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "rdf/check.h"

void
ess_sync_folder(struct ess_buf *out, const struct ess_target *target,
                const char *state, struct ess_view graph)
{
  const struct ess_remote *remote = &target->remote;
  ess_journal_folder(
    out, state, remote->query_url ? remote->query_url : remote->store_url,
    graph);
}

static bool
is_data(void *self, const struct ess_statement *statement)
{
  const struct ess_sync *sync = self;
  return !ess_version_is(statement, sync->graph);
}

static enum ess_status
take_local(struct ess_sync *sync, const struct ess_statements *local)
{
  const struct ess_sink sink = ess_dataset_sink(sync->local);
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < local->n && st == ESS_OK; ++i) {
    st = ess_sink_add(&sink, &local->items[i]);
  }
  return st == ESS_OK ? ESS_OK : ess_sync_fail_memory(sync);
}

/* The versions that this push writes, and the name of the graph aside. */
static enum ess_status
name_versions(struct ess_sync *sync)
{
  struct ess_journal *journal = &sync->journal;
  const char *id = ess_buf_str(&journal->id);

  ess_buf_add(&sync->final, ess_buf_view(&journal->version));
  ess_version_add_pending(&sync->pending, ess_buf_view(&sync->final), id);
  ess_buf_printf(&sync->staging, "%s/staging/%s", ess_buf_str(&sync->name),
                 id);
  const enum ess_status st =
    ess_status_first(sync->pending.status, sync->staging.status);
  return st ? ess_sync_fail_memory(sync) : ESS_OK;
}

/* A push that is new: an id, and the version of the local statements. */
static enum ess_status
begin_new(struct ess_sync *sync, const struct ess_statements *local)
{
  struct ess_journal *journal = &sync->journal;
  char id[ess_version_id_size];

  enum ess_status st = take_local(sync, local);
  if (st == ESS_OK && !ess_version_id(id)) {
    return ess_fail(sync->log, ESS_IO, NULL, NULL,
                    "the system gives no random numbers");
  }
  if (st == ESS_OK) {
    ess_dataset_merge_graphs(sync->local);
    ess_dataset_filter(sync->local, is_data, sync);
    ess_dataset_sort(sync->local);
    const struct ess_statements all = ess_dataset_all(sync->local);
    ess_buf_add(&journal->graph, sync->graph);
    ess_buf_puts(&journal->id, id);
    ess_version_add(&journal->version, &all);
    st = name_versions(sync);
  }
  return st;
}

static enum ess_status
begin_again(struct ess_sync *sync)
{
  const struct ess_sink sink = ess_dataset_sink(sync->local);
  enum ess_status st = ess_journal_kept(ess_buf_str(&sync->folder), &sink,
                                        sync->log);

  sync->resumed = true;
  sync->aside = true;
  if (st == ESS_OK) {
    ess_dataset_sort(sync->local);
    ess_buf_add(&sync->base, ess_buf_view(&sync->journal.base));
    st = name_versions(sync);
  }
  return st;
}

enum ess_status
ess_sync_begin(struct ess_sync *sync, const struct ess_statements *local)
{
  const char *folder = ess_buf_str(&sync->folder);
  const bool dry = sync->options->dry_run;
  enum ess_status st =
    dry ? ESS_OK : ess_journal_lock(folder, &sync->lock, sync->log);

  if (st == ESS_OK && !dry) {
    st = ess_journal_read(folder, &sync->journal, sync->log);
  }
  if (st != ESS_OK) {
    return st;
  }
  if (sync->journal.step == ESS_JOURNAL_NONE) {
    return begin_new(sync, local);
  }
  if (!sync->options->resume) {
    return ess_fail(sync->log, ESS_PARTIAL, NULL,
                    "--resume takes it up, --discard gives it up",
                    "an earlier push of <%s> was broken off",
                    ess_buf_str(&sync->name));
  }
  return begin_again(sync);
}

enum ess_status
ess_sync_open(struct ess_sync *sync, struct ess_client *client,
              struct ess_view graph)
{
  sync->client = client;
  sync->target = ess_client_target(client);
  sync->graph = graph;
  sync->lock.fd = -1;
  ess_buf_add(&sync->name, graph);
  ess_sync_folder(&sync->folder, sync->target, sync->options->state, graph);
  sync->local = ess_dataset_new();
  sync->remote = ess_dataset_new();
  if (!sync->local || !sync->remote || sync->folder.status) {
    return ess_sync_fail_memory(sync);
  }
  if (!ess_iri_is_absolute(graph)) {
    return ess_fail(sync->log, ESS_USAGE, NULL, "give an absolute IRI",
                    "the name of the graph is not an IRI: %s",
                    ess_buf_str(&sync->name));
  }
  return ESS_OK;
}

void
ess_sync_close(struct ess_sync *sync)
{
  ess_journal_unlock(ess_buf_str(&sync->folder), &sync->lock);
  ess_difference_free(sync->difference);
  ess_dataset_free(sync->local);
  ess_dataset_free(sync->remote);
  ess_journal_clear(&sync->journal);
  ess_buf_clear(&sync->name);
  ess_buf_clear(&sync->folder);
  ess_buf_clear(&sync->base);
  ess_buf_clear(&sync->version);
  ess_buf_clear(&sync->pending);
  ess_buf_clear(&sync->final);
  ess_buf_clear(&sync->staging);
}
