/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/matching.h"

#include <stdlib.h>

static enum ess_status
open_window(struct ess_run *run, const struct ess_match *match,
            struct ess_window *window, const ess_id *row)
{
  struct ess_quad pattern;

  if (!ess_matching_pattern(match, row, &pattern)) {
    window->done = true;
    return ESS_OK;
  }
  window->reading = calloc(1, sizeof *window->reading);
  return window->reading
           ? ess_matching_open(window->reading, run, match,
                               ess_matching_order(match, &pattern), &pattern)
           : ess_run_memory(run);
}

enum ess_status
ess_match_window(struct ess_run *run, const struct ess_match *match,
                 struct ess_window *window, struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  const ess_id *row = ess_table_row(table, 0);
  struct ess_quad quad;
  bool any = true;
  enum ess_status st = ESS_OK;

  window->done = window->done || match->impossible;
  if (!window->reading && !window->done) {
    st = open_window(run, match, window, row);
  }
  if (window->reading) {
    window->reading->match = match;
  }
  while (st == ESS_OK && !window->done && out.n < window->rows) {
    st = ess_matching_next(window->reading, &quad, &any);
    window->done = !any;
    if (st == ESS_OK && any) {
      st = ess_matching_put(run, match, &quad, row, &out);
    }
  }
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}

void
ess_window_clear(struct ess_window *window)
{
  if (window->reading) {
    ess_matching_close(window->reading);
    free(window->reading);
    window->reading = NULL;
  }
}
