/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/modify.h"

#include "sparql/answer.h"
#include "sparql/group.h"
#include "sparql/load.h"
#include "sparql/seen.h"

/* -------------------------------------------------------- DELETE, INSERT */

static enum ess_status
add(void *self, const struct ess_statement *statement)
{
  return ess_txn_add(self, statement);
}

static enum ess_status
take_away(void *self, const struct ess_statement *statement)
{
  return ess_txn_remove(self, statement);
}

/* Remove, then add, what the templates make of the rows. */
static enum ess_status
change(struct ess_run *run, const struct ess_operation *operation,
       const struct ess_table *table)
{
  const struct ess_sink removing = {take_away, run->txn};
  const struct ess_sink adding = {add, run->txn};
  const struct ess_term with = {
    .kind = operation->has_with ? ESS_IRI : ESS_NONE,
    .value = operation->with};
  struct ess_buf prefix = {0};
  enum ess_status st = ess_run_blank_prefix(run, &prefix);

  if (st == ESS_OK && operation->delete_.n) {
    st = ess_answer_template(run, &operation->delete_, table,
                             ess_buf_str(&prefix), 0, &with, &removing);
  }
  if (st == ESS_OK && operation->insert.n) {
    st = ess_answer_template(run, &operation->insert, table,
                             ess_buf_str(&prefix), 0, &with, &adding);
  }
  ess_buf_clear(&prefix);
  return st;
}

static enum ess_status
change_data(struct ess_run *run, const struct ess_operation *operation)
{
  struct ess_table table = {.width = run->width};
  enum ess_status st =
    ess_table_add(&table) ? ESS_OK : ess_run_memory(run);

  st = st ? st : change(run, operation, &table);
  ess_table_clear(&table);
  return st;
}

/* USING chooses what WHERE sees; without it, WITH is its default graph. */
static enum ess_status
choose(struct ess_run *run, const struct ess_operation *operation)
{
  struct ess_view with = operation->with;
  const struct ess_dataset_clause alone = {&with, 1, NULL, 0};
  const bool using_ =
    operation->using_.n_defaults || operation->using_.n_named;

  run->seen.open = operation->has_with && !using_;
  return ess_seen_choose(run, run->seen.open ? &alone : &operation->using_);
}

static enum ess_status
modify(struct ess_run *run, const struct ess_operation *operation)
{
  const struct ess_where where = {.named = false};
  const struct ess_seen before = run->seen;
  struct ess_table table = {.width = run->width};
  enum ess_status st = choose(run, operation);

  if (st == ESS_OK && !(run->start ? ess_table_copy(&table, run->start)
                                   : ess_table_add(&table))) {
    st = ess_run_memory(run);
  }
  st = st ? st : ess_group_extend(run, &where, operation->where, &table);
  run->seen = before;
  st = st ? st : change(run, operation, &table);
  ess_table_clear(&table);
  return st;
}

/* ---------------------------------------------------------- whole graphs */

/* The identifier of the graph; 0 if the store has no such term. */
static enum ess_status
graph_id(struct ess_run *run, const struct ess_target *target, ess_id *ret)
{
  const struct ess_term term = {
    .kind = target->kind == ESS_TARGET_GRAPH ? ESS_IRI : ESS_NONE,
    .value = target->iri};
  return ess_txn_id(run->txn, &term, ret);
}

static enum ess_status
clear_graph(struct ess_run *run, ess_id graph)
{
  const struct ess_quad pattern = {{0, 0, 0, graph}};
  return graph ? ess_txn_remove_matching(run->txn, &pattern) : ESS_OK;
}

static enum ess_status
clear_named(struct ess_run *run)
{
  ess_id graph = 0;
  enum ess_status st =
    ess_txn_next_graph(run->txn, ESS_ID_DEFAULT_GRAPH, &graph);

  while (st == ESS_OK && graph) {
    st = clear_graph(run, graph);
    st = st ? st : ess_txn_next_graph(run->txn, graph, &graph);
  }
  return st;
}

static enum ess_status
clear(struct ess_run *run, const struct ess_target *target)
{
  const struct ess_quad any = {{0}};
  ess_id graph = 0;
  enum ess_status st = ESS_OK;

  switch (target->kind) {
  case ESS_TARGET_ALL:
    return ess_txn_remove_matching(run->txn, &any);
  case ESS_TARGET_NAMED:
    return clear_named(run);
  default:
    st = graph_id(run, target, &graph);
    return st ? st : clear_graph(run, graph);
  }
}

static enum ess_status
create(struct ess_run *run, const struct ess_operation *operation)
{
  ess_id graph = 0;
  uint64_t quads = 0;
  enum ess_status st = graph_id(run, &operation->to, &graph);

  if (st == ESS_OK && graph) {
    st = ess_txn_count(run->txn, ESS_COUNTED_GRAPH, graph, &quads);
  }
  return st || !quads ? st
                      : ess_run_refuse(run, operation->at, operation->silent,
                                       "CREATE SILENT does not mind",
                                       "this graph is there already");
}

/* The quads of `from`, into a table of three columns. */
static enum ess_status
read_graph(struct ess_run *run, ess_id from, struct ess_table *table)
{
  const struct ess_quad pattern = {{0, 0, 0, from}};
  struct ess_scan *scan = NULL;
  const struct ess_row *rows = NULL;
  size_t n = 0;
  enum ess_status st = ess_txn_scan(run->txn, ESS_GSPO, &pattern, &scan);

  while (st == ESS_OK && (st = ess_scan_next(scan, &rows, &n)) == ESS_OK &&
         n) {
    for (size_t i = 0; i < n && st == ESS_OK; ++i) {
      ess_id *row = ess_table_add(table);
      if (!row) {
        st = ess_run_memory(run);
        break;
      }
      row[0] = rows[i].k[1];
      row[1] = rows[i].k[2];
      row[2] = rows[i].k[3];
      st = ess_run_check(run, NULL);
    }
  }
  ess_scan_free(scan);
  return st;
}

/* The graph's identifier, which it gets if it has none: by a statement that
   is added and removed again. */
static enum ess_status
make_graph_id(struct ess_run *run, const struct ess_target *target,
              ess_id *ret)
{
  const struct ess_term graph = {.kind = ESS_IRI, .value = target->iri};
  const struct ess_statement statement = {graph, graph, graph, graph};
  enum ess_status st = graph_id(run, target, ret);

  if (st != ESS_OK || *ret) {
    return st;
  }
  st = ess_txn_add(run->txn, &statement);
  st = st ? st : graph_id(run, target, ret);
  return st ? st : ess_txn_remove(run->txn, &statement);
}

static enum ess_status
add_to_graph(struct ess_run *run, const struct ess_table *table, ess_id to)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    const ess_id *row = ess_table_row(table, i);
    const struct ess_quad quad = {{row[0], row[1], row[2], to}};
    st = ess_txn_add_quad(run->txn, &quad);
  }
  return st;
}

/* ADD, COPY and MOVE: the source, an emptied target or not, and so on. */
static enum ess_status
transfer(struct ess_run *run, const struct ess_operation *operation)
{
  struct ess_table table = {.width = 3};
  ess_id from = 0;
  ess_id to = 0;
  enum ess_status st = graph_id(run, &operation->from, &from);

  st = st || !from ? st : read_graph(run, from, &table);
  if (st == ESS_OK && !table.n &&
      operation->from.kind == ESS_TARGET_GRAPH) {
    ess_table_clear(&table);
    return ess_run_refuse(run, operation->at, operation->silent,
                          "SILENT does not mind",
                          "there is no such graph");
  }
  st = st ? st : make_graph_id(run, &operation->to, &to);
  if (st == ESS_OK && from != to) {
    if (operation->kind != ESS_UPDATE_ADD) {
      st = clear_graph(run, to);
    }
    st = st ? st : add_to_graph(run, &table, to);
    if (st == ESS_OK && operation->kind == ESS_UPDATE_MOVE) {
      st = clear_graph(run, from);
    }
  }
  ess_table_clear(&table);
  return st;
}

enum ess_status
ess_modify(struct ess_run *run, const struct ess_operation *operation)
{
  switch (operation->kind) {
  case ESS_UPDATE_INSERT_DATA:
  case ESS_UPDATE_DELETE_DATA:
    return change_data(run, operation);
  case ESS_UPDATE_MODIFY:
    return modify(run, operation);
  case ESS_UPDATE_LOAD:
    return ess_load_document(run, operation);
  case ESS_UPDATE_CLEAR:
  case ESS_UPDATE_DROP:
    return clear(run, &operation->to);
  case ESS_UPDATE_CREATE:
    return create(run, operation);
  case ESS_UPDATE_ADD:
  case ESS_UPDATE_MOVE:
  case ESS_UPDATE_COPY:
    return transfer(run, operation);
  }
  return ESS_BUG;
}
