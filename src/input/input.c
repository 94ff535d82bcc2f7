/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/input.h"

#include "base/file.h"
#include "input/window.h"

/* Bytes that tell what a file is. */
static const size_t enough = 64;

static enum ess_status
read_whole(const char *path, const struct ess_page_sink *sink,
           struct ess_log *log)
{
  struct ess_buf content = {0};
  struct ess_page page = {0};

  enum ess_status st = ess_file_read(path, &content, log);
  if (st == ESS_OK) {
    st = ess_text_read(ess_buf_view(&content), path, &page, log);
  }
  if (st == ESS_OK) {
    st = sink->on_page(sink->self, &page);
  }
  ess_page_clear(&page);
  ess_buf_clear(&content);
  return st;
}

static enum ess_status
read_windows(const char *path, const struct ess_page_sink *sink,
             struct ess_log *log)
{
  struct ess_input *in = NULL;
  struct ess_buf front = {0};

  enum ess_status st = ess_input_open(path, &in, log);
  /* A pipe may give a few bytes first. */
  for (bool more = true; more && st == ESS_OK && front.len < enough;) {
    const size_t before = front.len;
    st = ess_input_next(in, &front, log);
    more = front.len > before;
  }
  if (st == ESS_OK) {
    st = ess_window_read(in, &front, path, sink, log);
  }
  ess_buf_clear(&front);
  ess_input_close(in);
  return st;
}

enum ess_status
ess_input_read(const char *path, const struct ess_page_sink *sink,
               struct ess_log *log)
{
  return sink->window ? read_windows(path, sink, log)
                      : read_whole(path, sink, log);
}
