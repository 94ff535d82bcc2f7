/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* EXISTS and NOT EXISTS (layer 5; SPARQL 1.1 Query, section 18.6): answered
   for all rows of a table at once, before an expression is evaluated. */

#ifndef ESSAIM_SPARQL_EXISTENCE_H
#define ESSAIM_SPARQL_EXISTENCE_H

#include "sparql/evaluate.h"
#include "sparql/match.h"

/** Answers of each EXISTS of an expression. `{0}` is empty. */
struct ess_existences {
  struct ess_existence *list;
  size_t n;
};

/** Answer each EXISTS of `expr`, within `where`, for the rows of `table`, into
    the empty `ret`, which the caller clears in any case. ESS_LIMIT or ESS_IO,
    reported. */
enum ess_status ess_existences_find(struct ess_run *run,
                                    const struct ess_where *where,
                                    const struct ess_expr *expr,
                                    const struct ess_table *table,
                                    struct ess_existences *ret);

/** Free what `existences` holds. */
void ess_existences_clear(struct ess_existences *existences);

#endif
