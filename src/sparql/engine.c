/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/engine.h"

#include "sparql/answer.h"
#include "sparql/modify.h"
#include "sparql/parser.h"
#include "sparql/seen.h"
#include "sparql/select.h"

static enum ess_status
answer(struct ess_run *run, const struct ess_query_ast *query,
       const struct ess_answers *answers)
{
  const struct ess_where where = {.named = false};
  const struct ess_term none = {.kind = ESS_NONE};
  struct ess_table table = {.width = run->width};
  enum ess_status st = ESS_OK;

  if (query->select.where) {
    st = ess_select_solve(run, &where, &query->select, &table);
  }
  if (st == ESS_OK) {
    switch (query->form) {
    case ESS_QUERY_SELECT:
      st = ess_answer_rows(run, &query->select.columns, &table,
                           answers->rows);
      break;
    case ESS_QUERY_ASK:
      st = answers->rows->boolean(answers->rows->self, table.n > 0);
      break;
    case ESS_QUERY_CONSTRUCT:
      st = ess_answer_template(run, &query->construct, &table, "c", &none,
                               answers->statements);
      break;
    case ESS_QUERY_DESCRIBE:
      st = ess_answer_describe(run, query->describe, query->n_describe,
                               &table, answers->statements);
      break;
    }
  }
  ess_table_clear(&table);
  return st;
}

/* Parse `text` and make a run for it. */
static enum ess_status
open_run(struct ess_run *run, struct ess_txn *txn, struct ess_view text,
         const struct ess_engine_options *options, bool update,
         struct ess_request **ret_request, struct ess_log *log)
{
  const struct ess_parser_options how = {
    options->source, options->base, options->prefixes, update};
  const enum ess_status st = ess_parse(text, &how, ret_request, log);

  *run = (struct ess_run){.txn = txn,
                          .request = *ret_request,
                          .query = text,
                          .source = options->source,
                          .log = log,
                          .seen = {.merged = options->merged},
                          .bounds = options->bounds,
                          .stop = options->stop,
                          .fetcher = options->fetcher,
                          .explain = options->explain.add != NULL};
  return st ? st : ess_run_open(run);
}

static void
explain(const struct ess_run *run, const struct ess_step_sink *sink)
{
  for (size_t i = 0; i < run->n_steps; ++i) {
    sink->add(sink->self, &run->steps[i]);
  }
}

enum ess_status
ess_engine_query(struct ess_txn *txn, struct ess_view text,
                 const struct ess_engine_options *options,
                 const struct ess_answers *answers, struct ess_log *log)
{
  struct ess_request *request = NULL;
  struct ess_run run;
  enum ess_status st =
    open_run(&run, txn, text, options, false, &request, log);

  if (st == ESS_OK) {
    st = ess_seen_choose(&run, &request->query.dataset);
  }
  st = st ? st : answer(&run, &request->query, answers);
  explain(&run, &options->explain);
  ess_run_close(&run);
  ess_request_free(request);
  return st;
}

enum ess_status
ess_engine_update(struct ess_txn *txn, struct ess_view text,
                  const struct ess_engine_options *options,
                  struct ess_log *log)
{
  struct ess_request *request = NULL;
  struct ess_run run;
  enum ess_status st =
    open_run(&run, txn, text, options, true, &request, log);

  for (size_t i = 0; st == ESS_OK && i < request->n_operations; ++i) {
    st = ess_modify(&run, &request->operations[i]);
  }
  ess_run_close(&run);
  ess_request_free(request);
  return st;
}
