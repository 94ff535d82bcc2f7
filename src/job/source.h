/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What can be read as statements (layer 6): an RDF file in any syntax, or a
   profile document that is mapped on the way. */

#ifndef ESSAIM_JOB_SOURCE_H
#define ESSAIM_JOB_SOURCE_H

#include "base/diag.h"
#include "base/progress.h"
#include "map/options.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"
#include "redland/world.h"

/** The sources of one run: the mapping is loaded once, and two profiles
    with one IRI are told; opaque. */
struct ess_sources;

/** Start a run. `world`, `profile` and `log` must live as long. NULL,
    reported, without memory. Free with ess_sources_free. */
struct ess_sources *ess_sources_new(struct ess_world *world,
                                    const struct ess_profile_options *profile,
                                    struct ess_log *log);

/** Keep temporary files in `folder`, which must live as long as `sources`;
    without this call, in /tmp. */
void ess_sources_use_folder(struct ess_sources *sources, const char *folder);

/** Let blank nodes keep the labels that their documents give them: for one
    document alone, which is to be shown to who wrote it. */
void ess_sources_keep_labels(struct ess_sources *sources);

/** Tell `progress`, from the next file on, how many bytes of the files at
    `paths` were read, as they lie on the disk: all that are given to
    ess_sources_read, in that order. The total is 0 if it is not known of
    each, as of a pipe or a folder. `progress` must live as long. */
void ess_sources_watch(struct ess_sources *sources, const char *const *paths,
                       size_t n, struct ess_progress progress);

/** Free `sources`; NULL is fine. */
void ess_sources_free(struct ess_sources *sources);

/** Read the file `path`: as RDF if its extension says so (or `format` does,
    when not NULL), into `sink`; else as a profile document, which is kept
    until ess_sources_finish. Statements are checked on the way, with the
    path as their place. Reported. */
enum ess_status ess_sources_read(struct ess_sources *sources,
                                 const char *path,
                                 const struct ess_syntax *format,
                                 const struct ess_sink *sink);

/** After the last file: hand the statements of the profile documents to
    `sink`; of several versions of a profile, the latest. ESS_BAD_INPUT,
    reported, if two profiles with one IRI cannot be told apart. */
enum ess_status ess_sources_finish(struct ess_sources *sources,
                                   const struct ess_sink *sink);

#endif
