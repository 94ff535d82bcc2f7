/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements sorted outside of memory (layer 1): they come a small dataset
   at a time, in any order, and go out in the groups that an ess_writer
   takes. */

#ifndef ESSAIM_RDF_SORTER_H
#define ESSAIM_RDF_SORTER_H

#include "base/spool.h"
#include "rdf/dataset.h"

#include <stdint.h>

/** Receives groups of statements: those of an ess_writer (rdf/writer.h). */
struct ess_group_sink {
  /** Take a group, borrowed for the call. Anything but ESS_OK stops. */
  enum ess_status (*group)(void *self, const struct ess_statements *group);
  void *self; /**< Handed to `group` */
};

/** Which statements are left out. */
struct ess_tag_filter {
  /** True if what was added with `tag` is left out. */
  bool (*is_dropped)(const void *self, uint32_t tag);
  const void *self; /**< Handed to `is_dropped` */
};

/** A sorter; opaque. */
struct ess_sorter;

/** A sorter that keeps graphs apart or, without `graphs`, drops them. NULL
    without memory. `options` (or NULL) and `log` are borrowed for as long.
    Free with ess_sorter_free. */
struct ess_sorter *ess_sorter_new(const struct ess_spool_options *options,
                                  bool graphs, struct ess_log *log);

/** Free `sorter`; NULL is fine. */
void ess_sorter_free(struct ess_sorter *sorter);

/** Add copies of the statements of `dataset`, which is sorted by the way,
    and loses its graphs if `sorter` drops them. `tag` is for the filter of
    ess_sorter_each; statements that are never left out have one tag, so
    that equal ones are kept once only. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_sorter_add(struct ess_sorter *sorter,
                               struct ess_dataset *dataset, uint32_t tag);

/** Hand all statements but those that `filter` (or NULL) drops to `sink`.
    May be called again. ESS_IO or ESS_LIMIT, reported, or what `sink`
    returned. */
enum ess_status ess_sorter_each(struct ess_sorter *sorter,
                                const struct ess_tag_filter *filter,
                                const struct ess_group_sink *sink);

/** How many sorted runs are in the temporary file. */
size_t ess_sorter_runs(const struct ess_sorter *sorter);

#endif
