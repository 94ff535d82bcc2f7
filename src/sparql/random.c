/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/random.h"

#include <string.h>
#include <sys/random.h>

bool
ess_random_bytes(struct ess_random *random, void *out, size_t n)
{
  if (random->left < n) {
    /* Up to 256 bytes come at once, and no signal interrupts that. */
    const ssize_t got =
      getrandom(random->bytes, sizeof random->bytes, 0);
    if (got != (ssize_t)sizeof random->bytes) {
      return false;
    }
    random->left = sizeof random->bytes;
  }
  memcpy(out, random->bytes + sizeof random->bytes - random->left, n);
  random->left -= n;
  return true;
}

bool
ess_random_uuid(struct ess_random *random, char out[ess_uuid_size])
{
  static const char hexadecimal[] = "0123456789abcdef";
  static const char shape[] = "00000000-0000-0000-0000-000000000000";
  unsigned char bytes[16];

  if (!ess_random_bytes(random, bytes, sizeof bytes)) {
    return false;
  }
  bytes[6] = (unsigned char)((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = (unsigned char)((bytes[8] & 0x3FU) | 0x80U);
  for (size_t i = 0, digit = 0; i < ess_uuid_size; ++i) {
    if (shape[i] == '-') {
      out[i] = '-';
      continue;
    }
    const unsigned byte = bytes[digit / 2];
    out[i] = hexadecimal[digit % 2 ? byte & 15U : byte >> 4];
    ++digit;
  }
  return true;
}
