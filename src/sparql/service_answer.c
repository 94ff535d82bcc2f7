/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/service_answer.h"

#include "sparql/join.h"
#include "sparql/service_bindings.h"
#include "sparql/service_rows.h"

/* Without a variable there still are as many solutions as there are. */
static void
write_columns(const struct ess_asking *a, struct ess_buf *out)
{
  const struct ess_request *request = a->run->request;
  bool any = false;

  for (size_t i = 0; i < request->n_variables; ++i) {
    if (a->scope[i]) {
      ess_buf_puts(out, " ?");
      ess_buf_add(out, request->variables[i]);
      any = true;
    }
  }
  ess_buf_puts(out, any ? "" : " (1 AS ?essaim_solution)");
}

static enum ess_status
write_query(const struct ess_asking *a, const struct ess_bindings *bindings,
            size_t first, struct ess_buf *out)
{
  enum ess_status st = ESS_OK;

  ess_buf_add(out, a->pattern->prologue);
  ess_buf_puts(out, "SELECT");
  write_columns(a, out);
  ess_buf_puts(out, bindings->n ? " WHERE { " : " WHERE ");
  ess_buf_add(out, a->pattern->text);
  ess_buf_puts(out, "\n");
  if (bindings->n) {
    st = ess_bindings_write(a->run, bindings, first, out);
    ess_buf_puts(out, " }\n");
  }
  return st || !out->status ? st : ess_run_memory(a->run);
}

/* Ask `url` for the combinations from number `first` on. */
static enum ess_status
ask(struct ess_asking *a, const char *url,
    const struct ess_bindings *bindings, size_t first)
{
  struct ess_run *run = a->run;
  const struct ess_fetch fetch = {.url = url,
                                  .milliseconds = ess_fetch_left(run)};
  struct ess_log mute = {0};
  struct ess_log *log = a->pattern->silent ? &mute : run->log;
  struct ess_incoming in = {.run = run, .scope = a->scope,
                            .table = &a->found, .url = url, .log = log};
  const struct ess_row_sink rows = ess_incoming_sink(&in);
  struct ess_buf text = {0};
  enum ess_status st = write_query(a, bindings, first, &text);

  if (st == ESS_OK) {
    st = run->fetcher.query(run->fetcher.self, &fetch, ess_buf_view(&text),
                            &rows, log);
    a->theirs = st != ESS_OK && in.status == ESS_OK;
  }
  ess_incoming_clear(&in);
  ess_buf_clear(&text);
  return st;
}

/* Nothing may fail in part: behind SILENT the answer is whole, or there is
   none. */
enum ess_status
ess_service_answer(struct ess_asking *a, const char *url,
                   struct ess_table *table)
{
  struct ess_bindings bindings = {.n = 0};
  size_t first = 0;
  enum ess_status st =
    ess_bindings_find(a->run, table, a->scope, &bindings);

  a->theirs = false;
  while (st == ESS_OK && first < bindings.n_rows + !bindings.n_rows) {
    st = ask(a, url, &bindings, first);
    first += ESS_BINDINGS_A_REQUEST;
  }
  if (st != ESS_OK && a->theirs) {
    st = ess_fetch_failed(a->run, a->pattern->silent, st);
  } else {
    st = st ? st : ess_join(a->run, table, &a->found);
  }
  ess_table_clear(&a->found);
  ess_bindings_clear(&bindings);
  return st;
}
