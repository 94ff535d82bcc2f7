/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Comparisons by order in a query's filters (layer 4): rasqal finds an IRI
   less than a number, where SPARQL finds an error. */

#ifndef ESSAIM_REDLAND_ORDER_H
#define ESSAIM_REDLAND_ORDER_H

#include "redland/inside.h"

/** What is wrong with comparing by <, <=, > or >= in `query` over `model`, as
    a static phrase: NULL if every variable so compared can stand for
    literals only, because it is nothing but the object of predicates that
    have no other objects in `model`. */
const char *ess_order_fault(struct ess_world *world, rasqal_query *query,
                            librdf_model *model);

#endif
