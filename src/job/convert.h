/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Profile documents to RDF (layer 6). */

#ifndef ESSAIM_JOB_CONVERT_H
#define ESSAIM_JOB_CONVERT_H

#include "base/diag.h"
#include "base/spool.h"
#include "map/options.h"
#include "rdf/syntax.h"

/** What `essaim convert` does; all borrowed. */
struct ess_convert_options {
  const char *const *inputs; /**< Paths of profile documents, "-" allowed */
  size_t n_inputs;
  const char *output;        /**< Path, or NULL: standard output */
  const char *facts;         /**< Path of the facts table, or NULL */
  const char *report;        /**< Path of the report, or NULL */
  const struct ess_syntax *syntax; /**< NULL: by `output`, else Turtle */
  struct ess_profile_options profile;
  struct ess_spool_options spool;  /**< Memory, and where the rest goes */
  size_t window;             /**< Of a text, at once; 0: usual (for tests) */
};

/** Convert in flat memory: what was read is kept sorted, outside of memory
    if it is much, and written in the order of statements. No output file is
    touched before all input was read, mapped and checked, and each is
    replaced whole or not at all. */
enum ess_status ess_convert(const struct ess_convert_options *options,
                            struct ess_log *log);

#endif
