/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/source.h"

#include "base/file.h"
#include "job/profiles.h"
#include "rdf/check.h"
#include "redland/reader.h"

#include <stdlib.h>

struct ess_sources {
  struct ess_world *world;
  const struct ess_profile_options *profile;
  struct ess_log *log;
  struct ess_profiles *profiles; /* opened for the first page */
};

struct ess_sources *
ess_sources_new(struct ess_world *world,
                const struct ess_profile_options *profile,
                struct ess_log *log)
{
  struct ess_sources *sources = calloc(1, sizeof *sources);
  if (sources) {
    *sources = (struct ess_sources){world, profile, log, NULL};
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
  struct ess_buf content = {0};

  enum ess_status st = ess_file_read(path, &content, sources->log);
  if (st == ESS_OK) {
    const struct ess_document document = {ess_buf_view(&content), path,
                                          sources->profile->base, syntax};
    st = ess_reader_run(sources->world, &document, sink);
  }
  ess_buf_clear(&content);
  return st;
}

static enum ess_status
read_page(struct ess_sources *sources, const char *path,
          const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;
  if (!sources->profiles) {
    st = ess_profiles_open(sources->world, sources->profile, sources->log,
                           &sources->profiles);
  }
  return st == ESS_OK
           ? ess_profiles_read(sources->profiles, path, sink, NULL)
           : st;
}

enum ess_status
ess_sources_read(struct ess_sources *sources, const char *path,
                 const struct ess_syntax *format,
                 const struct ess_sink *sink)
{
  struct ess_checker checker = {sink, sources->log, path};
  const struct ess_sink checked = ess_checker_sink(&checker);
  const struct ess_syntax *syntax =
    format ? format : ess_syntax_of_path(path);

  return syntax ? read_rdf(sources, path, syntax, &checked)
                : read_page(sources, path, &checked);
}
