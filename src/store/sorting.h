/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The rows of a batch in each order (layer 4).

   The terms are sorted once, by identifier. A row is then four ranks, small
   numbers, and goes from one order to the next with a stable sort by one
   column:

       spog ──by o──▶ ospg ──by p──▶ posg
        │ └─by p─▶ psog │              │
        └───by g─▶ gspo └by g─▶ gosp   └by g─▶ gpos                        */

#ifndef ESSAIM_STORE_SORTING_H
#define ESSAIM_STORE_SORTING_H

#include "base/status.h"
#include "store/order.h"

/** A quad of a batch: by place, numbers of terms, then their ranks. */
struct ess_ranked {
  uint32_t at[ESS_PLACES];
};

/** Receives rows of one order, ascending, each once. */
struct ess_rows {
  enum ess_status (*add)(void *self, const struct ess_row *row);
  void *self; /**< Handed to `add` */
};

/** Hand the `n` quads at `quads`, whose terms have the identifiers `ids` (of
    `n_ids` terms, from number 1 on), to `sink`, sorted, each once, in every
    order one after the other: `begin` comes before each. Changes `quads`.
    ESS_LIMIT without memory, or what `begin` or `sink` returned. */
enum ess_status ess_sort_quads(struct ess_ranked *quads, size_t n,
                               const ess_id *ids, size_t n_ids,
                               enum ess_status (*begin)(void *self,
                                                        enum ess_order order),
                               const struct ess_rows *sink);

#endif
