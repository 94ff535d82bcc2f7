/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers that say something, in French prose (layer 3): sums of money,
   shares, counts and measures, exact, rounded or as a range. */

#ifndef ESSAIM_MAP_QUANTITIES_H
#define ESSAIM_MAP_QUANTITIES_H

#include "map/mapping.h"
#include "map/periods.h"

/** What a quantity is in. */
enum ess_unit {
  ESS_UNIT_COUNT,    /**< Things: what is counted is the noun behind it */
  ESS_UNIT_MONEY,    /**< A currency, or "milliards" of nothing else */
  ESS_UNIT_PERCENT,
  ESS_UNIT_RATIO,    /**< "deux fois plus" */
  ESS_UNIT_FTE,      /**< Full-time equivalents: "ETP" */
  ESS_UNIT_DURATION, /**< Years, months, hours of the clock */
  ESS_UNIT_MEASURE   /**< Of physics: its symbol is `symbol` */
};

/** How exact a quantity is. */
enum ess_approx {
  ESS_APPROX_NONE,
  ESS_APPROX_ABOUT, /**< "environ", "une trentaine" */
  ESS_APPROX_MIN,   /**< "plus de", "au moins" */
  ESS_APPROX_MAX    /**< "près de", "jusqu'à", "moins de" */
};

/** One quantity. Tokens are indices into the tokens it was read from. */
struct ess_quantity {
  size_t from;   /**< First token, "près de" included */
  size_t number; /**< Its first number or numeral */
  size_t unit_to; /**< Behind the number and its unit */
  size_t to;     /**< Behind what is counted or measured */
  size_t noun_to; /**< The same, of the first part of a sum */
  struct ess_decimal value; /**< Or the lower end of a range */
  struct ess_decimal most;  /**< The upper end, if `range` */
  bool range;
  enum ess_unit unit;
  enum ess_approx approx;
  struct ess_view symbol; /**< As written: "m²", "ans"; or empty */
  bool currency;          /**< Money whose currency is stated: euros */
  bool yearly;            /**< "par an", "/ an" */
  bool words;             /**< A numeral in words: "dix" */
  bool one;               /**< The article "un" or "une", maybe no number */
  struct ess_decimal sums[2]; /**< "dix X et un Y": what `value` adds up */
  bool sum;
  bool taken;             /**< A reader has made a fact of it */
  bool bare;              /**< Nothing says what it counts but the label or
                               heading before it */
};

/** The quantities of one text; `{0}` is empty. */
struct ess_quantities {
  struct ess_quantity *list; /**< Owned */
  size_t n;
  size_t cap;
};

/** Free what `quantities` holds; NULL is fine. */
void ess_quantities_clear(struct ess_quantities *quantities);

/** Find the quantities of `tokens`, whose periods were read before. What is
    a date, an ordinal, a reference ("CD 54", "n° 3"), a part of a plan
    ("trois axes") or of a name is none. ESS_LIMIT without memory. */
enum ess_status ess_quantities_read(struct ess_quantities *quantities,
                                    const struct ess_tokens *tokens,
                                    const struct ess_mapping *mapping);

#endif
