/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers for texts that come again and again (layer 0). */

#ifndef ESSAIM_BASE_INTERN_H
#define ESSAIM_BASE_INTERN_H

#include "base/status.h"
#include "base/view.h"

/** Texts and their numbers; opaque. */
struct ess_intern;

/** An empty list, or NULL without memory. Free with ess_intern_free. */
struct ess_intern *ess_intern_new(void);

/** Free `intern`; NULL is fine. */
void ess_intern_free(struct ess_intern *intern);

/** The number of `text`, from 1 on: that of the same text before, else the
    next. 0 if there are too many texts, or no memory: do without one. */
unsigned ess_intern_number(struct ess_intern *intern, struct ess_view text);

/** The text with `number`; lives as long as `intern`. The empty view if no
    text has it. */
struct ess_view ess_intern_text(const struct ess_intern *intern,
                                unsigned number);

#endif
