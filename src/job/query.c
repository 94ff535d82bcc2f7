/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/query.h"

#include "base/file.h"
#include "job/local.h"
#include "job/write.h"
#include "redland/reader.h"
#include "sparql/results.h"

#include <string.h>

/* Everything that a query holds. The kind of the answer is known only when
   it comes: rows go to `results`, a graph to `dataset`. */
struct asking {
  const struct ess_query_options *options;
  struct ess_log *log;
  struct ess_world *world;
  struct ess_prefixes *prefixes;
  struct ess_dataset *dataset;
  struct ess_output *out;
  struct ess_results *results;
  bool rows; /* rows or a boolean came */
};

/* The row sink in front of the writer: it notes that rows came, and stops
   when the format chosen cannot hold them. */
static enum ess_status
note_rows(struct asking *a)
{
  a->rows = true;
  if (a->results) {
    return ESS_OK;
  }
  return ess_fail(a->log, ESS_USAGE, NULL,
                  "choose table, csv, tsv, json, xml or markdown",
                  "the format %s is for graphs, but the query gives rows",
                  a->options->format);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  struct asking *a = self;
  const enum ess_status st = note_rows(a);
  if (st != ESS_OK) {
    return st;
  }
  const struct ess_row_sink sink = ess_results_sink(a->results);
  return sink.begin(sink.self, names, n);
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  const struct asking *a = self;
  const struct ess_row_sink sink = ess_results_sink(a->results);
  const enum ess_status st = sink.row(sink.self, terms, n);
  if (st == ESS_BAD_INPUT) {
    return ess_fail(a->log, st, NULL, "choose another format: json or csv",
                    "a value has a control character, which XML cannot hold");
  }
  return st;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  struct asking *a = self;
  const enum ess_status st = note_rows(a);
  if (st != ESS_OK) {
    return st;
  }
  const struct ess_row_sink sink = ess_results_sink(a->results);
  return sink.boolean(sink.self, answer);
}

static enum ess_status
ask_local(struct asking *a, const struct ess_row_sink *rows)
{
  const struct ess_query_options *options = a->options;
  const struct ess_sink graph = ess_dataset_sink(a->dataset);
  const struct ess_store_options store = {.path = options->store,
                                          .storage = options->storage};
  const struct ess_local_options data = {
    &store, options->data, options->n_data, options->folder,
    &options->profile};
  const struct ess_engine_options how = {.source = options->query_name,
                                         .base = options->query_base,
                                         .prefixes = a->prefixes,
                                         .merged = !options->own_default,
                                         .bounds = options->bounds,
                                         .explain = options->explain,
                                         .fetcher =
                                           ess_net_fetcher(&options->net)};
  const struct ess_answers answers = {rows, &graph};
  struct ess_local *local = NULL;
  enum ess_status st = ess_local_open(a->world, &data, &local, a->log);

  if (st == ESS_OK) {
    st = ess_engine_query(ess_local_txn(local), options->query, &how,
                          &answers, a->log);
  }
  ess_local_close(local);
  return st;
}

static enum ess_status
read_graph_answer(struct asking *a, const struct ess_graph_answer *answer)
{
  const char *url = a->options->remote->query_url;
  const struct ess_sink sink = ess_dataset_sink(a->dataset);
  const struct ess_syntax *syntax =
    ess_syntax_named(ess_buf_str(&answer->media_type));
  const struct ess_document document = {ess_buf_view(&answer->content), url,
                                        url, syntax, false};
  const struct ess_place place = {url, 0, 0, {NULL, 0}};

  if (!syntax || !syntax->parser) {
    return ess_fail(a->log, ESS_NETWORK, &place, NULL,
                    "the answer is of type %s, which essaim does not read",
                    ess_buf_str(&answer->media_type));
  }
  return ess_reader_run(a->world, &document, &sink);
}

static enum ess_status
ask_remote(struct asking *a, const struct ess_row_sink *rows)
{
  struct ess_graph_answer answer = {0};

  enum ess_status st = ess_remote_query(a->options->remote,
                                        a->options->query, rows, &answer,
                                        a->log);
  if (st == ESS_OK && answer.media_type.len) {
    st = read_graph_answer(a, &answer);
  }
  ess_buf_clear(&answer.content);
  ess_buf_clear(&answer.media_type);
  return st;
}

static enum ess_status
write_graph(struct asking *a)
{
  const char *format = a->options->format;
  const struct ess_syntax *syntax =
    format ? ess_syntax_named(format)
           : ess_write_syntax(NULL, a->options->output, ESS_TURTLE);

  if (!syntax) {
    return ess_fail(a->log, ESS_USAGE, NULL,
                    "choose turtle, ntriples, rdfxml or jsonld",
                    "the format %s is for rows, but the query gives a graph",
                    format);
  }
  return ess_write(a->world, a->dataset, syntax, a->prefixes, a->out,
                   a->log);
}

/* The format chosen, else that of the output's name, else a table. */
static const struct ess_result_format *
choose_format(const struct ess_query_options *options)
{
  const char *dot = options->output ? strrchr(options->output, '.') : NULL;
  const struct ess_result_format *by_name = NULL;

  if (options->format) {
    return ess_result_format_named(options->format);
  }
  if (dot) {
    by_name = ess_result_format_named(strcmp(dot, ".md") == 0 ? "markdown"
                                                              : dot + 1);
  }
  return by_name ? by_name : ess_result_format_named("table");
}

static enum ess_status
open_asking(struct asking *a)
{
  const struct ess_query_options *options = a->options;
  const char *base = options->profile.base;
  const struct ess_result_format *format = choose_format(options);

  a->world = ess_world_new(a->log);
  a->dataset = ess_dataset_new();
  a->prefixes =
    ess_prefixes_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (!a->world || !a->dataset || !a->prefixes) {
    return ess_fail(a->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  const enum ess_status st =
    ess_output_open(options->output, &a->out, a->log);
  if (st == ESS_OK && format) {
    const struct ess_results_options results = {
      format, a->prefixes, options->columns, options->bold};
    a->results = ess_results_new(&results, a->out);
    return a->results
             ? ESS_OK
             : ess_fail(a->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  return st;
}

static enum ess_status
finish_answer(struct asking *a)
{
  enum ess_status st =
    a->rows ? ess_results_end(a->results) : write_graph(a);
  if (st == ESS_OK || st == ESS_IO) {
    st = ess_output_commit(a->out, a->log);
    a->out = NULL;
  }
  return st == ESS_OK && a->rows ? ess_results_answer(a->results) : st;
}

enum ess_status
ess_query(const struct ess_query_options *options, struct ess_log *log)
{
  struct asking a = {.options = options, .log = log};
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, &a};

  enum ess_status st = open_asking(&a);
  if (st == ESS_OK) {
    st = options->remote ? ask_remote(&a, &rows) : ask_local(&a, &rows);
  }
  if (st == ESS_OK) {
    st = finish_answer(&a);
  } else if (a.out) {
    (void)ess_output_failed(a.out, log);
  }
  ess_results_free(a.results);
  ess_output_discard(a.out);
  ess_prefixes_free(a.prefixes);
  ess_dataset_free(a.dataset);
  ess_world_free(a.world);
  return st;
}
