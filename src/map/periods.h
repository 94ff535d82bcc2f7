/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Dates and periods in French prose (layer 3). */

#ifndef ESSAIM_MAP_PERIODS_H
#define ESSAIM_MAP_PERIODS_H

#include "map/tokens.h"

/** A day, a month or a year of the Gregorian calendar. */
struct ess_day {
  int year;       /**< 0: there is none */
  unsigned month; /**< 0: the whole year */
  unsigned day;   /**< 0: the whole month */
};

/** A time that a text states. */
struct ess_period {
  size_t from;          /**< First token, "depuis" or "du" included */
  size_t to;            /**< Behind the last one */
  struct ess_day start;
  struct ess_day end;   /**< Of a period with two ends; else year 0 */
  bool since;           /**< "depuis 2012": it goes on */
};

/** The periods of one text; `{0}` is empty. */
struct ess_periods {
  struct ess_period *list; /**< Owned */
  size_t n;
  size_t cap;
};

/** Free what `periods` holds; NULL is fine. */
void ess_periods_clear(struct ess_periods *periods);

/** Find the periods of `tokens`: "7 et 8 octobre 2020", "entre mai 2018 et
    octobre 2019", "2022-2028", "été 2020", "17/04/2024", "depuis 2012". What
    has no year is none. Its tokens are told. ESS_LIMIT without memory. */
enum ess_status ess_periods_read(struct ess_periods *periods,
                                 struct ess_tokens *tokens);

/** The period that token `i` is part of, or NULL. */
const struct ess_period *ess_periods_at(const struct ess_periods *periods,
                                        const struct ess_tokens *tokens,
                                        size_t i);

/** The year that token `i` writes ("2024"), or 0. */
int ess_year_at(const struct ess_tokens *tokens, size_t i);

/** Append `day` as ISO 8601 writes it: "2020", "2020-10", "2020-10-07". */
void ess_day_add(struct ess_buf *out, struct ess_day day);

#endif
