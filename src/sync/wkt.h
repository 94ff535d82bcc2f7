/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Well-Known Text of geometries (layer 5, above net and sparql; OGC Simple
   Features, 7). */

#ifndef ESSAIM_SYNC_WKT_H
#define ESSAIM_SYNC_WKT_H

#include "base/buf.h"

/** Append `text` in one spelling: no blanks but between numbers, numbers
    rounded to single precision. Idempotent. */
void ess_wkt_fold(struct ess_buf *out, struct ess_view text);

#endif
