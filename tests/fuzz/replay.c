/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* usage: replay_TARGET FILE...   Runs the target on each file once. */

#include "base/file.h"
#include "fuzz.h"

#include <stdio.h>

int
main(int argc, char **argv)
{
  struct ess_buf content = {0};
  int failed = 0;

  for (int i = 1; i < argc; ++i) {
    if (ess_file_read(argv[i], &content, NULL) == ESS_OK) {
      (void)LLVMFuzzerTestOneInput((const uint8_t *)ess_buf_str(&content),
                                   content.len);
    } else {
      (void)fprintf(stderr, "cannot read %s\n", argv[i]);
      failed = 1;
    }
  }
  ess_buf_clear(&content);
  return failed;
}
