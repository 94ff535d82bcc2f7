/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Profile documents to statements and facts (layer 6): the whole way from
   a file through input and map, with the mapping loaded once. */

#ifndef ESSAIM_JOB_PROFILES_H
#define ESSAIM_JOB_PROFILES_H

#include "base/file.h"
#include "map/options.h"
#include "rdf/sink.h"
#include "redland/world.h"

/** A loaded mapping and what a run remembers; opaque. */
struct ess_profiles;

/** Load the mapping that `options` choose. `world`, `options` and `log`
    must live as long. ESS_BAD_INPUT, reported, if it cannot be read. */
enum ess_status ess_profiles_open(struct ess_world *world,
                                  const struct ess_profile_options *options,
                                  struct ess_log *log,
                                  struct ess_profiles **ret);

/** Free `profiles`; NULL is fine. */
void ess_profiles_close(struct ess_profiles *profiles);

/** Read the profile document `path` whole, or those in the folder `path` one
    by one, then hand the statements about
    its profiles to `sink`, and their facts to `facts` (or NULL). Two
    profiles of one run with the same IRI are ESS_BAD_INPUT, reported. */
enum ess_status ess_profiles_read(struct ess_profiles *profiles,
                                  const char *path,
                                  const struct ess_sink *sink,
                                  struct ess_output *facts);

#endif
