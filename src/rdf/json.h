/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* JSON strings (layer 1; RFC 8259, section 7). */

#ifndef ESSAIM_RDF_JSON_H
#define ESSAIM_RDF_JSON_H

#include "base/buf.h"

/** Append `text` (well-formed UTF-8) as a JSON string, quoted. */
void ess_json_string(struct ess_buf *out, struct ess_view text);

#endif
