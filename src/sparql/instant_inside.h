/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files of instant.h share (layer 5). */

#ifndef ESSAIM_SPARQL_INSTANT_INSIDE_H
#define ESSAIM_SPARQL_INSTANT_INSIDE_H

#include "sparql/instant.h"

enum { ess_day_seconds = 86400, ess_nano_digits = 9 };

/** Which fields a kind has. */
enum {
  ESS_HAS_YEAR = 1,
  ESS_HAS_MONTH = 2,
  ESS_HAS_DAY = 4,
  ESS_HAS_CLOCK = 8
};

/** The fields of the kind `kind`, of those above. */
unsigned ess_fields_of(unsigned kind);

/** The seconds from the beginning of year 0 to `f`. */
int64_t ess_seconds_of(const struct ess_fields *f);

#endif
