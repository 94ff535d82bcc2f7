/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/engine.h"

#include "sparql/prepared.h"

#include <stdlib.h>

/* The terms of the row at hand, into `terms`. */
static enum ess_status
get_row(struct ess_prepared *query, struct ess_term *terms, size_t n)
{
  enum ess_status st = ESS_OK;
  for (size_t k = 0; k < n && st == ESS_OK; ++k) {
    st = ess_prepared_column(query, k, &terms[k]);
  }
  return st;
}

static enum ess_status
begin_rows(struct ess_prepared *query, size_t n,
           const struct ess_row_sink *rows, struct ess_log *log)
{
  struct ess_view *names = calloc(n + 1, sizeof *names);

  if (!names) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  for (size_t k = 0; k < n; ++k) {
    names[k] = ess_prepared_name(query, k);
  }
  const enum ess_status st = rows->begin(rows->self, names, n);
  free(names);
  return st;
}

/* Hand the row at hand to where it goes. */
static enum ess_status
hand_on(struct ess_prepared *query, const struct ess_term *terms, size_t n,
        const struct ess_answers *answers)
{
  const enum ess_form form = ess_prepared_form(query);

  if (form == ESS_FORM_SELECT) {
    return answers->rows->row(answers->rows->self, terms, n);
  }
  if (form == ESS_FORM_ASK) {
    return answers->rows->boolean(answers->rows->self,
                                  ess_view_is(terms[0].value, "true"));
  }
  const struct ess_statement statement = {
    .subject = terms[0], .predicate = terms[1], .object = terms[2]};
  return ess_sink_add(answers->statements, &statement);
}

static enum ess_status
answer(struct ess_prepared *query, const struct ess_answers *answers,
       struct ess_log *log)
{
  const size_t n = ess_prepared_columns(query);
  struct ess_term *terms = calloc(n + 1, sizeof *terms);
  bool any = false;
  enum ess_status st =
    terms ? ess_prepared_step(query, &any)
          : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");

  if (st == ESS_OK && ess_prepared_form(query) == ESS_FORM_SELECT) {
    st = begin_rows(query, n, answers->rows, log);
  }
  while (st == ESS_OK && any) {
    st = get_row(query, terms, n);
    st = st ? st : hand_on(query, terms, n, answers);
    st = st ? st : ess_prepared_step(query, &any);
  }
  free(terms);
  return st;
}

enum ess_status
ess_engine_query(struct ess_txn *txn, struct ess_view text,
                 const struct ess_engine_options *options,
                 const struct ess_answers *answers, struct ess_log *log)
{
  struct ess_prepared *query = NULL;
  enum ess_status st = ess_prepare(txn, text, false, options, &query, log);

  if (st == ESS_OK) {
    st = answer(query, answers, log);
    ess_prepared_explain(query);
  }
  ess_prepared_finalise(query);
  return st;
}

enum ess_status
ess_engine_update(struct ess_txn *txn, struct ess_view text,
                  const struct ess_engine_options *options,
                  struct ess_log *log)
{
  struct ess_prepared *update = NULL;
  bool any = false;
  enum ess_status st = ess_prepare(txn, text, true, options, &update, log);

  st = st ? st : ess_prepared_step(update, &any);
  ess_prepared_finalise(update);
  return st;
}
