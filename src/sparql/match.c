/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/match.h"

#include "sparql/match_scan.h"
#include "sparql/matching.h"

#include <stdlib.h>

/* What looking up one row costs, in rows scanned to be merged; measured in
   instructions: 8,800 and 115. */
static const double look_up_cost = 80;

double
ess_match_cost(const struct ess_match *match, double rows, double fan)
{
  const double look_up = rows * look_up_cost;
  const double scan = match->matches + rows;

  return (look_up < scan ? look_up : scan) + rows * fan;
}

/* ------------------------------------------------------------- row by row */

/* The matches of the row looked up last. */
struct found {
  struct ess_quad *list;
  size_t n;
  size_t room;
  struct ess_quad asked;
  bool known; /* `asked` is of a row */
};

static enum ess_status
note(struct ess_run *run, struct found *found, const struct ess_quad *quad)
{
  if (found->n == found->room) {
    const size_t room = found->room ? 2 * found->room : 16;
    struct ess_quad *list = realloc(found->list, room * sizeof *list);
    if (!list) {
      return ess_run_memory(run);
    }
    found->list = list;
    found->room = room;
  }
  found->list[found->n++] = *quad;
  return ess_run_check(run, NULL);
}

static bool
is_asked(const struct found *found, const struct ess_quad *pattern)
{
  bool same = found->known;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    same = same && found->asked.at[i] == pattern->at[i];
  }
  return same;
}

/* Look for the matches of `pattern`, unless the row before asked the same. */
static enum ess_status
look_up(struct ess_run *run, const struct ess_match *match,
        const struct ess_quad *pattern, struct found *found)
{
  struct ess_matching m;
  struct ess_quad quad;
  bool any = true;

  if (is_asked(found, pattern)) {
    return ESS_OK;
  }
  found->n = 0;
  found->asked = *pattern;
  found->known = true;
  enum ess_status st =
    ess_matching_open(&m, run, match, ess_matching_order(match, pattern),
                      pattern);
  while (st == ESS_OK && (!run->enough || found->n < run->enough) &&
         (st = ess_matching_next(&m, &quad, &any)) == ESS_OK && any) {
    st = note(run, found, &quad);
  }
  ess_matching_close(&m);
  return st;
}

static bool
binds_any(const struct ess_match *match, const ess_id *row)
{
  bool any = false;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    any = any || (match->column[i] != ESS_NO_COLUMN && row[match->column[i]]);
  }
  return any;
}

static enum ess_status
extend_by_rows(struct ess_run *run, const struct ess_match *match,
               const struct ess_table *in, struct ess_table *out)
{
  struct found found = {0};
  enum ess_status st = ESS_OK;

  if (binds_any(match, ess_table_row(in, 0))) {
    ess_step_way(run, "look up");
  }
  for (size_t i = 0; i < in->n && st == ESS_OK; ++i) {
    const ess_id *row = ess_table_row(in, i);
    struct ess_quad pattern;
    if (ess_run_has_enough(run, out)) {
      break;
    }
    if (!ess_matching_pattern(match, row, &pattern)) {
      continue;
    }
    st = look_up(run, match, &pattern, &found);
    for (size_t k = 0; k < found.n && st == ESS_OK; ++k) {
      st = ess_matching_put(run, match, &found.list[k], row, out);
    }
  }
  free(found.list);
  return st;
}

enum ess_status
ess_match_extend(struct ess_run *run, const struct ess_match *match,
                 struct ess_table *table)
{
  struct ess_table out = {.width = table->width};
  struct ess_shared shared;
  enum ess_status st = ESS_OK;

  if (!match->impossible && table->n) {
    const bool scan = (double)table->n * look_up_cost > match->matches &&
                      ess_shared_find(match, table, &shared);
    st = scan ? ess_match_scan(run, match, &shared, table, &out)
              : extend_by_rows(run, match, table, &out);
  }
  ess_table_swap(table, &out);
  ess_table_clear(&out);
  return st;
}
