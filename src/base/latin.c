/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/latin.h"

#include <string.h>

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

/* A letter from U+00C0 to U+00FF by its second byte. Of those only ß and ÿ
   have no other case among them: SS, and U+0178. */
static void
case_of_c3(unsigned char c, bool upper, char *out)
{
  enum { times = 0x97, sharp_s = 0x9F, divided_by = 0xB7, y = 0xBF };
  const char *special = upper && c == sharp_s ? "SS"
                        : upper && c == y     ? "\xC5\xB8"
                                              : NULL;
  if (special) {
    out[0] = special[0];
    out[1] = special[1];
    return;
  }
  if (upper && c > sharp_s && c != divided_by) {
    c = (unsigned char)(c - 0x20);
  } else if (!upper && c < sharp_s && c != times) {
    c = (unsigned char)(c + 0x20);
  }
  out[0] = '\xC3';
  out[1] = (char)c;
}

static char
case_of_ascii(char c, bool upper)
{
  if (upper) {
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
  }
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Bytes of the character in front of `v`, which are written to `out`; 0 if it
   is not known here. */
static size_t
case_of(struct ess_view v, bool upper, char *out)
{
  const char *s = v.s;
  const unsigned char first = (unsigned char)s[0];

  if (v.n < 2 || (v.n < 3 && first == 0xE2)) {
    return 0;
  }
  const unsigned char second = (unsigned char)s[1];
  switch (first) {
  case 0xC2: /* All but the micro sign have one case */
    memcpy(out, s, 2);
    return second == 0xB5 ? 0 : 2;
  case 0xC3:
    case_of_c3(second, upper, out);
    return 2;
  case 0xC5: /* OE */
    out[0] = s[0];
    out[1] = (char)(0x93 - upper);
    return second == 0x92 || second == 0x93 ? 2 : 0;
  case 0xE2: /* U+2000 to U+203F, which are no letters */
    memcpy(out, s, 3);
    return second == 0x80 ? 3 : 0;
  default:
    return 0;
  }
}

bool
ess_latin_case(struct ess_view v, bool upper, char *out)
{
  for (size_t i = 0; i < v.n;) {
    if ((unsigned char)v.s[i] < 0x80) {
      out[i] = case_of_ascii(v.s[i], upper);
      ++i;
      continue;
    }
    const size_t n = case_of(ess_view_sub(v, i, v.n), upper, out + i);
    if (n == 0) {
      return false;
    }
    i += n;
  }
  return true;
}
