/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements kept in memory (layer 1): what a writer that sorts, or a check
   of the whole, collects first. */

#ifndef ESSAIM_RDF_DATASET_H
#define ESSAIM_RDF_DATASET_H

#include "base/diag.h"
#include "rdf/sink.h"

/** A growing list of statements that owns their bytes; opaque. */
struct ess_dataset;

/** A new, empty dataset, or NULL without memory. Free with
    ess_dataset_free. */
struct ess_dataset *ess_dataset_new(void);

/** Free `dataset`; NULL is fine. */
void ess_dataset_free(struct ess_dataset *dataset);

/** The sink that adds copies to `dataset`. Fails with ESS_LIMIT. */
struct ess_sink ess_dataset_sink(struct ess_dataset *dataset);

/** Sort `n` statements by graph, subject, predicate, object and drop
    duplicates. Returns how many are left, at the front. */
size_t ess_statements_sort(struct ess_statement *items, size_t n);

/** Sort by graph, subject, predicate, object and drop duplicates. */
void ess_dataset_sort(struct ess_dataset *dataset);

/** Put every statement into the default graph (what a syntax without named
    graphs writes). Sort afterwards to drop duplicates. */
void ess_dataset_merge_graphs(struct ess_dataset *dataset);

/** Forget the statements that `is_kept` is false of, in their order. */
void ess_dataset_filter(struct ess_dataset *dataset,
                        bool (*is_kept)(void *self,
                                        const struct ess_statement *statement),
                        void *self);

/** Let `change` alter each statement, in their order: it may put other terms
    in, whose bytes must live as long as `dataset`. */
void ess_dataset_change(struct ess_dataset *dataset,
                        void (*change)(void *self,
                                       struct ess_statement *statement),
                        void *self);

/** Number of statements. */
size_t ess_dataset_size(const struct ess_dataset *dataset);

/** Statement `i` (0-based); valid until the next addition or free. */
const struct ess_statement *ess_dataset_at(const struct ess_dataset *dataset,
                                           size_t i);

/** All statements, as ess_dataset_at gives them one by one. */
struct ess_statements ess_dataset_all(const struct ess_dataset *dataset);

/** Forget all statements, keep the memory. */
void ess_dataset_reset(struct ess_dataset *dataset);

/** Hand every statement, in order, to `sink`. */
enum ess_status ess_dataset_replay(const struct ess_dataset *dataset,
                                   const struct ess_sink *sink);

#endif
