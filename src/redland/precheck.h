/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What must not reach raptor 2.0.15 (layer 4): it would overflow a buffer,
   cut a text short or mistake an encoding, all without a word. */

#ifndef ESSAIM_REDLAND_PRECHECK_H
#define ESSAIM_REDLAND_PRECHECK_H

#include "redland/reader.h"

/** Check the bytes of `document`, of which `content` is what follows a byte
    order mark. ESS_BAD_INPUT, reported at line and column, for text that is
    not UTF-8 or holds NUL; in Turtle and TriG for an escape that is no
    character and a language tag over 255 bytes; in RDF/XML for the latter, a
    DOCTYPE (entities) and an encoding other than UTF-8. */
enum ess_status ess_precheck(const struct ess_document *document,
                             struct ess_view content, struct ess_log *log);

#endif
