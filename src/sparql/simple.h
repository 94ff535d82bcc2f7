/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Groups that may be joined to rows as they are (layer 5). */

#ifndef ESSAIM_SPARQL_SIMPLE_H
#define ESSAIM_SPARQL_SIMPLE_H

#include "sparql/run.h"

/** Whether joining `group` to the rows of `table`, part after part, gives what
    solving it alone and joining then would; as the group of an OPTIONAL, if
    `optional`, whose filters see both sides. It does if its filters look at
    nothing but what it binds itself (or, if `optional`, at anything), and
    what its OPTIONAL parts, and their filters, share with the outside, it
    binds as well. Without memory, false: that is always safe. */
bool ess_group_is_simple(const struct ess_run *run,
                         const struct ess_pattern *group,
                         const struct ess_table *table, bool optional);

#endif
