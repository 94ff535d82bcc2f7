/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/diff.h"

#include "base/arena.h"
#include "job/diff_side.h"
#include "job/diff_table.h"
#include "job/genid.h"
#include "rdf/changeset.h"
#include "rdf/patch.h"
#include "rdf/vocab.h"
#include "rdf/writer.h"
#include "sync/difference.h"

#include <stdlib.h>
#include <string.h>

/* What a comparison holds. */
struct diffing {
  const struct ess_diff_options *options;
  struct ess_log *log;
  struct ess_target targets[2];       /* those of the options, the graph set */
  const struct ess_target *target;    /* the first of them, or NULL */
  struct ess_side sides[2];
  struct ess_difference *difference;
  struct ess_prefixes *prefixes;
  struct ess_arena arena;             /* labels for what came */
  struct ess_statement *restored[2];  /* what went and came, or NULL, ... */
  struct ess_changes changes;         /* ... which these are */
};

static enum ess_status
fail_memory(const struct diffing *d)
{
  return ess_fail(d->log, ESS_LIMIT, NULL, "compare less at a time",
                  "out of memory");
}

/* ----------------------------------------------------------------- reading */

/* What is on this machine. The world is gone when the network is used. */
static enum ess_status
read_local(struct diffing *d)
{
  const struct ess_diff_options *options = d->options;
  struct ess_world *world = ess_world_new(d->log);
  enum ess_status st = world ? ESS_OK : ESS_IO;

  for (size_t i = 0; i < 2 && st == ESS_OK; ++i) {
    if (options->sides[i].path) {
      st = ess_side_read(world, options->sides[i].path, options,
                         &d->sides[i], d->log);
    }
  }
  ess_world_free(world);
  return st;
}

static enum ess_status
read_remote(struct diffing *d)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < 2 && st == ESS_OK; ++i) {
    if (d->options->sides[i].target) {
      st = ess_side_fetch(&d->targets[i], d->sides[!i].dataset, &d->sides[i],
                          d->log);
    }
  }
  return st;
}

static void
take_targets(struct diffing *d)
{
  for (size_t i = 0; i < 2; ++i) {
    const struct ess_target *target = d->options->sides[i].target;
    if (target) {
      d->targets[i] = *target;
      d->target = d->target ? d->target : &d->targets[i];
    }
    if (target && d->options->graph) {
      d->targets[i].graph = d->options->graph;
    }
  }
}

/* ------------------------------------------------------------- preparation */

/* True if side `i` is a profile document of one file. */
static bool
is_page(const struct diffing *d, size_t i)
{
  const char *path = d->options->sides[i].path;
  return path && strcmp(path, "-") != 0 && d->sides[i].graphs &&
         !d->options->syntax && !ess_syntax_of_input(path);
}

static const char *
name_of_file(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* What may be meant instead: to compare a dump of graphs with a file of
   triples, and a page, whose name all its evidence holds, with another. */
static void
note_options(const struct diffing *d)
{
  const struct ess_diff_options *options = d->options;

  if (is_page(d, 0) && is_page(d, 1) && !options->profile.source &&
      strcmp(name_of_file(options->sides[0].path),
             name_of_file(options->sides[1].path)) != 0) {
    ess_note(d->log, NULL, "--source URL compares them as pages of one place",
             "the names of the pages differ, and are told as their sources");
  }
  if (d->sides[0].graphs != d->sides[1].graphs && !options->graph &&
      !options->ignore_graphs && !d->target) {
    ess_note(d->log, NULL, "--ignore-graphs compares the triples alone",
             "one side has named graphs, the other has none");
  }
}

/* Graphs as they are to be compared: all data of this machine go to the graph
   of a target that has one. */
static void
settle_graphs(struct diffing *d)
{
  const struct ess_diff_options *options = d->options;
  const bool merge = options->ignore_graphs ||
                     (!options->graph && d->target && d->target->graph);

  for (size_t i = 0; i < 2; ++i) {
    if (merge) {
      ess_side_merge(&d->sides[i], NULL);
    } else if (options->graph) {
      ess_side_choose(&d->sides[i], options->graph);
    }
  }
}

/* What is pushed gets IRIs for its blank nodes first. */
static enum ess_status
name_as_pushed(struct diffing *d)
{
  enum ess_status st = ESS_OK;
  size_t nodes = 0;

  for (size_t i = 0; d->target && i < 2 && st == ESS_OK; ++i) {
    if (d->options->sides[i].path) {
      st = ess_genid_name(&d->sides[i].dataset, d->target, &nodes, d->log);
    }
  }
  return st;
}

/* All that is compared with the graph of a target is in it. */
static void
name_graph(struct diffing *d)
{
  const char *graph = d->target ? d->target->graph : NULL;

  for (size_t i = 0; graph && i < 2; ++i) {
    ess_side_merge(&d->sides[i], graph);
  }
}

static enum ess_status
compare(struct diffing *d)
{
  const unsigned likeness = d->targets[0].abilities.likeness |
                            d->targets[1].abilities.likeness;
  enum ess_status st = name_as_pushed(d);

  name_graph(d);
  for (size_t i = 0; i < 2 && st == ESS_OK; ++i) {
    st = ess_side_name(&d->sides[i], likeness, d->log);
  }
  if (st == ESS_OK) {
    const struct ess_statements old = ess_dataset_all(d->sides[0].dataset);
    const struct ess_statements new = ess_dataset_all(d->sides[1].dataset);
    st = ess_difference_make(&old, &new, likeness, &d->difference, d->log);
  }
  return st;
}

/* -------------------------------------------------------- labels once again */

/* What went has the label that it had, so that a patch finds it; what came,
   one that no node there had. */
static void
restore_term(struct diffing *d, size_t side, struct ess_term *term)
{
  const struct ess_nodes *old = d->sides[0].nodes;
  const struct ess_nodes *new = d->sides[1].nodes;
  struct ess_buf label = {0};

  if (term->kind == ESS_BLANK && side == 0) {
    term->value = ess_nodes_label_of(old, term->value);
  } else if (term->kind == ESS_BLANK) {
    ess_nodes_add_label(&label, new, term->value, old);
    d->arena.status = ess_status_first(d->arena.status, label.status);
    term->value = ess_arena_copy(&d->arena, ess_buf_view(&label));
    ess_buf_clear(&label);
  }
}

static enum ess_status
restore(struct diffing *d, size_t side, struct ess_statements *statements)
{
  struct ess_statement *items = NULL;

  if (!d->sides[side].nodes || !statements->n) {
    return ESS_OK;
  }
  items = calloc(statements->n, sizeof *items);
  d->restored[side] = items;
  for (size_t i = 0; items && i < statements->n; ++i) {
    items[i] = statements->items[i];
    restore_term(d, side, &items[i].subject);
    restore_term(d, side, &items[i].object);
    restore_term(d, side, &items[i].graph);
  }
  if (!items || d->arena.status) {
    return fail_memory(d);
  }
  statements->n = ess_statements_sort(items, statements->n);
  statements->items = items;
  return ESS_OK;
}

/* ------------------------------------------------------------------ writing */

static enum ess_status
write_table(struct diffing *d, struct ess_output *out)
{
  const struct ess_diff_look look = {
    d->prefixes, d->options->columns, d->options->colour};
  return ess_diff_table_write(&d->changes, ess_difference_kept(d->difference),
                              &look, out);
}

static enum ess_status
write_patch(struct diffing *d, struct ess_output *out)
{
  return ess_patch_write(&d->changes, out);
}

static enum ess_status
write_turtle(struct diffing *d, struct ess_output *out)
{
  struct ess_dataset *sets = ess_dataset_new();
  enum ess_status st =
    sets ? ess_changeset_add(&d->changes, sets) : ESS_LIMIT;

  if (st == ESS_OK) {
    ess_dataset_sort(sets);
    st = ess_turtle_write(sets, d->prefixes, out);
  }
  ess_dataset_free(sets);
  return st;
}

static const struct {
  const char *name;
  enum ess_status (*write)(struct diffing *d, struct ess_output *out);
} formats[] = {
  [ESS_DIFF_TABLE] = {"table", write_table},
  [ESS_DIFF_PATCH] = {"patch", write_patch},
  [ESS_DIFF_TURTLE] = {"turtle", write_turtle},
};

const char *
ess_diff_format_name(size_t i)
{
  return i < sizeof formats / sizeof formats[0] ? formats[i].name : NULL;
}

static enum ess_status
write(struct diffing *d)
{
  const struct ess_diff_options *options = d->options;
  const char *base = options->profile.base;
  struct ess_output *out = NULL;

  d->prefixes =
    ess_prefixes_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (!d->prefixes) {
    return fail_memory(d);
  }
  enum ess_status st = ess_output_open(options->output, &out, d->log);
  if (st != ESS_OK) {
    return st;
  }
  st = formats[options->format].write(d, out);
  if (st == ESS_OK || st == ESS_IO) {
    return ess_output_commit(out, d->log);
  }
  ess_output_discard(out);
  return fail_memory(d);
}

static enum ess_status
tell(struct diffing *d)
{
  enum ess_status st = ESS_OK;

  d->changes.removed = ess_difference_removed(d->difference);
  d->changes.added = ess_difference_added(d->difference);
  const bool same = !d->changes.removed.n && !d->changes.added.n;
  if (!d->options->quiet) {
    st = restore(d, 0, &d->changes.removed);
    st = st ? st : restore(d, 1, &d->changes.added);
    st = st ? st : write(d);
    if (!same) {
      note_options(d);
    }
  }
  return st == ESS_OK && !same ? ESS_NO : st;
}

static void
clear(struct diffing *d)
{
  ess_difference_free(d->difference);
  ess_prefixes_free(d->prefixes);
  ess_arena_clear(&d->arena);
  for (size_t i = 0; i < 2; ++i) {
    free(d->restored[i]);
    ess_side_clear(&d->sides[i]);
  }
}

enum ess_status
ess_diff(const struct ess_diff_options *options, struct ess_log *log)
{
  struct diffing d = {.options = options, .log = log};

  take_targets(&d);
  enum ess_status st = read_local(&d);
  st = st ? st : read_remote(&d);
  if (st == ESS_OK) {
    settle_graphs(&d);
    st = compare(&d);
  }
  st = st ? st : tell(&d);
  clear(&d);
  return st;
}
