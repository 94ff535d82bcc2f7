/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Hashes of the MD5 and SHA families (layer 0). The only door to nettle. */

#ifndef ESSAIM_BASE_HASH_H
#define ESSAIM_BASE_HASH_H

#include "base/view.h"

/** Hash functions. */
enum ess_hash_kind {
  ESS_HASH_MD5,
  ESS_HASH_SHA1,
  ESS_HASH_SHA256,
  ESS_HASH_SHA384,
  ESS_HASH_SHA512
};

enum { ess_hash_text_size = 128 /**< Bytes that every text below fits */ };

/** The hash of `v` in lower-case hexadecimal digits, written to `out`, without
    a NUL. Returns their number. */
size_t ess_hash_text(enum ess_hash_kind kind, struct ess_view v,
                     char out[ess_hash_text_size]);

#endif
