/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/load.h"

#include "base/arena.h"
#include "base/buf.h"
#include "rdf/dataset.h"
#include "rdf/vocab.h"
#include "redland/store.h"

/* Everything that a load holds. */
struct loading {
  const struct ess_load_options *options;
  struct ess_load_report *report;
  struct ess_log *log;
  struct ess_world *world;
  struct ess_vocab *vocab;
  struct ess_store *store;

  /* The documents that came: graphs that say of their own name that it is
     an authority. */
  struct ess_term type;
  struct ess_term authority;
  struct ess_arena arena;
  struct ess_view *documents;
  size_t n_documents;
  struct ess_sink next; /* where statements go */
};

/* --------------------------------------------------------------- reading */

static enum ess_status
note_document(struct loading *l, struct ess_view iri)
{
  struct ess_view *documents = ess_arena_grow(
    &l->arena, l->documents, l->n_documents, sizeof *documents);

  if (documents) {
    l->documents = documents;
    documents[l->n_documents++] = ess_arena_copy(&l->arena, iri);
  }
  return l->arena.status == ESS_OK
           ? ESS_OK
           : ess_fail(l->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* Statements without a graph go to the chosen one. */
static enum ess_status
take(void *self, const struct ess_statement *statement)
{
  struct loading *l = self;
  struct ess_statement s = *statement;
  enum ess_status st = ESS_OK;

  if (s.graph.kind == ESS_NONE && l->options->graph) {
    s.graph = ess_iri(l->options->graph);
  }
  if (s.graph.kind == ESS_IRI && ess_term_equal(&s.subject, &s.graph) &&
      ess_term_equal(&s.predicate, &l->type) &&
      ess_term_equal(&s.object, &l->authority)) {
    st = note_document(l, s.graph.value);
  }
  ++l->report->statements;
  return st ? st : ess_sink_add(&l->next, &s);
}

static enum ess_status
read_inputs(struct loading *l, struct ess_sink next)
{
  const struct ess_load_options *options = l->options;
  const struct ess_sink sink = {take, l};
  struct ess_sources *sources =
    ess_sources_new(l->world, &options->profile, l->log);
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  l->next = next;
  if (sources) {
    ess_sources_watch(sources, options->inputs, options->n_inputs,
                      options->progress);
  }
  for (size_t i = 0; i < options->n_inputs && st == ESS_OK; ++i) {
    st = ess_sources_read(sources, options->inputs[i], options->syntax,
                          &sink);
  }
  if (st == ESS_OK) {
    st = ess_sources_finish(sources, &sink);
  }
  ess_sources_free(sources);
  return st;
}

/* -------------------------------------------------------------- replacing */

/* Removes a graph; tells whether it was there. */
typedef enum ess_status remove_graph(struct ess_store *store,
                                     const struct ess_term *graph,
                                     bool *ret_had);

/* A document replaces its earlier version: its own graph, and those of its
   people and evidence, whether or not they come again. */
static enum ess_status
replace_document(struct loading *l, struct ess_view document,
                 remove_graph *remove)
{
  static const char *const graphs[] = {"", "/people/elected",
                                       "/people/staff", "/evidence"};
  struct ess_buf iri = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < sizeof graphs / sizeof *graphs && st == ESS_OK;
       ++i) {
    bool had = false;
    ess_buf_reset(&iri);
    ess_buf_add(&iri, document);
    ess_buf_puts(&iri, graphs[i]);
    const struct ess_term graph = ess_iri(ess_buf_str(&iri));
    st = iri.status ? iri.status : remove(l->store, &graph, &had);
    l->report->replaced += i == 0 && had;
  }
  ess_buf_clear(&iri);
  return st;
}

static enum ess_status
replace_documents(struct loading *l, remove_graph *remove)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < l->n_documents && st == ESS_OK; ++i) {
    st = replace_document(l, l->documents[i], remove);
  }
  return st;
}

/* --------------------------------------------------------------- filling */

/* Into a store that can be filled as statements come. */
static enum ess_status
stream_in(struct loading *l)
{
  enum ess_status st = read_inputs(l, ess_store_sink(l->store));
  return st ? st : replace_documents(l, ess_store_supersede_graph);
}

/* Whether the store has an earlier version of `graph`; then it goes. */
static enum ess_status
clear_graph(struct ess_store *store, const struct ess_term *graph,
            bool *ret_had)
{
  struct ess_counter counter = {0};
  const struct ess_sink sink = ess_counter_sink(&counter);
  const enum ess_status st = ess_store_each(store, graph, &sink);

  *ret_had = counter.count > 0;
  return st ? st : ess_store_clear_graph(store, graph);
}

/* Into a store that must be emptied of the old before the new comes. */
static enum ess_status
read_then_fill(struct loading *l)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink to_store = ess_store_sink(l->store);
  enum ess_status st = ESS_OK;

  if (!dataset) {
    return ess_fail(l->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  st = read_inputs(l, ess_dataset_sink(dataset));
  st = st ? st : replace_documents(l, clear_graph);
  if (st == ESS_OK) {
    ess_dataset_sort(dataset);
    st = ess_dataset_replay(dataset, &to_store);
  }
  ess_dataset_free(dataset);
  return st;
}

static enum ess_status
fill_store(struct loading *l)
{
  enum ess_status st = ess_store_begin(l->store);

  if (st != ESS_OK) {
    return st;
  }
  st = ess_store_streams(l->store) ? stream_in(l) : read_then_fill(l);
  if (st == ESS_OK) {
    return ess_store_commit(l->store);
  }
  (void)ess_store_rollback(l->store);
  return st;
}

static enum ess_status
open_store(struct loading *l)
{
  const struct ess_store_options *store = &l->options->store;
  const enum ess_status st =
    ess_store_open(l->world, store, ESS_STORE_WRITE, &l->store);

  if (st == ESS_OK && !ess_store_is_persistent(l->store)) {
    return ess_fail(l->log, ESS_USAGE, NULL,
                    "choose a storage that is kept: essaim or sqlite",
                    "the storage %s forgets everything at the end",
                    store->storage);
  }
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
  l.vocab = ess_vocab_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (l.world && l.vocab) {
    l.type = ess_vocab_term(l.vocab, ESS_V_RDF_type);
    l.authority = ess_vocab_term(l.vocab, ESS_V_ESS_LocalAuthority);
    st = open_store(&l);
  } else {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    st = fill_store(&l);
  }
  ess_store_close(l.store);
  ess_arena_clear(&l.arena);
  ess_vocab_free(l.vocab);
  ess_world_free(l.world);
  return st;
}
