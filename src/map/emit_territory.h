/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Where an authority is, to statements (layer 3): its identifiers, its
   territory, those around it, and the official population. */

#ifndef ESSAIM_MAP_EMIT_TERRITORY_H
#define ESSAIM_MAP_EMIT_TERRITORY_H

#include "map/emit.h"
#include "map/gazetteer.h"
#include "map/mint.h"

/** The IRI of `territory`; lives as long as the arena of `mint`. */
struct ess_view ess_emit_territory_iri(const struct ess_mint *mint,
                                       const struct ess_territory *territory);

/** Hand what `profile->located` says to `sink`, in the graph of the document
    of `mint`. Nothing if it is NULL. Returns the sink's status, or ESS_LIMIT
    without memory. */
enum ess_status ess_emit_territory(const struct ess_emit_context *context,
                                   const struct ess_profile *profile,
                                   const struct ess_mint *mint,
                                   const struct ess_sink *sink);

#endif
