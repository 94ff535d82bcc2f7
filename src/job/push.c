/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/push.h"

#include "job/gather.h"
#include "job/genid.h"
#include "sync/broken_off.h"

#include <string.h>

/* What a push holds. */
struct pushing {
  const struct ess_push_options *options;
  const struct ess_target *target;
  const struct ess_push_sink *sink;
  struct ess_push_report *report;
  struct ess_log *log;
  struct ess_dataset *dataset; /* ground, sorted */
  struct ess_client *client;
};

static enum ess_status
fail_memory(const struct pushing *p)
{
  return ess_fail(p->log, ESS_LIMIT, NULL, "push less at a time",
                  "out of memory");
}

/* -------------------------------------------------------------------- data */

/* One world, and none left when the network is used. */
static enum ess_status
read_data(struct pushing *p)
{
  const struct ess_push_options *options = p->options;
  const struct ess_gather_options from = {
    .inputs = options->inputs,
    .n_inputs = options->n_inputs,
    .store = options->store,
    .storage = options->storage,
    .graph = options->source_graph,
    .profile = &options->profile};
  struct ess_world *world = ess_world_new(p->log);

  const enum ess_status st =
    world ? ess_gather(world, &from, p->dataset, p->log) : ESS_IO;
  ess_world_free(world);
  return st;
}

static enum ess_status
check_graphs(const struct pushing *p)
{
  if (p->report->statements == 0) {
    return ess_fail(p->log, ESS_BAD_INPUT, NULL,
                    "to empty the graph, drop it on the server",
                    "there is no statement to push, and nothing was sent");
  }
  return ess_dataset_at(p->dataset, 0)->graph.kind != ESS_NONE ||
             p->target->graph
           ? ESS_OK
           : ess_fail(p->log, ESS_USAGE, NULL,
                      "name one with --graph, or as graph of the target",
                      "there are statements in no graph, and no graph is "
                      "named for them");
}

static enum ess_status
prepare(struct pushing *p)
{
  enum ess_status st = read_data(p);

  if (st == ESS_OK && p->target->graph) {
    ess_dataset_merge_graphs(p->dataset);
  }
  if (st == ESS_OK) {
    st = ess_genid_name(&p->dataset, p->target, &p->report->nodes, p->log);
  }
  if (st == ESS_OK) {
    ess_dataset_sort(p->dataset);
    p->report->statements = ess_dataset_size(p->dataset);
    st = check_graphs(p);
  }
  return st;
}

/* ------------------------------------------------------------------- graphs */

static enum ess_status
push_graph(struct pushing *p, struct ess_view graph,
           const struct ess_statements *statements)
{
  ++p->report->graphs;
  return ess_sync_run(p->client, graph, statements, &p->options->sync,
                      &p->sink->plan, p->sink->progress, p->log);
}

/* Statements at `from` that are in one graph. */
static size_t
graph_end(const struct ess_statements *all, size_t from)
{
  size_t end = from + 1;
  while (end < all->n && ess_term_equal(&all->items[from].graph,
                                        &all->items[end].graph)) {
    ++end;
  }
  return end;
}

static enum ess_status
push_all(struct pushing *p)
{
  const struct ess_statements all = ess_dataset_all(p->dataset);
  enum ess_status st = ESS_OK;
  bool changes = false;

  if (p->target->graph) {
    return push_graph(p, ess_view_of(p->target->graph), &all);
  }
  for (size_t i = 0, end = 0; i < all.n && st == ESS_OK; i = end) {
    end = graph_end(&all, i);
    const struct ess_statements some = {all.items + i, end - i};
    st = push_graph(p, all.items[i].graph.value, &some);
    changes |= st == ESS_NO;
    st = st == ESS_NO ? ESS_OK : st;
  }
  return st == ESS_OK && changes ? ESS_NO : st;
}

/* -------------------------------------------------------------- broken off */

static enum ess_status
take_up(struct pushing *p, struct ess_view graph)
{
  static const struct ess_statements none = {NULL, 0};

  if (p->options->action == ESS_PUSH_RESUME) {
    return push_graph(p, graph, &none);
  }
  ++p->report->graphs;
  const enum ess_status st = ess_broken_off_discard(
    p->client, graph, &p->options->sync, p->log);
  if (st == ESS_OK) {
    p->sink->plan.on_end(p->sink->plan.self, graph, ESS_END_DISCARDED);
  }
  return st;
}

/* Take up, or give up, all that was broken off; or only what is to be pushed
   to the one graph. */
static enum ess_status
take_up_all(struct pushing *p)
{
  struct ess_dataset *graphs = ess_dataset_new();
  enum ess_status st =
    graphs ? ess_broken_off_here(p->client, p->options->sync.state, graphs,
                                 p->log)
           : fail_memory(p);

  for (size_t i = 0; st == ESS_OK && i < ess_dataset_size(graphs); ++i) {
    const struct ess_view graph = ess_dataset_at(graphs, i)->subject.value;
    if (!p->target->graph || ess_view_is(graph, p->target->graph)) {
      st = take_up(p, graph);
    }
  }
  ess_dataset_free(graphs);
  return st;
}

static enum ess_status
run(struct pushing *p)
{
  const struct ess_push_options *options = p->options;
  const bool data = options->n_inputs || options->store;
  enum ess_status st = ESS_OK;

  switch (options->action) {
  case ESS_PUSH_CLEAN:
    return ess_broken_off_clean(p->client, p->target->graph,
                                options->sync.state, p->sink->on_removed,
                                p->sink->self, p->log);
  case ESS_PUSH_DISCARD:
    return take_up_all(p);
  case ESS_PUSH_RESUME:
    st = take_up_all(p);
    if (st != ESS_OK || !data) {
      return st;
    }
    break;
  case ESS_PUSH_RUN:
    break;
  }
  st = prepare(p);
  return st == ESS_OK ? push_all(p) : st;
}

enum ess_status
ess_push(const struct ess_push_options *options,
         const struct ess_push_sink *sink, struct ess_push_report *ret_report,
         struct ess_log *log)
{
  struct pushing p = {.options = options, .target = options->target,
                      .sink = sink, .report = ret_report, .log = log};

  *ret_report = (struct ess_push_report){0};
  p.dataset = ess_dataset_new();
  p.client = ess_client_new(options->target, sink->requests, log);
  enum ess_status st = p.dataset    ? ESS_OK
                       : p.client   ? fail_memory(&p)
                                    : ESS_LIMIT;
  if (st == ESS_OK) {
    st = p.client ? run(&p) : ESS_LIMIT;
  }
  if (p.client) {
    ret_report->traffic = ess_client_traffic(p.client);
  }
  ess_client_free(p.client);
  ess_dataset_free(p.dataset);
  return st;
}
