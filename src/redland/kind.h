/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Whether terms are all of one kind (layer 4). Rasqal orders and groups terms
   of one kind rightly, and finds false equal to "a". */

#ifndef ESSAIM_REDLAND_KIND_H
#define ESSAIM_REDLAND_KIND_H

#include "base/diag.h"
#include "rdf/sink.h"

/** What has been seen; `{0}` is nothing yet. */
struct ess_kind {
  unsigned kinds; /**< A bit for each kind of term seen */
  bool mixed;     /**< A term of no kind, or several kinds */
};

/** Note `term`. The kinds: resources, numbers (xsd:integer and xsd:decimal),
    strings without language, strings with one, xsd:date without time zone.
    Resources beside literals of one kind are not `mixed`. */
void ess_kind_add(struct ess_kind *kind, const struct ess_term *term);

/** True if all terms are literals of one kind that has an order (strings with
    a language have none); true of none. */
bool ess_kind_is_ordered(const struct ess_kind *kind);

/** A check of the values that are to be grouped by, one in each row. */
struct ess_kind_check {
  struct ess_log *log;
  struct ess_kind kind;
};

/** The row sink of `check`: ESS_BAD_INPUT, reported, once the values are of
    more than one kind, or a number is not in its shortest form. */
struct ess_row_sink ess_kind_check_rows(struct ess_kind_check *check);

#endif
