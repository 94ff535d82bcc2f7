/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/seen.h"

static enum ess_status
find_graphs(struct ess_run *run, const struct ess_view *iris, size_t n,
            ess_id **ret, size_t *ret_n)
{
  ess_id *ids = ess_arena_alloc(&run->arena, (n + 1) * sizeof *ids);
  enum ess_status st = ids ? ESS_OK : ess_run_memory(run);

  *ret = ids;
  *ret_n = 0;
  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    const struct ess_term term = {.kind = ESS_IRI, .value = iris[i]};
    ess_id id = 0;
    st = ess_txn_id(run->txn, &term, &id);
    if (id) {
      ids[(*ret_n)++] = id;
    }
  }
  return st;
}

enum ess_status
ess_seen_choose(struct ess_run *run, const struct ess_dataset_clause *clause)
{
  struct ess_seen *seen = &run->seen;
  enum ess_status st = ESS_OK;

  seen->chosen = clause->n_defaults || clause->n_named;
  if (!seen->chosen) {
    return ESS_OK;
  }
  st = find_graphs(run, clause->defaults, clause->n_defaults,
                   &seen->defaults, &seen->n_defaults);
  return st ? st
            : find_graphs(run, clause->named, clause->n_named, &seen->named,
                          &seen->n_named);
}
