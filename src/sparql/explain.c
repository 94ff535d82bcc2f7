/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/explain.h"

#include "sparql/run.h"

#include <stdlib.h>
#include <string.h>

/* A step, and its place in the tree: numbers and one, 0 is none. */
struct ess_traced {
  struct ess_step step;
  size_t parent;
  size_t first; /* of those within it */
  size_t last;
  size_t next;  /* within the same one */
};

static const struct ess_traced *
at(const struct ess_trace *trace, size_t number)
{
  return number ? &trace->list[number - 1] : NULL;
}

/* The first step within the one that is going on. */
static size_t
first_within(const struct ess_trace *trace)
{
  if (trace->at) {
    return at(trace, trace->at)->first;
  }
  return trace->n ? 1 : 0;
}

static size_t
find(const struct ess_trace *trace, const char *what, struct ess_view text)
{
  size_t number = first_within(trace);

  while (number && (strcmp(at(trace, number)->step.what, what) != 0 ||
                    !ess_view_equal(at(trace, number)->step.text, text))) {
    number = at(trace, number)->next;
  }
  return number;
}

/* Make step number `trace->n` the last within the one that is going on. */
static void
hang_up(struct ess_trace *trace)
{
  struct ess_traced *parent =
    trace->at ? &trace->list[trace->at - 1] : NULL;
  size_t last = parent ? parent->last : 0;

  if (!parent) {
    last = trace->n > 1 ? 1 : 0;
    while (last && trace->list[last - 1].next) {
      last = trace->list[last - 1].next;
    }
  }
  if (last) {
    trace->list[last - 1].next = trace->n;
  }
  if (parent) {
    parent->first = parent->first ? parent->first : trace->n;
    parent->last = trace->n;
  }
}

/* The number of a new step; 0 without memory: then no more are taken down. */
static size_t
add(struct ess_trace *trace, const char *what, struct ess_view text)
{
  struct ess_traced *list =
    realloc(trace->list, (trace->n + 1) * sizeof *list);

  if (!list) {
    trace->on = false;
    return 0;
  }
  trace->list = list;
  list[trace->n++] = (struct ess_traced){
    .step = {.what = what, .text = text}, .parent = trace->at};
  hang_up(trace);
  return trace->n;
}

size_t
ess_step_begin(struct ess_run *run, const char *what, struct ess_view text,
               double estimate)
{
  struct ess_trace *trace = &run->trace;

  if (!trace->on) {
    return 0;
  }
  const size_t known = find(trace, what, text);
  const size_t number = known ? known : add(trace, what, text);
  if (number) {
    struct ess_step *step = &trace->list[number - 1].step;
    ++step->times;
    step->estimate = estimate < 0 ? -1 : step->estimate + estimate;
    step->seconds -= ess_run_now();
    trace->at = number;
  }
  return number;
}

void
ess_step_way(struct ess_run *run, const char *way)
{
  if (run->trace.on && run->trace.at) {
    run->trace.list[run->trace.at - 1].step.way = way;
  }
}

void
ess_step_end(struct ess_run *run, size_t nth, size_t rows)
{
  struct ess_trace *trace = &run->trace;

  if (trace->on && nth) {
    struct ess_traced *traced = &trace->list[nth - 1];
    traced->step.rows += rows;
    traced->step.seconds += ess_run_now();
    trace->at = traced->parent;
  }
}

void
ess_trace_tell(const struct ess_trace *trace,
               const struct ess_step_sink *sink)
{
  size_t number = sink->add && trace->n ? 1 : 0;
  unsigned depth = 0;

  while (number) {
    const struct ess_traced *traced = at(trace, number);
    struct ess_step step = traced->step;
    step.depth = depth;
    sink->add(sink->self, &step);
    if (traced->first) {
      ++depth;
      number = traced->first;
      continue;
    }
    while (number && !at(trace, number)->next) {
      number = at(trace, number)->parent;
      depth -= number ? 1 : 0;
    }
    number = number ? at(trace, number)->next : 0;
  }
}

void
ess_trace_clear(struct ess_trace *trace)
{
  free(trace->list);
  *trace = (struct ess_trace){0};
}
