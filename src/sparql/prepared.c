/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/prepared.h"

#include "rdf/dataset.h"
#include "sparql/answer.h"
#include "sparql/cursor.h"
#include "sparql/modify.h"
#include "sparql/parser.h"
#include "sparql/seen.h"

#include <stdlib.h>

struct ess_prepared {
  struct ess_run run;
  const struct ess_engine_options *options;
  struct ess_request *request;
  struct ess_where where;
  enum ess_form form;
  enum ess_status unprepared;  /* why it cannot be answered at all */
  enum ess_status status;      /* what went wrong; it stays until a reset */
  bool begun;
  bool ended;                  /* no batch is left */
  struct ess_cursor *cursor;   /* of solutions */
  struct ess_table start;      /* one row: the values given; or none */
  struct ess_table batch;      /* of solutions */
  size_t solution;             /* of the batch, that is next for a graph */
  size_t taken;                /* solutions that made graphs */
  struct ess_dataset *graph;   /* what a batch makes, of a graph */
  size_t i;                    /* the row at hand and one, of the batch */
  struct ess_buf *texts;       /* one a column */
};

static const struct ess_view ask_name = ESS_VIEW("ask");
static const struct ess_view graph_names[] = {
  ESS_VIEW("subject"), ESS_VIEW("predicate"), ESS_VIEW("object")};

/* ------------------------------------------------------- prepare, finalise */

static void
begin_run(struct ess_prepared *p, struct ess_txn *txn, struct ess_view text,
          struct ess_log *log)
{
  const struct ess_engine_options *options = p->options;

  p->run = (struct ess_run){.txn = txn,
                            .request = p->request,
                            .query = text,
                            .source = options->source,
                            .log = log,
                            .seen = {.merged = options->merged},
                            .bounds = options->bounds,
                            .stop = options->stop,
                            .fetcher = options->fetcher,
                            .trace = {.on = options->explain.add != NULL}};
}

static enum ess_form
form_of(const struct ess_request *request)
{
  static const enum ess_form forms[] = {
    [ESS_QUERY_SELECT] = ESS_FORM_SELECT,
    [ESS_QUERY_CONSTRUCT] = ESS_FORM_CONSTRUCT,
    [ESS_QUERY_DESCRIBE] = ESS_FORM_DESCRIBE,
    [ESS_QUERY_ASK] = ESS_FORM_ASK};

  return request->is_update ? ESS_FORM_UPDATE : forms[request->query.form];
}

static enum ess_status
open_all(struct ess_prepared *p)
{
  enum ess_status st = ess_run_open(&p->run);

  p->form = form_of(p->request);
  p->start.width = p->run.width;
  p->batch.width = p->run.width;
  p->texts = calloc(ess_prepared_columns(p) + 1, sizeof *p->texts);
  p->graph = ess_dataset_new();
  if (st == ESS_OK && (!p->texts || !p->graph)) {
    st = ess_run_memory(&p->run);
  }
  if (st == ESS_OK && p->form != ESS_FORM_UPDATE) {
    st = ess_seen_choose(&p->run, &p->request->query.dataset);
  }
  return st;
}

enum ess_status
ess_prepare(struct ess_txn *txn, struct ess_view text, bool update,
            const struct ess_engine_options *options,
            struct ess_prepared **ret, struct ess_log *log)
{
  const struct ess_parser_options how = {options->source, options->base,
                                         options->prefixes, update};
  struct ess_prepared *p = calloc(1, sizeof *p);

  *ret = p;
  if (!p) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  p->options = options;
  p->unprepared = ess_parse(text, &how, &p->request, log);
  begin_run(p, txn, text, log);
  if (p->unprepared == ESS_OK) {
    p->unprepared = open_all(p);
  }
  p->status = p->unprepared;
  return p->status;
}

void
ess_prepared_finalise(struct ess_prepared *prepared)
{
  if (!prepared) {
    return;
  }
  for (size_t k = 0; prepared->texts && k < ess_prepared_columns(prepared);
       ++k) {
    ess_buf_clear(&prepared->texts[k]);
  }
  free(prepared->texts);
  ess_cursor_free(prepared->cursor);
  ess_table_clear(&prepared->start);
  ess_table_clear(&prepared->batch);
  ess_dataset_free(prepared->graph);
  ess_run_close(&prepared->run);
  ess_request_free(prepared->request);
  free(prepared);
}

enum ess_form
ess_prepared_form(const struct ess_prepared *prepared)
{
  return prepared->form;
}

/* -------------------------------------------------------------- variables */

static size_t
find_variable(const struct ess_request *request, const char *name)
{
  size_t i = 0;
  while (i < request->n_variables &&
         !(*name && ess_view_is(request->variables[i], name))) {
    ++i;
  }
  return i;
}

enum ess_status
ess_prepared_bind(struct ess_prepared *prepared, const char *name,
                  const struct ess_term *term)
{
  struct ess_run *run = &prepared->run;

  if (prepared->unprepared) {
    return prepared->unprepared;
  }
  const size_t variable = find_variable(prepared->request, name);
  if (prepared->begun || variable == prepared->request->n_variables) {
    return ess_fail(run->log, ESS_USAGE, NULL, NULL,
                    prepared->begun ? "?%s is bound behind the first step"
                                    : "the request has no variable ?%s",
                    name);
  }
  if (!prepared->start.n && !ess_table_add(&prepared->start)) {
    return ess_run_memory(run);
  }
  ess_id *cell = &ess_table_row(&prepared->start, 0)[variable];
  *cell = 0;
  return term->kind == ESS_NONE ? ESS_OK : ess_run_id(run, term, cell);
}

static const ess_id *
start_of(const struct ess_prepared *p)
{
  return p->start.n ? ess_table_row(&p->start, 0) : NULL;
}

/* ----------------------------------------------------------------- batches */

/* An answer to ASK: one row, or none. */
static enum ess_status
decide(struct ess_prepared *p)
{
  p->ended = true;
  const bool yes = p->batch.n > 0;
  p->batch.n = 0;
  ess_id *row = ess_table_add(&p->batch);
  if (!row) {
    return ess_run_memory(&p->run);
  }
  row[p->run.width - 1] = yes;
  return ESS_OK;
}

/* What the next solution makes: one at a time, since it may be much. */
static enum ess_status
make_graph(struct ess_prepared *p)
{
  const struct ess_query_ast *query = &p->request->query;
  const struct ess_term none = {.kind = ESS_NONE};
  const struct ess_sink sink = ess_dataset_sink(p->graph);

  ess_dataset_reset(p->graph);
  if (p->form == ESS_FORM_DESCRIBE) {
    p->solution = p->batch.n;
    return ess_answer_describe(&p->run, query->describe, query->n_describe,
                               &p->batch, &sink);
  }
  const struct ess_table one = {ess_table_row(&p->batch, p->solution++), 1,
                                1, p->batch.width};
  return ess_answer_template(&p->run, &query->construct, &one, "c",
                             p->taken++, &none, &sink);
}

/* The solutions that come next: all of them, for DESCRIBE. */
static enum ess_status
solve(struct ess_prepared *p)
{
  const bool all = p->form == ESS_FORM_DESCRIBE;
  enum ess_status st = ESS_OK;

  p->batch.n = 0;
  p->solution = 0;
  ess_dataset_reset(p->graph);
  if (p->cursor) {
    st = all ? ess_cursor_all(p->cursor, start_of(p), &p->batch)
             : ess_cursor_next(p->cursor, start_of(p), &p->batch);
  }
  p->ended = all || !p->batch.n;
  return st;
}

static bool
makes_graph(const struct ess_prepared *p)
{
  return p->form == ESS_FORM_CONSTRUCT || p->form == ESS_FORM_DESCRIBE;
}

/* More rows; perhaps none, though there are some behind them. */
static enum ess_status
next_rows(struct ess_prepared *p)
{
  const bool left = makes_graph(p) && p->solution < p->batch.n;
  enum ess_status st = left ? ESS_OK : solve(p);

  p->i = 0;
  if (st == ESS_OK && p->form == ESS_FORM_ASK) {
    st = decide(p);
  }
  if (st == ESS_OK && makes_graph(p) &&
      (p->form == ESS_FORM_DESCRIBE || p->solution < p->batch.n)) {
    st = make_graph(p);
  }
  return st;
}

/* ------------------------------------------------------------------- steps */

static enum ess_status
update(struct ess_prepared *p)
{
  enum ess_status st = ESS_OK;

  p->run.start = start_of(p);
  for (size_t i = 0; st == ESS_OK && i < p->request->n_operations; ++i) {
    st = ess_modify(&p->run, &p->request->operations[i]);
  }
  p->ended = true;
  return st;
}

static enum ess_status
begin(struct ess_prepared *p)
{
  const struct ess_select *select = &p->request->query.select;

  p->begun = true;
  ess_run_start(&p->run);
  if (p->form == ESS_FORM_UPDATE) {
    return update(p);
  }
  if (select->where) {
    p->cursor = ess_cursor_new(&p->run, &p->where, select,
                               p->form == ESS_FORM_ASK);
    return p->cursor ? ESS_OK : ess_run_memory(&p->run);
  }
  return ESS_OK;
}

static size_t
rows_at_hand(const struct ess_prepared *p)
{
  return makes_graph(p) ? ess_dataset_size(p->graph) : p->batch.n;
}

enum ess_status
ess_prepared_step(struct ess_prepared *prepared, bool *ret_any)
{
  struct ess_prepared *p = prepared;

  *ret_any = false;
  if (p->status == ESS_OK && !p->begun) {
    p->status = begin(p);
  }
  while (p->status == ESS_OK && p->i == rows_at_hand(p) && !p->ended) {
    p->status = next_rows(p);
  }
  if (p->status == ESS_OK && p->i < rows_at_hand(p)) {
    ++p->i;
    *ret_any = true;
    p->status = ess_run_check(&p->run, NULL);
  }
  return p->status;
}

enum ess_status
ess_prepared_reset(struct ess_prepared *prepared)
{
  if (prepared->unprepared) {
    return prepared->unprepared;
  }
  ess_cursor_free(prepared->cursor);
  ess_dataset_reset(prepared->graph);
  prepared->cursor = NULL;
  prepared->batch.n = 0;
  prepared->solution = 0;
  prepared->i = 0;
  prepared->taken = 0;
  prepared->begun = false;
  prepared->ended = false;
  prepared->status = ESS_OK;
  return ESS_OK;
}

/* ----------------------------------------------------------------- columns */

size_t
ess_prepared_columns(const struct ess_prepared *prepared)
{
  switch (prepared->form) {
  case ESS_FORM_SELECT:
    return prepared->request ? prepared->request->query.select.columns.n : 0;
  case ESS_FORM_CONSTRUCT:
  case ESS_FORM_DESCRIBE:
    return sizeof graph_names / sizeof *graph_names;
  case ESS_FORM_ASK:
    return 1;
  case ESS_FORM_UPDATE:
    break;
  }
  return 0;
}

static ess_variable
variable_of(const struct ess_prepared *p, size_t i)
{
  return p->request->query.select.columns.list[i].variable;
}

struct ess_view
ess_prepared_name(const struct ess_prepared *prepared, size_t i)
{
  if (prepared->form == ESS_FORM_SELECT) {
    return prepared->request->variables[variable_of(prepared, i)];
  }
  return prepared->form == ESS_FORM_ASK ? ask_name : graph_names[i];
}

static struct ess_term
truth(bool yes)
{
  const struct ess_datum datum = ess_datum_boolean(yes);
  return (struct ess_term){.kind = ESS_LITERAL,
                           .value = ess_view_of(yes ? "true" : "false"),
                           .datatype = ess_datum_datatype(&datum)};
}

enum ess_status
ess_prepared_column(struct ess_prepared *prepared, size_t i,
                    struct ess_term *ret)
{
  struct ess_prepared *p = prepared;
  const size_t row = p->i - 1;

  *ret = (struct ess_term){.kind = ESS_NONE};
  if (p->form == ESS_FORM_SELECT) {
    const ess_id id = ess_table_row(&p->batch, row)[variable_of(p, i)];
    const enum ess_status st =
      id ? ess_run_term(&p->run, id, &p->texts[i], ret) : ESS_OK;
    return st ? st
              : ess_run_work(&p->run, ret->value.n / ESS_BYTES_OF_A_ROW);
  }
  if (p->form == ESS_FORM_ASK) {
    *ret = truth(ess_table_row(&p->batch, row)[p->run.width - 1] != 0);
    return ESS_OK;
  }
  const struct ess_statement *statement = ess_dataset_at(p->graph, row);
  *ret = i == 0   ? statement->subject
         : i == 1 ? statement->predicate
                  : statement->object;
  return ESS_OK;
}

void
ess_prepared_explain(const struct ess_prepared *prepared)
{
  ess_trace_tell(&prepared->run.trace, &prepared->options->explain);
}
