/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/wkt.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Virtuoso keeps a point of two numbers that have less bytes than these as
   floats. */
enum { number_size = 64, shown_digits = 14, long_first = 9, long_second = 8 };

static bool
is_blank(char c)
{
  return c && strchr(" \t\r\n", c);
}

static bool
is_number_part(char c)
{
  return ess_is_digit(c) || (c && strchr("+-.eE", c));
}

/* How many bytes at the front of `v` look like a number. */
static size_t
number_span(struct ess_view v)
{
  size_t n = 0;

  if (v.n && (ess_is_digit(v.s[0]) || strchr("+-.", v.s[0]))) {
    while (n < v.n && is_number_part(v.s[n])) {
      ++n;
    }
  }
  return n;
}

static struct ess_view
skip_blanks(struct ess_view v)
{
  while (v.n && is_blank(v.s[0])) {
    v = ess_view_sub(v, 1, v.n);
  }
  return v;
}

/* A number, as a double and as a float. */
struct number {
  double wide;
  double narrow;
};

/* False if it is no number, a very large one, or has very many digits. */
static bool
read_number(struct ess_view v, struct number *ret)
{
  char text[number_size];
  char *end = text;

  if (v.n == 0 || v.n >= sizeof text) {
    return false;
  }
  memcpy(text, v.s, v.n);
  text[v.n] = '\0';
  ret->wide = strtod(text, &end);
  ret->narrow = (double)strtof(text, NULL);
  return !*end && isfinite(ret->wide) && isfinite(ret->narrow);
}

/* The locale of the program is "C" for numbers. Zero has no sign. */
static void
add_number(struct ess_buf *out, double number)
{
  const size_t from = out->len;

  ess_buf_printf(out, "%.*g", shown_digits, number);
  if (ess_view_is(ess_view_sub(ess_buf_view(out), from, out->len), "-0")) {
    ess_buf_truncate(out, from);
    ess_buf_putc(out, '0');
  }
}

/* "POINT(" or "point(" and two numbers, whatever comes behind. */
static bool
add_given_point(struct ess_buf *out, struct ess_view v)
{
  static const size_t head = sizeof "POINT(" - 1;
  struct number numbers[2] = {{0, 0}, {0, 0}};
  size_t sizes[2] = {0, 0};

  if (!ess_view_starts(v, "POINT(") && !ess_view_starts(v, "point(")) {
    return false;
  }
  v = ess_view_sub(v, head, v.n);
  for (size_t i = 0; i < 2; ++i) {
    v = skip_blanks(v);
    sizes[i] = number_span(v);
    if (!read_number(ess_view_sub(v, 0, sizes[i]), &numbers[i])) {
      return false;
    }
    v = ess_view_sub(v, sizes[i], v.n);
  }
  const bool wide = sizes[0] >= long_first && sizes[1] >= long_second &&
                    ess_view_starts(v, ")");
  ess_buf_puts(out, "POINT(");
  add_number(out, wide ? numbers[0].wide : numbers[0].narrow);
  ess_buf_putc(out, ' ');
  add_number(out, wide ? numbers[1].wide : numbers[1].narrow);
  ess_buf_putc(out, ')');
  return true;
}

/* What stands in a text of some kind of geometry. */
struct spelling {
  struct ess_buf *out;
  size_t depth; /* of brackets */
  bool flat;    /* a MULTIPOINT, which has one pair of them */
  char last;    /* '0' behind a number, else the last character */
};

/* The usual system of coordinates is not told. */
static struct ess_view
without_srid(struct ess_view v)
{
  static const char usual[] = "SRID=4326;";
  while (ess_view_starts(v, usual)) {
    v = ess_view_sub(v, sizeof usual - 1, v.n);
  }
  return v;
}

static bool
is_kind(const struct spelling *s, const char *kind)
{
  return ess_view_is(without_srid(ess_buf_view(s->out)), kind);
}

static bool
is_letter(char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void
add_span(struct spelling *s, struct ess_view v)
{
  struct number number = {0, 0};

  ess_buf_puts(s->out, s->last == '0' ? " " : "");
  if (read_number(v, &number)) {
    add_number(s->out, number.wide);
  } else {
    ess_buf_add(s->out, v);
  }
  s->last = '0';
}

static void
add_character(struct spelling *s, char c)
{
  if (s->last == '0' && is_number_part(c)) {
    ess_buf_putc(s->out, ' '); /* not to become a part of the number */
  }
  s->last = c == '0' ? '1' : c;
  if (c == '(') {
    s->flat = s->flat || is_kind(s, "MULTIPOINT");
    ess_buf_puts(s->out, is_kind(s, "BOX") ? "2D" : "");
    ++s->depth;
  }
  const bool inner = s->flat && s->depth > 1 && strchr("()", c);
  if (c == ')' && s->depth) {
    --s->depth;
  }
  if (!inner) {
    ess_buf_putc(s->out, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
  }
}

static void
add_spelt(struct ess_buf *out, struct ess_view v)
{
  struct ess_buf text = {0};
  struct spelling s = {.out = &text};

  while ((v = skip_blanks(v)).n) {
    const size_t n = is_letter(s.last) ? 0 : number_span(v);
    if (n) {
      add_span(&s, ess_view_sub(v, 0, n));
    } else {
      add_character(&s, v.s[0]);
    }
    v = ess_view_sub(v, n ? n : 1, v.n);
  }
  ess_buf_add(out, without_srid(ess_buf_view(&text)));
  if (text.status != ESS_OK) {
    out->status = text.status;
  }
  ess_buf_clear(&text);
}

void
ess_wkt_fold(struct ess_buf *out, struct ess_view text, bool given)
{
  if (!given || !add_given_point(out, text)) {
    add_spelt(out, text);
  }
}
