/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/convert.h"

#include "base/file.h"
#include "job/profiles.h"
#include "job/write.h"

#include <string.h>

/* Everything that a conversion holds. */
struct conversion {
  const struct ess_convert_options *options;
  struct ess_log *log;
  const struct ess_syntax *syntax;
  struct ess_world *world; /* or NULL; see needs_world */
  struct ess_profiles_plan plan;
  struct ess_profiles *profiles;
  struct ess_prefixes *prefixes;
  struct ess_writer writer;
  struct ess_output *out;
  struct ess_output *facts;
  struct ess_output *report;
};

/* Two outputs to one place would be one lost, or both mixed. */
static enum ess_status
check_outputs(const struct ess_convert_options *options, struct ess_log *log)
{
  const struct {
    const char *path;
    const char *what;
  } outputs[] = {{options->output ? options->output : "-", "the RDF"},
                 {options->facts, "the facts"},
                 {options->report, "the report"}};
  const size_t n = sizeof outputs / sizeof *outputs;

  for (size_t i = 0; i < n; ++i) {
    for (size_t k = i + 1; k < n; ++k) {
      if (outputs[i].path && outputs[k].path &&
          strcmp(outputs[i].path, outputs[k].path) == 0) {
        return ess_fail(log, ESS_USAGE, NULL, "give them different names",
                        "%s and %s cannot both go to %s", outputs[i].what,
                        outputs[k].what, outputs[i].path);
      }
    }
  }
  return ESS_OK;
}

static enum ess_status
fail_memory(const struct conversion *c)
{
  return ess_fail(c->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static enum ess_status
new_writer(struct conversion *c)
{
  ess_writer_clear(&c->writer);
  c->writer = ess_writer_for(c->world, c->syntax, c->prefixes, c->log);
  return c->writer.self ? ESS_OK : fail_memory(c);
}

/* Redland takes its time to start: it reads a mapping of the user's, and
   writes RDF/XML. */
static bool
needs_world(const struct conversion *c)
{
  return c->options->profile.mapping || c->syntax->id == ESS_RDFXML;
}

static enum ess_status
open_conversion(struct conversion *c)
{
  const struct ess_convert_options *options = c->options;
  const char *base = options->profile.base;

  c->syntax =
    ess_write_syntax(options->syntax, options->output, ESS_TURTLE);
  c->plan = (struct ess_profiles_plan){.options = &options->profile,
                                       .spool = options->spool,
                                       .window = options->window,
                                       .graphs = c->syntax->graphs,
                                       .facts = options->facts != NULL,
                                       .report = options->report != NULL,
                                       .syntax = c->syntax,
                                       .writer = &c->writer};
  c->prefixes =
    ess_prefixes_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (!c->prefixes) {
    return fail_memory(c);
  }
  if (needs_world(c)) {
    c->world = ess_world_new(c->log);
    if (!c->world) {
      return ESS_LIMIT;
    }
  }
  enum ess_status st = new_writer(c);
  if (st == ESS_OK) {
    st = ess_profiles_open(c->world, &c->plan, c->log, &c->profiles);
  }
  if (st == ESS_OK && options->facts) {
    st = ess_output_open(options->facts, &c->facts, c->log);
  }
  if (st == ESS_OK && options->report) {
    st = ess_output_open(options->report, &c->report, c->log);
  }
  return st;
}

static enum ess_status
see_group(void *self, const struct ess_statements *group)
{
  ess_writer_see(self, group);
  return ESS_OK;
}

/* What was dropped needs no prefix: look again at what is left. */
static enum ess_status
see_again(struct conversion *c)
{
  const struct ess_group_sink see = {see_group, &c->writer};
  const enum ess_status st = new_writer(c);
  return st == ESS_OK ? ess_profiles_statements(c->profiles, &see) : st;
}

static enum ess_status
read_inputs(struct conversion *c)
{
  bool dropped = false;
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < c->options->n_inputs && st == ESS_OK; ++i) {
    st = ess_profiles_read(c->profiles, c->options->inputs[i]);
  }
  if (st == ESS_OK) {
    st = ess_profiles_settle(c->profiles, &dropped);
  }
  return st == ESS_OK && dropped ? see_again(c) : st;
}

static enum ess_status
write_statements(struct conversion *c)
{
  const struct ess_group_sink groups = {c->writer.group, c->writer.self};

  enum ess_status st = c->writer.begin(c->writer.self, c->out);
  if (st == ESS_OK) {
    st = ess_profiles_statements(c->profiles, &groups);
  }
  return st == ESS_OK ? c->writer.end(c->writer.self) : st;
}

static enum ess_status
commit(struct ess_output **out, struct ess_log *log)
{
  const enum ess_status st = ess_output_commit(*out, log);
  *out = NULL;
  return st;
}

/* All are written before any is put in its place. */
static enum ess_status
write_outputs(struct conversion *c)
{
  enum ess_status st = ess_output_open(c->options->output, &c->out, c->log);
  if (st != ESS_OK) {
    return st;
  }
  st = write_statements(c);
  if (st == ESS_OK && c->facts) {
    st = ess_profiles_facts(c->profiles, c->facts);
  }
  if (st == ESS_OK && c->report) {
    st = ess_profiles_report(c->profiles, c->report);
  }
  if (st != ESS_OK) {
    /* If a write failed, nobody has said so yet. */
    (void)ess_output_failed(c->out, c->log);
    if (c->facts) {
      (void)ess_output_failed(c->facts, c->log);
    }
    if (c->report) {
      (void)ess_output_failed(c->report, c->log);
    }
    return st;
  }
  st = commit(&c->out, c->log);
  st = st == ESS_OK && c->facts ? commit(&c->facts, c->log) : st;
  return st == ESS_OK && c->report ? commit(&c->report, c->log) : st;
}

enum ess_status
ess_convert(const struct ess_convert_options *options, struct ess_log *log)
{
  struct conversion c = {.options = options, .log = log};

  enum ess_status st = check_outputs(options, log);
  if (st == ESS_OK) {
    st = open_conversion(&c);
  }
  if (st == ESS_OK) {
    st = read_inputs(&c);
  }
  if (st == ESS_OK) {
    st = write_outputs(&c);
  }
  ess_output_discard(c.report);
  ess_output_discard(c.facts);
  ess_output_discard(c.out);
  ess_writer_clear(&c.writer);
  ess_prefixes_free(c.prefixes);
  ess_profiles_close(c.profiles);
  ess_world_free(c.world);
  return st;
}
