/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/push.h"

#include "job/kept.h"
#include "rdf/check.h"
#include "rdf/dataset.h"
#include "rdf/writer.h"
#include "redland/store.h"

/* What a push holds. */
struct pushing {
  const struct ess_push_options *options;
  struct ess_push_report *report;
  struct ess_log *log;
  struct ess_world *world;
  struct ess_dataset *dataset;
  struct ess_buf body;
};

static enum ess_status
fail_memory(const struct pushing *p)
{
  return ess_fail(p->log, ESS_LIMIT, NULL, "send less at a time",
                  "out of memory");
}

static enum ess_status
read_files(const struct pushing *p)
{
  const struct ess_push_options *options = p->options;
  const struct ess_sink sink = ess_dataset_sink(p->dataset);
  struct ess_sources *sources =
    ess_sources_new(p->world, &options->profile, p->log);
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  for (size_t i = 0; i < options->n_inputs && st == ESS_OK; ++i) {
    st = ess_sources_read(sources, options->inputs[i], NULL, &sink);
  }
  if (st == ESS_OK) {
    st = ess_sources_finish(sources, &sink);
  }
  ess_sources_free(sources);
  return st;
}

static enum ess_status
read_store(const struct pushing *p)
{
  const struct ess_push_options *options = p->options;
  const struct ess_sink sink = ess_dataset_sink(p->dataset);
  struct ess_checker checker = {
    .next = &sink, .log = p->log, .source = options->store};
  const struct ess_sink checked = ess_checker_sink(&checker);
  const struct ess_term graph = ess_iri(options->source_graph);
  const struct ess_store_options from = {.path = options->store,
                                         .storage = options->storage};
  struct ess_store *store = NULL;

  enum ess_status st =
    ess_store_open(p->world, &from, ESS_STORE_READ, &store);
  if (st == ESS_OK) {
    st = ess_store_each(store, options->source_graph ? &graph : NULL,
                        &checked);
  }
  ess_store_close(store);
  return st;
}

/* Everything is read and checked before the first byte leaves: a server
   that meets a syntax error half way has thrown the old graph away. */
static enum ess_status
read_all(struct pushing *p)
{
  const struct ess_push_options *options = p->options;
  enum ess_status st = options->n_inputs ? read_files(p) : read_store(p);

  if (st == ESS_OK) {
    ess_dataset_merge_graphs(p->dataset);
    ess_dataset_sort(p->dataset);
    p->report->statements = ess_dataset_size(p->dataset);
  }
  if (st == ESS_OK && p->report->statements == 0) {
    st = ess_fail(p->log, ESS_BAD_INPUT, NULL,
                  "to empty the graph, drop it on the server",
                  "there is no statement to send, and nothing was sent");
  }
  return st;
}

static enum ess_status
write_body(struct pushing *p)
{
  for (size_t i = 0; i < p->report->statements; ++i) {
    const struct ess_statement *statement = ess_dataset_at(p->dataset, i);
    ess_ntriples_term(&p->body, &statement->subject);
    ess_buf_putc(&p->body, ' ');
    ess_ntriples_term(&p->body, &statement->predicate);
    ess_buf_putc(&p->body, ' ');
    ess_ntriples_term(&p->body, &statement->object);
    ess_buf_puts(&p->body, " .\n");
  }
  p->report->bytes = p->body.len;
  return p->body.status == ESS_OK ? ESS_OK : fail_memory(p);
}

/* The count may be less than what was sent, where the server keeps values
   and not how they are written; but not less than that explains. */
static enum ess_status
judge_count(const struct pushing *p)
{
  const unsigned long sent = p->report->statements;
  const unsigned long found = p->report->remote;
  const struct ess_place place = {p->options->remote->query_url, 0, 0,
                                  {NULL, 0}};
  size_t least = 0;

  if (found == sent) {
    return ESS_OK;
  }
  if (ess_least_kept(p->dataset, &least) != ESS_OK) {
    return fail_memory(p);
  }
  if (found > sent || found < least) {
    return ess_fail(p->log, ESS_CONFLICT, &place,
                    "look whether somebody else writes to this graph, then "
                    "push again",
                    "%lu statements were sent, the server counts %lu", sent,
                    found);
  }
  ess_warn(p->log, &place, NULL,
           "%lu statements were sent, the server counts %lu: it makes one "
           "of literals that have the same value",
           sent, found);
  return ESS_OK;
}

static enum ess_status
read_back(struct pushing *p)
{
  const struct ess_remote *remote = p->options->remote;
  const struct ess_view graph = ess_view_of(p->options->graph);

  if (!remote->query_url) {
    ess_warn(p->log, NULL, "name the SPARQL endpoint with --query-url",
             "what arrived at the server was not counted");
    return ESS_OK;
  }
  enum ess_status st =
    ess_remote_count(remote, graph, &p->report->remote, p->log);
  if (st == ESS_OK) {
    p->report->counted = true;
    return judge_count(p);
  }
  ess_warn(p->log, NULL, "ask the server again before you push again",
           "the graph was replaced; only its count failed");
  return st;
}

static enum ess_status
send_all(struct pushing *p)
{
  const struct ess_push_options *options = p->options;

  const enum ess_status st =
    ess_remote_put(options->remote, ess_view_of(options->graph),
                   ess_buf_view(&p->body), options->progress, p->log);
  return st == ESS_OK ? read_back(p) : st;
}

enum ess_status
ess_push(const struct ess_push_options *options,
         struct ess_push_report *ret_report, struct ess_log *log)
{
  struct pushing p = {.options = options, .report = ret_report, .log = log};
  enum ess_status st = ESS_LIMIT;

  *ret_report = (struct ess_push_report){0};
  p.world = ess_world_new(log);
  if (!p.world) {
    return ESS_IO;
  }
  p.dataset = ess_dataset_new();
  st = p.dataset ? read_all(&p) : fail_memory(&p);
  if (st == ESS_OK) {
    st = write_body(&p);
  }
  if (st == ESS_OK && !options->dry_run) {
    st = send_all(&p);
  }
  ess_buf_clear(&p.body);
  ess_dataset_free(p.dataset);
  ess_world_free(p.world);
  return st;
}
