/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/diff_side.h"

#include "base/arena.h"
#include "job/gather.h"
#include "store/home.h"
#include "sync/likeness.h"

#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- reading */

static bool
is_store(const char *path)
{
  struct ess_log nobody = {0};
  struct ess_home home;

  const bool store = strcmp(path, "-") != 0 &&
                     ess_home_open(path, &home, &nobody) == ESS_OK;
  const bool ours = store && ess_home_is_store(&home);
  if (store) {
    ess_home_close(&home);
  }
  return ours;
}

static bool
has_graphs(const struct ess_dataset *dataset)
{
  const size_t n = ess_dataset_size(dataset);
  size_t i = 0;
  while (i < n && ess_dataset_at(dataset, i)->graph.kind == ESS_NONE) {
    ++i;
  }
  return i < n;
}

static enum ess_status
fail_memory(struct ess_log *log)
{
  return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

enum ess_status
ess_side_read(struct ess_world *world, const char *path,
              const struct ess_diff_options *options, struct ess_side *side,
              struct ess_log *log)
{
  const bool store = is_store(path);
  const struct ess_gather_options from = {
    .inputs = &path,
    .n_inputs = !store,
    .syntax = options->syntax,
    .own_labels = true,
    .store = store ? path : NULL,
    .profile = &options->profile};

  side->dataset = ess_dataset_new();
  const enum ess_status st =
    side->dataset ? ess_gather(world, &from, side->dataset, log)
                  : fail_memory(log);
  side->graphs = st == ESS_OK && has_graphs(side->dataset);
  return st;
}

/* ------------------------------------------------------------------ graphs */

static bool
is_in(void *self, const struct ess_statement *statement)
{
  return ess_term_equal(self, &statement->graph);
}

static void
put_into(void *self, struct ess_statement *statement)
{
  const struct ess_term *graph = self;
  statement->graph = *graph;
}

void
ess_side_choose(struct ess_side *side, const char *name)
{
  struct ess_term graph = ess_iri(name);

  if (side->graphs) {
    ess_dataset_filter(side->dataset, is_in, &graph);
  } else {
    ess_dataset_change(side->dataset, put_into, &graph);
  }
}

void
ess_side_merge(struct ess_side *side, const char *name)
{
  struct ess_term graph = ess_iri(name);

  graph.kind = name ? ESS_IRI : ESS_NONE;
  ess_dataset_change(side->dataset, put_into, &graph);
}

/* ------------------------------------------------------------- blank nodes */

static bool
is_blank(const struct ess_statement *s)
{
  return s->subject.kind == ESS_BLANK || s->object.kind == ESS_BLANK ||
         s->graph.kind == ESS_BLANK;
}

static size_t
count_blank(const struct ess_dataset *dataset)
{
  size_t n = 0;
  for (size_t i = 0; i < ess_dataset_size(dataset); ++i) {
    n += is_blank(ess_dataset_at(dataset, i));
  }
  return n;
}

/* Fill `items` with the statements that have blank nodes, as they are
   compared. */
static void
fold_blank(const struct ess_dataset *dataset, unsigned likeness,
           struct ess_statement *items, struct ess_arena *arena)
{
  for (size_t i = 0; i < ess_dataset_size(dataset); ++i) {
    const struct ess_statement *s = ess_dataset_at(dataset, i);
    if (is_blank(s)) {
      *items = *s;
      items++->object = ess_likeness_fold(&s->object, likeness, arena);
    }
  }
}

static void
name(const struct ess_nodes *nodes, struct ess_term *term)
{
  if (term->kind == ESS_BLANK) {
    term->value = ess_nodes_name_of(nodes, term->value);
  }
}

static void
name_all(void *self, struct ess_statement *statement)
{
  name(self, &statement->subject);
  name(self, &statement->object);
  name(self, &statement->graph);
}

enum ess_status
ess_side_name(struct ess_side *side, unsigned likeness, struct ess_log *log)
{
  const size_t n = count_blank(side->dataset);
  struct ess_statement *items = n ? calloc(n, sizeof *items) : NULL;
  const struct ess_statements blank = {items, n};
  struct ess_arena arena = {0};
  enum ess_status st = ESS_OK;

  if (n == 0) {
    return ESS_OK;
  }
  if (items) {
    fold_blank(side->dataset, likeness, items, &arena);
  }
  st = items && arena.status == ESS_OK
         ? ess_nodes_name(&blank, &side->nodes, log)
         : fail_memory(log);
  if (st == ESS_OK) {
    ess_dataset_change(side->dataset, name_all, side->nodes);
  }
  free(items);
  ess_arena_clear(&arena);
  return st;
}

void
ess_side_clear(struct ess_side *side)
{
  ess_dataset_free(side->dataset);
  ess_nodes_free(side->nodes);
  *side = (struct ess_side){NULL, NULL, false};
}
