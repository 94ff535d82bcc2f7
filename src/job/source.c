/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/source.h"

#include "base/input.h"
#include "job/profiles.h"
#include "redland/reader.h"

#include <stdint.h>
#include <stdlib.h>

struct ess_sources {
  struct ess_world *world;
  struct ess_profiles_plan plan;
  struct ess_log *log;
  struct ess_profiles *profiles; /* opened for the first page */
  bool own_labels; /* of blank nodes in RDF */
  struct ess_progress progress;
  size_t before; /* bytes of the files that are behind us */
  size_t done;   /* and those of the file at hand */
  size_t total;
};

/* Of one file: add what came before it. */
static void
on_bytes(void *self, size_t done, size_t total)
{
  struct ess_sources *sources = self;
  (void)total;
  if (done == 0) {
    /* The next file begins. */
    sources->before += sources->done;
  }
  sources->done = done;
  sources->progress.on_bytes(sources->progress.self, sources->before + done,
                             sources->total);
}

void
ess_sources_use_folder(struct ess_sources *sources, const char *folder)
{
  sources->plan.input.folder = folder;
}

void
ess_sources_keep_labels(struct ess_sources *sources)
{
  sources->own_labels = true;
}

void
ess_sources_watch(struct ess_sources *sources, const char *const *paths,
                  size_t n, struct ess_progress progress)
{
  bool known = true;

  sources->progress = progress;
  sources->total = 0;
  if (progress.on_bytes) {
    sources->plan.input.progress = (struct ess_progress){on_bytes, sources};
  }
  for (size_t i = 0; i < n; ++i) {
    size_t size = 0;
    known &= ess_input_size(paths[i], &size);
    sources->total += size;
  }
  sources->total = known ? sources->total : 0;
}

struct ess_sources *
ess_sources_new(struct ess_world *world,
                const struct ess_profile_options *profile,
                struct ess_log *log)
{
  struct ess_sources *sources = calloc(1, sizeof *sources);
  if (sources) {
    /* Whoever reads sources keeps all statements in memory anyway. */
    *sources = (struct ess_sources){
      .world = world,
      .plan = {.options = profile,
               .spool = {.memory = SIZE_MAX},
               .graphs = true},
      .log = log};
  } else {
    (void)ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  return sources;
}

void
ess_sources_free(struct ess_sources *sources)
{
  if (sources) {
    ess_profiles_close(sources->profiles);
    free(sources);
  }
}

static enum ess_status
read_rdf(struct ess_sources *sources, const char *path,
         const struct ess_syntax *syntax, const struct ess_sink *sink)
{
  const struct ess_document document = {
    {NULL, 0}, path, sources->plan.options->base, syntax,
    sources->own_labels};
  struct ess_input *in = NULL;

  enum ess_status st = ess_input_open(path, &in, sources->log);
  if (st == ESS_OK) {
    ess_input_configure(in, &sources->plan.input);
    st = ess_reader_stream(sources->world, &document, in, sink);
  }
  ess_input_close(in);
  return st;
}

static enum ess_status
read_page(struct ess_sources *sources, const char *path)
{
  enum ess_status st = ESS_OK;
  if (!sources->profiles) {
    st = ess_profiles_open(sources->world, &sources->plan, sources->log,
                           &sources->profiles);
  }
  return st == ESS_OK ? ess_profiles_read(sources->profiles, path) : st;
}

enum ess_status
ess_sources_read(struct ess_sources *sources, const char *path,
                 const struct ess_syntax *format,
                 const struct ess_sink *sink)
{
  const struct ess_syntax *syntax =
    format ? format : ess_syntax_of_input(path);

  return syntax ? read_rdf(sources, path, syntax, sink)
                : read_page(sources, path);
}

static enum ess_status
hand_on(void *self, const struct ess_statements *group)
{
  const struct ess_sink *sink = self;
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    st = ess_sink_add(sink, &group->items[i]);
  }
  return st;
}

enum ess_status
ess_sources_finish(struct ess_sources *sources, const struct ess_sink *sink)
{
  struct ess_sink kept = *sink;
  const struct ess_group_sink groups = {hand_on, &kept};

  if (!sources->profiles) {
    return ESS_OK;
  }
  const enum ess_status st = ess_profiles_settle(sources->profiles, NULL);
  return st == ESS_OK ? ess_profiles_statements(sources->profiles, &groups)
                      : st;
}
