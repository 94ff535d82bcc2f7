/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What two sides do not have in common (layer 6). */

#ifndef ESSAIM_JOB_DIFF_H
#define ESSAIM_JOB_DIFF_H

#include "job/source.h"
#include "sync/target.h"

/** How a difference is written. */
enum ess_diff_format {
  ESS_DIFF_TABLE = 0, /**< For people */
  ESS_DIFF_PATCH,     /**< RDF Patch */
  ESS_DIFF_TURTLE     /**< Change sets, in Turtle */
};

/** The name of format `i`: "table", …; NULL past the last. */
const char *ess_diff_format_name(size_t i);

/** Where one side is. */
struct ess_diff_side {
  const char *path; /**< A file of any kind, "-", a folder that is a store of
                         ours, or one of profile documents; or NULL: */
  const struct ess_target *target; /**< this target */
};

/** What `essaim diff` does; all borrowed. */
struct ess_diff_options {
  struct ess_diff_side sides[2]; /**< What there was, and what there is */
  const struct ess_syntax *syntax; /**< Of files whose names tell none; NULL:
                                        they are profile documents */
  const char *graph;   /**< Compare this graph alone, and statements in no
                            graph where a side has no named ones; of a target,
                            this one in place of its own. Or NULL */
  bool ignore_graphs;  /**< Compare triples, whatever graph they are in */
  bool quiet;          /**< Write nothing */
  enum ess_diff_format format;
  const char *output;  /**< Path, or NULL: standard output */
  size_t columns;      /**< Of the terminal; 0: it is none */
  bool colour;         /**< The terminal shows colours */
  struct ess_profile_options profile; /**< To read profile documents with */
};

/** Compare both sides as sets of statements, language tags without case and
    blank nodes by what is said of them; a target, and what is compared with
    it, under what its server makes of literals. All data of this machine go
    to the graph of a target that has one. ESS_NO if there is a difference,
    which is written; any error, reported, of what is read, compared or
    written. */
enum ess_status ess_diff(const struct ess_diff_options *options,
                         struct ess_log *log);

#endif
