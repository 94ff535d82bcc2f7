/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/pattern_class.h"

#include "base/text.h"

#include <string.h>

enum { most_nested = 16, most_name = 64 };

/* NameStartChar and NameChar of XML 1.0, fifth edition, and all others. */
#define NAME_START \
  "\\x{3a}\\x{41}-\\x{5a}\\x{5f}\\x{61}-\\x{7a}\\x{c0}-\\x{d6}" \
  "\\x{d8}-\\x{f6}\\x{f8}-\\x{2ff}\\x{370}-\\x{37d}\\x{37f}-\\x{1fff}" \
  "\\x{200c}-\\x{200d}\\x{2070}-\\x{218f}\\x{2c00}-\\x{2fef}" \
  "\\x{3001}-\\x{d7ff}\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{fffd}" \
  "\\x{10000}-\\x{effff}"
#define NOT_NAME_START \
  "\\x{0}-\\x{39}\\x{3b}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-\\x{bf}" \
  "\\x{d7}\\x{f7}\\x{300}-\\x{36f}\\x{37e}\\x{2000}-\\x{200b}" \
  "\\x{200e}-\\x{206f}\\x{2190}-\\x{2bff}\\x{2ff0}-\\x{3000}" \
  "\\x{e000}-\\x{f8ff}\\x{fdd0}-\\x{fdef}\\x{fffe}-\\x{ffff}" \
  "\\x{f0000}-\\x{10ffff}"
#define NAME \
  "\\x{2d}-\\x{2e}\\x{30}-\\x{3a}\\x{41}-\\x{5a}\\x{5f}\\x{61}-\\x{7a}" \
  "\\x{b7}\\x{c0}-\\x{d6}\\x{d8}-\\x{f6}\\x{f8}-\\x{37d}" \
  "\\x{37f}-\\x{1fff}\\x{200c}-\\x{200d}\\x{203f}-\\x{2040}" \
  "\\x{2070}-\\x{218f}\\x{2c00}-\\x{2fef}\\x{3001}-\\x{d7ff}" \
  "\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{fffd}\\x{10000}-\\x{effff}"
#define NOT_NAME \
  "\\x{0}-\\x{2c}\\x{2f}\\x{3b}-\\x{40}\\x{5b}-\\x{5e}\\x{60}" \
  "\\x{7b}-\\x{b6}\\x{b8}-\\x{bf}\\x{d7}\\x{f7}\\x{37e}" \
  "\\x{2000}-\\x{200b}\\x{200e}-\\x{203e}\\x{2041}-\\x{206f}" \
  "\\x{2190}-\\x{2bff}\\x{2ff0}-\\x{3000}\\x{e000}-\\x{f8ff}" \
  "\\x{fdd0}-\\x{fdef}\\x{fffe}-\\x{ffff}\\x{f0000}-\\x{10ffff}"

/* What stands for many characters, as it is written within brackets. XML
   Schema's \w is all but punctuation, separators and others. */
static const struct shorthand {
  char letter;
  const char *members;
} shorthands[] = {
  {'s', " \\t\\n\\r"},
  {'S', "\\x{0}-\\x{8}\\x{b}\\x{c}\\x{e}-\\x{1f}\\x{21}-\\x{d7ff}"
        "\\x{e000}-\\x{10ffff}"},
  {'d', "\\p{Nd}"},
  {'D', "\\P{Nd}"},
  {'w', "\\p{L}\\p{M}\\p{N}\\p{S}"},
  {'W', "\\p{P}\\p{Z}\\p{C}"},
  {'i', NAME_START},
  {'I', NOT_NAME_START},
  {'c', NAME},
  {'C', NOT_NAME},
};

/* Each a general category, or the first letter of several. */
static const char categories[] =
  " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po "
  "Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";

static const char *
members_of(char letter)
{
  for (size_t i = 0; i < sizeof shorthands / sizeof *shorthands; ++i) {
    if (shorthands[i].letter == letter) {
      return shorthands[i].members;
    }
  }
  return NULL;
}

static void
drop(struct ess_view *v, size_t n)
{
  *v = ess_view_sub(*v, n, v->n);
}

/* By its number, so that no syntax sees it. */
static void
put_point(uint32_t c, struct ess_buf *out)
{
  ess_buf_printf(out, "\\x{%x}", (unsigned)c);
}

void
ess_pattern_character(struct ess_view *rest, struct ess_buf *out)
{
  const uint32_t c = ess_utf8_next(rest);

  if (ess_is_alnum(c) && c < 0x80) {
    ess_buf_putc(out, (char)c);
  } else {
    put_point(c, out);
  }
}

static bool
is_category(struct ess_view name)
{
  char spaced[most_name];

  if (name.n == 0 || name.n > 2) {
    return false;
  }
  spaced[0] = ' ';
  memcpy(spaced + 1, name.s, name.n);
  spaced[name.n + 1] = ' ';
  spaced[name.n + 2] = '\0';
  return strstr(categories, spaced) != NULL;
}

static void
put_range(uint32_t first, uint32_t last, struct ess_buf *out)
{
  put_point(first, out);
  ess_buf_putc(out, '-');
  put_point(last, out);
}

/* As is in a class: all of a block, or all but it. */
static bool
put_block(struct ess_view name, bool but, struct ess_buf *out)
{
  enum { last_point = 0x10FFFF };
  uint32_t first;
  uint32_t last;

  if (!ess_text_block(name, &first, &last) ||
      (first >= 0xD800 && first <= 0xDFFF)) {
    return false;
  }
  if (!but) {
    put_range(first, last, out);
    return true;
  }
  if (first) {
    put_range(0, first - 1, out);
  }
  if (last < last_point) {
    put_range(last + 1, last_point, out);
  }
  return true;
}

/* "{Lu}" or "{IsGreek}", behind \p or \P. */
static bool
put_property(struct ess_view *rest, bool but, struct ess_buf *out)
{
  const size_t end = ess_view_find(*rest, '}');
  const struct ess_view name = ess_view_sub(*rest, 1, end ? end - 1 : 0);

  if (!ess_view_starts(*rest, "{") || end == rest->n) {
    return false;
  }
  drop(rest, end + 1);
  if (is_category(name)) {
    ess_buf_printf(out, "\\%c{%.*s}", but ? 'P' : 'p', (int)name.n, name.s);
    return true;
  }
  return ess_view_starts(name, "Is") &&
         put_block(ess_view_sub(name, 2, name.n), but, out);
}

/* The code point that an escape stands for; 0 if it is no such escape. */
static uint32_t
escaped(char letter)
{
  static const char themselves[] = "\\|.-^?*+{}()[]$";

  switch (letter) {
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return letter && strchr(themselves, letter) ? (unsigned char)letter : 0;
  }
}

/* An escape for many characters, as it is in a class; false if it is none. */
static bool
put_many(struct ess_view *rest, struct ess_buf *out)
{
  const char letter = rest->s[0];

  if (letter == 'p' || letter == 'P') {
    drop(rest, 1);
    return put_property(rest, letter == 'P', out);
  }
  const char *members = members_of(letter);
  if (members) {
    drop(rest, 1);
    ess_buf_puts(out, members);
  }
  return members != NULL;
}

bool
ess_pattern_escape(struct ess_view *rest, struct ess_buf *out)
{
  const uint32_t c = escaped(rest->s[0]);

  if (c) {
    drop(rest, 1);
    put_point(c, out);
    return true;
  }
  ess_buf_putc(out, '[');
  const bool many = put_many(rest, out);
  ess_buf_putc(out, ']');
  return many;
}

/* One end of a range, or a character alone; false if there is none. */
static bool
take_point(struct ess_view *rest, uint32_t *ret)
{
  if (rest->n == 0 || rest->s[0] == '[' || rest->s[0] == ']') {
    return false;
  }
  if (rest->s[0] != '\\') {
    *ret = ess_utf8_next(rest);
    return true;
  }
  *ret = rest->n > 1 ? escaped(rest->s[1]) : 0;
  drop(rest, 2);
  return *ret != 0;
}

static bool
is_many(struct ess_view rest)
{
  return rest.n > 1 && rest.s[0] == '\\' &&
         (members_of(rest.s[1]) || rest.s[1] == 'p' || rest.s[1] == 'P');
}

/* A hyphen between two points makes a range, but not at the end of a class or
   in front of a class that is taken away. */
static bool
has_range(struct ess_view rest)
{
  return rest.n > 1 && rest.s[0] == '-' && rest.s[1] != ']' &&
         rest.s[1] != '[';
}

static bool
put_member(struct ess_view *rest, struct ess_buf *out)
{
  uint32_t first;
  uint32_t last;

  if (is_many(*rest)) {
    drop(rest, 1);
    return put_many(rest, out);
  }
  if (!take_point(rest, &first)) {
    return false;
  }
  if (!has_range(*rest)) {
    put_point(first, out);
    return true;
  }
  drop(rest, 1);
  if (!take_point(rest, &last) || last < first) {
    return false;
  }
  put_range(first, last, out);
  return true;
}

/* The members up to the "]" or the "-[" of what is taken away. */
static bool
put_members(struct ess_view *rest, struct ess_buf *out)
{
  bool any = false;

  ess_buf_putc(out, '[');
  if (ess_view_starts(*rest, "^")) {
    drop(rest, 1);
    ess_buf_putc(out, '^');
  }
  while (rest->n && rest->s[0] != ']' && !ess_view_starts(*rest, "-[")) {
    if (!put_member(rest, out)) {
      return false;
    }
    any = true;
  }
  ess_buf_putc(out, ']');
  return any && rest->n;
}

/* "[a-z-[aeiou]]" is "(?:(?![aeiou])[a-z])": what is taken away is made, and
   put in front of what is there already. */
static bool
subtract(struct ess_view *rest, struct ess_buf *out, unsigned depth);

static bool
put_class(struct ess_view *rest, struct ess_buf *out, unsigned depth)
{
  const size_t start = out->len;

  if (!put_members(rest, out)) {
    return false;
  }
  if (!ess_view_starts(*rest, "-[")) {
    drop(rest, 1);
    return true;
  }
  drop(rest, 2);
  struct ess_buf members = {0};
  ess_buf_add(&members, ess_view_sub(ess_buf_view(out), start, out->len));
  ess_buf_truncate(out, start);
  ess_buf_puts(out, "(?:(?!");
  const bool sound = subtract(rest, out, depth + 1);
  ess_buf_putc(out, ')');
  ess_buf_add(out, ess_buf_view(&members));
  ess_buf_putc(out, ')');
  out->status = ess_status_first(out->status, members.status);
  ess_buf_clear(&members);
  return sound;
}

/* A class, and the "]" of the one that it is taken from. */
static bool
subtract(struct ess_view *rest, struct ess_buf *out, unsigned depth)
{
  if (depth > most_nested || !put_class(rest, out, depth) ||
      !ess_view_starts(*rest, "]")) {
    return false;
  }
  drop(rest, 1);
  return true;
}

bool
ess_pattern_class(struct ess_view *rest, struct ess_buf *out)
{
  return put_class(rest, out, 0);
}
