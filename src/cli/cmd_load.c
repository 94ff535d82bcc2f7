/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/setters.h"
#include "job/load.h"

struct settings {
  struct ess_load_options job;
  struct ess_store_choice store;
  struct ess_store_writing writing;
};

static const struct ess_option input_options[] = {
  {"graph", 'g', "IRI", "graph for statements that name none", NULL,
   "an absolute IRI", ESS_COMPLETE_NONE, NULL,
   offsetof(struct settings, job.graph), ess_set_iri},
  {"format", 'f', "FORMAT", "RDF syntax of every input",
   "Without it, the name of a file tells: what does not look like RDF is "
   "read as a profile page.", NULL, ESS_COMPLETE_WORDS, ess_syntax_name_at,
   offsetof(struct settings, job.syntax), ess_set_syntax},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Store", ess_store_options, offsetof(struct settings, store)},
  {"Store", ess_store_writing_options, offsetof(struct settings, writing)},
  {"Input", input_options, 0},
  {"Mapping", ess_mapping_options, offsetof(struct settings, job.profile)},
  ESS_HELP_GROUP,
};

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  struct ess_load_report report = {0};
  struct ess_progress_bar bar = {.count = &report.statements};
  const char *replaced = "";

  s->job.inputs = operands->words;
  s->job.n_inputs = operands->n;
  s->job.store.path = ess_store_path(&s->store);
  s->job.store.storage = s->store.storage;
  s->job.store.wait = s->writing.wait;
  s->job.store.memory = s->writing.memory;
  s->job.progress = ess_progress_bar_sink(&bar);
  const enum ess_status st = ess_load(&s->job, &report, log);
  ess_progress_bar_erase(&bar);
  if (report.replaced) {
    replaced = report.replaced == 1 ? "; a profile replaced its earlier one"
                                    : "; profiles replaced their earlier ones";
  }
  if (st == ESS_OK) {
    ess_say("loaded %lu %s into %s%s", report.statements,
            report.statements == 1 ? "statement" : "statements",
            s->job.store.path, replaced);
  }
  return st;
}

const struct ess_cmd ess_cmd_load = {groups, sizeof(struct settings), run,
                                     NULL};
