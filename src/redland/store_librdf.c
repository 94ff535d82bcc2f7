/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The storages of librdf as stores. */

#include "base/buf.h"
#include "rdf/dataset.h"
#include "redland/backend.h"
#include "redland/inside.h"
#include "redland/node.h"
#include "redland/sqlite.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where statements of the default graph are kept: librdf's sqlite reads one
   without a context back as being in the context it read before. */
static const char default_graph[] = "urn:x-essaim:default-graph";

/* The storages that can hold graphs, and their options. Of the persistent
   ones only sqlite has transactions and survives a kill; it alone keeps
   duplicates out. */
static const struct {
  const struct ess_backend *backend;
  const char *options;
} kinds[] = {
  {&ess_backend_sqlite, "synchronous='full'"},
  {&ess_backend_memory, "contexts='yes'"},
  {&ess_backend_hashes, "hash-type='memory',contexts='yes'"},
};

struct librdf_store {
  struct ess_world *world;
  const struct ess_backend *backend;
  librdf_storage *storage;
  librdf_model *model;
  char *path; /* NULL unless persistent */
  bool open;  /* a transaction is */
};

static const char *
options_of(const struct ess_backend *backend)
{
  size_t i = 0;
  while (kinds[i].backend != backend) {
    ++i;
  }
  return kinds[i].options;
}

static enum ess_status
fail(const struct librdf_store *store, const char *hint, const char *text)
{
  const struct ess_place place = {store->path, 0, 0, {NULL, 0}};
  return ess_fail(store->world->log, ESS_IO, &place, hint, "%s", text);
}

/* A librdf call that returned `rc`: what the log counted since `errors` is
   as much a failure, and is reported already. */
static enum ess_status
judge(const struct librdf_store *store, unsigned errors, int rc,
      const char *text)
{
  if (store->world->errors != errors) {
    return ESS_IO;
  }
  return rc ? fail(store, NULL, text) : ESS_OK;
}

/* Everything that librdf must not be left to find out on its own. */
static enum ess_status
prepare_file(const struct librdf_store *store, enum ess_store_mode mode)
{
  struct ess_log *log = store->world->log;
  const bool write = mode == ESS_STORE_WRITE;
  enum ess_status st = ESS_OK;

  if (write && access(store->path, F_OK) != 0 && errno == ENOENT) {
    st = ess_sqlite_make(store->world, store->path);
  }
  st = st ? st : ess_sqlite_check(store->path, log);
  if (st == ESS_OK && write && access(store->path, W_OK) != 0) {
    return fail(store, "ask for the right to write it",
                "the store is not writable");
  }
  return st || !write ? st : ess_sqlite_index(store->path, log);
}

static enum ess_status
open_model(struct librdf_store *store)
{
  const unsigned errors = store->world->errors;

  store->storage = librdf_new_storage(store->world->rdf, store->backend->name,
                                      store->path,
                                      options_of(store->backend));
  if (store->storage) {
    store->model = librdf_new_model(store->world->rdf, store->storage, NULL);
  }
  return judge(store, errors, !store->model, "librdf cannot open the store");
}

static enum ess_status
open_store(struct librdf_store *store, const char *path,
           enum ess_store_mode mode)
{
  enum ess_status st = ESS_OK;

  if (store->backend->persistent) {
    store->path = strdup(path ? path : "");
    st = store->path ? prepare_file(store, mode) : ESS_LIMIT;
  }
  return st ? st : open_model(store);
}

static enum ess_status rollback(void *self);

static void
close_librdf(void *self)
{
  struct librdf_store *store = self;

  if (store->open) {
    (void)rollback(store);
  }
  librdf_free_model(store->model);
  librdf_free_storage(store->storage);
  free(store->path);
  free(store);
}

static enum ess_status
open_librdf(struct ess_world *world, const struct ess_backend *backend,
            const struct ess_store_options *options,
            enum ess_store_mode mode, void **ret_self)
{
  struct librdf_store *store = calloc(1, sizeof *store);

  if (!store) {
    return ess_fail(world->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  store->world = world;
  store->backend = backend;
  const enum ess_status st = open_store(store, options->path, mode);
  if (st != ESS_OK) {
    close_librdf(store);
    return st;
  }
  *ret_self = store;
  return ESS_OK;
}

static enum ess_status
begin(void *self)
{
  struct librdf_store *store = self;

  if (!store->backend->persistent) {
    return ESS_OK;
  }
  /* librdf would quote its SQL; the cause is known since the checks. */
  store->world->tells = -1;
  const int rc = librdf_model_transaction_start(store->model);
  store->world->tells = ESS_ERROR;
  store->open = rc == 0;
  return rc ? fail(store, "try again when no other process writes to it",
                   "cannot begin to write: the store is busy")
            : ESS_OK;
}

static enum ess_status
end(struct librdf_store *store, int (*how)(librdf_model *), const char *text)
{
  const unsigned errors = store->world->errors;

  if (!store->backend->persistent) {
    return ESS_OK;
  }
  const enum ess_status st = judge(store, errors, how(store->model), text);
  store->open = store->open && st != ESS_OK;
  return st;
}

static enum ess_status
commit(void *self)
{
  return end(self, librdf_model_transaction_commit, "cannot commit");
}

static enum ess_status
rollback(void *self)
{
  return end(self, librdf_model_transaction_rollback, "cannot roll back");
}

/* The librdf context of `graph`; ESS_NONE has one of its own. */
static librdf_node *
new_context(const struct librdf_store *store, const struct ess_term *graph)
{
  const struct ess_term none = ess_iri(default_graph);
  return ess_node_new(store->world->rdf,
                      graph->kind == ESS_NONE ? &none : graph);
}

static struct ess_term
graph_of(librdf_node *context)
{
  struct ess_term graph = ess_node_term(context);
  if (ess_view_is(graph.value, default_graph)) {
    graph = ess_node_term(NULL);
  }
  return graph;
}

static enum ess_status
add_statement(void *self, const struct ess_statement *statement)
{
  struct librdf_store *store = self;
  const unsigned errors = store->world->errors;

  if (statement->graph.kind == ESS_BLANK) {
    return ess_fail(store->world->log, ESS_BAD_INPUT, NULL,
                    "give the graph an IRI",
                    "a graph named by a blank node cannot be stored");
  }
  librdf_node *context = new_context(store, &statement->graph);
  librdf_statement *s = ess_node_statement(store->world->rdf, statement);
  const int rc = context && s ? librdf_model_context_add_statement(
                                  store->model, context, s)
                              : 1;
  librdf_free_statement(s);
  librdf_free_node(context);
  return judge(store, errors, rc, "cannot add a statement");
}

static enum ess_status
clear_graph(void *self, const struct ess_term *graph)
{
  struct librdf_store *store = self;
  const unsigned errors = store->world->errors;
  librdf_node *context = new_context(store, graph);
  const int rc =
    context ? librdf_model_context_remove_statements(store->model, context)
            : 1;
  librdf_free_node(context);
  return judge(store, errors, rc, "cannot clear a graph");
}

static enum ess_status
drain(librdf_stream *stream, const struct ess_term *graph,
      const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && !librdf_stream_end(stream)) {
    librdf_statement *s = librdf_stream_get_object(stream);
    const struct ess_statement statement = {
      ess_node_term(librdf_statement_get_subject(s)),
      ess_node_term(librdf_statement_get_predicate(s)),
      ess_node_term(librdf_statement_get_object(s)),
      graph ? *graph : graph_of(librdf_stream_get_context2(stream))};
    st = ess_sink_add(sink, &statement);
    (void)librdf_stream_next(stream);
  }
  return st;
}

/* librdf gives no stream for an empty graph. The mark is asked once the
   stream is gone, for some errors come out only then. */
static enum ess_status
read_statements(struct librdf_store *store, const struct ess_term *graph,
                const struct ess_sink *sink)
{
  const unsigned errors = store->world->errors;
  librdf_node *context = graph ? new_context(store, graph) : NULL;
  librdf_stream *stream =
    graph ? librdf_model_context_as_stream(store->model, context)
          : librdf_model_as_stream(store->model);
  enum ess_status st = stream ? drain(stream, graph, sink) : ESS_OK;

  if (stream) {
    librdf_free_stream(stream);
  }
  librdf_free_node(context);
  return ess_status_first(st, judge(store, errors, 0, ""));
}

/* The storages in memory keep a statement as often as it was added. */
static enum ess_status
read_once(struct librdf_store *store, const struct ess_term *graph,
          const struct ess_sink *sink)
{
  struct ess_dataset *all = ess_dataset_new();
  enum ess_status st = ESS_LIMIT;

  if (all) {
    const struct ess_sink to_all = ess_dataset_sink(all);
    st = read_statements(store, graph, &to_all);
    ess_dataset_sort(all);
    st = st ? st : ess_dataset_replay(all, sink);
  }
  ess_dataset_free(all);
  return st;
}

static enum ess_status
each(void *self, const struct ess_term *graph, const struct ess_sink *sink)
{
  struct librdf_store *store = self;
  return store->backend->persistent ? read_statements(store, graph, sink)
                                    : read_once(store, graph, sink);
}

#define LIBRDF_BACKEND(storage, is_persistent)                              \
  {                                                                         \
    .name = (storage), .persistent = (is_persistent), .streams = false,     \
    .open = open_librdf, .close = close_librdf, .begin = begin,             \
    .commit = commit, .rollback = rollback, .add = add_statement,           \
    .clear_graph = clear_graph, .each = each                                \
  }

const struct ess_backend ess_backend_sqlite = LIBRDF_BACKEND("sqlite", true);
const struct ess_backend ess_backend_memory = LIBRDF_BACKEND("memory", false);
const struct ess_backend ess_backend_hashes = LIBRDF_BACKEND("hashes", false);
