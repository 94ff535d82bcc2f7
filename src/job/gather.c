/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/gather.h"

#include "rdf/check.h"
#include "redland/store.h"

static enum ess_status
read_files(struct ess_world *world, const struct ess_gather_options *options,
           const struct ess_sink *sink, struct ess_log *log)
{
  struct ess_sources *sources =
    ess_sources_new(world, options->profile, log);
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  if (sources && options->own_labels) {
    ess_sources_keep_labels(sources);
  }
  for (size_t i = 0; i < options->n_inputs && st == ESS_OK; ++i) {
    const char *path = options->inputs[i];
    const struct ess_syntax *known = ess_syntax_of_input(path);
    st = ess_sources_read(sources, path, known ? known : options->syntax,
                          sink);
  }
  if (st == ESS_OK) {
    st = ess_sources_finish(sources, sink);
  }
  ess_sources_free(sources);
  return st;
}

static enum ess_status
read_store(struct ess_world *world, const struct ess_gather_options *options,
           const struct ess_sink *sink, struct ess_log *log)
{
  struct ess_checker checker = {
    .next = sink, .log = log, .source = options->store};
  const struct ess_sink checked = ess_checker_sink(&checker);
  const struct ess_term graph = ess_iri(options->graph);
  const struct ess_store_options from = {.path = options->store,
                                         .storage = options->storage};
  struct ess_store *store = NULL;

  enum ess_status st = ess_store_open(world, &from, ESS_STORE_READ, &store);
  if (st == ESS_OK) {
    st = ess_store_each(store, options->graph ? &graph : NULL, &checked);
  }
  ess_store_close(store);
  return st;
}

enum ess_status
ess_gather(struct ess_world *world, const struct ess_gather_options *options,
           struct ess_dataset *into, struct ess_log *log)
{
  const struct ess_sink sink = ess_dataset_sink(into);
  return options->n_inputs ? read_files(world, options, &sink, log)
                           : read_store(world, options, &sink, log);
}
