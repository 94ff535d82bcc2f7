/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/file.h"
#include "cli/cmd.h"
#include "cli/explain.h"
#include "cli/fragments.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "cli/terminal.h"
#include "job/query.h"
#include "rdf/syntax.h"

#include <string.h>
#include <unistd.h>

#define IN(member) offsetof(struct settings, member)

struct settings {
  struct ess_query_options job;
  struct ess_store_choice store;
  struct ess_server_choice server;
  struct ess_list data;
  const char *text; /* --query */
  long max_rows;
  bool explain;
  struct ess_explanation explanation;
};

/* The result formats, then the RDF syntaxes. */
static const char *
format_at(size_t i)
{
  size_t n = 0;
  while (ess_result_format_at(n)) {
    ++n;
  }
  return i < n ? ess_result_format_at(i)->name : ess_syntax_name_at(i - n);
}

static enum ess_status
set_format(void *member, const char *value)
{
  const bool known = ess_result_format_named(value) ||
                     ess_syntax_named(value);
  return known ? ess_set_text(member, value) : ESS_USAGE;
}

/* "merged" is the default. */
static const char *
default_graph_at(size_t i)
{
  return i == 0 ? "merged" : i == 1 ? "own" : NULL;
}

static enum ess_status
set_default_graph(void *member, const char *value)
{
  const bool own = strcmp(value, "own") == 0;
  *(bool *)member = own;
  return own || strcmp(value, "merged") == 0 ? ESS_OK : ESS_USAGE;
}

static const struct ess_option query_options[] = {
  {"query", 'e', "TEXT", "the query itself, in place of a file", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(text), ess_set_utf8},
  {"query-base", 0, "IRI", "what relative IRIs in the query stand on", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(job.query_base),
   ess_set_iri},
  {"default-graph", 0, "WHICH", "the default graph: merged (default) or own",
   "Merged is the merge of all graphs, own what is in no named graph.", NULL,
   ESS_COMPLETE_WORDS, default_graph_at, IN(job.own_default),
   set_default_graph},
  {"max-rows", 0, "N", "give up when a step needs more rows", NULL, "a number",
   ESS_COMPLETE_NONE, NULL, IN(max_rows), ess_set_number},
  {"memory", 0, "SIZE", "give up when a step needs more memory",
   "K, M and G stand for 1024, 1024² and 1024³ bytes.", "a size such as 64M",
   ESS_COMPLETE_NONE, NULL, IN(job.bounds.memory), ess_set_size},
  {"allow-net", 0, NULL, "let SERVICE ask other servers",
   "Without it nothing is fetched, whatever the query says.", NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.net.allowed), ess_set_flag},
  {"explain", 0, NULL, "tell the steps on standard error", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(explain), ess_set_flag},
  {"explain-json", 0, NULL, "the same as JSON", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(explanation.json), ess_set_flag},
  {0},
};

static const struct ess_option data_options[] = {
  {"data", 'd', "FILE", "ask FILE, not the store; may be repeated", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN(data), ess_set_list},
  {"endpoint", 0, "URL", "ask this SPARQL endpoint, not the store", NULL,
   "an http or https URL without user and password", ESS_COMPLETE_NONE,
   NULL, IN(server.remote.query_url), ess_set_url},
  {0},
};

static const struct ess_option output_options[] = {
  {"output", 'o', "FILE", "write to FILE, not to standard output", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN(job.output), ess_set_text},
  {"format", 'f', "FORMAT", "format of the answer (default table)",
   "Rows and booleans: table, csv, tsv, json, xml or markdown. Graphs: an "
   "RDF syntax, turtle unless another is chosen.", NULL, ESS_COMPLETE_WORDS,
   format_at, IN(job.format), set_format},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Query", query_options, 0},
  {"Data", ess_store_options, IN(store)},
  {"Data", data_options, 0},
  {"Output", output_options, 0},
  {"Server", ess_server_options, IN(server)},
  {"Mapping of profile pages", ess_mapping_options, IN(job.profile)},
  ESS_HELP_GROUP,
};

/* Exactly one place to ask. */
static enum ess_status
choose_data(struct settings *s, struct ess_log *log)
{
  const bool store = s->store.path || s->store.storage;
  const bool endpoint = s->server.remote.query_url;

  if ((s->data.n > 0) + store + endpoint > 1) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "ask one place at a time",
                    "--store, --data and --endpoint exclude each other");
  }
  s->job.data = s->data.words;
  s->job.n_data = s->data.n;
  s->job.storage = s->store.storage;
  if (endpoint) {
    s->job.remote = &s->server.remote;
    return ess_server_login(&s->server, log);
  }
  s->job.store = s->data.n ? NULL : ess_store_path(&s->store);
  return ESS_OK;
}

/* The text of the query, from an option or a file: one of the two. */
static enum ess_status
choose_query(struct settings *s, const struct ess_list *operands,
             struct ess_buf *text, struct ess_log *log)
{
  if ((s->text ? 1 : 0) + operands->n != 1) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "give the query in a file, or by --query TEXT",
                    s->text ? "two queries" : "no query");
  }
  s->job.query_name = s->text ? "query" : operands->words[0];
  if (s->text) {
    ess_buf_puts(text, s->text);
    return ESS_OK;
  }
  if (ess_syntax_of_input(operands->words[0])) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "give data with --data FILE, and the query beside it",
                    "%s is data, not a query", operands->words[0]);
  }
  return ess_file_read(operands->words[0], text, log);
}

static void
tell_steps(struct settings *s)
{
  if (s->job.explain.add) {
    ess_explanation_end(&s->explanation);
    ess_write_fd(STDERR_FILENO, ess_buf_view(&s->explanation.text));
  }
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_buf text = {0};
  enum ess_status st = choose_data(s, log);

  if (st == ESS_OK) {
    st = choose_query(s, operands, &text, log);
  }
  if (st == ESS_OK) {
    const bool to_screen = !s->job.output;
    s->job.query = ess_buf_view(&text);
    s->job.folder = ess_temporary_folder();
    s->job.bounds.rows = (size_t)s->max_rows;
    s->job.bounds.milliseconds =
      1000 * (unsigned long long)s->server.remote.timeout_seconds;
    if (s->explain || s->explanation.json) {
      s->job.explain = ess_explanation_sink(&s->explanation);
    }
    s->job.net.ca_file = s->server.remote.ca_file;
    s->job.columns = to_screen ? ess_terminal_columns(STDOUT_FILENO) : 0;
    s->job.bold = to_screen && ess_terminal_colours(STDOUT_FILENO);
    st = ess_query(&s->job, log);
    tell_steps(s);
  }
  ess_buf_clear(&text);
  return st;
}

static void
clear(void *settings)
{
  struct settings *s = settings;
  ess_list_clear(&s->data);
  ess_buf_clear(&s->explanation.text);
}

const struct ess_cmd ess_cmd_query = {groups, sizeof(struct settings), run,
                                      clear};
