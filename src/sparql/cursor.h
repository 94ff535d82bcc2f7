/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The solutions of a SELECT, some at a time (layer 5), so that nobody waits
   for all who wants some of them. Where that cannot be (ess_streams), they
   come all at once. */

#ifndef ESSAIM_SPARQL_CURSOR_H
#define ESSAIM_SPARQL_CURSOR_H

#include "sparql/match.h"

/** Solutions that are still to come; opaque. */
struct ess_cursor;

/** A cursor in front of the first solution of `select`, which has a group,
    within `where`, both borrowed. With `few`, the caller means to stop after
    some. NULL without memory. Free with ess_cursor_free. */
struct ess_cursor *ess_cursor_new(struct ess_run *run,
                                  const struct ess_where *where,
                                  const struct ess_select *select, bool few);

/** Put the next solutions into `table`, whose rows go: at least one, or none
    at the end. The first ones are those that the row `start` makes (NULL: one
    without a value), the same in each call. ESS_LIMIT or ESS_IO, reported. */
enum ess_status ess_cursor_next(struct ess_cursor *cursor,
                                const ess_id *start,
                                struct ess_table *table);

/** All solutions that are still to come, into the empty `table`. As above. */
enum ess_status ess_cursor_all(struct ess_cursor *cursor,
                               const ess_id *start, struct ess_table *table);

/** Free `cursor`; NULL is fine. */
void ess_cursor_free(struct ess_cursor *cursor);

#endif
