/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/load.h"

#include "base/file.h"
#include "job/write.h"
#include "redland/store.h"

static enum ess_status
read_store(const struct ess_dump_options *options, struct ess_world *world,
           struct ess_dataset *dataset)
{
  const struct ess_term graph = ess_iri(options->graph);
  const struct ess_sink sink = ess_dataset_sink(dataset);
  const struct ess_store_options from = {.path = options->store,
                                         .storage = options->storage};
  struct ess_store *store = NULL;

  enum ess_status st = ess_store_open(world, &from, ESS_STORE_READ, &store);
  if (st == ESS_OK) {
    st = ess_store_each(store, options->graph ? &graph : NULL, &sink);
  }
  ess_store_close(store);
  return st;
}

static enum ess_status
write_dataset(const struct ess_dump_options *options,
              struct ess_world *world, struct ess_dataset *dataset,
              const struct ess_prefixes *prefixes, struct ess_log *log)
{
  const struct ess_syntax *syntax =
    ess_write_syntax(options->syntax, options->output, ESS_NQUADS);
  struct ess_output *out = NULL;

  enum ess_status st = ess_output_open(options->output, &out, log);
  if (st == ESS_OK) {
    st = ess_write(world, dataset, syntax, prefixes, out, log);
  }
  if (st == ESS_OK || (st == ESS_IO && out)) {
    return ess_output_commit(out, log);
  }
  ess_output_discard(out);
  return st;
}

enum ess_status
ess_dump(const struct ess_dump_options *options, struct ess_log *log)
{
  struct ess_world *world = ess_world_new(log);
  struct ess_dataset *dataset = ess_dataset_new();
  struct ess_prefixes *prefixes = ess_prefixes_new(
    ess_view_of(options->base ? options->base : ESS_DEFAULT_BASE));
  enum ess_status st = ESS_LIMIT;

  if (world && dataset && prefixes) {
    st = read_store(options, world, dataset);
  } else {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    st = write_dataset(options, world, dataset, prefixes, log);
  }
  ess_prefixes_free(prefixes);
  ess_dataset_free(dataset);
  ess_world_free(world);
  return st;
}
