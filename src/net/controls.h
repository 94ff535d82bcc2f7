/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Control characters in answers (layer 5). Servers write those that are in
   their literals as they are, or as XML 1.1 has it, into XML 1.0, which cannot
   hold them: one of them would make a graph unreadable. */

#ifndef ESSAIM_NET_CONTROLS_H
#define ESSAIM_NET_CONTROLS_H

#include "base/buf.h"

/** Append `document` to `out` without control characters (U+0001 to U+001F, but
    tab and line ends) and references to them, `&#1;` or `&#x1;`. False, and
    nothing is appended, if it has none. */
bool ess_controls_drop(struct ess_view document, struct ess_buf *out);

#endif
