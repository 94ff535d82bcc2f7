/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Files that hold passwords (layer 5). libcurl reads them; here it is
   looked at who else can. */

#ifndef ESSAIM_NET_NETRC_H
#define ESSAIM_NET_NETRC_H

#include "base/diag.h"

/** ESS_OK if `path` can be read, and by its owner only (as ssh asks of a
    key). Otherwise ESS_IO, reported. A pipe is taken as it is. */
enum ess_status ess_netrc_check(const char *path, struct ess_log *log);

#endif
