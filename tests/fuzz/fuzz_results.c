/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What an endpoint might answer: SPARQL Results XML. */

#include "fuzz.h"
#include "net/results_xml.h"

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)self;
  (void)names;
  (void)n;
  return ESS_OK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  (void)self;
  (void)terms;
  (void)n;
  return ESS_OK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, NULL};
  (void)ess_results_xml_read((struct ess_view){(const char *)data, n},
                             "fuzz", &rows, NULL);
  return 0;
}
