/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/setters.h"
#include "job/load.h"

struct settings {
  struct ess_dump_options job;
  struct ess_store_choice store;
  struct ess_output_choice output;
};

static const struct ess_option graph_options[] = {
  {"graph", 'g', "IRI", "write only this graph", NULL, "an absolute IRI",
   ESS_COMPLETE_NONE, NULL, offsetof(struct settings, job.graph),
   ess_set_iri},
  {0},
};

static const struct ess_option prefix_options[] = {
  {"base", 0, "IRI", "base of the IRIs, for the prefixes", NULL,
   "an absolute IRI that ends in / or #", ESS_COMPLETE_NONE, NULL,
   offsetof(struct settings, job.base), ess_set_base},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Store", ess_store_options, offsetof(struct settings, store)},
  {"Store", graph_options, 0},
  {"Output", ess_output_options, offsetof(struct settings, output)},
  {"Output", prefix_options, 0},
  ESS_HELP_GROUP,
};

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;

  (void)operands;
  s->job.store = ess_store_path(&s->store);
  s->job.storage = s->store.storage;
  s->job.output = s->output.path;
  s->job.syntax = s->output.syntax;
  return ess_dump(&s->job, log);
}

const struct ess_cmd ess_cmd_dump = {groups, sizeof(struct settings), run,
                                     NULL};
