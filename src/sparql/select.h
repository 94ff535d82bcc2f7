/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SELECT (layer 5; SPARQL 1.1 Query, sections 11, 15 and 18.2.4): groups and
   aggregates, expressions of the head, order, distinctness, slices. */

#ifndef ESSAIM_SPARQL_SELECT_H
#define ESSAIM_SPARQL_SELECT_H

#include "sparql/match.h"

/** The solutions of `select`, within `where`, into the empty `table`: only the
    columns of its head are bound. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_select_solve(struct ess_run *run,
                                 const struct ess_where *where,
                                 const struct ess_select *select,
                                 struct ess_table *table);

#endif
