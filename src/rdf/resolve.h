/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* References to IRIs, resolved (layer 1): RFC 3986, section 5.2. */

#ifndef ESSAIM_RDF_RESOLVE_H
#define ESSAIM_RDF_RESOLVE_H

#include "base/buf.h"

/** Append the IRI that `reference` is against the absolute IRI `base`. One
    with a scheme is appended as it is, dots and all, as Turtle and SPARQL
    parsers do. Nothing is checked. */
void ess_iri_resolve(struct ess_view base, struct ess_view reference,
                     struct ess_buf *out);

#endif
