/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* N-Quads: what is accepted is written, and read again the same. */

#include "fuzz.h"
#include "rdf/check.h"
#include "rdf/dataset.h"
#include "rdf/ntriples.h"
#include "rdf/writer.h"

#include <stdlib.h>

static void
add_statement(struct ess_buf *out, const struct ess_statement *s)
{
  const struct ess_term *const terms[] = {&s->subject, &s->predicate,
                                          &s->object, &s->graph};
  for (size_t i = 0; i < 4; ++i) {
    ess_ntriples_term(out, terms[i]);
    ess_buf_putc(out, ' ');
  }
  ess_buf_puts(out, ".\n");
}

static enum ess_status
read_all(struct ess_view text, struct ess_dataset *dataset)
{
  const struct ess_sink sink = ess_dataset_sink(dataset);
  return ess_ntriples_read(text, true, "fuzz", &sink, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct ess_dataset *one = ess_dataset_new();
  struct ess_dataset *two = ess_dataset_new();
  struct ess_buf text = {0};

  if (one && two &&
      read_all((struct ess_view){(const char *)data, n}, one) == ESS_OK) {
    for (size_t i = 0; i < ess_dataset_size(one); ++i) {
      if (ess_statement_fault(ess_dataset_at(one, i))) {
        abort();
      }
      add_statement(&text, ess_dataset_at(one, i));
    }
    if (read_all(ess_buf_view(&text), two) != ESS_OK ||
        ess_dataset_size(one) != ess_dataset_size(two)) {
      abort();
    }
  }
  ess_buf_clear(&text);
  ess_dataset_free(one);
  ess_dataset_free(two);
  return 0;
}
