/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "rdf/writer.h"
#include "sync/likeness.h"

/* A delta of more than this is slower than a whole graph. */
enum { delta_percent = 20, delta_most = 20000, default_batch = 500 };

static const char *const names[] = {"auto", "delta", "staging", "direct",
                                    "none"};

const char *
ess_strategy_name(size_t strategy)
{
  return strategy < sizeof names / sizeof names[0] ? names[strategy] : NULL;
}

static bool
any_fragile(const struct ess_sync *sync)
{
  const unsigned likeness = sync->target->abilities.likeness;
  const struct ess_statements lists[] = {sync->plan.insert,
                                         sync->plan.remove};

  for (size_t k = 0; k < 2; ++k) {
    for (size_t i = 0; i < lists[k].n; ++i) {
      if (ess_likeness_is_fragile(&lists[k].items[i].object, likeness)) {
        return true;
      }
    }
  }
  return false;
}

/* What the strategies need, and why it is not there. */
static const char *
obstacle(const struct ess_sync *sync, enum ess_strategy strategy)
{
  const struct ess_abilities *can = &sync->target->abilities;
  /* What is in the way of a PUT that was broken off is a part of it. */
  const bool ours = sync->resumed &&
                    ess_view_is(ess_buf_view(&sync->journal.strategy),
                                names[ESS_STRATEGY_DIRECT]);
  const bool empty = ess_dataset_size(sync->remote) == 0 || ours;

  switch (strategy) {
  case ESS_STRATEGY_DELTA:
    return !can->update   ? "the target has no SPARQL Update"
           : sync->opaque ? "the remote graph has blank nodes, or terms that "
                            "are no RDF, which cannot be deleted one by one"
           : any_fragile(sync)
             ? "there are literals that the server changes so much that it "
               "does not find them again"
             : NULL;
  case ESS_STRATEGY_STAGING:
    return !can->update ? "the target has no SPARQL Update"
           : !can->move ? "the target cannot MOVE a graph"
                        : NULL;
  default:
    return !can->put ? "the target has no graph store"
           : !empty && !can->whole_put
             ? "readers would see parts of it, and a failure would lose the "
               "old graph"
             : NULL;
  }
}

/* Where nothing is yet, a few statements are one operation, and many one
   request; a small change of a large graph is a delta. */
static const enum ess_strategy *
preference(const struct ess_sync *sync)
{
  static const enum ess_strategy small[] = {
    ESS_STRATEGY_DELTA, ESS_STRATEGY_STAGING, ESS_STRATEGY_DIRECT};
  static const enum ess_strategy large[] = {
    ESS_STRATEGY_STAGING, ESS_STRATEGY_DIRECT, ESS_STRATEGY_DELTA};
  static const enum ess_strategy fresh[] = {
    ESS_STRATEGY_DIRECT, ESS_STRATEGY_STAGING, ESS_STRATEGY_DELTA};
  const size_t there = ess_dataset_size(sync->remote);
  const size_t here = ess_dataset_size(sync->local);
  const size_t all = there > here ? there : here;
  const size_t changes = sync->plan.insert.n + sync->plan.remove.n;
  const size_t batch = sync->target->abilities.batch;

  if (changes <= (batch ? batch : default_batch) ||
      (there && changes < delta_most && changes * 100 < all * delta_percent)) {
    return small;
  }
  return there ? large : fresh;
}

static size_t
bytes_of(const struct ess_statements *statements)
{
  struct ess_buf line = {0};
  size_t bytes = 0;

  for (size_t i = 0; i < statements->n; ++i) {
    ess_buf_reset(&line);
    ess_ntriples_triple(&line, &statements->items[i]);
    bytes += line.len;
  }
  ess_buf_clear(&line);
  return bytes;
}

static void
estimate(struct ess_sync *sync)
{
  const struct ess_abilities *can = &sync->target->abilities;
  const size_t batch = can->batch ? can->batch : default_batch;
  struct ess_plan *plan = &sync->plan;
  const size_t changes = plan->insert.n + plan->remove.n;
  const struct ess_statements all = ess_dataset_all(sync->local);
  const size_t lock = !sync->target->unversioned && can->update;

  if (plan->strategy == ESS_STRATEGY_DELTA) {
    plan->bytes = bytes_of(&plan->insert) + bytes_of(&plan->remove);
    plan->requests = (changes + batch - 1) / batch;
    plan->requests += plan->requests > 1 ? lock : 0;
  } else if (plan->strategy != ESS_STRATEGY_NONE) {
    plan->bytes = bytes_of(&all);
    plan->requests = can->put && can->max_body
                       ? plan->bytes / can->max_body + 1
                     : can->put ? 1
                                : all.n / batch + 2;
    plan->requests += lock + (plan->strategy == ESS_STRATEGY_STAGING);
  }
}

enum ess_status
ess_sync_plan(struct ess_sync *sync)
{
  sync->plan = (struct ess_plan){
    .graph = sync->graph,
    .strategy = ESS_STRATEGY_NONE,
    .insert = ess_difference_added(sync->difference),
    .remove = ess_difference_removed(sync->difference),
    .keep = ess_difference_kept(sync->difference)};
  return ESS_OK;
}

enum ess_status
ess_sync_choose(struct ess_sync *sync)
{
  enum ess_strategy wanted = sync->options->strategy;
  const enum ess_strategy *choices = preference(sync);
  const char *why = NULL;

  if (wanted == ESS_STRATEGY_AUTO) {
    for (size_t i = 0; i < 3; ++i) {
      wanted = choices[i];
      why = obstacle(sync, wanted);
      if (!why) {
        break;
      }
    }
  } else {
    why = obstacle(sync, wanted);
  }
  if (why) {
    return ess_fail(sync->log, ESS_USAGE, NULL,
                    "essaim doctor tells what the target can do",
                    "no way to change <%s> safely by %s: %s",
                    ess_buf_str(&sync->name), ess_strategy_name(wanted), why);
  }
  sync->plan.strategy = wanted;
  estimate(sync);
  return ESS_OK;
}
