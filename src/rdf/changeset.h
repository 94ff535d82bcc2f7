/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What changed, as RDF (layer 1): the vocabulary "Changeset",
   http://purl.org/vocab/changeset/schema#. */

#ifndef ESSAIM_RDF_CHANGESET_H
#define ESSAIM_RDF_CHANGESET_H

#include "rdf/changes.h"
#include "rdf/dataset.h"

/** Add to `into` a cs:ChangeSet for each subject in each graph, which has the
    statements that went and those that came, reified (RDF Schema 1.1, 5.3);
    those of a named graph are dct:isPartOf it. The nodes are blank, with
    labels that no node of `changes` has. ESS_LIMIT, not reported. */
enum ess_status ess_changeset_add(const struct ess_changes *changes,
                                  struct ess_dataset *into);

#endif
