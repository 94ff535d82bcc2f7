/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The manual page, in mdoc(7) (layer 7). */

#ifndef ESSAIM_CLI_MAN_H
#define ESSAIM_CLI_MAN_H

#include "base/buf.h"

/** Append essaim(1). */
void ess_man_page(struct ess_buf *out);

#endif
