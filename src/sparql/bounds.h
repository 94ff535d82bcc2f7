/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a request may take (layer 5). */

#ifndef ESSAIM_SPARQL_BOUNDS_H
#define ESSAIM_SPARQL_BOUNDS_H

#include <stddef.h>

/** Bounds of a request; 0: none. */
struct ess_bounds {
  unsigned long long milliseconds;
  size_t rows;   /**< Of any table on the way */
  size_t memory; /**< Bytes of any table on the way */
};

#endif
