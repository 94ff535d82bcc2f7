/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "job/push.h"

#define IN(member) offsetof(struct settings, member)

struct settings {
  struct ess_push_options job;
  struct ess_store_choice store;
  struct ess_server_choice server;
};

static const struct ess_option target_options[] = {
  {"graph", 'g', "IRI", "graph to replace on the server (required)", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(job.graph), ess_set_iri},
  {"query-url", 0, "URL", "SPARQL endpoint, to count what arrived",
   "Without it nothing is counted.",
   "an http or https URL without user and password", ESS_COMPLETE_NONE,
   NULL, IN(server.remote.query_url), ess_set_url},
  {"dry-run", 'n', NULL, "say what would be sent, send nothing", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.dry_run), ess_set_flag},
  {0},
};

static const struct ess_option source_options[] = {
  {"source-graph", 0, "IRI", "send only this graph of the store", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL, IN(job.source_graph),
   ess_set_iri},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Target", target_options, 0},
  {"Server", ess_server_options, IN(server)},
  {"Data, when no FILE is given", ess_store_options, IN(store)},
  {"Data, when no FILE is given", source_options, 0},
  {"Mapping of profile pages", ess_mapping_options, IN(job.profile)},
  ESS_HELP_GROUP,
};

static enum ess_status
choose_target(struct settings *s, const char *url, struct ess_log *log)
{
  struct ess_push_options *job = &s->job;
  const bool store = s->store.path || s->store.storage || job->source_graph;

  if (ess_set_url(&s->server.remote.store_url, url) != ESS_OK) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "a login comes from ESSAIM_USER and ESSAIM_PASSWORD, "
                    "or from --netrc",
                    "GRAPH_STORE_URL is not an http or https URL without "
                    "user and password");
  }
  if (!job->graph) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "name the graph on the server that shall be replaced",
                    "--graph IRI is missing");
  }
  if (job->n_inputs && store) {
    return ess_fail(log, ESS_USAGE, NULL, "send one or the other",
                    "the store and files exclude each other");
  }
  return ess_server_login(&s->server, log);
}

static void
say_done(const struct settings *s, const struct ess_push_report *report)
{
  const char *verb = s->job.dry_run ? "would send" : "sent";
  const char *url = s->server.remote.store_url;

  if (report->counted) {
    ess_say("%s %lu statements (%zu bytes) to %s; the server counts %lu",
            verb, report->statements, report->bytes, url, report->remote);
  } else {
    ess_say("%s %lu statements (%zu bytes) to %s", verb,
            report->statements, report->bytes, url);
  }
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_push_report report = {0};
  struct ess_progress_bar bar = {0};

  s->job.inputs = operands->words + 1;
  s->job.n_inputs = operands->n - 1;
  s->job.store = s->job.n_inputs ? NULL : ess_store_path(&s->store);
  s->job.storage = s->store.storage;
  s->job.remote = &s->server.remote;
  s->job.progress = ess_progress_bar_sink(&bar);
  enum ess_status st = choose_target(s, operands->words[0], log);
  if (st == ESS_OK) {
    st = ess_push(&s->job, &report, log);
    ess_progress_bar_erase(&bar);
  }
  if (st == ESS_OK) {
    say_done(s, &report);
  }
  return st;
}

const struct ess_cmd ess_cmd_push = {groups, sizeof(struct settings), run,
                                     NULL};
