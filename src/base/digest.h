/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A 64-bit hash of much text, piece by piece (layer 0): as fast as memory.
   To tell documents from each other, not to guard against malice. */

#ifndef ESSAIM_BASE_DIGEST_H
#define ESSAIM_BASE_DIGEST_H

#include "base/view.h"

#include <stdint.h>

/** A hash in the making; `{0}` is that of nothing. */
struct ess_digest {
  uint64_t lanes[4];
  unsigned char rest[32]; /**< Bytes that do not fill the lanes yet */
  uint64_t n;             /**< Bytes so far */
};

/** Add the bytes of `piece`: where one ends and the next begins does not
    matter. */
void ess_digest_add(struct ess_digest *digest, struct ess_view piece);

/** The hash of all that was added; more may be added. */
uint64_t ess_digest_value(const struct ess_digest *digest);

#endif
