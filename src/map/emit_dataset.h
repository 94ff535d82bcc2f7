/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The description of the dataset (layer 3) by DCAT, VoID and PROV, in the
   graph `{base}dataset`: what holds of any page, what holds of one file, and
   its counts. Of a profile it gets more: ess_emit_coverage in emitter.h. */

#ifndef ESSAIM_MAP_EMIT_DATASET_H
#define ESSAIM_MAP_EMIT_DATASET_H

#include "base/buf.h"
#include "map/emit.h"
#include "rdf/census.h"
#include "rdf/syntax.h"

/** Append the IRI of the source document `path` to `out`: that of the
    options if they give one, else `{base}source/{name of the file}`. */
void ess_emit_source_iri(struct ess_buf *out, struct ess_view base,
                         const struct ess_profile_options *options,
                         const char *path);

/** Hand `sink` the statements about the source document `path`, whose IRI
    the context has. Returns the sink's status, or ESS_LIMIT, as all do. */
enum ess_status ess_emit_source(const struct ess_emit_context *context,
                                const char *path,
                                const struct ess_sink *sink);

/** Hand `sink` what can be said of the dataset without looking at it, and
    stays true when more is added to it. The context needs no source. */
enum ess_status ess_emit_dataset(const struct ess_emit_context *context,
                                 const struct ess_sink *sink);

/** What is true of a file that is the whole dataset. */
struct ess_whole {
  const struct ess_syntax *syntax; /**< Of the file */
  struct ess_view updated; /**< The last day that a profile states, or empty */
  struct ess_view example; /**< IRI of an authority, or empty */
};

/** Hand `sink` what is true of the file alone: when it was changed, where it
    is, an example. */
enum ess_status ess_emit_whole(const struct ess_emit_context *context,
                               const struct ess_whole *whole,
                               const struct ess_sink *sink);

/** Hand `sink` the counts of the dataset: `totals` of everything else, to
    which those of these statements themselves are added. */
enum ess_status ess_emit_totals(const struct ess_emit_context *context,
                                const struct ess_totals *totals,
                                const struct ess_sink *sink);

#endif
