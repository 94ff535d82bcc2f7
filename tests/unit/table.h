/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Tables of texts and what is read from them: all rows that are wrong are
   told, not the first alone. */

#ifndef ESSAIM_TESTS_TABLE_H
#define ESSAIM_TESTS_TABLE_H

#include "base/buf.h"

#include "unit.h"

#include <string.h>

/** 1 if `found` is not what `text` is `expected` to give, which is told;
    else 0. */
static inline size_t
is_wrong(const char *text, struct ess_buf *found, const char *expected)
{
  if (strcmp(ess_buf_str(found), expected) == 0) {
    return 0;
  }
  print_error("« %s »: expected « %s », not « %s »\n", text, expected,
              ess_buf_str(found));
  return 1;
}

#endif
