/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The steps of a query, for people and for programs (layer 7). */

#ifndef ESSAIM_CLI_EXPLAIN_H
#define ESSAIM_CLI_EXPLAIN_H

#include "base/buf.h"
#include "sparql/explain.h"

/** An explanation being written. `{0}` is one as text. */
struct ess_explanation {
  bool json;
  struct ess_buf text; /**< So far; free with ess_buf_clear */
  unsigned open;       /**< Steps whose ends are still to be written */
};

/** The sink that writes to `explanation`; valid as long as it. */
struct ess_step_sink ess_explanation_sink(struct ess_explanation *explanation);

/** Write what is still missing: as text, nothing for a query without steps;
    as JSON, an object of "steps", each with "operation", "pattern", "way" (of
    joining), "times", "expected" (rows; left out if nobody can know), "rows",
    "milliseconds" and the "steps" within it. */
void ess_explanation_end(struct ess_explanation *explanation);

#endif
