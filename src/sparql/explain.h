/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The steps that a run takes (layer 5): how many rows were expected of each,
   how many came, and how long it took. A step that is taken again within the
   same one, for another batch or another graph, is counted there. */

#ifndef ESSAIM_SPARQL_EXPLAIN_H
#define ESSAIM_SPARQL_EXPLAIN_H

#include "base/view.h"

struct ess_run;

/** A step that was taken. */
struct ess_step {
  const char *what;     /**< Static: "scan", "filter" … */
  struct ess_view text; /**< Of the pattern; or empty */
  const char *way;      /**< Static: how it was done, the last time: "look up",
                             "merge" …; or NULL */
  double estimate;      /**< Rows that were expected, or -1 */
  size_t rows;          /**< Rows that came */
  size_t times;         /**< How often it was taken */
  double seconds;       /**< With those of the steps within it */
  unsigned depth;       /**< How far within other steps */
};

/** Told of the steps of a run, each before those within it. `{0}` is told
    nothing. */
struct ess_step_sink {
  void (*add)(void *self, const struct ess_step *step); /**< or NULL */
  void *self; /**< Handed to `add` */
};

/** The steps of a run. `{0}` takes none down. */
struct ess_trace {
  bool on;
  struct ess_traced *list;
  size_t n;
  size_t at; /**< Number and one of the step that is going on; 0: none */
};

/** Begin a step called `what` about `text`, which lives as long as the run.
    Returns its number, for ess_step_end; nothing of use if nobody wants to
    know. */
size_t ess_step_begin(struct ess_run *run, const char *what,
                      struct ess_view text, double estimate);

/** Say how the step that is going on is done: `way` is static. */
void ess_step_way(struct ess_run *run, const char *way);

/** End step `nth`, which gave `rows`. */
void ess_step_end(struct ess_run *run, size_t nth, size_t rows);

/** Hand all steps to `sink`. */
void ess_trace_tell(const struct ess_trace *trace,
                    const struct ess_step_sink *sink);

/** Free what `trace` holds. */
void ess_trace_clear(struct ess_trace *trace);

#endif
