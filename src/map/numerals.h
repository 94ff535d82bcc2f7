/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers as French writes them (layer 3): digits, words, and the words
   that multiply them. */

#ifndef ESSAIM_MAP_NUMERALS_H
#define ESSAIM_MAP_NUMERALS_H

#include "map/tokens.h"

/** A number that was read. */
struct ess_numeral {
  size_t n;                 /**< How many tokens it is; 0: none */
  struct ess_decimal value;
  bool words;               /**< "dix", "une centaine" */
  bool one;                 /**< Only "un" or "une" */
  bool about;               /**< "une centaine", "40aine" */
  bool large;               /**< With "million", "milliard", "K", "M" */
  bool euros;               /**< "k€", "M€", "Keuros": the unit is in it */
};

/** Read the number that begins at token `i`, with its multiplier: "17 000",
    "3,2 milliards", "18K€", "une quarantaine", "dix". */
struct ess_numeral ess_numeral_at(const struct ess_tokens *tokens, size_t i);

#endif
