/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/names.h"

#include "base/text.h"

#include <string.h>

/* True for the bytes that IRIREF excludes. */
static const bool not_in_iri[256] = {
  true, true, true, true, true, true, true, true, true, true, true,
  true, true, true, true, true, true, true, true, true, true, true,
  true, true, true, true, true, true, true, true, true, true, true,
  ['"'] = true, ['<'] = true, ['>'] = true, ['\\'] = true, ['^'] = true,
  ['`'] = true, ['{'] = true, ['|'] = true, ['}'] = true};

/* Those that a quoted string excludes, or that begin an escape. */
static const bool not_in_string[256] = {
  ['\n'] = true, ['\r'] = true, ['"'] = true, ['\\'] = true};

struct range {
  uint32_t first;
  uint32_t last;
};

/* PN_CHARS_BASE beyond ASCII. */
static const struct range name_starts[] = {
  {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
  {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
  {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

/* What PN_CHARS adds to them beyond ASCII. */
static const struct range name_parts[] = {
  {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

static bool
is_alpha(unsigned char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_alnum(unsigned char c)
{
  return is_alpha(c) || (c >= '0' && c <= '9');
}

/* All bytes of most documents come here: four at a time. */
static size_t
span(const bool *stops, struct ess_view v)
{
  const unsigned char *s = (const unsigned char *)v.s;
  size_t i = 0;

  while (i + 4 <= v.n && !(stops[s[i]] | stops[s[i + 1]] |
                           stops[s[i + 2]] | stops[s[i + 3]])) {
    i += 4;
  }
  while (i < v.n && !stops[s[i]]) {
    ++i;
  }
  return i;
}

size_t
ess_iri_span(struct ess_view v)
{
  return span(not_in_iri, v);
}

size_t
ess_string_span(struct ess_view v)
{
  return span(not_in_string, v);
}

bool
ess_iri_has_scheme(struct ess_view iri)
{
  size_t i = 0;
  while (i < iri.n) {
    const unsigned char c = (unsigned char)iri.s[i];
    const bool part = is_alnum(c) || c == '+' || c == '-' || c == '.';
    if (i == 0 ? !is_alpha(c) : !part) {
      break;
    }
    ++i;
  }
  return i > 0 && i < iri.n && iri.s[i] == ':';
}

size_t
ess_language_span(struct ess_view v)
{
  bool first = true;
  size_t good = 0;
  size_t i = 0;

  while (i < v.n) {
    const unsigned char c = (unsigned char)v.s[i];
    if (c == '-' && good == i && i > 0) {
      first = false;
    } else if (first ? is_alpha(c) : is_alnum(c)) {
      good = i + 1;
    } else {
      break;
    }
    ++i;
  }
  return good;
}

static bool
in_ranges(const struct range *ranges, size_t n, uint32_t c)
{
  for (size_t i = 0; i < n; ++i) {
    if (c >= ranges[i].first && c <= ranges[i].last) {
      return true;
    }
  }
  return false;
}

static bool
starts_label(uint32_t c)
{
  if (c < 0x80) {
    return is_alnum((unsigned char)c) || c == '_';
  }
  return in_ranges(name_starts, sizeof name_starts / sizeof *name_starts, c);
}

static bool
continues_label(uint32_t c)
{
  return starts_label(c) || c == '-' || c == '.' ||
         in_ranges(name_parts, sizeof name_parts / sizeof *name_parts, c);
}

size_t
ess_label_span(struct ess_view v)
{
  size_t i = 0;
  while (i < v.n) {
    const unsigned char c = (unsigned char)v.s[i];
    if (c < 0x80 && !continues_label(c)) {
      break;
    }
    ++i;
  }
  while (i > 0 && v.s[i - 1] == '.') {
    --i;
  }
  return i;
}

bool
ess_label_is_valid(struct ess_view label)
{
  const size_t n = label.n;
  if (n == 0 || label.s[n - 1] == '.' || ess_utf8_check(label) != n ||
      !starts_label(ess_utf8_next(&label))) {
    return false;
  }
  while (label.n && (unsigned char)*label.s < 0x80 &&
         continues_label((unsigned char)*label.s)) {
    label = ess_view_sub(label, 1, label.n);
  }
  while (label.n) {
    if (!continues_label(ess_utf8_next(&label))) {
      return false;
    }
  }
  return true;
}

/* What a character may be in the names of SPARQL and Turtle. */
enum place_in_name {
  BEGINS_PREFIX = 1,   /* PN_CHARS_BASE */
  BEGINS_VARIABLE = 2, /* PN_CHARS_U and digits: labels too */
  IN_VARIABLE = 4,
  IN_NAME = 8,         /* PN_CHARS */
  DOT = 16,            /* within names, never at their end */
  COLON = 32           /* in local names */
};

static unsigned
places_of(uint32_t c)
{
  const bool is_ascii = c < 0x80;
  const unsigned char byte = is_ascii ? (unsigned char)c : 0;
  unsigned places = 0;

  if (is_ascii ? is_alpha(byte) : starts_label(c)) {
    places = BEGINS_PREFIX | BEGINS_VARIABLE | IN_VARIABLE | IN_NAME;
  } else if (is_alnum(byte) || byte == '_') {
    places = BEGINS_VARIABLE | IN_VARIABLE | IN_NAME;
  } else if (!is_ascii && continues_label(c)) {
    places = IN_VARIABLE | IN_NAME;
  } else if (byte == '-') {
    places = IN_NAME;
  } else if (byte == '.') {
    places = DOT;
  } else if (byte == ':') {
    places = COLON;
  }
  return places;
}

/* How many bytes an escape at the front of `v` has, `%hh` or a backslash and
   what it may stand before; 0 if there is none. */
static size_t
escape_span(struct ess_view v)
{
  if (v.n >= 3 && *v.s == '%' && ess_hex_digit(v.s[1]) >= 0 &&
      ess_hex_digit(v.s[2]) >= 0) {
    return 3;
  }
  return v.n >= 2 && *v.s == '\\' && ess_local_escapes(v.s[1]) ? 2 : 0;
}

/* A name that begins with a character in one of the places `first`, goes on
   with those of `inner`, and does not end with a full stop. */
static size_t
name_span(struct ess_view v, unsigned first, unsigned inner, bool escapes)
{
  struct ess_view rest = v;
  size_t good = 0;

  while (rest.n) {
    const size_t escape = escapes ? escape_span(rest) : 0;
    unsigned places = first;
    if (escape) {
      rest = ess_view_sub(rest, escape, rest.n);
    } else {
      places = places_of(ess_utf8_next(&rest));
    }
    if (!(places & first)) {
      break;
    }
    if (places != DOT) {
      good = v.n - rest.n;
    }
    first = inner;
  }
  return good;
}

size_t
ess_variable_span(struct ess_view v)
{
  return name_span(v, BEGINS_VARIABLE, IN_VARIABLE, false);
}

size_t
ess_prefix_span(struct ess_view v)
{
  return name_span(v, BEGINS_PREFIX, IN_NAME | DOT, false);
}

size_t
ess_blank_span(struct ess_view v)
{
  return name_span(v, BEGINS_VARIABLE, IN_NAME | DOT, false);
}

size_t
ess_local_span(struct ess_view v)
{
  return name_span(v, BEGINS_VARIABLE | COLON, IN_NAME | COLON | DOT, true);
}

bool
ess_local_escapes(char c)
{
  return c && strchr("_~.-!$&'()*+,;=/?#@%", c);
}

int
ess_hex_digit(char c)
{
  static const char digits[] = "0123456789abcdef";
  const char lower = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
  const char *found = lower ? strchr(digits, lower) : NULL;
  return found ? (int)(found - digits) : -1;
}

bool
ess_local_is_plain(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const unsigned char c = (unsigned char)v.s[i];
    const bool inner = c == '-' || (c == '.' && i + 1 < v.n);
    if (!is_alnum(c) && c != '_' && !(inner && i > 0)) {
      return false;
    }
  }
  return v.n > 0;
}
