/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/load.h"

#include "base/file.h"
#include "job/write.h"
#include "rdf/vocab.h"
#include "redland/store.h"

/* Everything that a load holds. */
struct loading {
  const struct ess_load_options *options;
  struct ess_load_report *report;
  struct ess_log *log;
  struct ess_world *world;
  struct ess_vocab *vocab;
  struct ess_dataset *dataset;
  struct ess_store *store;
};

/* A sink that puts statements without a graph into a chosen one. */
struct regraph {
  const struct ess_sink *next;
  struct ess_term graph;
};

static enum ess_status
add_regraphed(void *self, const struct ess_statement *statement)
{
  const struct regraph *regraph = self;
  struct ess_statement moved = *statement;
  if (moved.graph.kind == ESS_NONE) {
    moved.graph = regraph->graph;
  }
  return ess_sink_add(regraph->next, &moved);
}

/* All input is read and checked before the store is opened. */
static enum ess_status
read_inputs(struct loading *l)
{
  const struct ess_load_options *options = l->options;
  const struct ess_sink sink = ess_dataset_sink(l->dataset);
  struct regraph regraph = {&sink, {.kind = ESS_NONE}};
  const struct ess_sink regraphed = {add_regraphed, &regraph};
  struct ess_sources *sources =
    ess_sources_new(l->world, &options->profile, l->log);
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  if (options->graph) {
    regraph.graph = ess_iri(options->graph);
  }
  for (size_t i = 0; i < options->n_inputs && st == ESS_OK; ++i) {
    st = ess_sources_read(sources, options->inputs[i], options->syntax,
                          &regraphed);
  }
  if (st == ESS_OK) {
    st = ess_sources_finish(sources, &regraphed);
  }
  ess_sources_free(sources);
  return st;
}

/* A document replaces its earlier version: its own graph, and those of its
   people and evidence, whether or not they come again. */
static enum ess_status
clear_document(struct loading *l, const struct ess_term *document)
{
  static const char *const graphs[] = {"", "/people/elected",
                                       "/people/staff", "/evidence"};
  struct ess_buf iri = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < sizeof graphs / sizeof *graphs && st == ESS_OK;
       ++i) {
    ess_buf_reset(&iri);
    ess_buf_add(&iri, document->value);
    ess_buf_puts(&iri, graphs[i]);
    const struct ess_term graph = ess_iri(ess_buf_str(&iri));
    st = ess_status_first(iri.status,
                          ess_store_clear_graph(l->store, &graph));
  }
  ess_buf_clear(&iri);
  return st;
}

/* Whether the store has an earlier version of `document`. */
static enum ess_status
count_replaced(struct loading *l, const struct ess_term *document)
{
  struct ess_counter counter = {0};
  const struct ess_sink sink = ess_counter_sink(&counter);
  const enum ess_status st = ess_store_each(l->store, document, &sink);
  l->report->replaced += counter.count > 0;
  return st;
}

static enum ess_status
clear_old_documents(struct loading *l)
{
  const struct ess_term type = ess_vocab_term(l->vocab, ESS_V_RDF_type);
  const struct ess_term authority =
    ess_vocab_term(l->vocab, ESS_V_ESS_LocalAuthority);
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < ess_dataset_size(l->dataset) && st == ESS_OK; ++i) {
    const struct ess_statement *s = ess_dataset_at(l->dataset, i);
    if (ess_term_equal(&s->subject, &s->graph) &&
        ess_term_equal(&s->predicate, &type) &&
        ess_term_equal(&s->object, &authority)) {
      st = count_replaced(l, &s->graph);
      st = st == ESS_OK ? clear_document(l, &s->graph) : st;
    }
  }
  return st;
}

static enum ess_status
fill_store(struct loading *l)
{
  const struct ess_sink sink = ess_store_sink(l->store);

  enum ess_status st = ess_store_begin(l->store);
  if (st != ESS_OK) {
    return st;
  }
  st = clear_old_documents(l);
  if (st == ESS_OK) {
    st = ess_dataset_replay(l->dataset, &sink);
  }
  if (st == ESS_OK) {
    return ess_store_commit(l->store);
  }
  (void)ess_store_rollback(l->store);
  return st;
}

enum ess_status
ess_load(const struct ess_load_options *options,
         struct ess_load_report *ret_report, struct ess_log *log)
{
  const char *base = options->profile.base;
  struct loading l = {.options = options, .report = ret_report, .log = log};
  enum ess_status st = ESS_LIMIT;

  *ret_report = (struct ess_load_report){0};
  l.world = ess_world_new(log);
  l.dataset = ess_dataset_new();
  l.vocab = ess_vocab_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (l.world && l.dataset && l.vocab) {
    st = read_inputs(&l);
  } else {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    ess_dataset_sort(l.dataset);
    ret_report->statements = ess_dataset_size(l.dataset);
    st = ess_store_open(l.world, options->storage, options->store,
                        ESS_STORE_WRITE, &l.store);
  }
  if (st == ESS_OK && !ess_store_is_persistent(l.store)) {
    st = ess_fail(log, ESS_USAGE, NULL, "choose a storage that is kept: sqlite",
                  "the storage %s forgets everything at the end",
                  options->storage);
  }
  if (st == ESS_OK) {
    st = fill_store(&l);
  }
  ess_store_close(l.store);
  ess_vocab_free(l.vocab);
  ess_dataset_free(l.dataset);
  ess_world_free(l.world);
  return st;
}
