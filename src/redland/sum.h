/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Whether rasqal may be let to SUM some values (layer 4): it adds integers
   in 32 bits without a word. */

#ifndef ESSAIM_REDLAND_SUM_H
#define ESSAIM_REDLAND_SUM_H

#include "base/diag.h"
#include "rdf/sink.h"

/** A check of the values that are to be summed, one in each row. */
struct ess_sum_check {
  struct ess_log *log;
  double size; /**< Sum of the absolute values so far */
};

/** The row sink of `check`: ESS_LIMIT, reported, once any sum of the rows
    might reach 2^31; ESS_BAD_INPUT, reported, at what is neither an
    xsd:integer nor an xsd:decimal. */
struct ess_row_sink ess_sum_check_rows(struct ess_sum_check *check);

#endif
