/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/broken_off.h"

#include "sync/state.h"

#include <dirent.h>
#include <string.h>

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
ess_broken_off_discard(struct ess_client *client, struct ess_view graph,
                       const struct ess_sync_options *options,
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
  if (st == ESS_OK && sync.resumed) {
    st = discard(&sync);
  }
  ess_sync_close(&sync);
  return st;
}

/* ------------------------------------------------------------------ here */

static enum ess_status
add_graph(struct ess_dataset *graphs, struct ess_view graph)
{
  const struct ess_sink sink = ess_dataset_sink(graphs);
  const struct ess_statement statement = {
    .subject = {.kind = ESS_IRI, .value = graph}};
  return ess_sink_add(&sink, &statement);
}

/* The journal in the folder `name` of `state`, if it is one of `client`: its
   folder has the hash of its graph and the target. */
static enum ess_status
look_into(const struct ess_client *client, const char *state,
          const char *name, struct ess_dataset *graphs, struct ess_log *log)
{
  struct ess_journal journal = {.step = ESS_JOURNAL_NONE};
  struct ess_buf folder = {0};
  struct ess_buf own = {0};

  ess_buf_printf(&folder, "%s/%s", state, name);
  enum ess_status st = ess_journal_read(ess_buf_str(&folder), &journal, log);
  if (st == ESS_OK && journal.step != ESS_JOURNAL_NONE) {
    ess_sync_folder(&own, ess_client_target(client), state,
                    ess_buf_view(&journal.graph));
    if (ess_view_equal(ess_buf_view(&own), ess_buf_view(&folder))) {
      st = add_graph(graphs, ess_buf_view(&journal.graph));
    }
  }
  ess_journal_clear(&journal);
  ess_buf_clear(&folder);
  ess_buf_clear(&own);
  return st;
}

enum ess_status
ess_broken_off_here(const struct ess_client *client, const char *state,
                    struct ess_dataset *graphs, struct ess_log *log)
{
  DIR *folder = opendir(state);
  const struct dirent *entry = NULL;
  enum ess_status st = ESS_OK;

  while (folder && st == ESS_OK && (entry = readdir(folder))) {
    if (strncmp(entry->d_name, "push-", 5) == 0) {
      st = look_into(client, state, entry->d_name, graphs, log);
    }
  }
  if (folder) {
    (void)closedir(folder);
  }
  ess_dataset_sort(graphs);
  return st;
}

/* ----------------------------------------------------------------- there */

static const char aside[] = "/staging/";

/* Cut the name of a graph aside into that of the live one, and the id. */
static bool
take_apart(struct ess_view name, struct ess_view *live, struct ess_view *id)
{
  const size_t n = sizeof aside - 1 + ess_version_id_size - 1;

  if (name.n <= n) {
    return false;
  }
  *live = ess_view_sub(name, 0, name.n - n);
  *id = ess_view_sub(name, name.n - n + sizeof aside - 1, n);
  bool sound = ess_view_starts(ess_view_sub(name, live->n, n), aside);
  for (size_t i = 0; i < id->n; ++i) {
    sound &= id->s[i] && strchr("0123456789abcdef", id->s[i]);
  }
  return sound;
}

/* True if a push is under way, here or by the version of the live graph, that
   has the graph aside. */
static enum ess_status
is_in_use(struct ess_client *client, const char *state, struct ess_view live,
          struct ess_view id, bool *ret, struct ess_log *log)
{
  struct ess_journal journal = {.step = ESS_JOURNAL_NONE};
  struct ess_buf text = {0};

  ess_sync_folder(&text, ess_client_target(client), state, live);
  enum ess_status st = ess_journal_read(ess_buf_str(&text), &journal, log);
  *ret = ess_view_equal(ess_buf_view(&journal.id), id);
  if (st == ESS_OK && !*ret) {
    ess_buf_reset(&text);
    st = ess_version_ask(client, live, &text);
    const struct ess_view version = ess_buf_view(&text);
    *ret = ess_version_is_pending(version) && version.n > id.n &&
           ess_view_equal(ess_view_sub(version, version.n - id.n, id.n), id);
  }
  ess_journal_clear(&journal);
  ess_buf_clear(&text);
  return st;
}

static enum ess_status
drop(struct ess_client *client, struct ess_view name)
{
  enum ess_outcome outcome = ESS_UNWRITTEN;
  struct ess_buf update = {0};

  ess_buf_puts(&update, "DROP SILENT GRAPH <");
  ess_buf_add(&update, name);
  ess_buf_putc(&update, '>');
  enum ess_status st =
    ess_client_update(client, ess_buf_view(&update), &outcome);
  if (st != ESS_OK && st != ESS_PARTIAL) {
    st = ess_client_fail(client);
  }
  ess_buf_clear(&update);
  return st;
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)names;
  ess_dataset_reset(self);
  return n == 1 ? ESS_OK : ESS_NETWORK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  (void)n;
  return terms[0].kind == ESS_IRI ? add_graph(self, terms[0].value) : ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_NETWORK;
}

static enum ess_status
list_aside(struct ess_client *client, const char *graph,
           struct ess_dataset *found)
{
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, found};
  struct ess_buf query = {0};

  ess_buf_printf(&query,
                 "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } "
                 "FILTER(CONTAINS(STR(?g), \"%s%s\")) }",
                 graph ? graph : "", aside);
  const enum ess_status st =
    query.status ? query.status
                 : ess_client_ask(client, ess_buf_view(&query), &rows, NULL);
  ess_buf_clear(&query);
  return st;
}

enum ess_status
ess_broken_off_clean(struct ess_client *client, const char *graph,
                     const char *state,
                     void (*on_removed)(void *self, struct ess_view name),
                     void *self, struct ess_log *log)
{
  struct ess_dataset *found = ess_dataset_new();
  enum ess_status st = found ? list_aside(client, graph, found) : ESS_LIMIT;

  for (size_t i = 0; st == ESS_OK && i < ess_dataset_size(found); ++i) {
    const struct ess_view name = ess_dataset_at(found, i)->subject.value;
    struct ess_view live = {NULL, 0};
    struct ess_view id = {NULL, 0};
    bool used = true;
    if (take_apart(name, &live, &id) &&
        (!graph || ess_view_is(live, graph))) {
      st = is_in_use(client, state, live, id, &used, log);
    }
    if (st == ESS_OK && !used) {
      st = drop(client, name);
    }
    if (st == ESS_OK && !used) {
      on_removed(self, name);
    }
  }
  ess_dataset_free(found);
  return st;
}
