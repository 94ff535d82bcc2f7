/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RDF Patch (layer 1; the text format of Apache Jena's RDF Delta): a header,
   and one transaction of rows that delete and add. */

#ifndef ESSAIM_RDF_PATCH_H
#define ESSAIM_RDF_PATCH_H

#include "base/file.h"
#include "rdf/changes.h"

/** Write the patch that does `changes`, row by row, what goes first. Its id is
    a UUID (RFC 9562, version 8) of the rows, so that the same patch is the
    same bytes. ESS_LIMIT, not reported, or as ess_output_write. */
enum ess_status ess_patch_write(const struct ess_changes *changes,
                                struct ess_output *out);

#endif
