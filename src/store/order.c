/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/order.h"

const unsigned char ess_order_places[ESS_ORDERS][ESS_PLACES] = {
  [ESS_SPOG] = {ESS_S, ESS_P, ESS_O, ESS_G},
  [ESS_POSG] = {ESS_P, ESS_O, ESS_S, ESS_G},
  [ESS_OSPG] = {ESS_O, ESS_S, ESS_P, ESS_G},
  [ESS_PSOG] = {ESS_P, ESS_S, ESS_O, ESS_G},
  [ESS_GSPO] = {ESS_G, ESS_S, ESS_P, ESS_O},
  [ESS_GPOS] = {ESS_G, ESS_P, ESS_O, ESS_S},
  [ESS_GOSP] = {ESS_G, ESS_O, ESS_S, ESS_P},
};

const char *
ess_order_name(enum ess_order order)
{
  static const char *const names[ESS_ORDERS] = {
    [ESS_SPOG] = "spog", [ESS_POSG] = "posg", [ESS_OSPG] = "ospg",
    [ESS_PSOG] = "psog", [ESS_GSPO] = "gspo", [ESS_GPOS] = "gpos",
    [ESS_GOSP] = "gosp"};
  return names[order];
}

struct ess_row
ess_order_row(enum ess_order order, const struct ess_quad *quad)
{
  const unsigned char *places = ess_order_places[order];
  return (struct ess_row){{quad->at[places[0]], quad->at[places[1]],
                           quad->at[places[2]], quad->at[places[3]]}};
}

/* By what is bound: bit 0 for the subject, and so on. */
enum ess_order
ess_order_for(const struct ess_quad *pattern)
{
  enum { S = 1, P = 2, O = 4, G = 8 };
  static const enum ess_order best[16] = {
    [0] = ESS_SPOG,     [S] = ESS_SPOG,         [P] = ESS_POSG,
    [O] = ESS_OSPG,     [S | P] = ESS_SPOG,     [S | O] = ESS_OSPG,
    [P | O] = ESS_POSG, [S | P | O] = ESS_SPOG, [G] = ESS_GSPO,
    [G | S] = ESS_GSPO, [G | P] = ESS_GPOS,     [G | O] = ESS_GOSP,
    [G | S | P] = ESS_GSPO,     [G | S | O] = ESS_GOSP,
    [G | P | O] = ESS_GPOS,     [G | S | P | O] = ESS_SPOG,
  };
  unsigned bound = 0;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    bound |= (unsigned)(pattern->at[i] != 0) << i;
  }
  return best[bound];
}

unsigned
ess_order_bound(enum ess_order order, const struct ess_quad *pattern)
{
  unsigned n = 0;
  while (n < ESS_PLACES && pattern->at[ess_order_places[order][n]]) {
    ++n;
  }
  return n;
}

unsigned
ess_row_common(const struct ess_row *a, const struct ess_row *b)
{
  unsigned n = 0;
  while (n < ESS_PLACES && a->k[n] == b->k[n]) {
    ++n;
  }
  return n;
}

int
ess_row_compare(const struct ess_row *a, const struct ess_row *b)
{
  const unsigned n = ess_row_common(a, b);
  return n == ESS_PLACES ? 0 : a->k[n] < b->k[n] ? -1 : 1;
}

void
ess_row_key(const struct ess_row *row, unsigned char *key)
{
  for (unsigned i = 0; i < ess_row_key_size; ++i) {
    key[i] = (unsigned char)(row->k[i / 8] >> (56 - 8 * (i % 8)));
  }
}

struct ess_row
ess_row_of_key(const unsigned char *key)
{
  struct ess_row row = {{0}};
  for (unsigned i = 0; i < ess_row_key_size; ++i) {
    row.k[i / 8] = row.k[i / 8] << 8 | key[i];
  }
  return row;
}
