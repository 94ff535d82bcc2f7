/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What can be answered a batch of solutions at a time (layer 5). */

#ifndef ESSAIM_SPARQL_STREAM_H
#define ESSAIM_SPARQL_STREAM_H

#include "sparql/ast.h"

/** True if the solutions of `select` are those that the matches of the first
    pattern of its group make, one after the other, and no part of it has to
    be worked out anew for each batch of them. */
bool ess_streams(const struct ess_select *select);

#endif
