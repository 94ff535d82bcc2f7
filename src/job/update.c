/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/update.h"

#include "map/options.h"

static enum ess_status
change(struct ess_quads *quads, const struct ess_update_options *options,
       const struct ess_prefixes *prefixes,
       struct ess_update_report *report, struct ess_log *log)
{
  const struct ess_engine_options how = {.source = options->update_name,
                                         .base = options->update_base,
                                         .prefixes = prefixes,
                                         .merged = options->merged,
                                         .bounds = options->bounds,
                                         .fetcher =
                                           ess_net_fetcher(&options->net)};
  struct ess_store_counts counts = {0};
  struct ess_txn *txn = NULL;
  enum ess_status st = ess_txn_begin(quads, true, &txn);

  st = st ? st : ess_txn_counts(txn, &counts);
  report->before = counts.quads;
  st = st ? st : ess_engine_update(txn, options->update, &how, log);
  st = st ? st : ess_txn_counts(txn, &counts);
  report->after = counts.quads;
  if (st != ESS_OK) {
    ess_txn_abort(txn);
    return st;
  }
  return ess_txn_commit(txn);
}

enum ess_status
ess_update(const struct ess_update_options *options,
           struct ess_update_report *ret_report, struct ess_log *log)
{
  const struct ess_quads_options how = {.write = true,
                                        .wait = options->wait,
                                        .memory = options->memory,
                                        .fleeting = true};
  const char *base = options->base ? options->base : ESS_DEFAULT_BASE;
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(base));
  struct ess_quads *quads = NULL;
  enum ess_status st = ESS_LIMIT;

  *ret_report = (struct ess_update_report){0, 0};
  if (!prefixes) {
    return ess_fail(log, st, NULL, NULL, "out of memory");
  }
  st = ess_quads_open(options->store, &how, &quads, log);
  st = st ? st : change(quads, options, prefixes, ret_report, log);
  ess_quads_close(quads);
  ess_prefixes_free(prefixes);
  return st;
}
