/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Plain text pages: lines, blank lines and list markers, nothing else. */

#include "input/page.h"

#include "base/text.h"
#include "input/pipes.h"

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

unsigned long
ess_line_number(const struct ess_line *line, const char *at)
{
  unsigned long number = line->number;
  for (size_t i = 0; i < line->n_breaks && line->breaks[i].at <= at; ++i) {
    number = line->breaks[i].number;
  }
  return number;
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
  return c == '-' || c == '*' || c == '>' || c == '+' || c == 0x2013 ||
         c == 0x2014;
}

/* The text behind its list marker, if it has one. */
static struct ess_view
without_marker(struct ess_view text)
{
  struct ess_view rest = text;
  const uint32_t c = text.n ? ess_utf8_next(&rest) : 0;
  const struct ess_view body = ess_text_trim(rest);
  return (is_bullet(c) || is_dash(c)) && body.n ? body : text;
}

void
ess_line_unmark(struct ess_line *line)
{
  const struct ess_view text = without_marker(line->text);
  if (line->shape == ESS_SHAPE_TEXT && text.n < line->text.n) {
    line->text = text;
    line->shape = ESS_SHAPE_ITEM;
  }
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

struct ess_line
ess_line_of(struct ess_view raw)
{
  struct ess_line line = {.whole = ess_text_trim(raw),
                          .indent = indent_of(raw)};
  line.text = without_marker(line.whole);
  line.shape =
    line.text.n < line.whole.n ? ESS_SHAPE_ITEM : ESS_SHAPE_TEXT;
  return line;
}

static void
add_line(struct ess_page *page, struct ess_view raw, unsigned long number,
         bool gap)
{
  struct ess_line line = ess_line_of(raw);
  line.number = number;
  line.gap = gap;
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
  const size_t from = page->n_lines;

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
  ess_pipes_read(page, from);
  return page->arena.status == ESS_OK
           ? ESS_OK
           : ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static enum ess_status
check_controls(struct ess_view piece, const char *source, unsigned long line,
               struct ess_log *log)
{
  const size_t at = ess_text_control(piece);
  struct ess_view rest = ess_view_sub(piece, at, piece.n);
  if (rest.n) {
    struct ess_place place = ess_place_at(source, piece, at);
    place.line += line - 1;
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "is this a text file? Give a page saved as text",
                    "control character U+%04X",
                    (unsigned)ess_utf8_next(&rest));
  }
  return ESS_OK;
}

/* Files that are no plain text, by how they begin. */
struct magic {
  const char *bytes;
  const char *what;
};

static enum ess_status
refuse(const struct magic *files, struct ess_view document,
       const char *source, const char *hint, struct ess_log *log)
{
  const struct ess_place place = {source, 1, 1, {NULL, 0}};
  for (; files->bytes; ++files) {
    if (ess_view_starts(document, files->bytes)) {
      return ess_fail(log, ESS_BAD_INPUT, &place, hint,
                      "this is %s, not plain text", files->what);
    }
  }
  return ESS_OK;
}

enum ess_status
ess_text_refuse(struct ess_view head, const char *source,
                struct ess_log *log)
{
  static const struct magic files[] = {
    {"%PDF", "a PDF file"},
    {"PK\x03\x04", "a document of an office program, or a ZIP file"},
    {"\xD0\xCF\x11\xE0", "a document of an old office program"},
    {"{\\rtf", "a rich text file"},
    {NULL, NULL}};
  return refuse(files, head, source,
                "open it and save it as plain text, in UTF-8", log);
}

/* A page of HTML that is named as text. */
static enum ess_status
refuse_markup(struct ess_view document, const char *source,
              struct ess_log *log)
{
  static const struct magic files[] = {{"<!doctype html", "a web page"},
                                       {"<!DOCTYPE html", "a web page"},
                                       {"<html", "a web page"},
                                       {"<?xml", "an XML file"},
                                       {NULL, NULL}};
  return refuse(files, document, source,
                "name a web page .html, or save it as plain text, in UTF-8",
                log);
}

enum ess_status
ess_text_kind(struct ess_view front, const char *source, struct ess_log *log)
{
  const enum ess_status st = ess_text_refuse(front, source, log);
  return st == ESS_OK ? refuse_markup(front, source, log) : st;
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
    ess_text_clean(out, lines);
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
