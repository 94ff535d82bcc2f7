/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Random bytes of the kernel, some at a time (layer 5). */

#ifndef ESSAIM_SPARQL_RANDOM_H
#define ESSAIM_SPARQL_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A store of random bytes; `{0}` is an empty one. */
struct ess_random {
  unsigned char bytes[256];
  size_t left; /**< Bytes at the end that nobody had yet */
};

/** Write `n` random bytes, at most 256, to `out`. False if the kernel has
    none to give. */
bool ess_random_bytes(struct ess_random *random, void *out, size_t n);

enum { ess_uuid_size = 36 };

/** Write a random UUID (RFC 4122, version 4) in lower case to `out`, without
    a NUL. False as ess_random_bytes. */
bool ess_random_uuid(struct ess_random *random, char out[ess_uuid_size]);

#endif
