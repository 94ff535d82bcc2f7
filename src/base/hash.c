/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/hash.h"

#include <nettle/nettle-meta.h>
#include <stdalign.h>
#include <stdint.h>

enum { context_size = 512, digest_size = 64 };

static const struct nettle_hash *
hash_of(enum ess_hash_kind kind)
{
  switch (kind) {
  case ESS_HASH_MD5:
    return &nettle_md5;
  case ESS_HASH_SHA1:
    return &nettle_sha1;
  case ESS_HASH_SHA256:
    return &nettle_sha256;
  case ESS_HASH_SHA384:
    return &nettle_sha384;
  default:
    return &nettle_sha512;
  }
}

size_t
ess_hash_text(enum ess_hash_kind kind, struct ess_view v,
              char out[ess_hash_text_size])
{
  static const char hexadecimal[] = "0123456789abcdef";
  const struct nettle_hash *hash = hash_of(kind);
  alignas(max_align_t) unsigned char context[context_size];
  uint8_t digest[digest_size];

  if (hash->context_size > sizeof context) {
    return 0;
  }
  hash->init(context);
  hash->update(context, v.n, (const uint8_t *)(v.s ? v.s : ""));
  hash->digest(context, hash->digest_size, digest);
  for (size_t i = 0; i < hash->digest_size; ++i) {
    out[2 * i] = hexadecimal[digest[i] >> 4];
    out[2 * i + 1] = hexadecimal[digest[i] & 15];
  }
  return 2UL * hash->digest_size;
}
