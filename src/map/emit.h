/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A profile to statements (layer 3), by the table of doc/architecture.md:
   the authority in the graph of its document, people in graphs of their
   own, evidence in another. */

#ifndef ESSAIM_MAP_EMIT_H
#define ESSAIM_MAP_EMIT_H

#include "base/buf.h"
#include "map/options.h"
#include "map/profile.h"
#include "rdf/sink.h"

/** What stays the same for all profiles of a run; all borrowed. */
struct ess_emit_context {
  const struct ess_vocab *vocab;
  const struct ess_profile_options *options;
  struct ess_view base;   /**< Base IRI */
  struct ess_view source; /**< IRI of the source document */
};

/** Hand the statements about `profile` to `sink`. People are included as
    the options choose. Returns the sink's status, or ESS_LIMIT. */
enum ess_status ess_emit_profile(const struct ess_emit_context *context,
                                 struct ess_profile *profile,
                                 const struct ess_sink *sink);

/** True if what has `scope` is published under `people`. */
bool ess_scope_is_published(enum ess_scope scope, enum ess_people people);

#endif
