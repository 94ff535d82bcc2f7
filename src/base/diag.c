/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/diag.h"

#include "base/buf.h"

void
ess_report(struct ess_log *log, const struct ess_diag *diag)
{
  if (!log) {
    return;
  }
  log->errors += diag->level == ESS_ERROR;
  log->warnings += diag->level == ESS_WARNING;
  if (log->on_diag) {
    log->on_diag(log->self, diag);
  }
}

/* `place` and `diag->hint` may be NULL. */
static void
report_formatted(struct ess_log *log, struct ess_diag *diag,
                 const struct ess_place *place, const char *format,
                 va_list args)
{
  struct ess_buf text = {0};
  ess_buf_vprintf(&text, format, args);
  diag->place = place ? *place : diag->place;
  diag->text = ess_buf_str(&text);
  ess_report(log, diag);
  ess_buf_clear(&text);
}

enum ess_status
ess_fail(struct ess_log *log, enum ess_status st,
         const struct ess_place *place, const char *hint,
         const char *format, ...)
{
  struct ess_diag diag = {ESS_ERROR, {0}, NULL, hint};
  va_list args;

  va_start(args, format);
  report_formatted(log, &diag, place, format, args);
  va_end(args);
  return st;
}

void
ess_warn(struct ess_log *log, const struct ess_place *place,
         const char *hint, const char *format, ...)
{
  struct ess_diag diag = {ESS_WARNING, {0}, NULL, hint};
  va_list args;

  va_start(args, format);
  report_formatted(log, &diag, place, format, args);
  va_end(args);
}

void
ess_note(struct ess_log *log, const struct ess_place *place,
         const char *hint, const char *format, ...)
{
  struct ess_diag diag = {ESS_NOTE, {0}, NULL, hint};
  va_list args;

  va_start(args, format);
  report_formatted(log, &diag, place, format, args);
  va_end(args);
}

/* The line that begins at offset `start`, without its end. */
static struct ess_view
line_at(struct ess_view document, size_t start)
{
  struct ess_view line = ess_view_sub(document, start, document.n);
  line.n = ess_view_find(line, '\n');
  line.n -= ess_view_ends(line, "\r");
  return line;
}

struct ess_place
ess_place_of_line(const char *source, struct ess_view document,
                  unsigned long line, unsigned long column)
{
  struct ess_view rest = document;
  for (unsigned long i = 1; i < line; ++i) {
    rest = ess_view_sub(rest, ess_view_find(rest, '\n') + 1, rest.n);
  }
  return (struct ess_place){source, line, column, line_at(rest, 0)};
}

struct ess_place
ess_place_at(const char *source, struct ess_view document, size_t offset)
{
  struct ess_place place = {source, 1, 1, {NULL, 0}};
  size_t start = 0;
  const size_t end = offset < document.n ? offset : document.n;

  for (size_t i = 0; i < end; ++i) {
    if (document.s[i] == '\n') {
      ++place.line;
      start = i + 1;
    }
  }
  for (size_t i = start; i < end; ++i) {
    /* Continuation bytes of UTF-8 are 10xxxxxx: not a new character. */
    place.column += ((unsigned char)document.s[i] & 0xC0U) != 0x80U;
  }
  place.text = line_at(document, start);
  return place;
}
