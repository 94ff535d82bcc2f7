/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "cli/cmd.h"
#include "cli/fragments.h"
#include "cli/setters.h"
#include "cli/target.h"
#include "cli/terminal.h"
#include "job/diff.h"

#include <string.h>
#include <unistd.h>

#define IN(member) offsetof(struct settings, member)

struct settings {
  struct ess_diff_options job;
  struct ess_target_choice choices[2]; /* the options fill the first */
  struct ess_server_choice server;     /* none: targets have their own */
  struct ess_target targets[2];
};

static enum ess_status
set_format(void *member, const char *value)
{
  size_t i = 0;
  while (ess_diff_format_name(i) &&
         strcmp(ess_diff_format_name(i), value) != 0) {
    ++i;
  }
  *(enum ess_diff_format *)member = (enum ess_diff_format)i;
  return ess_diff_format_name(i) ? ESS_OK : ESS_USAGE;
}

static const struct ess_option compare_options[] = {
  {"graph", 'g', "IRI", "compare only this graph of both sides",
   "Of a side without named graphs, all statements are taken to be in it. Of a "
   "target, this graph is read in place of its own.", "an absolute IRI",
   ESS_COMPLETE_NONE, NULL, IN(job.graph), ess_set_iri},
  {"ignore-graphs", 0, NULL, "compare triples, whatever graph they are in",
   NULL, NULL, ESS_COMPLETE_NONE, NULL, IN(job.ignore_graphs), ess_set_flag},
  {"input-format", 0, "FORMAT", "RDF syntax of what has no telling name",
   "For standard input above all. Without it, what does not look like RDF by "
   "its name is read as a profile page.", NULL, ESS_COMPLETE_WORDS,
   ess_syntax_name_at, IN(job.syntax), ess_set_syntax},
  {0},
};

static const struct ess_option output_options[] = {
  {"output", 'o', "FILE", "write to FILE, not to standard output", NULL,
   NULL, ESS_COMPLETE_FILE, NULL, IN(job.output), ess_set_text},
  {"format", 'f', "FORMAT", "table (default), patch or turtle",
   "patch is an RDF Patch that makes B of A; turtle has change sets with the "
   "statements that went and came.", NULL, ESS_COMPLETE_WORDS,
   ess_diff_format_name, IN(job.format), set_format},
  {"quiet", 'q', NULL, "write nothing: the exit status tells", NULL, NULL,
   ESS_COMPLETE_NONE, NULL, IN(job.quiet), ess_set_flag},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Comparison", compare_options, 0},
  {"Output", output_options, 0},
  {"Targets", ess_config_options, IN(choices)},
  {"Mapping of profile pages", ess_mapping_options, IN(job.profile)},
  ESS_HELP_GROUP,
};

static enum ess_status
take_target(struct settings *s, size_t i, const char *name,
            struct ess_log *log)
{
  if (strstr(name, "://")) {
    return ess_fail(log, ESS_USAGE, NULL,
                    "give it a name there: [target NAME]",
                    "@%s is no target of the file of settings", name);
  }
  s->choices[i].config = s->choices[0].config;
  s->choices[i].state = s->choices[0].state;
  s->job.sides[i].target = &s->targets[i];
  return ess_target_choose(&s->choices[i], &s->server, name, &s->targets[i],
                           log);
}

static enum ess_status
take_sides(struct settings *s, const struct ess_list *operands,
           struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < 2 && st == ESS_OK; ++i) {
    const char *word = operands->words[i];
    if (*word == '@') {
      st = take_target(s, i, word + 1, log);
    } else {
      s->job.sides[i].path = word;
    }
  }
  return st;
}

static enum ess_status
check(const struct settings *s, const struct ess_list *operands,
      struct ess_log *log)
{
  const struct ess_diff_options *job = &s->job;

  if (strcmp(operands->words[0], "-") == 0 &&
      strcmp(operands->words[1], "-") == 0) {
    return ess_fail(log, ESS_USAGE, NULL, "name a file for one of them",
                    "both sides cannot be standard input");
  }
  if (job->quiet && job->output) {
    return ess_fail(log, ESS_USAGE, NULL, "leave one of them out",
                    "--quiet and --output exclude each other");
  }
  if (job->graph && job->ignore_graphs && !job->sides[0].target &&
      !job->sides[1].target) {
    return ess_fail(log, ESS_USAGE, NULL, "leave one of them out",
                    "--graph and --ignore-graphs exclude each other");
  }
  return ESS_OK;
}

static enum ess_status
run(void *settings, const struct ess_list *operands, struct ess_log *log)
{
  struct settings *s = settings;
  enum ess_status st = take_sides(s, operands, log);

  st = st ? st : check(s, operands, log);
  if (st == ESS_OK && !s->job.output) {
    s->job.columns = ess_terminal_columns(STDOUT_FILENO);
    s->job.colour = ess_terminal_colours(STDOUT_FILENO);
  }
  st = st ? st : ess_diff(&s->job, log);
  /* As diff(1): any trouble is exit status 2. */
  return st > ESS_NO ? ESS_USAGE : st;
}

static void
clear(void *settings)
{
  struct settings *s = settings;
  ess_target_clear(&s->choices[0]);
  ess_target_clear(&s->choices[1]);
}

const struct ess_cmd ess_cmd_diff = {groups, sizeof(struct settings), run,
                                     clear};
