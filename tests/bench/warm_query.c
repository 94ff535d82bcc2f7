/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Answers queries again and again in one process: what they take once the
   store is open. usage: warm_query STORE RUNS QUERY...

   Each run is a transaction of its own, from the text of the query to the
   bytes of the answer, CSV or N-Triples, which go to standard output. Then
   standard error gets a line of JSON a query. */

#include "base/file.h"
#include "job/write.h"
#include "sparql/engine.h"
#include "sparql/results.h"
#include "sparql/run.h"

#include <stdio.h>
#include <stdlib.h>

struct warm {
  struct ess_log *log;
  struct ess_quads *quads;
  struct ess_prefixes *prefixes;
  struct ess_buf text; /* of the query at hand */
  size_t rows;         /* of the answer at hand, or statements */
  double *milliseconds;
  size_t runs;
};

/* One answer in the making: rows go to `results`, a graph to `dataset`. */
struct answer {
  struct warm *warm;
  struct ess_output *out;
  struct ess_results *results;
  struct ess_dataset *dataset;
};

static void
show(void *self, const struct ess_diag *diag)
{
  (void)self;
  (void)fprintf(stderr, "%s:%lu:%lu: %s\n",
                diag->place.source ? diag->place.source : "",
                diag->place.line, diag->place.column, diag->text);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  const struct answer *a = self;
  const struct ess_row_sink sink = ess_results_sink(a->results);
  return sink.begin(sink.self, names, n);
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  const struct answer *a = self;
  const struct ess_row_sink sink = ess_results_sink(a->results);
  ++a->warm->rows;
  return sink.row(sink.self, terms, n);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  const struct answer *a = self;
  const struct ess_row_sink sink = ess_results_sink(a->results);
  ++a->warm->rows;
  return sink.boolean(sink.self, answer);
}

static enum ess_status
run_query(struct answer *a)
{
  const struct warm *warm = a->warm;
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, a};
  const struct ess_sink graph = ess_dataset_sink(a->dataset);
  const struct ess_answers answers = {&rows, &graph};
  const struct ess_engine_options how = {.prefixes = warm->prefixes,
                                         .merged = true};
  struct ess_txn *txn = NULL;
  enum ess_status st = ess_txn_begin(warm->quads, false, &txn);

  st = st ? st : ess_engine_query(txn, ess_buf_view(&warm->text), &how,
                                  &answers, warm->log);
  ess_txn_abort(txn);
  return st;
}

static enum ess_status
write_answer(struct answer *a)
{
  if (!ess_dataset_size(a->dataset)) {
    return ess_results_end(a->results);
  }
  const enum ess_status st =
    ess_write(NULL, a->dataset, ess_syntax_get(ESS_NTRIPLES), NULL, a->out,
              a->warm->log);
  a->warm->rows = ess_dataset_size(a->dataset); /* each once, now */
  return st;
}

static enum ess_status
answer_once(struct warm *warm)
{
  const struct ess_results_options csv = {
    .format = ess_result_format_named("csv"), .prefixes = warm->prefixes};
  struct answer a = {.warm = warm};
  enum ess_status st = ess_output_open("-", &a.out, warm->log);

  warm->rows = 0;
  if (st == ESS_OK) {
    a.results = ess_results_new(&csv, a.out);
    a.dataset = ess_dataset_new();
    st = a.results && a.dataset ? ESS_OK : ESS_LIMIT;
  }
  st = st ? st : run_query(&a);
  st = st ? st : write_answer(&a);
  if (st == ESS_OK) {
    st = ess_output_commit(a.out, warm->log);
    a.out = NULL;
  }
  ess_output_discard(a.out);
  ess_results_free(a.results);
  ess_dataset_free(a.dataset);
  return st;
}

static int
compare(const void *one, const void *other)
{
  const double a = *(const double *)one;
  const double b = *(const double *)other;
  return (a > b) - (a < b);
}

static enum ess_status
measure(struct warm *warm, const char *path)
{
  double *ms = warm->milliseconds;
  enum ess_status st = ess_file_read(path, &warm->text, warm->log);

  for (size_t i = 0; i < warm->runs && st == ESS_OK; ++i) {
    const double start = ess_run_now();
    st = answer_once(warm);
    ms[i] = (ess_run_now() - start) * 1e3;
  }
  if (st == ESS_OK) {
    const double first = ms[0];
    qsort(ms, warm->runs, sizeof *ms, compare);
    (void)fprintf(stderr,
                  "{\"query\": \"%s\", \"first_ms\": %.4f, "
                  "\"median_ms\": %.4f, \"min_ms\": %.4f, \"runs\": %zu, "
                  "\"rows\": %zu}\n",
                  path, first, ms[warm->runs / 2], ms[0], warm->runs,
                  warm->rows);
  }
  return st;
}

int
main(int argc, char **argv)
{
  static const struct ess_quads_options reading;
  struct ess_log log = {show, NULL, 0, 0};
  struct warm warm = {.log = &log};
  enum ess_status st = ESS_USAGE;

  if (argc > 3) {
    warm.runs = strtoul(argv[2], NULL, 10);
    warm.runs = warm.runs ? warm.runs : 1;
    warm.milliseconds = calloc(warm.runs, sizeof *warm.milliseconds);
    warm.prefixes = ess_prefixes_new(ess_view_of("https://example.org/"));
    st = warm.milliseconds && warm.prefixes
           ? ess_quads_open(argv[1], &reading, &warm.quads, &log)
           : ESS_LIMIT;
  }
  for (int i = 3; i < argc && st == ESS_OK; ++i) {
    st = measure(&warm, argv[i]);
  }
  ess_quads_close(warm.quads);
  ess_prefixes_free(warm.prefixes);
  ess_buf_clear(&warm.text);
  free(warm.milliseconds);
  return ess_status_exit_code(st);
}
