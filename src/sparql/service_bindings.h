/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What rows bind already, sent along with a SERVICE (layer 5; SPARQL 1.1
   Federated Query, section 2.4), so that the endpoint does not send what no
   row can be joined with. VALUES are joined at the outside of the group, which
   changes nothing about the rows that come out of the join here. */

#ifndef ESSAIM_SPARQL_SERVICE_BINDINGS_H
#define ESSAIM_SPARQL_SERVICE_BINDINGS_H

#include "sparql/run.h"

enum {
  ESS_BINDINGS_A_REQUEST = 50, /**< Combinations that one request has */
  ESS_BINDINGS_MOST = 1000     /**< With more, they are not sent */
};

/** Different combinations of values. `{0}` is none. */
struct ess_bindings {
  struct ess_arena arena;
  ess_variable *variables; /**< Each bound in every row */
  size_t n;                /**< Variables; 0: there is nothing to send */
  ess_id *ids;             /**< A combination after the other */
  size_t n_rows;           /**< Combinations */
};

/** What the rows of `table` have for the variables that `scope` has, into the
    empty `ret`, which the caller clears in any case: as many variables as can
    be sent in few combinations. Blank nodes, which mean nothing elsewhere, are
    never sent, nor is what servers compare in different ways. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_bindings_find(struct ess_run *run,
                                  const struct ess_table *table,
                                  const bool *scope,
                                  struct ess_bindings *ret);

/** Append VALUES with the combinations from number `first` on, as many as a
    request has; nothing if there are none. ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_bindings_write(struct ess_run *run,
                                   const struct ess_bindings *bindings,
                                   size_t first, struct ess_buf *out);

/** Free what `bindings` holds. */
void ess_bindings_clear(struct ess_bindings *bindings);

#endif
