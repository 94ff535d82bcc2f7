/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One endpoint of a SERVICE: the query, the answer, the join (layer 5). */

#ifndef ESSAIM_SPARQL_SERVICE_ANSWER_H
#define ESSAIM_SPARQL_SERVICE_ANSWER_H

#include "sparql/run.h"

/** A SERVICE that is being answered. */
struct ess_asking {
  struct ess_run *run;
  const struct ess_pattern *pattern;
  bool *scope;            /**< Variables that its group may bind */
  struct ess_table found; /**< Rows of the endpoint at hand; empty between */
  bool theirs;            /**< What failed last is on the other side */
};

/** Join the rows of `table` with what the endpoint `url` says. ESS_NETWORK,
    ESS_IO or ESS_LIMIT, reported. */
enum ess_status ess_service_answer(struct ess_asking *a, const char *url,
                                   struct ess_table *table);

#endif
