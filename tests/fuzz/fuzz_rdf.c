/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF that raptor reads, behind our guards. The first byte chooses the
   syntax: 'x' RDF/XML, 'g' TriG, else Turtle. */

#include "fuzz.h"
#include "redland/reader.h"
#include "sinks.h"


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  static struct ess_world *world;
  static struct ess_log log;

  world = world ? world : ess_world_new(&log);
  if (world && n > 0) {
    const enum ess_syntax_id id = data[0] == 'x'   ? ESS_RDFXML
                                  : data[0] == 'g' ? ESS_TRIG
                                                   : ESS_TURTLE;
    const struct ess_document document = {
      {(const char *)data + 1, n - 1}, "fuzz", "http://example.org/",
      ess_syntax_get(id), false};
    (void)ess_reader_run(world, &document, &ess_fuzz_sound);
  }
  return 0;
}
