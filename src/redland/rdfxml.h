/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF/XML by raptor (layer 4), the one syntax we do not write ourselves. */

#ifndef ESSAIM_REDLAND_RDFXML_H
#define ESSAIM_REDLAND_RDFXML_H

#include "base/file.h"
#include "rdf/dataset.h"
#include "rdf/prefixes.h"
#include "redland/world.h"

/** Write sorted `dataset`, graphs dropped, to `out` as RDF/XML with the
    prefixes that are used. ESS_BAD_INPUT, reported, if a statement cannot be
    said in RDF/XML (a predicate that ends in no XML name, a control
    character); ESS_IO as ess_output_write. */
enum ess_status ess_rdfxml_write(struct ess_world *world,
                                 const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out,
                                 struct ess_log *log);

#endif
