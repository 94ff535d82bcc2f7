/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Whole lines go from `raw` to `text`, checked and normalised; the lines of
   `text` are a page. What the sink has used of it is cut off, and more is
   read behind the rest. */

#include "input/window.h"

#include <string.h>

static const size_t max_text = (size_t)1 << 26;

struct window {
  struct ess_input *in;
  const char *source;
  const struct ess_page_sink *sink;
  struct ess_log *log;
  struct ess_buf *raw;         /* read, but not yet looked at */
  unsigned long raw_line;      /* its first line */
  bool end;                    /* nothing is behind `raw` */
  struct ess_buf text;         /* lines not yet used */
  struct ess_text_place place; /* of its first line */
  size_t wanted;               /* bytes that both should hold */
  bool begun;                  /* lines were used */
  bool blank;                  /* no line of any text so far */
};

/* Forget the first `n` bytes. */
static void
cut(struct ess_buf *buf, size_t n)
{
  memmove(buf->data, buf->data + n, buf->len - n);
  buf->len -= n;
}

static enum ess_status
fill(struct window *w)
{
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && !w->end && w->raw->len + w->text.len < w->wanted) {
    const size_t before = w->raw->len;
    st = ess_input_next(w->in, w->raw, w->log);
    w->end = w->raw->len == before;
  }
  return st;
}

static size_t
count_lines(struct ess_view v)
{
  size_t n = 0;
  for (; v.n; v = ess_view_sub(v, ess_view_find(v, '\n') + 1, v.n)) {
    n += ess_view_find(v, '\n') < v.n;
  }
  return n;
}

/* How many bytes of `raw` are whole lines. */
static size_t
whole_lines(const struct window *w)
{
  size_t n = w->raw->len;
  while (!w->end && n > 0 && w->raw->data[n - 1] != '\n') {
    --n;
  }
  return n;
}

static enum ess_status
take_lines(struct window *w)
{
  const struct ess_view lines = {w->raw->data, whole_lines(w)};

  const enum ess_status st =
    ess_text_piece(lines, w->source, w->raw_line, &w->text, w->log);
  if (st == ESS_OK && lines.n) {
    w->raw_line += count_lines(lines);
    cut(w->raw, lines.n);
  }
  return st;
}

/* Cut `used` lines of `page` off the text; `behind` is the place behind its
   last. */
static void
drop(struct window *w, const struct ess_page *page, size_t used,
     struct ess_text_place behind)
{
  size_t at = w->text.len;

  if (used < page->n_lines) {
    const struct ess_line *line = &page->lines[used];
    behind = (struct ess_text_place){line->number, line->gap};
    at = (size_t)(line->whole.s - page->text.s);
    while (at > 0 && page->text.s[at - 1] != '\n') {
      --at;
    }
  }
  w->begun |= used > 0;
  w->place = behind;
  cut(&w->text, at);
}

static enum ess_status
fail_limit(const struct window *w)
{
  const struct ess_place place = {w->source, w->place.line, 1, {NULL, 0}};
  return ess_fail(w->log, ESS_LIMIT, &place,
                  "is this a page of profiles? Split it where one begins",
                  "a line or a profile is larger than the limit of 64 MiB");
}

/* How much to look at next: more than before, if that was of no use. */
static enum ess_status
want_more(struct window *w, bool used)
{
  const size_t held = w->raw->len + w->text.len;
  if (!used && held > max_text) {
    return fail_limit(w);
  }
  w->wanted = used || held < w->sink->window ? held + w->sink->window
                                             : 2 * held;
  if (!used && w->wanted > max_text) {
    w->wanted = max_text + 1;
  }
  return ESS_OK;
}

static enum ess_status
show(struct window *w, struct ess_page *page)
{
  size_t used = 0;
  struct ess_text_place behind = w->place;

  ess_arena_reset(&page->arena);
  *page = (struct ess_page){.source = w->source,
                            .arena = page->arena,
                            .text = ess_buf_view(&w->text),
                            .continued = w->begun,
                            .more = !w->end,
                            .used = &used};
  enum ess_status st = ess_text_lines(page, &behind, w->log);
  w->blank &= page->n_lines == 0;
  if (st == ESS_OK && page->n_lines) {
    st = w->sink->on_page(w->sink->self, page);
  }
  if (st == ESS_OK && page->more) {
    /* Blank lines are of no use to anybody. */
    const bool any = used || (w->text.len && !page->n_lines);
    if (any) {
      drop(w, page, used, behind);
    }
    st = want_more(w, any);
  }
  return st;
}

enum ess_status
ess_window_read(struct ess_input *in, struct ess_buf *front,
                const char *source, const struct ess_page_sink *sink,
                struct ess_log *log)
{
  struct window w = {.in = in,
                     .source = source,
                     .sink = sink,
                     .log = log,
                     .raw = front,
                     .raw_line = 1,
                     .place = {1, true},
                     .wanted = sink->window,
                     .blank = true};
  struct ess_page page = {0};
  bool last = false;

  enum ess_status st = ess_text_kind(ess_buf_view(front), source, log);
  while (st == ESS_OK && !last) {
    st = fill(&w);
    last = w.end;
    st = st == ESS_OK ? take_lines(&w) : st;
    st = st == ESS_OK ? show(&w, &page) : st;
  }
  ess_page_clear(&page);
  ess_buf_clear(&w.text);
  ess_buf_reset(front);
  return st == ESS_OK && w.blank ? ess_text_empty(source, log) : st;
}
