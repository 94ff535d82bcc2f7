/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A side of a difference that is on a server. */

#include "job/diff_side.h"

#include "sync/client.h"
#include "sync/paging.h"
#include "sync/version.h"

/* Rows of one graph on their way into a side. */
struct fetching {
  struct ess_client *client;
  struct ess_sink into;
  struct ess_term graph; /* that they are in */
  struct ess_log *log;
};

static enum ess_status
add(void *self, const struct ess_statement *row)
{
  const struct fetching *f = self;
  struct ess_statement statement = *row;

  statement.graph = f->graph;
  return ess_version_is(row, f->graph.value)
           ? ESS_OK
           : ess_sink_add(&f->into, &statement);
}

static enum ess_status
fetch(struct fetching *f, struct ess_term graph)
{
  const struct ess_sink sink = {add, f};
  struct ess_dataset *rows = ess_dataset_new();
  enum ess_status st = ESS_LIMIT;

  f->graph = graph;
  if (rows) {
    st = ess_paging_read(f->client, graph.value, rows, f->log);
    st = st ? st : ess_dataset_replay(rows, &sink);
  } else {
    (void)ess_fail(f->log, st, NULL, NULL, "out of memory");
  }
  ess_dataset_free(rows);
  return st;
}

static enum ess_status
fail_nameless(struct ess_log *log)
{
  return ess_fail(log, ESS_USAGE, NULL,
                  "name one with --graph, or as graph of the target",
                  "no graph of the target is named");
}

/* Each graph that `other` has statements in. */
static enum ess_status
fetch_each(struct fetching *f, struct ess_dataset *other)
{
  enum ess_status st = ESS_OK;

  if (!other || !ess_dataset_size(other)) {
    return fail_nameless(f->log);
  }
  ess_dataset_sort(other);
  for (size_t i = 0; i < ess_dataset_size(other) && st == ESS_OK; ++i) {
    const struct ess_term *graph = &ess_dataset_at(other, i)->graph;
    if (graph->kind != ESS_IRI) {
      st = fail_nameless(f->log);
    } else if (!i ||
               !ess_term_equal(graph, &ess_dataset_at(other, i - 1)->graph)) {
      st = fetch(f, *graph);
    }
  }
  return st;
}

enum ess_status
ess_side_fetch(const struct ess_target *target, struct ess_dataset *other,
               struct ess_side *side, struct ess_log *log)
{
  const struct ess_sync_sink nobody = {NULL, NULL};
  struct fetching f = {.log = log};
  enum ess_status st = ESS_LIMIT;

  side->graphs = true;
  side->dataset = ess_dataset_new();
  if (!side->dataset) {
    return ess_fail(log, st, NULL, NULL, "out of memory");
  }
  f.into = ess_dataset_sink(side->dataset);
  f.client = ess_client_new(target, nobody, log);
  if (f.client) {
    st = target->graph ? fetch(&f, ess_iri(target->graph))
                       : fetch_each(&f, other);
  }
  ess_client_free(f.client);
  return st;
}
