/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Years, months, dates and date-times in 58 bits (layer 4): lexical forms to
   payloads of identifiers (store/id.h) and back.

   A payload is the local time, in the units of its tag from the beginning of
   year 0000 of the proleptic Gregorian calendar, times 1683 zones:

       year           10,000 years
       year and month 120,000 months
       date           3,652,425 days
       dateTime       3,652,425 days of 86,400 seconds
       with millis    1,826,213 days (to the end of 4999) of 86,400,000 ms:
                      10,000 years would take 59 bits
       zone           0 none, 1 Z, 2 + 840 + minutes from -14:00 to +14:00

   So payloads sort by local time, then by zone. The forms are not empty;
   each is read only if writing it gives it back. */

#ifndef ESSAIM_STORE_MOMENT_H
#define ESSAIM_STORE_MOMENT_H

#include "base/view.h"
#include "store/id.h"

enum { ess_moment_size = 32 /**< Bytes that every text fits */ };

/** The payload of the lexical form `v` under `tag`, one of ESS_TAG_DATE to
    ESS_TAG_YEAR_MONTH; false if it has none. */
bool ess_moment_payload(enum ess_tag tag, struct ess_view v, uint64_t *ret);

/** Write the text of `payload` under `tag` to `out`, which has
    ess_moment_size bytes. Returns its length; 0 if nothing has this
    payload. */
size_t ess_moment_text(enum ess_tag tag, uint64_t payload, char *out);

#endif
