/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements of one graph as bytes and back (layer 1), for a temporary file
   of this process: what comes again is said by a number or a mark. */

#ifndef ESSAIM_RDF_PACKED_H
#define ESSAIM_RDF_PACKED_H

#include "base/buf.h"
#include "rdf/term.h"

/** What packing and unpacking share; opaque. */
struct ess_packer;

/** A new packer, or NULL without memory. Free with ess_packer_free. */
struct ess_packer *ess_packer_new(void);

/** Free `packer`; NULL is fine. */
void ess_packer_free(struct ess_packer *packer);

/** Append `statements`, their graphs left out, to `out`. With one packer,
    equal lists give equal bytes, and different ones different bytes. */
void ess_packed_add(struct ess_buf *out, struct ess_packer *packer,
                    const struct ess_statements *statements);

/** Take one statement off the front of `*packed`, which holds lists of
    statements that `packer` packed, one behind the other. `*statement` is
    the one before (`{0}` at first) and becomes the new one; its terms are
    views of `*packed` and of `packer`. Nothing may be packed in between. */
void ess_packed_next(struct ess_view *packed, struct ess_packer *packer,
                     struct ess_statement *statement);

#endif
