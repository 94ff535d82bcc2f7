/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* How many statements, subjects and things of each class there are
   (layer 1), whatever the graphs: counted as they come, a small dataset at a
   time, in flat memory. */

#ifndef ESSAIM_RDF_CENSUS_H
#define ESSAIM_RDF_CENSUS_H

#include "rdf/sorter.h"
#include "rdf/vocab.h"

/** What a census counts in the merge of all graphs. */
struct ess_totals {
  unsigned long triples;  /**< Each once, in however many graphs it is */
  unsigned long subjects; /**< Different ones */
  unsigned long entities[ESS_V_COUNT]; /**< Of each class of the vocabulary */
};

/** A census; opaque. */
struct ess_census;

/** A census that knows the classes of `vocab`, or NULL without memory. All
    are borrowed for as long; `options` may be NULL. Free with
    ess_census_free. */
struct ess_census *ess_census_new(const struct ess_vocab *vocab,
                                  const struct ess_spool_options *options,
                                  struct ess_log *log);

/** Free `census`; NULL is fine. */
void ess_census_free(struct ess_census *census);

/** Count the statements of `dataset`, which is sorted. Those about `own` and
    its fragments are in no other dataset, but in one that the filter drops;
    all others may come again. `own` may be empty. `tag` is for the filter of
    ess_census_total; 0: never dropped. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_census_add(struct ess_census *census,
                               const struct ess_dataset *dataset,
                               struct ess_view own, uint32_t tag);

/** The totals, without what `filter` (or NULL) drops. Afterwards nothing
    may be added. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_census_total(struct ess_census *census,
                                 const struct ess_tag_filter *filter,
                                 struct ess_totals *ret);

#endif
