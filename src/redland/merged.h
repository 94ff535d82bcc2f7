/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The default graph that queries see (layer 4): the merge of all graphs of a
   store, each statement once, copied into memory where every pattern has an
   index. */

#ifndef ESSAIM_REDLAND_MERGED_H
#define ESSAIM_REDLAND_MERGED_H

#include "redland/inside.h"
#include "redland/store.h"

/** A copy in memory; opaque. */
struct ess_merged;

/** Copy `store`. Free `*ret` with ess_merged_free. ESS_BAD_INPUT, reported,
    if it holds what rasqal would change: a boolean written 1 or 0. */
enum ess_status ess_merged_new(struct ess_store *store,
                               struct ess_merged **ret);

/** The model of `merged`; lives as long as it. */
librdf_model *ess_merged_model(const struct ess_merged *merged);

/** Free `merged`; NULL is fine. */
void ess_merged_free(struct ess_merged *merged);

/** The world that `store` was opened with. */
struct ess_world *ess_store_world(const struct ess_store *store);

#endif
