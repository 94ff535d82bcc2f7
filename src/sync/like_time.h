/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Likeness of dates, times and durations (layer 5, above net and sparql;
   sync/likeness.h). */

#ifndef ESSAIM_SYNC_LIKE_TIME_H
#define ESSAIM_SYNC_LIKE_TIME_H

#include "base/arena.h"
#include "base/buf.h"
#include "rdf/term.h"

/** Datatypes of times, by what is read of them. */
enum ess_like_time {
  ESS_LIKE_MOMENT, /**< dateTime, dateTimeStamp */
  ESS_LIKE_CLOCK,  /**< time */
  ESS_LIKE_DATE,   /**< date */
  ESS_LIKE_MONTH,  /**< gYearMonth */
  ESS_LIKE_YEAR,   /**< gYear */
  ESS_LIKE_OTHER   /**< gMonthDay, gMonth, gDay */
};

/** Append the one spelling of the time `text` as `likeness` has it. False,
    with nothing appended, if it stays as it is. */
bool ess_like_time_fold(struct ess_view text, enum ess_like_time type,
                        unsigned likeness, struct ess_buf *out);

/** True if an update may not bring or find it (ess_likeness_is_fragile). */
bool ess_like_time_is_fragile(struct ess_view text, enum ess_like_time type,
                              unsigned likeness);

/** As ess_like_time_fold, of a duration of any type. */
bool ess_like_duration_fold(struct ess_view text, unsigned likeness,
                            struct ess_buf *out);

#endif
