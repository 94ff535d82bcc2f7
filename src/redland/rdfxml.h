/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF/XML by raptor (layer 4), the one syntax we do not write ourselves. */

#ifndef ESSAIM_REDLAND_RDFXML_H
#define ESSAIM_REDLAND_RDFXML_H

#include "rdf/writer.h"
#include "redland/world.h"

/** A writer of RDF/XML, graphs dropped, with the prefixes that are used in
    predicates (of `prefixes`, or NULL); all borrowed for as long. Its
    `group` gives ESS_BAD_INPUT, reported, if a statement cannot be said in
    RDF/XML (a predicate that ends in no XML name, a control character). Of
    several groups, each predicate's namespace must have a prefix. */
struct ess_writer ess_rdfxml_writer(struct ess_world *world,
                                    const struct ess_prefixes *prefixes,
                                    struct ess_log *log);

/** Write sorted `dataset` to `out` by ess_rdfxml_writer, in one group. */
enum ess_status ess_rdfxml_write(struct ess_world *world,
                                 const struct ess_dataset *dataset,
                                 const struct ess_prefixes *prefixes,
                                 struct ess_output *out,
                                 struct ess_log *log);

#endif
