/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/folder.h"

#include "base/buf.h"

#include <errno.h>
#include <sys/stat.h>

int
ess_folder_make(const char *path)
{
  struct ess_buf part = {0};
  int error = 0;

  for (const char *c = path; *c && !error; ++c) {
    ess_buf_putc(&part, *c);
    if (c[1] == '/' || c[1] == '\0') {
      error = mkdir(ess_buf_str(&part), 0700) == 0 || errno == EEXIST ? 0
                                                                       : errno;
    }
  }
  ess_buf_clear(&part);
  return error;
}
