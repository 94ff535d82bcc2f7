/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements of one graph as bytes and back (layer 1), for a temporary file
   of this process: what comes again is a number of an ess_intern. */

#ifndef ESSAIM_RDF_PACKED_H
#define ESSAIM_RDF_PACKED_H

#include "base/buf.h"
#include "base/intern.h"
#include "rdf/term.h"

/** Append `statements`, their graphs left out, to `out`. Equal lists give
    equal bytes, and different ones different bytes, with one `names`. */
void ess_packed_add(struct ess_buf *out, struct ess_intern *names,
                    const struct ess_statements *statements);

/** Take one statement off the front of `*packed`, which ess_packed_add made
    with `names`. `*statement` is the one before (`{0}` at first) and becomes
    the new one; its terms are views of `*packed` and of `names`. */
void ess_packed_next(struct ess_view *packed, const struct ess_intern *names,
                     struct ess_statement *statement);

#endif
