/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A difference for people (layer 6). */

#ifndef ESSAIM_JOB_DIFF_TABLE_H
#define ESSAIM_JOB_DIFF_TABLE_H

#include "base/file.h"
#include "rdf/changes.h"
#include "rdf/prefixes.h"

/** How to write it; borrowed. */
struct ess_diff_look {
  const struct ess_prefixes *prefixes; /**< To shorten IRIs with */
  size_t columns; /**< Literals are clipped to these; 0: not at all */
  bool colour;    /**< By the control sequences of terminals */
};

/** Write `changes`, grouped by graph, subject and predicate: what went by
    "−", what came by "+", and a value that took the place of another right
    below it. The last line has the sums; `kept` is how many statements both
    sides have. ESS_LIMIT, not reported, or as ess_output_write. */
enum ess_status ess_diff_table_write(const struct ess_changes *changes,
                                     size_t kept,
                                     const struct ess_diff_look *look,
                                     struct ess_output *out);

#endif
