/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/quads.h"

#include "store/batch.h"
#include "store/terms.h"

#include <stdlib.h>

static const size_t usual_memory = (size_t)256 << 20;
static const char rdf_type[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct ess_quads {
  struct ess_env *env;
  size_t memory;
  bool borrowed; /* the environment is somebody else's */
};

struct ess_txn {
  struct ess_quads *quads;
  struct ess_env *env;
  MDB_txn *txn;
  struct ess_dictionary dictionary;
  enum ess_status status; /* the first failure: nothing is committed then */

  /* For writing. */
  bool write;
  bool remove; /* what the batch is for */
  struct ess_batch *batch;
  struct ess_batch *superseded; /* goes before it; NULL until there is any */
  struct ess_index_writer *writer;
  struct ess_statistics *statistics;
};

enum ess_status
ess_quads_open(const char *folder, const struct ess_quads_options *options,
               struct ess_quads **ret, struct ess_log *log)
{
  const struct ess_env_options how = {options->write, options->wait,
                                      options->fleeting};
  struct ess_quads *quads = calloc(1, sizeof *quads);
  enum ess_status st = ESS_LIMIT;

  *ret = NULL;
  if (!quads) {
    return ess_fail(log, st, NULL, NULL, "out of memory");
  }
  quads->memory = options->memory ? options->memory : usual_memory;
  st = ess_env_open(folder, &how, &quads->env, log);
  if (st != ESS_OK) {
    free(quads);
    return st;
  }
  *ret = quads;
  return ESS_OK;
}

struct ess_quads *
ess_quads_over(struct ess_env *env, size_t memory)
{
  struct ess_quads *quads = calloc(1, sizeof *quads);

  if (quads) {
    *quads = (struct ess_quads){env, memory ? memory : usual_memory, true};
  }
  return quads;
}

void
ess_quads_close(struct ess_quads *quads)
{
  if (quads) {
    if (!quads->borrowed) {
      ess_env_close(quads->env);
    }
    free(quads);
  }
}

struct ess_env *
ess_quads_env(const struct ess_quads *quads)
{
  return quads->env;
}

static enum ess_status
fail_memory(const struct ess_txn *txn)
{
  return ess_fail(ess_env_log(txn->env), ESS_LIMIT, NULL, NULL,
                  "out of memory");
}

static enum ess_status
open_writer(struct ess_txn *txn)
{
  const struct ess_term type = ess_iri(rdf_type);
  ess_id id = 0;

  txn->statistics = ess_statistics_new();
  txn->batch = ess_batch_new(&txn->dictionary, txn->quads->memory);
  if (txn->statistics && txn->batch) {
    txn->writer =
      ess_index_writer_new(txn->env, txn->txn, txn->statistics);
  }
  if (!txn->writer) {
    return fail_memory(txn);
  }
  const enum ess_status st = ess_batch_id(txn->batch, &type, &id);
  ess_statistics_type(txn->statistics, id);
  return st;
}

enum ess_status
ess_txn_begin(struct ess_quads *quads, bool write, struct ess_txn **ret)
{
  struct ess_txn *txn = calloc(1, sizeof *txn);
  enum ess_status st = ESS_LIMIT;

  *ret = NULL;
  if (!txn) {
    return ess_fail(ess_env_log(quads->env), st, NULL, NULL,
                    "out of memory");
  }
  txn->quads = quads;
  txn->env = quads->env;
  txn->write = write;
  st = write ? ess_env_write(txn->env, &txn->txn)
             : ess_env_read(txn->env, &txn->txn);
  if (st == ESS_OK) {
    st = ess_dictionary_open(&txn->dictionary, txn->env, txn->txn);
    txn->dictionary.still = !write;
  }
  if (st == ESS_OK && write) {
    st = open_writer(txn);
  }
  if (st != ESS_OK) {
    ess_txn_abort(txn);
    return st;
  }
  *ret = txn;
  return ESS_OK;
}

static void
free_txn(struct ess_txn *txn)
{
  ess_index_writer_free(txn->writer);
  ess_batch_free(txn->batch);
  ess_batch_free(txn->superseded);
  ess_statistics_free(txn->statistics);
  ess_dictionary_close(&txn->dictionary);
}

void
ess_txn_abort(struct ess_txn *txn)
{
  if (!txn) {
    return;
  }
  free_txn(txn);
  ess_env_abort(txn->env, txn->txn);
  free(txn);
}

static void
apply(struct ess_txn *txn, struct ess_batch *batch, bool remove)
{
  enum ess_status st = txn->status;

  if (st == ESS_OK && !ess_batch_is_empty(batch)) {
    st = ess_batch_apply(batch, txn->writer, remove);
    st = st ? st
            : ess_statistics_flush(txn->statistics, txn->env, txn->txn);
    txn->status = st;
  }
}

/* Bring what the batches have into the indexes. */
static enum ess_status
flush(struct ess_txn *txn)
{
  if (txn->write && txn->superseded) {
    apply(txn, txn->superseded, true);
  }
  if (txn->write) {
    apply(txn, txn->batch, txn->remove);
  }
  return txn->status;
}

enum ess_status
ess_txn_commit(struct ess_txn *txn)
{
  enum ess_status st = txn->write ? flush(txn) : ESS_OK;

  if (!txn->write || st != ESS_OK) {
    ess_txn_abort(txn);
    return st;
  }
  free_txn(txn);
  st = ess_env_commit(txn->env, txn->txn);
  free(txn);
  return st;
}

/* A batch is for one of the two: what came for the other goes first. */
static enum ess_status
turn(struct ess_txn *txn, bool remove)
{
  const enum ess_status st =
    txn->remove == remove ? txn->status : flush(txn);
  txn->remove = remove;
  return st;
}

enum ess_status
ess_txn_add(struct ess_txn *txn, const struct ess_statement *statement)
{
  enum ess_status st = turn(txn, false);

  if (st == ESS_OK) {
    st = ess_batch_add(txn->batch, statement);
    txn->status = st;
  }
  return st;
}

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  return ess_txn_add(self, statement);
}

struct ess_sink
ess_txn_sink(struct ess_txn *txn)
{
  return (struct ess_sink){add, txn};
}

static enum ess_status
change_quad(struct ess_txn *txn, const struct ess_quad *quad, bool remove)
{
  enum ess_status st = turn(txn, remove);

  if (st == ESS_OK) {
    st = ess_batch_add_quad(txn->batch, quad);
    txn->status = st;
  }
  return st;
}

enum ess_status
ess_txn_add_quad(struct ess_txn *txn, const struct ess_quad *quad)
{
  return change_quad(txn, quad, false);
}

enum ess_status
ess_txn_remove_quad(struct ess_txn *txn, const struct ess_quad *quad)
{
  return change_quad(txn, quad, true);
}

/* The identifier of `term` among those that are in a block, or inline. */
static enum ess_status
find_term(struct ess_txn *txn, const struct ess_term *term, ess_id *ret)
{
  struct ess_buf text = {0};

  *ret = term->kind == ESS_NONE      ? ESS_ID_DEFAULT_GRAPH
         : term->kind == ESS_LITERAL ? ess_id_inline(term)
                                     : 0;
  if (*ret) {
    return ESS_OK;
  }
  const enum ess_tag tag = ess_term_tag(term);
  const struct ess_view key = ess_term_text(term, &text);
  const enum ess_status st =
    text.status ? fail_memory(txn)
                : ess_dictionary_find(&txn->dictionary, tag, key,
                                      ess_term_hash(tag, key), ret);
  ess_buf_clear(&text);
  return st;
}

/* The identifiers of a statement; false in `*ret_known` if the store lacks
   one of its terms. */
static enum ess_status
find_quad(struct ess_txn *txn, const struct ess_statement *statement,
          struct ess_quad *ret, bool *ret_known)
{
  const struct ess_term *terms[ESS_PLACES] = {
    &statement->subject, &statement->predicate, &statement->object,
    &statement->graph};
  enum ess_status st = ESS_OK;

  *ret_known = true;
  for (unsigned i = 0; i < ESS_PLACES && st == ESS_OK && *ret_known; ++i) {
    st = ess_txn_id(txn, terms[i], &ret->at[i]);
    *ret_known = st == ESS_OK && ret->at[i];
  }
  return st;
}

enum ess_status
ess_txn_remove(struct ess_txn *txn, const struct ess_statement *statement)
{
  struct ess_quad quad;
  bool known = false;
  enum ess_status st = turn(txn, true);

  st = st ? st : find_quad(txn, statement, &quad, &known);
  return st || !known ? st : ess_txn_remove_quad(txn, &quad);
}

/* A page of rows at a time is removed behind the scan. */
enum ess_status
ess_txn_remove_matching(struct ess_txn *txn, const struct ess_quad *pattern)
{
  const enum ess_order order = ess_order_for(pattern);
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;
  enum ess_status st = ess_txn_scan(txn, order, pattern, &scan);

  st = st ? st : turn(txn, true);
  while (st == ESS_OK && (st = ess_scan_next(scan, &rows, &n)) == ESS_OK &&
         n) {
    for (size_t i = 0; i < n && st == ESS_OK; ++i) {
      const struct ess_quad quad = ess_order_quad(order, &rows[i]);
      st = ess_txn_remove_quad(txn, &quad);
    }
  }
  ess_scan_free(scan);
  return st;
}

/* Rows of `graph` in the index as it is, to `batch`. */
static enum ess_status
gather_graph(struct ess_txn *txn, ess_id graph, struct ess_batch *batch,
             bool *ret_any)
{
  const struct ess_quad pattern = {{0, 0, 0, graph}};
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;
  enum ess_status st = ess_scan_new(txn->env, txn->txn, false, ESS_GSPO,
                                    &pattern, &scan);

  *ret_any = false;
  while (st == ESS_OK && (st = ess_scan_next(scan, &rows, &n)) == ESS_OK &&
         n) {
    *ret_any = true;
    for (size_t i = 0; i < n && st == ESS_OK; ++i) {
      const struct ess_quad quad = ess_order_quad(ESS_GSPO, &rows[i]);
      st = ess_batch_add_quad(batch, &quad);
    }
  }
  ess_scan_free(scan);
  return st;
}

enum ess_status
ess_txn_supersede(struct ess_txn *txn, const struct ess_term *graph,
                  bool *ret_had)
{
  ess_id id = 0;
  enum ess_status st = turn(txn, false);

  *ret_had = false;
  if (st == ESS_OK && !txn->superseded) {
    txn->superseded =
      ess_batch_new(&txn->dictionary, txn->quads->memory / 4);
    st = txn->superseded ? ESS_OK : fail_memory(txn);
  }
  /* A term without a block has no quads in an index. */
  st = st ? st : find_term(txn, graph, &id);
  if (st == ESS_OK && id) {
    st = gather_graph(txn, id, txn->superseded, ret_had);
  }
  txn->status = st;
  return st;
}

enum ess_status
ess_txn_id(struct ess_txn *txn, const struct ess_term *term, ess_id *ret)
{
  /* A term may be waiting in a batch of additions. */
  const enum ess_status st =
    txn->write && !txn->remove ? flush(txn) : txn->status;
  *ret = 0;
  return st ? st : find_term(txn, term, ret);
}

enum ess_status
ess_txn_term(struct ess_txn *txn, ess_id id, struct ess_buf *out,
             struct ess_term *ret)
{
  const struct ess_place place = {ess_env_folder(txn->env), 0, 0, {NULL, 0}};
  enum ess_status st = ESS_OK;

  *ret = (struct ess_term){.kind = ESS_NONE};
  ess_buf_reset(out);
  if (id == ESS_ID_DEFAULT_GRAPH) {
    return ESS_OK;
  }
  if (ess_id_in_dictionary(id)) {
    st = ess_dictionary_text(&txn->dictionary, id, out);
    st = st ? st
            : ess_term_of_text(ess_id_tag(id), ess_buf_view(out), ret);
  } else {
    st = ess_id_term(id, out, ret);
  }
  return st != ESS_BAD_INPUT
           ? st
           : ess_fail(ess_env_log(txn->env), ESS_IO, &place,
                      "see what is left with: essaim store check",
                      "the store is damaged: a term cannot be read");
}

enum ess_status
ess_txn_scan(struct ess_txn *txn, enum ess_order order,
             const struct ess_quad *pattern, struct ess_scan **ret)
{
  const enum ess_status st = flush(txn);
  *ret = NULL;
  return st ? st
            : ess_scan_new(txn->env, txn->txn, txn->write, order, pattern,
                           ret);
}

/* The terms of a row; those that the row before had are kept. */
struct statement_at_hand {
  struct ess_quad quad;
  struct ess_buf text[ESS_PLACES];
  struct ess_term terms[ESS_PLACES];
};

static enum ess_status
hand_on(struct ess_txn *txn, struct statement_at_hand *hand,
        const struct ess_quad *quad, const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < ESS_PLACES && st == ESS_OK; ++i) {
    if (hand->quad.at[i] != quad->at[i]) {
      st = ess_txn_term(txn, quad->at[i], &hand->text[i], &hand->terms[i]);
    }
  }
  hand->quad = *quad;
  const struct ess_statement statement = {hand->terms[ESS_S],
                                          hand->terms[ESS_P],
                                          hand->terms[ESS_O],
                                          hand->terms[ESS_G]};
  return st ? st : ess_sink_add(sink, &statement);
}

enum ess_status
ess_txn_each(struct ess_txn *txn, const struct ess_quad *pattern,
             const struct ess_sink *sink)
{
  enum ess_order order = ess_order_for(pattern);
  struct statement_at_hand hand = {0};
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;

  if (ess_order_bound(order, pattern) == 0) {
    order = ESS_GSPO;
  }
  enum ess_status st = ess_txn_scan(txn, order, pattern, &scan);
  while (st == ESS_OK && (st = ess_scan_next(scan, &rows, &n)) == ESS_OK &&
         n) {
    for (size_t i = 0; i < n && st == ESS_OK; ++i) {
      const struct ess_quad quad = ess_order_quad(order, &rows[i]);
      st = hand_on(txn, &hand, &quad, sink);
    }
  }
  ess_scan_free(scan);
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    ess_buf_clear(&hand.text[i]);
  }
  return st;
}

enum ess_status
ess_txn_has(struct ess_txn *txn, const struct ess_quad *quad, bool *ret)
{
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;
  enum ess_status st = ess_txn_scan(txn, ESS_SPOG, quad, &scan);

  st = st ? st : ess_scan_next(scan, &rows, &n);
  ess_scan_free(scan);
  *ret = n > 0;
  return st;
}

enum ess_status
ess_txn_counts(struct ess_txn *txn, struct ess_store_counts *ret)
{
  const enum ess_status st = flush(txn);
  return st ? st : ess_statistics_store(txn->env, txn->txn, ret);
}

enum ess_status
ess_txn_predicate(struct ess_txn *txn, ess_id predicate,
                  struct ess_predicate_counts *ret)
{
  const enum ess_status st = flush(txn);
  return st ? st
            : ess_statistics_predicate(txn->env, txn->txn, predicate, ret);
}

enum ess_status
ess_txn_count(struct ess_txn *txn, enum ess_counted what, ess_id id,
              uint64_t *ret)
{
  const enum ess_status st = flush(txn);
  return st ? st : ess_statistics_count(txn->env, txn->txn, what, id, ret);
}

enum ess_status
ess_txn_next_graph(struct ess_txn *txn, ess_id after, ess_id *ret)
{
  const enum ess_status st = flush(txn);
  *ret = 0;
  return st ? st
            : ess_statistics_next(txn->env, txn->txn, ESS_COUNTED_GRAPH,
                                  after, ret);
}

size_t
ess_txn_spills(const struct ess_txn *txn)
{
  return txn->batch ? ess_batch_spills(txn->batch) : 0;
}
