/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/ini.h"

#include "base/buf.h"

#include <ini.h>
#include <string.h>

/* What inih holds of a line; a longer one it would take for two. */
enum { longest_line = 198 };

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

static struct ess_place
place_of(const struct reading *r)
{
  return ess_place_of_line(r->source, r->document, r->line, 1);
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
  if (n > longest_line || (int)n + 2 > size) {
    const struct ess_place place = place_of(r);
    r->status = ess_fail(r->log, ESS_USAGE, &place, NULL,
                         "a line of settings has at most %d bytes",
                         longest_line);
    return NULL;
  }
  memcpy(line, r->rest.s, n);
  line[n] = '\n';
  line[n + 1] = '\0';
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
