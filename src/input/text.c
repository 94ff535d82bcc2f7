/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Plain text pages: lines, blank lines and list markers, nothing else. */

#include "input/page.h"

#include "base/text.h"

void
ess_page_clear(struct ess_page *page)
{
  if (page) {
    ess_arena_clear(&page->arena);
    *page = (struct ess_page){0};
  }
}

struct ess_place
ess_page_place(const struct ess_page *page, const struct ess_line *line)
{
  return (struct ess_place){page->source, line->number, 1, line->whole};
}

/* Bullets as word processors and web pages write them. A number and a dot
   are kept: "1. Title" is counted by its author, and the text says so. */
static bool
is_bullet(uint32_t c)
{
  static const uint32_t bullets[] = {0x2022, 0x25CF, 0x25AA, 0x25E6,
                                     0x25CB, 0x2023, 0x00B7, 0x27A2,
                                     0xF0B7, 0x25A0, 0x2219, 0x27A4,
                                     0x2192, 0x279C, 0x2713, 0x2714,
                                     0x2043, 0x25B6, 0x25BA, 0x21D2};
  for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; ++i) {
    if (c == bullets[i]) {
      return true;
    }
  }
  return false;
}

/* "-", "*" and dashes are markers at the start of a line only. */
static bool
is_dash(uint32_t c)
{
  return c == '-' || c == '*' || c == 0x2013 || c == 0x2014;
}

static struct ess_view
without_marker(struct ess_view text)
{
  struct ess_view rest = text;
  const uint32_t c = text.n ? ess_utf8_next(&rest) : 0;
  const struct ess_view body = ess_text_trim(rest);
  return (is_bullet(c) || is_dash(c)) && body.n ? body : text;
}

/* Characters before the first that is no white space. */
static unsigned
indent_of(struct ess_view raw)
{
  unsigned n = 0;
  while (raw.n && ess_is_space(ess_utf8_next(&raw))) {
    ++n;
  }
  return n;
}

static void
add_line(struct ess_page *page, struct ess_view raw, unsigned long number,
         bool gap)
{
  struct ess_line line = {
    .number = number, .gap = gap, .indent = indent_of(raw)};
  line.whole = ess_text_trim(raw);
  line.text = without_marker(line.whole);
  line.shape =
    line.text.n < line.whole.n ? ESS_SHAPE_ITEM : ESS_SHAPE_TEXT;
  struct ess_line *lines = ess_arena_grow(&page->arena, page->lines,
                                          page->n_lines, sizeof line);
  if (lines) {
    page->lines = lines;
    page->lines[page->n_lines++] = line;
  }
}

enum ess_status
ess_text_lines(struct ess_page *page, struct ess_text_place *place,
               struct ess_log *log)
{
  struct ess_view rest = page->text;

  for (; rest.n; ++place->line) {
    const size_t end = ess_view_find(rest, '\n');
    const struct ess_view raw = ess_view_sub(rest, 0, end);
    const bool blank = ess_text_trim(raw).n == 0;
    if (!blank) {
      add_line(page, raw, place->line, place->gap);
    }
    place->gap = blank;
    rest = ess_view_sub(rest, end + 1, rest.n);
  }
  return page->arena.status == ESS_OK
           ? ESS_OK
           : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* Characters that no text has, and that XML 1.0 or Turtle cannot carry. */
static bool
is_no_text(uint32_t c)
{
  const bool control = (c < 0x20 && !(c >= '\t' && c <= '\r')) ||
                       (c >= 0x7F && c <= 0x9F && c != 0x85);
  return control || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/* True if a character that begins with `byte` may be none of a text. */
static bool
is_suspect(unsigned char byte)
{
  return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xEF;
}

static enum ess_status
check_controls(struct ess_view piece, const char *source, unsigned long line,
               struct ess_log *log)
{
  for (size_t at = 0; at < piece.n; ++at) {
    struct ess_view rest = {piece.s + at, piece.n - at};
    const uint32_t c =
      is_suspect((unsigned char)*rest.s) ? ess_utf8_next(&rest) : ' ';
    if (is_no_text(c)) {
      struct ess_place place = ess_place_at(source, piece, at);
      place.line += line - 1;
      return ess_fail(log, ESS_BAD_INPUT, &place,
                      "is this a text file? Give a page saved as text",
                      "control character U+%04X", (unsigned)c);
    }
  }
  return ESS_OK;
}

/* Files that are no plain text, by how they begin. */
static const struct {
  const char *magic;
  const char *what;
} other_files[] = {
  {"%PDF", "a PDF file"},
  {"PK\x03\x04", "a document of an office program, or a ZIP file"},
  {"\xD0\xCF\x11\xE0", "a document of an old office program"},
  {"{\\rtf", "a rich text file"},
  {"<!doctype html", "a web page"},
  {"<!DOCTYPE html", "a web page"},
  {"<html", "a web page"},
  {"<?xml", "an XML file"},
};

enum ess_status
ess_text_kind(struct ess_view front, const char *source, struct ess_log *log)
{
  const struct ess_place place = {source, 1, 1, {NULL, 0}};
  for (size_t i = 0; i < sizeof other_files / sizeof *other_files; ++i) {
    if (ess_view_starts(front, other_files[i].magic)) {
      return ess_fail(log, ESS_BAD_INPUT, &place,
                      "open it and save it as plain text, in UTF-8",
                      "this is %s, not plain text", other_files[i].what);
    }
  }
  return ESS_OK;
}

enum ess_status
ess_text_piece(struct ess_view lines, const char *source, unsigned long line,
               struct ess_buf *out, struct ess_log *log)
{
  enum ess_status st = ess_text_check_from(lines, source, line, log);
  if (st == ESS_OK) {
    st = check_controls(lines, source, line, log);
  }
  if (st == ESS_OK) {
    ess_text_nfc(out, lines);
    st = out->status == ESS_OK
           ? ESS_OK
           : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  return st;
}

enum ess_status
ess_text_empty(const char *source, struct ess_log *log)
{
  const struct ess_place place = {source, 1, 1, {NULL, 0}};
  return ess_fail(log, ESS_BAD_INPUT, &place,
                  "give a page of profiles saved as text",
                  "the document is empty");
}

enum ess_status
ess_text_read(struct ess_view document, const char *source,
              struct ess_page *page, struct ess_log *log)
{
  struct ess_text_place place = {1, true};
  struct ess_buf nfc = {0};

  page->source = source;
  enum ess_status st = ess_text_kind(document, source, log);
  if (st == ESS_OK) {
    st = ess_text_piece(document, source, 1, &nfc, log);
  }
  if (st == ESS_OK) {
    page->text = ess_arena_copy(&page->arena, ess_buf_view(&nfc));
    st = ess_text_lines(page, &place, log);
  }
  ess_buf_clear(&nfc);
  return st == ESS_OK && page->n_lines == 0 ? ess_text_empty(source, log)
                                            : st;
}
