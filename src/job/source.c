/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/source.h"

#include "base/file.h"
#include "job/profiles.h"
#include "redland/reader.h"

static enum ess_status
read_rdf(struct ess_world *world, const char *path,
         const struct ess_syntax *syntax, const char *base,
         const struct ess_sink *sink, struct ess_log *log)
{
  struct ess_buf content = {0};

  enum ess_status st = ess_file_read(path, &content, log);
  if (st == ESS_OK) {
    const struct ess_document document = {ess_buf_view(&content), path, base,
                                          syntax};
    st = ess_reader_run(world, &document, sink);
  }
  ess_buf_clear(&content);
  return st;
}

enum ess_status
ess_source_read(struct ess_world *world, const char *path,
                const struct ess_syntax *format,
                const struct ess_profile_options *profile,
                const struct ess_sink *sink, struct ess_log *log)
{
  const struct ess_syntax *syntax =
    format ? format : ess_syntax_of_path(path);
  struct ess_profiles *profiles = NULL;

  if (syntax) {
    return read_rdf(world, path, syntax, profile->base, sink, log);
  }
  enum ess_status st = ess_profiles_open(world, profile, log, &profiles);
  if (st == ESS_OK) {
    st = ess_profiles_read(profiles, path, sink, NULL);
  }
  ess_profiles_close(profiles);
  return st;
}
