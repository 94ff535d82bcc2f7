/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* gzip data to bytes (layer 0; RFC 1952), piece by piece. The only door to
   zlib. */

#ifndef ESSAIM_BASE_GUNZIP_H
#define ESSAIM_BASE_GUNZIP_H

#include "base/status.h"
#include "base/view.h"

/** Data being decompressed: one member or several, then perhaps padding of
    zeros, as gzip takes them; opaque. */
struct ess_gunzip;

/** True if `front`, the first bytes of a file, are those of gzip data; two
    bytes are enough. */
bool ess_gunzip_knows(struct ess_view front);

/** Begin. NULL without memory. Free with ess_gunzip_free. */
struct ess_gunzip *ess_gunzip_new(void);

/** Free `z`; NULL is fine. */
void ess_gunzip_free(struct ess_gunzip *z);

/** Decompress the front of `*in`, which is cut off, into the `room` bytes
    (at most 1 GiB) at `to`: `*ret_n` bytes, until either is used up. Lengths
    and checksums are verified. ESS_BAD_INPUT, `*ret_fault` being what is
    wrong as a static phrase, or ESS_LIMIT without memory. */
enum ess_status ess_gunzip_run(struct ess_gunzip *z, struct ess_view *in,
                               char *to, size_t room, size_t *ret_n,
                               const char **ret_fault);

/** True if the data may end behind what was given so far. */
bool ess_gunzip_is_whole(const struct ess_gunzip *z);

#endif
