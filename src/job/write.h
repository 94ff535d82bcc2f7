/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A dataset to any syntax (layer 6): the one place that knows which writer
   is ours and which is Redland's. */

#ifndef ESSAIM_JOB_WRITE_H
#define ESSAIM_JOB_WRITE_H

#include "rdf/prefixes.h"
#include "rdf/syntax.h"
#include "rdf/writer.h"
#include "redland/world.h"

/** The writer of `syntax`; the rest is borrowed for as long. `world` is
    needed only for RDF/XML; else it may be NULL. */
struct ess_writer ess_writer_for(struct ess_world *world,
                                 const struct ess_syntax *syntax,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_log *log);

/** Sort `dataset` (graphs merged if `syntax` has none) and write it. */
enum ess_status ess_write(struct ess_world *world,
                          struct ess_dataset *dataset,
                          const struct ess_syntax *syntax,
                          const struct ess_prefixes *prefixes,
                          struct ess_output *out, struct ess_log *log);

/** The syntax to write `output` in: `chosen`, else by the extension of the
    path, else `otherwise`. */
const struct ess_syntax *ess_write_syntax(const struct ess_syntax *chosen,
                                          const char *output,
                                          enum ess_syntax_id otherwise);

#endif
