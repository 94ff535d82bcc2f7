/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/ini.h"

#include "base/buf.h"

#include <ini.h>
#include <string.h>

/* What inih holds of a line; a longer one it would take for two. And of the
   name of a section, which it would cut. */
enum { longest_line = 198, longest_section = 49 };

static const char blanks[] = " \t\r\v\f";

/* A document on its way through inih, which asks for it line by line. */
struct reading {
  struct ess_view document;
  struct ess_view rest;
  const char *source;
  unsigned long line;
  const struct ess_setting_sink *sink;
  struct ess_log *log;
  enum ess_status status;
};

/* True if a secret may stand in `line`, where none should be: it is not to be
   shown then, though the line is wrong in another way. */
static bool
is_private(struct ess_view line)
{
  static const char *const words[] = {"pass", "pasw", "pwd", "secret",
                                      "token", "key",  "@"};
  struct ess_buf lower = {0};
  bool found = false;

  for (size_t i = 0; i < line.n; ++i) {
    const char c = line.s[i];
    ess_buf_putc(&lower, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
  }
  for (size_t i = 0; i < sizeof words / sizeof words[0]; ++i) {
    found |= ess_view_search(ess_buf_view(&lower), words[i]) < lower.len;
  }
  ess_buf_clear(&lower);
  return found;
}

static struct ess_place
place_of(const struct reading *r)
{
  struct ess_place place =
    ess_place_of_line(r->source, r->document, r->line, 1);
  if (is_private(place.text)) {
    place.text = (struct ess_view){NULL, 0};
  }
  return place;
}

/* Why inih cannot be handed `line`; or NULL. */
static const char *
what_is_wrong(struct ess_view line)
{
  return memchr(line.s, '\0', line.n) ? "there is a NUL character"
         : line.n > longest_line ? "a line of settings has at most 198 bytes"
         : line.s[0] == '[' && ess_view_find(line, ']') > longest_section + 1
           ? "the name of a section has at most 49 bytes"
           : NULL;
}

/* `line` without what stands around it: blanks in front, by which inih would
   take it for more of the line before, and a comment that begins with a blank
   and a "#". */
static struct ess_view
trim(struct ess_view line)
{
  while (line.n && strchr(blanks, line.s[0])) {
    line = ess_view_sub(line, 1, line.n);
  }
  for (size_t i = 1; i < line.n; ++i) {
    if (line.s[i] == '#' && strchr(blanks, line.s[i - 1])) {
      line.n = i;
    }
  }
  return line;
}

/* As fgets: a line with its end. */
static char *
next_line(char *line, int size, void *self)
{
  struct reading *r = self;
  const size_t n = ess_view_find(r->rest, '\n');

  if (!r->rest.n || r->status != ESS_OK) {
    return NULL;
  }
  ++r->line;
  const struct ess_view trimmed = trim(ess_view_sub(r->rest, 0, n));
  const char *wrong = trimmed.n ? what_is_wrong(trimmed) : NULL;
  if (wrong || (int)trimmed.n + 2 > size) {
    const struct ess_place place = place_of(r);
    r->status = ess_fail(r->log, ESS_USAGE, &place, NULL, "%s",
                         wrong ? wrong : "the line is too long");
    return NULL;
  }
  memcpy(line, trimmed.n ? trimmed.s : "", trimmed.n);
  line[trimmed.n] = '\n';
  line[trimmed.n + 1] = '\0';
  r->rest = ess_view_sub(r->rest, n + 1, r->rest.n);
  return line;
}

/* inih goes on when it is told 0, which we look for ourselves. */
static int
take(void *self, const char *section, const char *name, const char *value)
{
  struct reading *r = self;
  const struct ess_setting setting = {section, name, value, place_of(r)};

  if (r->status == ESS_OK) {
    r->status = r->sink->add(r->sink->self, &setting);
  }
  return 1;
}

enum ess_status
ess_ini_read(struct ess_view document, const char *source,
             const struct ess_setting_sink *sink, struct ess_log *log)
{
  struct reading r = {.document = document, .rest = document,
                      .source = source, .sink = sink, .log = log,
                      .status = ESS_OK};

  const int wrong = ini_parse_stream(next_line, &r, take, &r);
  if (r.status == ESS_OK && wrong > 0) {
    r.line = (unsigned long)wrong;
    const struct ess_place place = place_of(&r);
    r.status = ess_fail(log, ESS_USAGE, &place,
                        "a line is [target NAME], or name = value",
                        "this is no setting");
  } else if (r.status == ESS_OK && wrong < 0) {
    r.status = ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  return r.status;
}
