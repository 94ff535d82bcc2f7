/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/load.h"

/* A document coming in. */
struct loading {
  struct ess_run *run;
  const struct ess_target *to;
  enum ess_status status; /* what is wrong on this side: never silent */
};

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  struct loading *l = self;
  struct ess_statement there = *statement;

  if (l->to->kind == ESS_TARGET_GRAPH) {
    there.graph = (struct ess_term){.kind = ESS_IRI, .value = l->to->iri};
  }
  l->status = ess_txn_add(l->run->txn, &there);
  l->status = l->status ? l->status : ess_run_check(l->run, NULL);
  return l->status;
}

static enum ess_status
fetch(struct ess_run *run, const struct ess_operation *operation,
      const char *url)
{
  const struct ess_fetch what = {.url = url,
                                 .milliseconds = ess_fetch_left(run),
                                 .stop = run->stop,
                                 .whole = operation->silent};
  struct loading l = {run, &operation->to, ESS_OK};
  const struct ess_sink sink = {add, &l};
  struct ess_log mute = {0};
  enum ess_status st =
    run->fetcher.load(run->fetcher.self, &what, &sink,
                      operation->silent ? &mute : run->log);

  return st && !l.status ? ess_fetch_failed(run, operation->silent, st) : st;
}

enum ess_status
ess_load_document(struct ess_run *run,
                  const struct ess_operation *operation)
{
  struct ess_buf url = {0};
  enum ess_status st = ESS_OK;

  if (!run->fetcher.load) {
    return ess_run_refuse(run, operation->at, operation->silent,
                          "allow it with --allow-net, or: essaim load FILE",
                          "LOAD is not done: nothing is fetched");
  }
  if (!ess_fetch_may(operation->from.iri)) {
    return ess_run_refuse(run, operation->at, operation->silent,
                          "load a file with: essaim load FILE",
                          "LOAD reads from http and https alone");
  }
  ess_buf_add(&url, operation->from.iri);
  st = url.status ? ess_run_memory(run)
                  : fetch(run, operation, ess_buf_str(&url));
  ess_buf_clear(&url);
  return st;
}
