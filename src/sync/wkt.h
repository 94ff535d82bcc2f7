/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Well-Known Text of geometries (layer 5, above net and sparql; OGC Simple
   Features, 7), as Virtuoso hands it out. */

#ifndef ESSAIM_SYNC_WKT_H
#define ESSAIM_SYNC_WKT_H

#include "base/buf.h"

/** Append `text` in one spelling: capitals, no blanks but between numbers,
    numbers of 14 digits; MULTIPOINT without inner brackets, BOX as BOX2D, no
    SRID of 4326. If it is `given`, not handed out by Virtuoso, what begins
    with "POINT(" is rounded as that rounds it: to floats, unless there are
    two numbers of nine and of eight bytes or more. What was made so is not
    changed if it is not `given`. */
void ess_wkt_fold(struct ess_buf *out, struct ess_view text, bool given);

#endif
