/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/input.h"

#include "base/file.h"

enum ess_status
ess_input_read(const char *path, const struct ess_page_sink *sink,
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
