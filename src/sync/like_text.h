/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Likeness of texts and of XML (layer 5, above net and sparql;
   sync/likeness.h). */

#ifndef ESSAIM_SYNC_LIKE_TEXT_H
#define ESSAIM_SYNC_LIKE_TEXT_H

#include "base/buf.h"

/** Append `text` as it comes through XML: U+FFFD for what XML cannot hold,
    U+000A for every end of a line. False, with nothing appended, if that is
    `text` itself. */
bool ess_like_text_fold(struct ess_view text, struct ess_buf *out);

/** True if U+FFFD, or what would be it, is in `text`. */
bool ess_like_text_is_fragile(struct ess_view text);

/** Append the XML `text` without escapes, quotation marks as ", tags of
    elements that are empty as one with no blank before its end. */
void ess_like_xml_fold(struct ess_view text, struct ess_buf *out);

#endif
