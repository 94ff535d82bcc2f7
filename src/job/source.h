/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What can be read as statements (layer 6): an RDF file in any syntax, or a
   profile document that is mapped on the way. */

#ifndef ESSAIM_JOB_SOURCE_H
#define ESSAIM_JOB_SOURCE_H

#include "base/diag.h"
#include "map/options.h"
#include "rdf/sink.h"
#include "rdf/syntax.h"
#include "redland/world.h"

/** Read the file `path` into `sink`: as RDF if its extension says so (or
    `format` does, when not NULL), else as a profile document. Reported. */
enum ess_status ess_source_read(struct ess_world *world, const char *path,
                                const struct ess_syntax *format,
                                const struct ess_profile_options *profile,
                                const struct ess_sink *sink,
                                struct ess_log *log);

#endif
