/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Names of people taken out of text (layer 3), however they are written:
   case, accents, what joins the words, and whether the family name is the
   first or the last do not matter, and neither does an address of the Web or
   of mail that is made of them. */

#ifndef ESSAIM_MAP_REDACT_H
#define ESSAIM_MAP_REDACT_H

#include "base/buf.h"

/** What stands in the place of a name. */
#define ESS_REDACTED "[…]"

/** Names to take out; opaque. */
struct ess_redactor;

/** None yet; NULL without memory. Free with ess_redactor_free. */
struct ess_redactor *ess_redactor_new(void);

/** Free `redactor`; NULL is fine. */
void ess_redactor_free(struct ess_redactor *redactor);

/** Number of words of `name`, as they are compared. */
size_t ess_redactor_words(struct ess_redactor *redactor,
                          struct ess_view name);

/** Add `name`, which has at least one word. It gets the next number, from 0
    on, and is looked for. Returns ESS_OK or ESS_LIMIT. */
enum ess_status ess_redactor_add(struct ess_redactor *redactor,
                                 struct ess_view name);

/** From now on, look for name `i`, or do not. */
void ess_redactor_look(struct ess_redactor *redactor, size_t i, bool look);

/** How often name `i` was found since this was last asked. */
unsigned long ess_redactor_found(struct ess_redactor *redactor, size_t i);

/** Append `text` to `out`, ESS_REDACTED in the place of each name that is
    looked for. True if there was one. A failure sticks in `out`. */
bool ess_redact(struct ess_redactor *redactor, struct ess_view text,
                struct ess_buf *out);

#endif
