/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/storage_stream.h"

#include "redland/node.h"
#include "redland/storage_inside.h"

#include <stdlib.h>

/* --------------------------------------------------------------- streams */

/* A stream of statements. Whoever got a statement or a node may hold it on
   by reference, so that none of them changes: each row has a statement of
   its own, which shares the nodes of the row before. */
struct stream {
  struct ess_storage_reader reader;
  enum ess_order order;
  const struct ess_row *rows; /* the page at hand */
  size_t n;
  size_t at;
  bool ended;

  struct ess_quad quad; /* that the nodes are of; 0: there is none */
  librdf_node *nodes[ESS_PLACES];
  struct ess_buf text;
  librdf_statement *statement; /* of the row at hand, or NULL so far */
};

static void
drop_statement(struct stream *stream)
{
  if (stream->statement) {
    librdf_free_statement(stream->statement);
  }
  stream->statement = NULL;
}

/* See that the node of `place` is that of the row at hand. */
static enum ess_status
bring_node(struct stream *stream, unsigned place, ess_id id)
{
  struct ess_term term;
  enum ess_status st = ESS_OK;

  if (stream->quad.at[place] == id) {
    return ESS_OK;
  }
  librdf_free_node(stream->nodes[place]);
  stream->nodes[place] = NULL;
  stream->quad.at[place] = 0;
  st = ess_txn_term(stream->reader.txn, id, &stream->text, &term);
  if (st == ESS_OK && term.kind != ESS_NONE) {
    stream->nodes[place] = ess_node_new(stream->reader.of->world, &term);
    st = stream->nodes[place] ? ESS_OK : ESS_LIMIT;
  }
  stream->quad.at[place] = st == ESS_OK ? id : 0;
  return st;
}

/* The statement of the row at hand is made at once, so that a stream that is
   not at its end has one to give. */
static enum ess_status
bring_row(struct stream *stream)
{
  const struct ess_quad quad =
    ess_order_quad(stream->order, &stream->rows[stream->at]);
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < ESS_PLACES && st == ESS_OK; ++i) {
    st = bring_node(stream, i, quad.at[i]);
  }
  if (st != ESS_OK) {
    return st;
  }
  stream->statement = librdf_new_statement_from_nodes(
    stream->reader.of->world, librdf_new_node_from_node(stream->nodes[ESS_S]),
    librdf_new_node_from_node(stream->nodes[ESS_P]),
    librdf_new_node_from_node(stream->nodes[ESS_O]));
  return stream->statement ? ESS_OK : ESS_LIMIT;
}

/* Go to row `at` of the page, or to the next page if that is behind it. What
   fails was reported and is the end: librdf has no word for it. */
static enum ess_status
go_to(struct stream *stream, size_t at)
{
  enum ess_status st = ess_storage_reader_check(&stream->reader);

  stream->at = at;
  if (st == ESS_OK && at == stream->n) {
    stream->at = 0;
    st = ess_scan_next(stream->reader.scan, &stream->rows, &stream->n);
  }
  stream->ended = st != ESS_OK || stream->n == 0;
  if (!stream->ended) {
    st = bring_row(stream);
    stream->ended = st != ESS_OK;
  }
  if (stream->ended) {
    ess_storage_reader_rest(&stream->reader);
  }
  return st;
}

static int
is_end(void *self)
{
  const struct stream *stream = self;
  return stream->ended;
}

static int
next(void *self)
{
  struct stream *stream = self;

  drop_statement(stream);
  if (!stream->ended) {
    (void)go_to(stream, stream->at + 1);
  }
  return stream->ended;
}

static void *
get(void *self, int what)
{
  struct stream *stream = self;

  switch (what) {
  case LIBRDF_STREAM_GET_METHOD_GET_OBJECT:
    return stream->statement;
  case LIBRDF_STREAM_GET_METHOD_GET_CONTEXT:
    return stream->ended ? NULL : stream->nodes[ESS_G];
  default:
    return NULL;
  }
}

static void
finish(void *self)
{
  struct stream *stream = self;

  drop_statement(stream);
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    librdf_free_node(stream->nodes[i]);
  }
  ess_buf_clear(&stream->text);
  ess_storage_reader_close(&stream->reader);
  free(stream);
}

/* Without anything bound, graph after graph: so their subjects stay
   together. */
static enum ess_order
order_for(const struct ess_quad *pattern)
{
  const enum ess_order order = ess_order_for(pattern);
  return ess_order_bound(order, pattern) ? order : ESS_GSPO;
}

static enum ess_status
begin(struct stream *stream, librdf_statement *statement,
      librdf_node *context, bool bare)
{
  struct ess_storage_reader *reader = &stream->reader;
  struct ess_quad pattern;
  bool known = false;
  enum ess_status st =
    ess_storage_pattern(reader->txn, statement, context, &pattern, &known);

  stream->ended = true;
  if (st != ESS_OK || !known) {
    ess_storage_reader_rest(reader);
    return st;
  }
  pattern.at[ESS_G] = bare ? ESS_ID_DEFAULT_GRAPH : pattern.at[ESS_G];
  stream->order = order_for(&pattern);
  st = ess_txn_scan(reader->txn, stream->order, &pattern, &reader->scan);
  return st ? st : go_to(stream, 0);
}

librdf_stream *
ess_storage_stream(librdf_storage *storage, librdf_statement *statement,
                   librdf_node *context, bool bare)
{
  struct stream *stream = calloc(1, sizeof *stream);
  librdf_stream *made = NULL;

  if (!stream) {
    return NULL;
  }
  enum ess_status st = ess_storage_reader_open(&stream->reader, storage);
  st = st ? st : begin(stream, statement, context, bare);
  if (st == ESS_OK) {
    made = librdf_new_stream(stream->reader.of->world, stream, is_end, next,
                             get, finish);
  }
  if (!made) {
    finish(stream);
  }
  return made;
}

/* -------------------------------------------------------------- contexts */

struct contexts {
  struct ess_storage_reader reader;
  ess_id id; /* of the context at hand; 0: the end */
  librdf_node *node;
  struct ess_buf text;
};

static int
contexts_end(void *self)
{
  const struct contexts *contexts = self;
  return !contexts->id;
}

/* Go to the context behind the one at hand; its node is made at once. */
static enum ess_status
go_on(struct contexts *contexts)
{
  struct ess_storage_reader *reader = &contexts->reader;
  struct ess_term term = {.kind = ESS_NONE};
  enum ess_status st = ess_storage_reader_check(reader);

  if (st == ESS_OK) {
    st = ess_txn_next_graph(reader->txn, contexts->id, &contexts->id);
  }
  if (st == ESS_OK && contexts->id) {
    st = ess_txn_term(reader->txn, contexts->id, &contexts->text, &term);
  }
  if (st == ESS_OK && contexts->id) {
    contexts->node = ess_node_new(reader->of->world, &term);
    st = contexts->node ? ESS_OK : ESS_LIMIT;
  }
  if (st != ESS_OK) {
    contexts->id = 0;
  }
  if (!contexts->id) {
    ess_storage_reader_rest(reader);
  }
  return st;
}

static int
contexts_next(void *self)
{
  struct contexts *contexts = self;

  librdf_free_node(contexts->node);
  contexts->node = NULL;
  if (contexts->id) {
    (void)go_on(contexts);
  }
  return !contexts->id;
}

static void *
contexts_get(void *self, int what)
{
  const struct contexts *contexts = self;
  return what == LIBRDF_ITERATOR_GET_METHOD_GET_OBJECT ? contexts->node
                                                       : NULL;
}

static void
contexts_finish(void *self)
{
  struct contexts *contexts = self;

  librdf_free_node(contexts->node);
  ess_buf_clear(&contexts->text);
  ess_storage_reader_close(&contexts->reader);
  free(contexts);
}

librdf_iterator *
ess_storage_contexts(librdf_storage *storage)
{
  struct contexts *contexts = calloc(1, sizeof *contexts);
  librdf_iterator *made = NULL;

  if (!contexts) {
    return NULL;
  }
  contexts->id = ESS_ID_DEFAULT_GRAPH; /* which is no context */
  if (ess_storage_reader_open(&contexts->reader, storage) == ESS_OK &&
      go_on(contexts) == ESS_OK) {
    made = librdf_new_iterator(contexts->reader.of->world, contexts,
                               contexts_end, contexts_next, contexts_get,
                               contexts_finish);
  }
  if (!made) {
    contexts_finish(contexts);
  }
  return made;
}
