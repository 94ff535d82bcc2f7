/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/lines.h"

#include <string.h>

static const size_t usual_piece = (size_t)1 << 18;
static const size_t max_line = (size_t)1 << 30;

static enum ess_status
fail_limit(const struct ess_lines *lines, unsigned long line,
           struct ess_log *log)
{
  const struct ess_place place = {lines->source, line, 1, {NULL, 0}};
  return ess_fail(log, ESS_LIMIT, &place, NULL,
                  "a line is larger than the limit of 1 GiB");
}

/* What was handed out goes, the rest moves to the front. */
static void
drop_used(struct ess_lines *lines)
{
  if (lines->used) {
    lines->buf.len -= lines->used;
    memmove(lines->buf.data, lines->buf.data + lines->used, lines->buf.len);
    lines->used = 0;
  }
}

static enum ess_status
fill(struct ess_lines *lines, size_t wanted, struct ess_log *log)
{
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && !lines->over && lines->buf.len < wanted) {
    const size_t before = lines->buf.len;
    st = ess_input_next(lines->in, &lines->buf, log);
    lines->over = lines->buf.len == before;
  }
  return st;
}

/* How many bytes at the front are whole lines; no line ends before `from`. */
static size_t
whole_lines(const struct ess_lines *lines, size_t from)
{
  const struct ess_buf *buf = &lines->buf;
  const char *end = buf->len > from ? memrchr(buf->data + from, '\n',
                                              buf->len - from)
                                    : NULL;
  return end ? (size_t)(end - buf->data) + 1 : lines->over ? buf->len : 0;
}

enum ess_status
ess_lines_next(struct ess_lines *lines, unsigned long line,
               struct ess_view *ret, struct ess_log *log)
{
  const size_t limit = lines->limit ? lines->limit : max_line;
  size_t wanted = lines->piece ? lines->piece : usual_piece;
  enum ess_status st = ESS_OK;
  size_t n = 0;

  drop_used(lines);
  while (st == ESS_OK && n == 0) {
    const size_t seen = lines->buf.len;
    st = fill(lines, wanted, log);
    n = st == ESS_OK ? whole_lines(lines, seen) : 0;
    if (n == 0 && lines->over) {
      break;
    }
    if (st == ESS_OK && n == 0 && lines->buf.len > limit) {
      st = fail_limit(lines, line, log);
    }
    wanted = lines->buf.len < limit / 2 ? 2 * lines->buf.len : limit + 1;
  }
  lines->used = n;
  *ret = ess_view_sub(ess_buf_view(&lines->buf), 0, n);
  return st;
}

void
ess_lines_clear(struct ess_lines *lines)
{
  ess_buf_clear(&lines->buf);
}
