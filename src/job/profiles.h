/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Profile documents to statements and facts (layer 6): the whole way from
   files through input and map, with the mapping loaded once. What is read is
   kept sorted in spools, so that memory stays flat and the order of reading
   does not show. */

#ifndef ESSAIM_JOB_PROFILES_H
#define ESSAIM_JOB_PROFILES_H

#include "base/file.h"
#include "base/input.h"
#include "base/spool.h"
#include "map/options.h"
#include "rdf/sorter.h"
#include "rdf/writer.h"
#include "redland/world.h"

/** What a run reads profiles for; all borrowed. */
struct ess_profiles_plan {
  const struct ess_profile_options *options;
  struct ess_spool_options spool;
  size_t window; /**< Bytes of a text that are looked at at once; 0: usual */
  bool graphs;   /**< Keep graphs apart */
  bool facts;    /**< Keep the rows of the facts table */
  bool report;   /**< Keep the accounts of the profiles */
  const struct ess_syntax *syntax; /**< Of the file that all statements will
                                        be, which is described and counted
                                        as such; NULL: there is none */
  const struct ess_writer *writer; /**< Sees all statements; or NULL */
  struct ess_input_options input;  /**< How documents are read */
};

/** A loaded mapping and what a run keeps; opaque. */
struct ess_profiles;

/** Load the mapping that the options choose. `world`, `plan` and `log` must
    live as long; `world` may be NULL if it is no mapping of the user's.
    ESS_BAD_INPUT, reported, if it cannot be read. */
enum ess_status ess_profiles_open(struct ess_world *world,
                                  const struct ess_profiles_plan *plan,
                                  struct ess_log *log,
                                  struct ess_profiles **ret);

/** Free `profiles`; NULL is fine. */
void ess_profiles_close(struct ess_profiles *profiles);

/** Read the profile document `path`, or those in the folder `path` one by
    one, and keep what they say. */
enum ess_status ess_profiles_read(struct ess_profiles *profiles,
                                  const char *path);

/** After the last document: drop profiles of which there is a later version,
    and describe the dataset.
    ESS_BAD_INPUT, reported, if two with one IRI cannot be told apart. If
    something was dropped, `*ret_dropped` (or NULL) is true: the writer has
    seen more than it will get. */
enum ess_status ess_profiles_settle(struct ess_profiles *profiles,
                                    bool *ret_dropped);

/** Hand all statements to `sink`, in groups for a writer. May be called
    again. */
enum ess_status ess_profiles_statements(struct ess_profiles *profiles,
                                        const struct ess_group_sink *sink);

/** Write the facts table to `out`, header and all: by the slugs of the
    profiles, then by line. A failed write is for the commit to report. */
enum ess_status ess_profiles_facts(struct ess_profiles *profiles,
                                   struct ess_output *out);

/** Write the accounts of all profiles to `out`, as one JSON document. */
enum ess_status ess_profiles_report(struct ess_profiles *profiles,
                                    struct ess_output *out);

#endif
