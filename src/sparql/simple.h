/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Groups that may be joined to rows as they are (layer 5). */

#ifndef ESSAIM_SPARQL_SIMPLE_H
#define ESSAIM_SPARQL_SIMPLE_H

#include "sparql/run.h"

/** Whether joining `group` to the rows of `table`, part after part, gives what
    solving it alone and joining then would; as the group of an OPTIONAL, if
    `optional`, whose filters see both sides. ESS_LIMIT, reported. */
enum ess_status ess_group_is_simple(struct ess_run *run,
                                    const struct ess_pattern *group,
                                    const struct ess_table *table,
                                    bool optional, bool *ret);

#endif
