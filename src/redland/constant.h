/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The constants of a query that rasqal parsed, as our terms (layer 4). */

#ifndef ESSAIM_REDLAND_CONSTANT_H
#define ESSAIM_REDLAND_CONSTANT_H

#include "rdf/term.h"
#include "redland/inside.h"

/** The term that the constant `literal` of a query is, ESS_NONE for a
    variable; borrows its bytes. */
struct ess_term ess_node_constant(const rasqal_literal *literal);

#endif
