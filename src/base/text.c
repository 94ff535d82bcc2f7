/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/text.h"

#include "base/latin.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

static const uint8_t *
bytes(struct ess_view v)
{
  return (const uint8_t *)(v.s ? v.s : "");
}

enum ess_status
ess_text_check(struct ess_view document, const char *source,
               struct ess_log *log)
{
  return ess_text_check_from(document, source, 1, log);
}

enum ess_status
ess_text_check_from(struct ess_view piece, const char *source,
                    unsigned long line, struct ess_log *log)
{
  const size_t nul = ess_view_find(piece, '\0');
  const size_t bad = ess_utf8_check(piece);
  const size_t at = nul < bad ? nul : bad;

  if (at == piece.n) {
    return ESS_OK;
  }
  struct ess_place place = ess_place_at(source, piece, at);
  const unsigned byte = (unsigned char)piece.s[at];
  place.line += line - 1;
  if (byte == 0) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "is this a text file, saved as UTF-8?",
                    "NUL byte: this is not text");
  }
  return ess_fail(log, ESS_BAD_INPUT, &place,
                  "save the file as UTF-8, or convert it with iconv",
                  "byte 0x%02X is not UTF-8", byte);
}

/* Three and four bytes, and what is not well-formed after all. */
static uint32_t
next_long(struct ess_view *v)
{
  ucs4_t c = 0;
  const int n = u8_mbtouc(&c, bytes(*v), v->n);
  *v = ess_view_sub(*v, n > 0 ? (size_t)n : 1, v->n);
  return c;
}

uint32_t
ess_utf8_next(struct ess_view *v)
{
  const uint8_t *at = bytes(*v);
  const uint32_t first = at[0];

  if (first < 0x80) {
    *v = (struct ess_view){v->s + 1, v->n - 1};
    return first;
  }
  if (first < 0xE0 && first >= 0xC2 && v->n > 1) {
    *v = (struct ess_view){v->s + 2, v->n - 2};
    return (first & 0x1FU) << 6 | (at[1] & 0x3FU);
  }
  return next_long(v);
}

void
ess_utf8_put(struct ess_buf *buf, uint32_t c)
{
  uint8_t out[6];
  const int n = u8_uctomb(out, c, sizeof out);
  if (n > 0) {
    ess_buf_add(buf, (struct ess_view){(const char *)out, (size_t)n});
  }
}

bool
ess_is_space(uint32_t c)
{
  if (c < 0x1680) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
  }
  return uc_is_property_white_space(c) || c == 0xFEFF;
}

bool
ess_is_alnum(uint32_t c)
{
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
  }
  return uc_is_general_category_withtable(
    c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

bool
ess_is_mark(uint32_t c)
{
  return c >= 0x300 &&
         uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

bool
ess_is_upper(uint32_t c)
{
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z';
  }
  return uc_is_general_category_withtable(
    c, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

/* Where the last character of the non-empty `v` begins. */
static size_t
last_start(struct ess_view v)
{
  size_t at = v.n - 1;
  while (at > 0 && ((unsigned char)v.s[at] & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

struct ess_view
ess_text_trim(struct ess_view v)
{
  struct ess_view rest = v;
  while (rest.n && ess_is_space(ess_utf8_next(&rest))) {
    v = rest;
  }
  while (v.n) {
    const size_t at = last_start(v);
    rest = ess_view_sub(v, at, v.n);
    if (!ess_is_space(ess_utf8_next(&rest))) {
      break;
    }
    v.n = at;
  }
  return v;
}

/* Append what a libunistring call made of `from` bytes, then free it. */
static void
add_owned(struct ess_buf *out, uint8_t *made, size_t n, size_t from)
{
  if (made) {
    ess_buf_add(out, (struct ess_view){(const char *)made, n});
  } else if (from) {
    out->status = ESS_LIMIT;
  }
  free(made);
}

/* A line end composes with nothing: each line can be looked at alone. */
void
ess_text_nfc(struct ess_buf *out, struct ess_view v)
{
  while (v.n) {
    const size_t end = ess_view_find(v, '\n');
    const struct ess_view line = ess_view_sub(v, 0, end + 1);
    if (ess_latin_is_composed(line)) {
      ess_buf_add(out, line);
    } else {
      size_t n = 0;
      uint8_t *made =
        u8_normalize(UNINORM_NFC, bytes(line), line.n, NULL, &n);
      add_owned(out, made, n, line.n);
    }
    v = ess_view_sub(v, line.n, v.n);
  }
}

/* Soft hyphen, marks of direction, and what has no width. */
static bool
is_invisible(uint32_t c)
{
  return c == 0xAD || c == 0x61C || c == 0xFEFF ||
         (c >= 0x200B && c <= 0x200F && c != 0x200D) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
}

/* True if `v` is clean for certain: letters below U+0300, and the quotation
   marks, dashes and signs of U+2010 to U+2027, U+202F and U+20A0 to U+20BF,
   never change. */
static bool
is_clean(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const unsigned char c = (unsigned char)v.s[i];
    const unsigned char d = i + 1 < v.n ? (unsigned char)v.s[i + 1] : 0;
    const unsigned char e = i + 2 < v.n ? (unsigned char)v.s[i + 2] : 0;
    if (c >= 0xCC || (c == 0xC2 && d == 0xAD)) {
      const bool sign = d == 0x80 ? (e >= 0x90 && e <= 0xA7) || e == 0xAF
                                  : d == 0x82 && e >= 0xA0;
      if (c != 0xE2 || !sign) {
        return false;
      }
      i += 2;
    }
  }
  return true;
}

void
ess_text_clean(struct ess_buf *out, struct ess_view v)
{
  struct ess_buf seen = {0};

  if (is_clean(v)) {
    ess_buf_add(out, v);
    return;
  }
  while (v.n) {
    const struct ess_view before = v;
    if (!is_invisible(ess_utf8_next(&v))) {
      ess_buf_add(&seen, ess_view_sub(before, 0, before.n - v.n));
    }
  }
  ess_text_nfc(out, ess_buf_view(&seen));
  out->status = ess_status_first(out->status, seen.status);
  ess_buf_clear(&seen);
}

static bool
is_no_text(uint32_t c)
{
  const bool control = (c < 0x20 && !(c >= '\t' && c <= '\r')) ||
                       (c >= 0x7F && c <= 0x9F && c != 0x85);
  return control || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Most bytes need no decoding: only those that may begin a character in
   question. */
size_t
ess_text_control(struct ess_view v)
{
  for (size_t i = 0; i < v.n; ++i) {
    const unsigned char c = (unsigned char)v.s[i];
    if (c < 0x20 || c == 0x7F || c == 0xC2 || c >= 0xEF) {
      struct ess_view rest = ess_view_sub(v, i, v.n);
      if (is_no_text(ess_utf8_next(&rest))) {
        return i;
      }
    }
  }
  return v.n;
}

/* By the table of latin.c, if that knows all of `v`. */
static bool
add_latin_case(struct ess_buf *out, struct ess_view v, bool upper)
{
  char *to = ess_buf_reserve(out, v.n);
  const bool known = to && ess_latin_case(v, upper, to);

  if (known) {
    out->len += v.n;
    out->data[out->len] = '\0';
  }
  return known;
}

void
ess_text_lower(struct ess_buf *out, struct ess_view v)
{
  size_t n = 0;

  if (!add_latin_case(out, v, false)) {
    uint8_t *made = u8_tolower(bytes(v), v.n, NULL, NULL, NULL, &n);
    add_owned(out, made, n, v.n);
  }
}

/* Letters that no decomposition opens. */
static const char *
opened(uint32_t c)
{
  return c == 0x153 ? "oe" : c == 0xE6 ? "ae" : NULL;
}

/* Words being put together, a space between two. */
struct folding {
  struct ess_buf *out;
  size_t start; /* in `out`, of the first word */
  bool gap;
};

static void
begin_letter(struct folding *folding)
{
  if (folding->gap && folding->out->len > folding->start) {
    ess_buf_putc(folding->out, ' ');
  }
  folding->gap = false;
}

/* Fold character by character, as far as each is known alone: true if all
   of `v` is. */
static bool
fold_known(struct folding *folding, struct ess_view v)
{
  while (v.n) {
    const uint32_t c = ess_utf8_next(&v);
    const char *to = NULL;
    if (c >= 0x80) {
      to = ess_latin_fold(c);
      if (!to) {
        return false;
      }
    }
    if (to ? !*to : !ess_is_alnum(c)) {
      folding->gap = true;
      continue;
    }
    begin_letter(folding);
    if (to) {
      ess_buf_puts(folding->out, to);
    } else {
      ess_buf_putc(folding->out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
    }
  }
  return true;
}

static void
fold_any(struct folding *folding, struct ess_view v)
{
  size_t n = 0;
  uint8_t *made = u8_casefold(bytes(v), v.n, NULL, UNINORM_NFKD, NULL, &n);
  struct ess_view rest = {(const char *)made, made ? n : 0};

  while (rest.n) {
    const uint32_t c = ess_utf8_next(&rest);
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M)) {
      continue;
    }
    if (!ess_is_alnum(c)) {
      folding->gap = true;
      continue;
    }
    begin_letter(folding);
    if (opened(c)) {
      ess_buf_puts(folding->out, opened(c));
    } else {
      ess_utf8_put(folding->out, c);
    }
  }
  free(made);
}

void
ess_text_fold(struct ess_buf *out, struct ess_view v)
{
  struct folding folding = {out, out->len, false};

  /* A fold is seldom longer than the text: one growth, not one a letter. */
  (void)ess_buf_reserve(out, v.n);
  if (!fold_known(&folding, v)) {
    out->len = folding.start;
    folding.gap = false;
    fold_any(&folding, v);
  }
}

void
ess_text_squeeze(struct ess_buf *out, struct ess_view v)
{
  struct ess_view run = {v.s, 0}; /* not yet added: no space in it */
  bool gap = false;

  while (v.n) {
    const size_t before = v.n;
    const bool space = ess_is_space(ess_utf8_next(&v));
    if (space && !gap) {
      ess_buf_add(out, run);
      ess_buf_putc(out, ' ');
    }
    run = space ? (struct ess_view){v.s, 0}
                : (struct ess_view){run.s, run.n + before - v.n};
    gap = space;
  }
  ess_buf_add(out, run);
}

void
ess_text_upper(struct ess_buf *out, struct ess_view v)
{
  size_t n = 0;

  if (!add_latin_case(out, v, true)) {
    uint8_t *made = u8_toupper(bytes(v), v.n, NULL, NULL, NULL, &n);
    add_owned(out, made, n, v.n);
  }
}

/* True if `name` is the C string `full` without its spaces. */
static bool
is_without_spaces(struct ess_view name, const char *full)
{
  size_t at = 0;

  for (; *full; ++full) {
    if (*full != ' ' && (at >= name.n || name.s[at++] != *full)) {
      return false;
    }
  }
  return at == name.n;
}

bool
ess_text_block(struct ess_view name, uint32_t *ret_first, uint32_t *ret_last)
{
  const uc_block_t *blocks;
  size_t n;

  uc_all_blocks(&blocks, &n);
  for (size_t i = 0; i < n; ++i) {
    if (is_without_spaces(name, blocks[i].name)) {
      *ret_first = blocks[i].start;
      *ret_last = blocks[i].end;
      return true;
    }
  }
  return false;
}

void
ess_text_slug(struct ess_buf *out, struct ess_view v)
{
  struct ess_buf folded = {0};
  ess_text_fold(&folded, v);
  for (size_t i = 0; i < folded.len; ++i) {
    const char c = folded.data[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      ess_buf_putc(out, c);
    } else if (c == ' ') {
      ess_buf_putc(out, '-');
    }
  }
  out->status = ess_status_first(out->status, folded.status);
  ess_buf_clear(&folded);
}

size_t
ess_text_width(struct ess_view v)
{
  const int n = u8_width(bytes(v), v.n, "UTF-8");
  return n > 0 ? (size_t)n : 0;
}

struct ess_view
ess_text_front(struct ess_view v, size_t width)
{
  struct ess_view rest = v;
  size_t end = 0;
  size_t used = 0;

  while (rest.n) {
    const struct ess_view before = rest;
    (void)ess_utf8_next(&rest);
    used += ess_text_width(ess_view_sub(before, 0, before.n - rest.n));
    if (used > width) {
      break;
    }
    end = v.n - rest.n;
  }
  return ess_view_sub(v, 0, end);
}

void
ess_text_show(struct ess_buf *out, struct ess_view v)
{
  while (v.n) {
    const uint32_t c = ess_utf8_next(&v);
    ess_utf8_put(out, c < 0x20                     ? 0x2400 + c
                      : c == 0x7F                  ? 0x2421
                      : c >= 0x80 && c <= 0x9F     ? 0xFFFD
                      : c >= 0x202A && c <= 0x202E ? 0xFFFD
                      : c >= 0x2066 && c <= 0x2069 ? 0xFFFD
                                                   : c);
  }
}

uint64_t
ess_hash(uint64_t seed, struct ess_view v)
{
  uint64_t h = seed ? seed : UINT64_C(0xCBF29CE484222325);
  for (size_t i = 0; i < v.n; ++i) {
    h = (h ^ (unsigned char)v.s[i]) * UINT64_C(0x100000001B3);
  }
  return h;
}
