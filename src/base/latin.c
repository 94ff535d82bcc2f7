/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/latin.h"

/* Folded: compatibility decomposition, case folding, no marks, letters that
   no decomposition opens opened. "": no letter or digit. "?": several words,
   or more than two bytes. A row has eight characters; the first is U+00A0.
   tests/unit/test_base_text.c compares all of them with libunistring. */
static const char folded[][3] = {
  "", "", "", "", "", "", "", "",
  "", "", "a", "", "", "", "", "",
  "", "", "2", "3", "", "\xCE\xBC", "", "",
  "", "1", "o", "", "?", "?", "?", "",
  "a", "a", "a", "a", "a", "a", "ae", "c",
  "e", "e", "e", "e", "i", "i", "i", "i",
  "\xC3\xB0", "n", "o", "o", "o", "o", "o", "",
  "\xC3\xB8", "u", "u", "u", "u", "y", "\xC3\xBE", "ss",
  "a", "a", "a", "a", "a", "a", "ae", "c",
  "e", "e", "e", "e", "i", "i", "i", "i",
  "\xC3\xB0", "n", "o", "o", "o", "o", "o", "",
  "\xC3\xB8", "u", "u", "u", "u", "y", "\xC3\xBE", "y",
  "a", "a", "a", "a", "a", "a", "c", "c",
  "c", "c", "c", "c", "c", "c", "d", "d",
  "\xC4\x91", "\xC4\x91", "e", "e", "e", "e", "e", "e",
  "e", "e", "e", "e", "g", "g", "g", "g",
  "g", "g", "g", "g", "h", "h", "\xC4\xA7", "\xC4\xA7",
  "i", "i", "i", "i", "i", "i", "i", "i",
  "i", "\xC4\xB1", "ij", "ij", "j", "j", "k", "k",
  "\xC4\xB8", "l", "l", "l", "l", "l", "l", "?",
  "?", "\xC5\x82", "\xC5\x82", "n", "n", "n", "n", "n",
  "n", "?", "\xC5\x8B", "\xC5\x8B", "o", "o", "o", "o",
  "o", "o", "oe", "oe", "r", "r", "r", "r",
  "r", "r", "s", "s", "s", "s", "s", "s",
  "s", "s", "t", "t", "t", "t", "\xC5\xA7", "\xC5\xA7",
  "u", "u", "u", "u", "u", "u", "u", "u",
  "u", "u", "u", "u", "w", "w", "y", "y",
  "y", "z", "z", "z", "z", "z", "z", "s",};

enum { first_in_table = 0xA0, end_of_table = 0x180 };

/* General punctuation that French pages use, and the euro sign: between
   words. Spaces and format characters of the block are not looked at. */
static bool
is_gap(uint32_t c)
{
  return (c >= 0x2010 && c <= 0x2023) || c == 0x202F || c == 0x20AC;
}

const char *
ess_latin_fold(uint32_t c)
{
  if (c >= first_in_table && c < end_of_table) {
    const char *to = folded[c - first_in_table];
    return *to == '?' ? NULL : to;
  }
  return is_gap(c) ? "" : NULL;
}

bool
ess_latin_is_composed(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const unsigned char c = (unsigned char)v.s[i];
    /* Below U+0300 nothing decomposes and nothing is a mark. */
    if (c < 0xCC) {
      continue;
    }
    if (c != 0xE2 || i + 2 >= v.n) {
      return false;
    }
    const unsigned char second = (unsigned char)v.s[i + 1];
    const unsigned char third = (unsigned char)v.s[i + 2];
    /* U+2000 and U+2001 become others; U+2002 to U+203F do not, nor do
       U+2080 to U+20BF. */
    if (!(second == 0x80 && third >= 0x82) && second != 0x82) {
      return false;
    }
    i += 2;
  }
  return true;
}
