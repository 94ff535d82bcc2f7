/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A query over two statements: refused or answered, never worse. */

#include "fuzz.h"
#include "redland/query.h"
#include "sinks.h"

static struct ess_store *
make_store(struct ess_log *log)
{
  struct ess_world *world = ess_world_new(log);
  struct ess_store *store = NULL;

  const struct ess_store_options in_memory = {.storage = "memory"};
  if (world && ess_store_open(world, &in_memory, ESS_STORE_WRITE,
                              &store) == ESS_OK) {
    const struct ess_sink sink = ess_store_sink(store);
    const struct ess_statement s = {ess_iri("urn:s"), ess_iri("urn:p"),
                                    ess_string(ess_view_of("o")),
                                    {.kind = ESS_NONE}};
    (void)ess_sink_add(&sink, &s);
  }
  return store;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  static struct ess_log log;
  static struct ess_store *store;

  store = store ? store : make_store(&log);
  if (store) {
    (void)ess_query_run(store, (struct ess_view){(const char *)data, n},
                        "fuzz", &ess_fuzz_rows, &ess_fuzz_sound);
  }
  return 0;
}
