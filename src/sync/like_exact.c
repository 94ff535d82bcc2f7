/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/like_number.h"

#include "sync/likeness.h"

#include <string.h>

/* Virtuoso: digits before the point, behind it, and of a 64-bit integer that
   an update can bring for sure. */
enum { most_whole = 40, most_part = 15, most_int64 = 18 };

/* A number taken apart: no zeros that say nothing. */
struct parts {
  struct ess_view whole;
  struct ess_view part; /* behind the point */
  bool minus;
};

/* The digits at the front, as strtol takes them. */
static struct ess_view
front_digits(struct ess_view v)
{
  size_t i = 0;
  while (i < v.n && strchr(" \t\r\n", v.s[i])) {
    ++i;
  }
  const size_t from = i;
  i += i < v.n && (v.s[i] == '-' || v.s[i] == '+');
  while (i < v.n && ess_is_digit(v.s[i])) {
    ++i;
  }
  return ess_view_sub(v, from, i - from);
}

static bool
is_number(struct ess_view v, bool point)
{
  size_t digits = 0;
  size_t i = v.n && (v.s[0] == '-' || v.s[0] == '+');

  for (; i < v.n; ++i) {
    if (v.s[i] == '.' && point) {
      point = false;
    } else if (!ess_is_digit(v.s[i])) {
      return false;
    } else {
      ++digits;
    }
  }
  return digits > 0;
}

static struct parts
take_apart(struct ess_view v)
{
  struct parts p = {.minus = ess_view_starts(v, "-")};

  v = ess_view_sub(v, p.minus || ess_view_starts(v, "+"), v.n);
  const size_t dot = ess_view_find(v, '.');
  p.whole = ess_view_sub(v, 0, dot);
  p.part = ess_view_sub(v, dot + 1, v.n);
  while (ess_view_starts(p.whole, "0")) {
    p.whole = ess_view_sub(p.whole, 1, p.whole.n);
  }
  while (ess_view_ends(p.part, "0")) {
    --p.part.n;
  }
  return p;
}

/* How many digits Virtuoso keeps behind the point. */
static size_t
kept_part(const struct parts *p)
{
  const size_t room = most_whole - p->whole.n;
  return room < most_part ? room : most_part;
}

static bool
is_too_fine(const struct parts *p)
{
  return p->whole.n <= most_whole && p->part.n > kept_part(p);
}

/* Add one at the last of the digits of `text`, from `from` on; a point may be
   among them. */
static void
count_up(struct ess_buf *text, size_t from)
{
  size_t i = text->len;
  while (i > from && (text->data[i - 1] == '9' || text->data[i - 1] == '.')) {
    --i;
    text->data[i] = text->data[i] == '.' ? '.' : '0';
  }
  if (i > from) {
    ++text->data[i - 1];
  }
}

static void
add_number(struct ess_buf *out, const struct parts *p)
{
  if (p->minus && p->whole.n + p->part.n) {
    ess_buf_putc(out, '-');
  }
  ess_buf_add(out, p->whole.n ? p->whole : ess_view_of("0"));
  ess_buf_puts(out, p->part.n ? "." : "");
  ess_buf_add(out, p->part);
}

/* Half is rounded away from zero. */
static void
add_rounded(struct ess_buf *out, const struct parts *p)
{
  const size_t n = kept_part(p);
  struct ess_buf text = {0};

  ess_buf_puts(&text, p->minus ? "-0" : "0"); /* to carry into */
  ess_buf_add(&text, p->whole);
  ess_buf_putc(&text, '.');
  ess_buf_add(&text, ess_view_sub(p->part, 0, n));
  if (text.status == ESS_OK && p->part.s[n] >= '5') {
    count_up(&text, p->minus);
  }
  const struct parts rounded = take_apart(ess_buf_view(&text));
  add_number(out, &rounded);
  if (text.status != ESS_OK) {
    out->status = text.status;
  }
  ess_buf_clear(&text);
}

bool
ess_like_exact_fold(struct ess_view text, struct ess_like_exact type,
                    unsigned likeness, struct ess_buf *out)
{
  const bool wide = (type.point || type.front) && likeness & ESS_LIKE_REALS;
  const bool reads = likeness & ESS_LIKE_ILL_TYPED &&
                     (text.n ? type.front : type.zero);

  if (wide && ess_view_is(text, "INF")) {
    ess_buf_puts(out, "INF");
    return true;
  }
  if (!is_number(text, type.point)) {
    if (!reads) {
      return false;
    }
    text = front_digits(text);
  }
  const struct parts p = take_apart(text);
  if (likeness & ESS_LIKE_REALS && p.whole.n > most_whole) {
    ess_buf_puts(out, wide ? "INF" : "");
    return wide;
  }
  if (wide && is_too_fine(&p)) {
    add_rounded(out, &p);
  } else {
    add_number(out, &p);
  }
  return true;
}

bool
ess_like_exact_is_fragile(struct ess_view text, struct ess_like_exact type,
                          unsigned likeness)
{
  const struct parts p = take_apart(text);

  if (!is_number(text, type.point)) {
    return likeness & ESS_LIKE_ILL_TYPED;
  }
  if (type.boxed && likeness & ESS_LIKE_ILL_TYPED && p.part.n == 0 &&
      (p.whole.n == 0 || ess_view_is(p.whole, "1"))) {
    return true;
  }
  return likeness & ESS_LIKE_REALS &&
         (type.point ? p.whole.n > most_whole || p.part.n >= kept_part(&p)
                     : p.whole.n > most_int64);
}
