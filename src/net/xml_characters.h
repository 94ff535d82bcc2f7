/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Characters that XML cannot hold (layer 4; XML 1.0, section 2.2), but some
   servers write. */

#ifndef ESSAIM_NET_XML_CHARACTERS_H
#define ESSAIM_NET_XML_CHARACTERS_H

#include "base/buf.h"

/** Append `document` with U+FFFD for each control character but NUL, for
    U+FFFE and U+FFFF, whether it stands for itself or is referred to: Virtuoso
    writes &#1; for U+0001. False, with nothing appended, if there is none. */
bool ess_xml_mend(struct ess_view document, struct ess_buf *out);

#endif
