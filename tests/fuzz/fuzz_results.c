/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What an endpoint might answer: SPARQL Results XML. */

#include "fuzz.h"
#include "net/results_xml.h"
#include "sinks.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  (void)ess_results_xml_read((struct ess_view){(const char *)data, n},
                             "fuzz", &ess_fuzz_rows, NULL);
  return 0;
}
