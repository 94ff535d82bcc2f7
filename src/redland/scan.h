/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The words of a query (layer 4), read before rasqal reads it: what rasqal
   calls a syntax error although it is SPARQL, or accepts and gets wrong,
   gets its name here. */

#ifndef ESSAIM_REDLAND_SCAN_H
#define ESSAIM_REDLAND_SCAN_H

#include "base/view.h"

/** What the words of a query tell. */
struct ess_query_scan {
  const char *refused; /**< What is not supported; static, or NULL */
  size_t at;           /**< Where that stands */
};

/** Scan `query`. */
struct ess_query_scan ess_query_scan(struct ess_view query);

#endif
