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

static const struct ess_option dataset_options[] = {
  {"url", 0, "URL", "where the file can be got once it is published",
   "The description of the dataset names it, with its syntax.",
   "a URL that begins with http:// or https://", ESS_COMPLETE_NONE, NULL,
   offsetof(struct settings, job.profile.url), ess_set_url},
  {"date", 0, "DATE", "when the data were changed",
   "Without it, $SOURCE_DATE_EPOCH; without that, the last update that a "
   "profile states.", "a day: 2026-03-31", ESS_COMPLETE_NONE, NULL,
   offsetof(struct settings, job.profile.date), ess_set_date},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Output", ess_output_options, offsetof(struct settings, output)},
  {"Output", facts_options, 0},
  {"Mapping", ess_mapping_options, offsetof(struct settings, job.profile)},
  {"Dataset", dataset_options, 0},
  ESS_HELP_GROUP,
};

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  char date[ESS_DATE_SIZE];

  if (!s->job.profile.date) {
    const enum ess_status st =
      ess_source_date(date, &s->job.profile.date, log);
    if (st != ESS_OK) {
      return st;
    }
  }
  s->job.inputs = operands->words;
  s->job.n_inputs = operands->n;
  s->job.output = s->output.path;
  s->job.syntax = s->output.syntax;
  s->job.spool.folder = ess_temporary_folder();
  return ess_convert(&s->job, log);
}

const struct ess_cmd ess_cmd_convert = {groups, sizeof(struct settings), run,
                                        NULL};
