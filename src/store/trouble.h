/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the system and LMDB say when something fails, in words that tell the
   user what it means and what to do (layer 4). */

#ifndef ESSAIM_STORE_TROUBLE_H
#define ESSAIM_STORE_TROUBLE_H

#include "base/diag.h"

/** Report `rc`, an errno or an error of LMDB, at `path`, met while doing
    `what` ("cannot commit"), with the hint that belongs to it. ESS_OK,
    unreported, for 0; else ESS_IO. */
enum ess_status ess_trouble(struct ess_log *log, const char *path, int rc,
                            const char *what);

/** Report that `what` failed at `path` because of `why`; `hint` or NULL.
    Returns ESS_IO. */
enum ess_status ess_trouble_say(struct ess_log *log, const char *path,
                                const char *hint, const char *what,
                                const char *why);

#endif
