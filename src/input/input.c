/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/input.h"

#include "base/decode.h"
#include "base/input.h"
#include "input/csv.h"
#include "input/html.h"
#include "input/sniff.h"
#include "input/window.h"

/* What is enough to tell a format, and to count the cells of rows. */
static const size_t min_head = (size_t)1 << 16;
static const size_t max_page = (size_t)1 << 25;

/* A document being read. */
struct reading {
  const char *path;
  struct ess_input *in;
  struct ess_decoder *decoder;
  struct ess_buf head; /* bytes as they came */
  struct ess_buf text; /* decoded */
  bool over;
  const struct ess_page_sink *sink;
  struct ess_log *log;
};

/* Read until `head` has `wanted` bytes or the file is over. */
static enum ess_status
fill(struct reading *r, size_t wanted)
{
  enum ess_status st = ESS_OK;
  while (st == ESS_OK && !r->over && r->head.len < wanted) {
    const size_t before = r->head.len;
    st = ess_input_next(r->in, &r->head, r->log);
    r->over = r->head.len == before;
  }
  return st;
}

static enum ess_status
fail_size(const struct reading *r, const char *what)
{
  const struct ess_place place = {r->path, 0, 0, {NULL, 0}};
  return ess_fail(r->log, ESS_LIMIT, &place, "split it into smaller files",
                  "larger than the limit of %s", what);
}

/* The whole of it, or window by window, as the sink wishes. */
static enum ess_status
read_text(struct reading *r)
{
  static const size_t max_document = (size_t)1 << 30;
  struct ess_page page = {0};

  if (r->sink->window) {
    return ess_window_read(r->in, &r->head, r->path, r->sink, r->log);
  }
  enum ess_status st = fill(r, max_document + 1);
  if (st == ESS_OK && r->head.len > max_document) {
    st = fail_size(r, "1 GiB");
  }
  if (st == ESS_OK) {
    st = ess_text_read(ess_buf_view(&r->head), r->path, &page, r->log);
  }
  if (st == ESS_OK) {
    st = r->sink->on_page(r->sink->self, &page);
  }
  ess_page_clear(&page);
  return st;
}

/* Decode what `head` holds; at the end of the file, all of it. */
static enum ess_status
decode(struct reading *r)
{
  enum ess_status st = ess_decoder_feed(
    r->decoder, ess_buf_view(&r->head), &r->text, r->log);
  ess_buf_reset(&r->head);
  if (st == ESS_OK && r->over) {
    st = ess_decoder_end(r->decoder, &r->text, r->log);
  }
  return st;
}

static enum ess_status
read_html(struct reading *r)
{
  struct ess_page page = {0};
  enum ess_status st = ESS_OK;

  (void)ess_decoder_declare(r->decoder,
                            ess_sniff_charset(ess_buf_view(&r->head)));
  for (bool more = true; st == ESS_OK && more;) {
    st = decode(r);
    more = !r->over;
    if (st == ESS_OK && r->text.len > max_page) {
      st = fail_size(r, "32 MiB for a page");
    }
    st = st == ESS_OK && more ? fill(r, 1) : st;
  }
  if (st == ESS_OK) {
    st = ess_html_read(ess_buf_view(&r->text), r->path, &page, r->log);
  }
  /* The page has its own copy of all that it needs. */
  ess_buf_clear(&r->text);
  if (st == ESS_OK) {
    st = r->sink->on_page(r->sink->self, &page);
  }
  ess_page_clear(&page);
  return st;
}

static enum ess_status
read_csv(struct reading *r)
{
  struct ess_csv *csv = NULL;
  enum ess_status st = decode(r);

  if (st == ESS_OK) {
    csv = ess_csv_new(r->path,
                      ess_sniff_separator(ess_buf_view(&r->text), NULL),
                      r->sink, r->log);
    st = csv ? ess_csv_feed(csv, ess_buf_view(&r->text))
             : ess_fail(r->log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  while (st == ESS_OK && !r->over) {
    ess_buf_reset(&r->text);
    st = fill(r, 1);
    st = st == ESS_OK ? decode(r) : st;
    st = st == ESS_OK ? ess_csv_feed(csv, ess_buf_view(&r->text)) : st;
  }
  st = st == ESS_OK ? ess_csv_end(csv) : st;
  ess_csv_free(csv);
  return st;
}

static enum ess_format
format_of(const struct reading *r)
{
  const enum ess_format said = ess_format_of_path(r->path);
  return said == ESS_FORMAT_UNKNOWN
           ? ess_format_of_bytes(ess_buf_view(&r->head))
           : said;
}

enum ess_status
ess_input_read(const char *path, const struct ess_page_sink *sink,
               struct ess_log *log)
{
  struct reading r = {.path = path, .sink = sink, .log = log};

  enum ess_status st = ess_input_open(path, &r.in, log);
  if (st == ESS_OK) {
    ess_input_configure(r.in, &sink->input);
    st = fill(&r, min_head);
  }
  if (st == ESS_OK && !(r.decoder = ess_decoder_new(path))) {
    st = ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    st = ess_text_refuse(ess_buf_view(&r.head), path, log);
  }
  if (st == ESS_OK) {
    const enum ess_format format = format_of(&r);
    st = format == ESS_FORMAT_HTML  ? read_html(&r)
         : format == ESS_FORMAT_CSV ? read_csv(&r)
                                    : read_text(&r);
  }
  ess_decoder_free(r.decoder);
  ess_buf_clear(&r.head);
  ess_buf_clear(&r.text);
  ess_input_close(r.in);
  return st;
}
