/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/basic.h"

#include "rdf/writer.h"
#include "sparql/path.h"
#include "sparql/plan.h"

#include <stdlib.h>

/* ------------------------------------------------------------ explanation */

static void
add_node(const struct ess_run *run, const struct ess_node *node,
         struct ess_buf *out)
{
  if (!node->is_variable) {
    ess_ntriples_term(out, &node->term);
    return;
  }
  const struct ess_view name = run->request->variables[node->variable];
  if (name.n) {
    ess_buf_putc(out, '?');
    ess_buf_add(out, name);
  } else {
    ess_buf_printf(out, "_:%u", node->variable);
  }
}

struct ess_view
ess_basic_text(struct ess_run *run, const struct ess_triple *triple)
{
  struct ess_buf text = {0};

  if (!run->trace.on) {
    return (struct ess_view){NULL, 0};
  }
  add_node(run, &triple->subject, &text);
  ess_buf_putc(&text, ' ');
  if (triple->path) {
    ess_buf_puts(&text, "(path)");
  } else {
    add_node(run, &triple->predicate, &text);
  }
  ess_buf_putc(&text, ' ');
  add_node(run, &triple->object, &text);
  const struct ess_view view =
    ess_arena_copy(&run->arena, ess_buf_view(&text));
  ess_buf_clear(&text);
  return view;
}

/* ------------------------------------------------------------------ order */

/* Which columns of `table`, of those that matter, are bound in all rows. */
static void
find_bound(const struct ess_table *table, const struct ess_match *matches,
           size_t n, const struct ess_after *after, bool *bound)
{
  for (size_t i = 0; i < table->width; ++i) {
    bound[i] = after && after->watched[i];
  }
  for (size_t i = 0; i < n; ++i) {
    ess_match_mark(&matches[i], bound);
  }
  for (size_t i = 0; i < table->width; ++i) {
    bound[i] = bound[i] && table->n && ess_table_binds(table, i);
  }
}

/* The window of a group is of the pattern that is taken first in it. */
static enum ess_status
extend(struct ess_run *run, const struct ess_where *where,
       const struct ess_match *match, struct ess_table *table)
{
  struct ess_window *window = run->window;

  run->window = NULL;
  if (window && !match->triple->path && table->n == 1) {
    return ess_match_window(run, match, window, table);
  }
  if (window) {
    window->done = true;
  }
  return match->triple->path ? ess_path_extend(run, where, match, table)
                             : ess_match_extend(run, match, table);
}

static enum ess_status
take(struct ess_run *run, const struct ess_where *where,
     const struct ess_match *match, double fan, struct ess_table *table)
{
  /* What a window reads was expected when it was opened. */
  const bool again = run->window && run->window->reading;
  const double rows = again ? 0 : fan * (double)table->n;
  const size_t nth = ess_step_begin(run, match->triple->path ? "path" : "scan",
                                    ess_basic_text(run, match->triple), rows);
  const enum ess_status st = extend(run, where, match, table);
  ess_step_end(run, nth, table->n);
  return st;
}

/* A column that `match` binds and `next`, which is joined to it, has too. */
static int
shared_column(const struct ess_match *match, const struct ess_match *next,
              const bool *bound)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    for (unsigned k = 0; k < ESS_PLACES; ++k) {
      const int column = match->column[i];
      if (column != ESS_NO_COLUMN && column == next->column[k] &&
          !bound[column]) {
        return column;
      }
    }
  }
  return ESS_NO_COLUMN;
}

enum ess_status
ess_basic_extend(struct ess_run *run, const struct ess_where *where,
                 const struct ess_triple *triples, size_t n,
                 const struct ess_after *after, struct ess_table *table)
{
  struct ess_match *matches = calloc(n + 1, sizeof *matches);
  struct ess_plan_step *plan = malloc((n + 1) * sizeof *plan);
  bool *bound = calloc(table->width, sizeof *bound);
  const size_t enough = run->enough;
  enum ess_status st =
    matches && plan && bound ? ESS_OK : ess_run_memory(run);

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    st = ess_match_of(run, where, &triples[i], &matches[i]);
  }
  if (st == ESS_OK) {
    find_bound(table, matches, n, after, bound);
    st = ess_plan(run, matches, n, table->n, bound, plan);
  }
  for (size_t i = 0; i < n && st == ESS_OK && table->n; ++i) {
    struct ess_match *match = &matches[plan[i].pattern];
    if (i + 1 < n) {
      match->ascending =
        shared_column(match, &matches[plan[i + 1].pattern], bound);
    }
    run->enough = i + 1 == n ? enough : 0;
    st = take(run, where, match, plan[i].fan, table);
    ess_match_mark(match, bound);
    st = st || !after ? st : after->step(after->self, table, bound);
  }
  run->enough = enough;
  free(matches);
  free(plan);
  free(bound);
  return st;
}
