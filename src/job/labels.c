/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/labels.h"

#include "map/options.h"
#include "rdf/syntax.h"
#include "redland/reader.h"

enum ess_status
ess_labels_read(struct ess_world *world, struct ess_view text,
                const char *source, struct ess_mapping *mapping,
                struct ess_log *log)
{
  const struct ess_sink sink = ess_mapping_sink(mapping);
  const struct ess_document document = {
    text, source, ESS_DEFAULT_BASE "def/", ess_syntax_get(ESS_TURTLE), false};
  const enum ess_status st = ess_reader_run(world, &document, &sink);
  return st == ESS_OK ? ess_mapping_take(mapping, log) : st;
}
