/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Quads of identifiers, and the orders they are kept in (layer 4).

   Whatever is bound, one order has it first, so that what matches is one
   range: with s, p, o for the triple and g for its graph,

       bound            order     bound            order
       nothing, s, sp   spog      g, gs, gsp       gspo
       spo, spog        spog      gp, gpo          gpos
       p, po            posg      go, gos          gosp
       o, os            ospg      p, sorted by s   psog

   psog is one more than that takes: what has a property, in the order of
   subjects, is what a join of two properties merges. */

#ifndef ESSAIM_STORE_ORDER_H
#define ESSAIM_STORE_ORDER_H

#include "store/id.h"

/** Places in a quad. */
enum ess_place_of { ESS_S, ESS_P, ESS_O, ESS_G, ESS_PLACES };

/** A quad: identifiers by place. In a pattern, 0 is any. */
struct ess_quad {
  ess_id at[ESS_PLACES];
};

/** A quad whose identifiers stand in the order of some index. */
struct ess_row {
  ess_id k[ESS_PLACES];
};

/** The orders. Those from ESS_GSPO on have the graph first. */
enum ess_order {
  ESS_SPOG,
  ESS_POSG,
  ESS_OSPG,
  ESS_PSOG,
  ESS_GSPO,
  ESS_GPOS,
  ESS_GOSP,
  ESS_ORDERS
};

/** The places that the columns of each order hold. */
extern const unsigned char ess_order_places[ESS_ORDERS][ESS_PLACES];

/** The place that column `column` of `order` holds. */
static inline enum ess_place_of
ess_order_place(enum ess_order order, unsigned column)
{
  return (enum ess_place_of)ess_order_places[order][column];
}

/** Lower-case letters, "spog"; static. */
const char *ess_order_name(enum ess_order order);

/** `quad` as a row of `order`. */
struct ess_row ess_order_row(enum ess_order order,
                             const struct ess_quad *quad);

/** The quad that `row` of `order` is. */
static inline struct ess_quad
ess_order_quad(enum ess_order order, const struct ess_row *row)
{
  const unsigned char *places = ess_order_places[order];
  struct ess_quad quad;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    quad.at[places[i]] = row->k[i];
  }
  return quad;
}

/** The order in which what `pattern` binds comes first. */
enum ess_order ess_order_for(const struct ess_quad *pattern);

/** How many columns of `order`, from the first, `pattern` binds. */
unsigned ess_order_bound(enum ess_order order,
                         const struct ess_quad *pattern);

/** Order of rows: negative, zero or positive. */
int ess_row_compare(const struct ess_row *a, const struct ess_row *b);

/** How many columns, from the first, `a` and `b` have in common. */
unsigned ess_row_common(const struct ess_row *a, const struct ess_row *b);

enum { ess_row_key_size = ESS_PLACES * 8 };

/** Write `row` to the 32 bytes at `key`, which sort as rows do. */
void ess_row_key(const struct ess_row *row, unsigned char *key);

/** The row whose key is at `key`. */
struct ess_row ess_row_of_key(const unsigned char *key);

#endif
