/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/escapes.h"

#include "base/text.h"
#include "rdf/names.h"

bool
ess_code_point(struct ess_view v, uint32_t *ret, size_t *n)
{
  const char letter = v.n > 1 && v.s[0] == '\\' ? v.s[1] : '\0';
  uint32_t c = 0;

  *n = letter == 'u' ? 6 : 10;
  if ((letter != 'u' && letter != 'U') || v.n < *n) {
    return false;
  }
  for (size_t i = 2; i < *n; ++i) {
    const int digit = ess_hex_digit(v.s[i]);
    if (digit < 0) {
      return false;
    }
    c = c << 4 | (uint32_t)digit;
  }
  *ret = c;
  return c > 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

/* Append the front of `*rest`, up to its first escape and that, to `out`. */
static void
add_plain(struct ess_view *rest, struct ess_buf *out)
{
  size_t run = ess_view_find(*rest, '\\');
  size_t n = 0;
  uint32_t c = 0;

  if (ess_code_point(ess_view_sub(*rest, run, rest->n), &c, &n)) {
    ess_buf_add(out, ess_view_sub(*rest, 0, run));
    ess_utf8_put(out, c);
    run += n;
  } else {
    run += rest->n - run > 1 ? 2 : rest->n - run;
    ess_buf_add(out, ess_view_sub(*rest, 0, run));
  }
  *rest = ess_view_sub(*rest, run, rest->n);
}

enum ess_status
ess_plain_text(struct ess_view original, struct ess_arena *arena,
               struct ess_plain_text *ret)
{
  struct ess_buf out = {0};
  struct ess_view rest = original;
  enum ess_status st = ESS_OK;

  *ret = (struct ess_plain_text){original, NULL, 0};
  if (ess_view_find(original, '\\') == original.n) {
    return ESS_OK;
  }
  while (rest.n && st == ESS_OK) {
    add_plain(&rest, &out);
    const struct ess_shift shift = {out.len, original.n - rest.n};
    const struct ess_shift *last = ret->n ? &ret->shifts[ret->n - 1] : NULL;
    if (shift.from - shift.to != (last ? last->from - last->to : 0)) {
      struct ess_shift *moved =
        ess_arena_grow(arena, ret->shifts, ret->n, sizeof *ret->shifts);
      st = moved ? ESS_OK : ESS_LIMIT;
      if (moved) {
        ret->shifts = moved;
        ret->shifts[ret->n++] = shift;
      }
    }
  }
  ret->text = ess_arena_copy(arena, ess_buf_view(&out));
  st = ess_status_first(st, ess_status_first(out.status, arena->status));
  ess_buf_clear(&out);
  return st;
}

size_t
ess_plain_text_from(const struct ess_plain_text *plain, size_t at)
{
  size_t low = 0;
  size_t high = plain->n;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (plain->shifts[middle].to <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == 0) {
    return at;
  }
  const struct ess_shift *shift = &plain->shifts[low - 1];
  return shift->from + (at - shift->to);
}
