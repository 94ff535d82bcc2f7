/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Comparisons in a query's filters (layer 4): rasqal finds an IRI less than a
   number and true equal to 1, where SPARQL finds errors. */

#ifndef ESSAIM_REDLAND_ORDER_H
#define ESSAIM_REDLAND_ORDER_H

#include "redland/inside.h"

/** What is wrong with the comparisons of `query` over `model`, as a static
    phrase; NULL if both sides are always of one kind (kind.h), as far as the
    constants tell, and for variables their places in the patterns and the
    objects that those have in `model`. A constant IRI may be asked to be
    equal to anything. */
const char *ess_order_fault(struct ess_world *world, rasqal_query *query,
                            librdf_model *model);

#endif
