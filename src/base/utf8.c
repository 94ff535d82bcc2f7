/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* ASCII by words, the rest sequence by sequence. */

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

static bool
is_ascii(const unsigned char *s)
{
  uint64_t words[4];
  memcpy(words, s, sizeof words);
  return !((words[0] | words[1] | words[2] | words[3]) &
           UINT64_C(0x8080808080808080));
}

static bool
is_between(unsigned char c, unsigned char low, unsigned char high)
{
  return c >= low && c <= high;
}

/* The length of the sequence at the front of the `n` bytes at `s`, whose
   first is not ASCII; 0 if it is not well-formed. The second byte of some is
   bounded: no overlong form, no surrogate, nothing beyond U+10FFFF. */
static size_t
sequence(const unsigned char *s, size_t n)
{
  const unsigned char first = s[0];
  const size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  const unsigned char low = first == 0xE0   ? 0xA0
                            : first == 0xF0 ? 0x90
                                            : 0x80;
  const unsigned char high = first == 0xED   ? 0x9F
                             : first == 0xF4 ? 0x8F
                                             : 0xBF;

  if (!is_between(first, 0xC2, 0xF4) || n < length ||
      !is_between(s[1], low, high) ||
      (length > 2 && !is_between(s[2], 0x80, 0xBF)) ||
      (length > 3 && !is_between(s[3], 0x80, 0xBF))) {
    return 0;
  }
  return length;
}

size_t
ess_utf8_check(struct ess_view v)
{
  const unsigned char *s = (const unsigned char *)v.s;
  size_t i = 0;

  while (i < v.n) {
    while (v.n - i >= 32 && is_ascii(s + i)) {
      i += 32;
    }
    /* One character at least, and all of the 32 bytes that are not ASCII:
       where one is, the next is near. */
    for (const size_t end = v.n - i < 32 ? v.n : i + 32; i < end;) {
      const size_t n = s[i] < 0x80 ? 1 : sequence(s + i, v.n - i);
      if (n == 0) {
        return i;
      }
      i += n;
    }
  }
  return v.n;
}
