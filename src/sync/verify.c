/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "rdf/check.h"
#include "rdf/writer.h"
#include "sync/paging.h"

enum { most_shown = 5 };

/* Those that are no statement about the version of the graph. */
static bool
is_data(void *self, const struct ess_statement *statement)
{
  struct ess_sync *sync = self;
  const bool data = !ess_version_is(statement, sync->graph);
  sync->version_rows += !data;
  return data;
}

/* Terms that no update can name: blank nodes, and what is no RDF. */
static bool
is_opaque(const struct ess_statement *statement)
{
  return statement->subject.kind == ESS_BLANK ||
         statement->object.kind == ESS_BLANK ||
         ess_statement_fault(statement);
}

static bool
any_opaque(const struct ess_dataset *dataset)
{
  const size_t n = ess_dataset_size(dataset);
  size_t i = 0;
  while (i < n && !is_opaque(ess_dataset_at(dataset, i))) {
    ++i;
  }
  return i < n;
}

/* The version in the graph aside is not yet that of the live one. */
static void
take_version(struct ess_sync *sync, struct ess_view graph)
{
  const struct ess_statements rows = ess_dataset_all(sync->remote);
  if (ess_view_equal(graph, sync->graph)) {
    ess_buf_reset(&sync->version);
    ess_version_of(&sync->version, &rows, sync->graph);
  }
}

enum ess_status
ess_sync_read(struct ess_sync *sync, struct ess_view graph)
{
  struct ess_dataset *remote = sync->remote;

  ess_difference_free(sync->difference);
  sync->difference = NULL;
  sync->version_rows = 0;
  enum ess_status st =
    ess_paging_read(sync->client, graph, remote, sync->log);
  if (st == ESS_OK) {
    take_version(sync, graph);
    ess_dataset_filter(remote, is_data, sync);
    sync->opaque = any_opaque(remote);
    const struct ess_statements there = ess_dataset_all(remote);
    const struct ess_statements here = ess_dataset_all(sync->local);
    st = ess_difference_make(&there, &here, sync->target->abilities.likeness,
                             &sync->difference, sync->log);
  }
  return st;
}

static void
show(const struct ess_sync *sync, const char *what,
     const struct ess_statements *statements)
{
  struct ess_buf line = {0};

  for (size_t i = 0; i < statements->n && i < most_shown; ++i) {
    ess_buf_reset(&line);
    ess_ntriples_triple(&line, &statements->items[i]);
    ess_buf_truncate(&line, line.len ? line.len - 1 : 0);
    ess_note(sync->log, NULL, NULL, "%s: %s", what, ess_buf_str(&line));
  }
  if (statements->n > most_shown) {
    ess_note(sync->log, NULL, NULL, "%s: and %zu more", what,
             statements->n - most_shown);
  }
  ess_buf_clear(&line);
}

/* Tell what is different, and how much. */
static void
tell_drift(const struct ess_sync *sync)
{
  const struct ess_statements over =
    ess_difference_removed(sync->difference);
  const struct ess_statements missing =
    ess_difference_added(sync->difference);

  (void)ess_fail(sync->log, ESS_CONFLICT, NULL,
                 "essaim diff shows all of it; push again to mend it",
                 "<%s> is not what was pushed: %zu statements are missing, "
                 "%zu are too many",
                 ess_buf_str(&sync->name), missing.n, over.n);
  show(sync, "missing", &missing);
  show(sync, "too many", &over);
}

static enum ess_status
compare_counts(struct ess_sync *sync, struct ess_view graph, bool tell,
               bool *ret_same)
{
  const size_t want =
    ess_dataset_size(sync->local) + !sync->target->unversioned;
  unsigned long rows = 0;

  const enum ess_status st =
    ess_paging_count(sync->client, graph, &rows, sync->log);
  *ret_same = rows == want;
  if (st == ESS_OK && tell && !*ret_same) {
    (void)ess_fail(sync->log, ESS_CONFLICT, NULL,
                   "push again: what is different will be told",
                   "<%s> has %lu statements, not %zu",
                   ess_buf_str(&sync->name), rows, want);
  }
  return st;
}

enum ess_status
ess_verify(struct ess_sync *sync, struct ess_view graph, bool tell,
           bool *ret_same)
{
  *ret_same = false;
  if (sync->options->count_only) {
    return compare_counts(sync, graph, tell, ret_same);
  }
  const enum ess_status st = ess_sync_read(sync, graph);
  if (st == ESS_OK) {
    *ret_same = ess_difference_removed(sync->difference).n == 0 &&
                ess_difference_added(sync->difference).n == 0;
    if (tell && !*ret_same) {
      tell_drift(sync);
    }
  }
  return st;
}
