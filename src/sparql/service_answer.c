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

/* Rows of `answered`, at most 8 MiB of them, are kept. */
enum { most_cells = 1 << 20 };

/* Keep the rows of `found` from number `first` on as the answer to `text`.
   Within GRAPH ?g the same is asked for each graph. */
static enum ess_status
keep_answer(struct ess_run *run, const char *url, struct ess_view text,
            const struct ess_table *found, size_t first)
{
  struct ess_table *to = &run->answered;

  ess_buf_reset(&run->asked);
  ess_table_clear(to);
  to->width = found->width;
  if ((found->n - first) * found->width > most_cells) {
    return ESS_OK;
  }
  ess_buf_printf(&run->asked, "%s\n", url);
  ess_buf_add(&run->asked, text);
  for (size_t i = first; i < found->n; ++i) {
    if (!ess_table_copy(to, ess_table_row(found, i))) {
      return ess_run_memory(run);
    }
  }
  return run->asked.status ? ess_run_memory(run) : ESS_OK;
}

static bool
was_asked(const struct ess_run *run, const char *url, struct ess_view text)
{
  const struct ess_view last = ess_buf_view(&run->asked);
  const size_t n = ess_view_find(last, '\n');

  return last.n && ess_view_is(ess_view_sub(last, 0, n), url) &&
         ess_view_equal(ess_view_sub(last, n + 1, last.n), text);
}

static enum ess_status
fetch(struct ess_asking *a, const char *url, struct ess_view text)
{
  struct ess_run *run = a->run;
  const struct ess_fetch what = {.url = url,
                                 .milliseconds = ess_fetch_left(run),
                                 .stop = run->stop};
  const size_t first = a->found.n;
  struct ess_log mute = {0};
  struct ess_log *log = a->pattern->silent ? &mute : run->log;
  struct ess_incoming in = {.run = run, .scope = a->scope,
                            .table = &a->found, .url = url, .log = log};
  const struct ess_row_sink rows = ess_incoming_sink(&in);
  const enum ess_status st =
    run->fetcher.query(run->fetcher.self, &what, text, &rows, log);

  a->theirs = st != ESS_OK && in.status == ESS_OK;
  ess_incoming_clear(&in);
  return st ? st : keep_answer(run, url, text, &a->found, first);
}

/* Ask `url` for the combinations from number `first` on. */
static enum ess_status
ask(struct ess_asking *a, const char *url,
    const struct ess_bindings *bindings, size_t first)
{
  struct ess_run *run = a->run;
  struct ess_buf text = {0};
  enum ess_status st = write_query(a, bindings, first, &text);

  if (st == ESS_OK && was_asked(run, url, ess_buf_view(&text))) {
    st = ess_table_append(&a->found, &run->answered)
           ? ess_run_check(run, &a->found)
           : ess_run_memory(run);
  } else if (st == ESS_OK) {
    st = fetch(a, url, ess_buf_view(&text));
  }
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
