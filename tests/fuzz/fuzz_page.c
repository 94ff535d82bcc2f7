/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A page of plain text, the whole way to statements: each must be sound. */

#include "document.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ess_fuzz_document("fuzz.txt", data, n);
  return 0;
}
