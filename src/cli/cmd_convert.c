/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/setters.h"
#include "job/convert.h"

struct settings {
  struct ess_convert_options job;
  struct ess_output_choice output;
};

static const struct ess_option facts_options[] = {
  {"facts", 0, "FILE", "write a table of what was understood to FILE",
   "Tab-separated: profile, field, value as written, normal form, line.",
   NULL, ESS_COMPLETE_FILE, NULL, offsetof(struct settings, job.facts),
   ess_set_text},
  {"report", 0, "FILE", "write what became of each line to FILE, as JSON",
   "By profile: lines that facts come from, that are kept as text, that are "
   "not understood; unknown headings, doubts and ambiguous links.",
   NULL, ESS_COMPLETE_FILE, NULL, offsetof(struct settings, job.report),
   ess_set_text},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Output", ess_output_options, offsetof(struct settings, output)},
  {"Output", facts_options, 0},
  {"Mapping", ess_mapping_options, offsetof(struct settings, job.profile)},
  ESS_HELP_GROUP,
};

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;

  s->job.inputs = operands->words;
  s->job.n_inputs = operands->n;
  s->job.output = s->output.path;
  s->job.syntax = s->output.syntax;
  s->job.spool.folder = ess_temporary_folder();
  return ess_convert(&s->job, log);
}

const struct ess_cmd ess_cmd_convert = {groups, sizeof(struct settings), run,
                                        NULL};
