/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* French postal addresses (layer 3; the parts that NF Z10-011 names). */

#ifndef ESSAIM_MAP_ADDRESS_H
#define ESSAIM_MAP_ADDRESS_H

#include "map/mapping.h"
#include "map/profile.h"

/** Read one line of an address into `profile->address`: the building, the
    street and the delivery service (BP, CS, TSA), or the postcode, the
    locality and the CEDEX, or the country. */
void ess_address_line(struct ess_profile *profile,
                      const struct ess_mapping *mapping,
                      struct ess_view text, unsigned long line);

/** Read `text`, which is only the postcode (`is_postcode`) or the locality,
    as a table has them apart, into `profile`. False if it is none, or
    another was stated before. */
bool ess_address_part(struct ess_profile *profile,
                      const struct ess_mapping *mapping, struct ess_view text,
                      unsigned long line, bool is_postcode);

/** True if `text` has a postcode with a locality behind it. */
bool ess_address_likely(struct ess_view text);

#endif
