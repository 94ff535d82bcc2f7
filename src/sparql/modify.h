/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The operations of SPARQL 1.1 Update (layer 5), section 3 there. A graph is
   there if it has a statement: CREATE makes none, DROP is CLEAR. */

#ifndef ESSAIM_SPARQL_MODIFY_H
#define ESSAIM_SPARQL_MODIFY_H

#include "sparql/run.h"

/** Do `operation` in the transaction of `run`. ESS_BAD_INPUT, reported, if it
    cannot be done and is not SILENT; ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_modify(struct ess_run *run,
                           const struct ess_operation *operation);

#endif
