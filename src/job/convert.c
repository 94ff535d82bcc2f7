/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/convert.h"

#include "base/file.h"
#include "job/profiles.h"
#include "job/write.h"
#include "map/facts.h"
#include "rdf/check.h"

#include <string.h>

/* Everything that a conversion holds. */
struct conversion {
  const struct ess_convert_options *options;
  struct ess_log *log;
  struct ess_world *world;
  struct ess_profiles *profiles;
  struct ess_dataset *dataset;
  struct ess_prefixes *prefixes;
  struct ess_output *out;
  struct ess_output *facts;
};

/* Two outputs to one place would be one lost, or both mixed. */
static enum ess_status
check_outputs(const struct ess_convert_options *options, struct ess_log *log)
{
  const char *output = options->output ? options->output : "-";
  if (!options->facts || strcmp(options->facts, output) != 0) {
    return ESS_OK;
  }
  return ess_fail(log, ESS_USAGE, NULL, "give them different names",
                  "the RDF and the facts cannot both go to %s", output);
}

static enum ess_status
open_conversion(struct conversion *c)
{
  const struct ess_convert_options *options = c->options;
  const char *base = options->profile.base;

  c->world = ess_world_new(c->log);
  c->dataset = ess_dataset_new();
  c->prefixes =
    ess_prefixes_new(ess_view_of(base ? base : ESS_DEFAULT_BASE));
  if (!c->world || !c->dataset || !c->prefixes) {
    return ess_fail(c->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  enum ess_status st =
    ess_profiles_open(c->world, &options->profile, c->log, &c->profiles);
  if (st == ESS_OK && options->facts) {
    st = ess_output_open(options->facts, &c->facts, c->log);
  }
  if (st == ESS_OK && c->facts) {
    st = ess_facts_header(c->facts);
  }
  return st;
}

static enum ess_status
read_inputs(struct conversion *c)
{
  const struct ess_sink sink = ess_dataset_sink(c->dataset);
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < c->options->n_inputs && st == ESS_OK; ++i) {
    const char *path = c->options->inputs[i];
    struct ess_checker checker = {&sink, c->log, path};
    const struct ess_sink checked = ess_checker_sink(&checker);
    st = ess_profiles_read(c->profiles, path, &checked, c->facts);
  }
  return st;
}

static enum ess_status
write_outputs(struct conversion *c)
{
  const struct ess_syntax *syntax = ess_write_syntax(
    c->options->syntax, c->options->output, ESS_TURTLE);

  enum ess_status st = ess_output_open(c->options->output, &c->out, c->log);
  if (st == ESS_OK) {
    st = ess_write(c->world, c->dataset, syntax, c->prefixes, c->out,
                   c->log);
  }
  /* A failed write is reported by the commit. */
  if (st == ESS_OK || st == ESS_IO) {
    st = c->out ? ess_output_commit(c->out, c->log) : st;
    c->out = NULL;
  }
  if (st == ESS_OK && c->facts) {
    st = ess_output_commit(c->facts, c->log);
    c->facts = NULL;
  }
  return st;
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
  ess_output_discard(c.facts);
  ess_output_discard(c.out);
  ess_prefixes_free(c.prefixes);
  ess_dataset_free(c.dataset);
  ess_profiles_close(c.profiles);
  ess_world_free(c.world);
  return st;
}
