/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/basic.h"

#include "rdf/writer.h"
#include "sparql/path.h"

#include <stdlib.h>
#include <string.h>

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

/* The pattern as a user would write it; in the arena. */
static struct ess_view
text_of(struct ess_run *run, const struct ess_triple *triple)
{
  struct ess_buf text = {0};

  if (!run->explain) {
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

/* Which columns of `table` are bound in all rows. Bound in the first is
   nearly always bound in all; the rest is looked at. */
static void
find_bound(const struct ess_table *table, bool *bound)
{
  for (size_t i = 0; i < table->width; ++i) {
    bound[i] = table->n && ess_table_binds(table, i);
  }
}

static bool
is_connected(const struct ess_match *match, const bool *bound)
{
  bool any = false;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    const int column = match->column[i];
    any = any || column != ESS_NO_COLUMN;
    if (column != ESS_NO_COLUMN && bound[column]) {
      return true;
    }
  }
  return !any;
}

/* The pattern that makes the fewest rows of what there is; one that has
   nothing to do with it only if no other is left, or it is one row. */
static size_t
choose(struct ess_run *run, const struct ess_match *matches, size_t n,
       const bool *done, const bool *bound, bool first, double *ret_estimate)
{
  size_t best = n;
  double least = 0;

  for (size_t i = 0; i < n; ++i) {
    if (done[i]) {
      continue;
    }
    double estimate = ess_match_estimate(run, &matches[i], bound);
    if (estimate > 1 && !first && !is_connected(&matches[i], bound)) {
      estimate *= 1e9;
    }
    if (best == n || estimate < least) {
      best = i;
      least = estimate;
    }
  }
  *ret_estimate = least;
  return best;
}

static enum ess_status
take(struct ess_run *run, const struct ess_where *where,
     const struct ess_match *match, double estimate, struct ess_table *table)
{
  const double rows = estimate * (double)table->n;
  const size_t nth = ess_run_begin(run, match->triple->path ? "path" : "scan",
                                   text_of(run, match->triple), rows);
  const enum ess_status st =
    match->triple->path ? ess_path_extend(run, where, match, table)
                        : ess_match_extend(run, match, table);
  ess_run_end(run, nth, table->n);
  return st;
}

static void
mark(const struct ess_match *match, bool *bound)
{
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    if (match->column[i] != ESS_NO_COLUMN) {
      bound[match->column[i]] = true;
    }
  }
}

enum ess_status
ess_basic_extend(struct ess_run *run, const struct ess_where *where,
                 const struct ess_triple *triples, size_t n,
                 const struct ess_after *after, struct ess_table *table)
{
  struct ess_match *matches = malloc((n + 1) * sizeof *matches);
  bool *done = calloc(n + 1, sizeof *done);
  bool *bound = calloc(table->width, sizeof *bound);
  const size_t enough = run->enough;
  enum ess_status st =
    matches && done && bound ? ESS_OK : ess_run_memory(run);

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    st = ess_match_of(run, where, &triples[i], &matches[i]);
  }
  if (st == ESS_OK) {
    find_bound(table, bound);
  }
  for (size_t i = 0; i < n && st == ESS_OK && table->n; ++i) {
    double estimate = 0;
    run->enough = i + 1 == n ? enough : 0;
    const size_t next = choose(run, matches, n, done, bound, i == 0,
                               &estimate);
    done[next] = true;
    st = take(run, where, &matches[next], estimate, table);
    mark(&matches[next], bound);
    st = st || !after ? st : after->step(after->self, table, bound);
  }
  run->enough = enough;
  free(matches);
  free(done);
  free(bound);
  return st;
}
