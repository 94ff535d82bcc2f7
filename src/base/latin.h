/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is known of the characters of French text without asking for their
   properties (layer 0): short cuts of text.c, which asks for all others. */

#ifndef ESSAIM_BASE_LATIN_H
#define ESSAIM_BASE_LATIN_H

#include "base/view.h"

#include <stdint.h>

/** What `c`, beyond ASCII, folds to in ess_text_fold: at most two bytes, ""
    if it stands between words; static. NULL if that is not known here. */
const char *ess_latin_fold(uint32_t c);

/** Write the well-formed `v` in lower case, or in upper case if `upper`, to
    `out`, which has as many bytes: as many come out. False, and anything in
    `out`, if `v` has characters that are not known here. */
bool ess_latin_case(struct ess_view v, bool upper, char *out);

/** True if the well-formed `v` surely is in normalisation form C; false if
    it has to be looked at. */
bool ess_latin_is_composed(struct ess_view v);

#endif
