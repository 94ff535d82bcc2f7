/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The two ways data leaves a stage (layer 1): statements, and rows of query
   results. Readers, mappers and engines drive a sink; writers, stores and
   counters are one. */

#ifndef ESSAIM_RDF_SINK_H
#define ESSAIM_RDF_SINK_H

#include "base/status.h"
#include "rdf/term.h"

/** Receives statements in order. The statement is borrowed for the call.
    Anything but ESS_OK stops the driver, which returns that status. */
struct ess_sink {
  enum ess_status (*add)(void *self, const struct ess_statement *statement);
  void *self; /**< Handed to `add` */
};

/** Hand one statement to `sink`. */
enum ess_status ess_sink_add(const struct ess_sink *sink,
                             const struct ess_statement *statement);

/** A sink that counts into `*count` what it hands on to `next` (or drops,
    if `next` is NULL). The caller keeps it alive. */
struct ess_counter {
  const struct ess_sink *next;
  unsigned long count;
};

/** The sink of `counter`, valid as long as `counter`. */
struct ess_sink ess_counter_sink(struct ess_counter *counter);

/** Receives the result of a SPARQL query. For SELECT: `begin` with the
    variable names, then `row` for each solution; for ASK: `boolean` alone.
    Everything is borrowed for the call. */
struct ess_row_sink {
  enum ess_status (*begin)(void *self, const struct ess_view *names,
                           size_t n);
  /** One solution: `n` terms, ESS_NONE where unbound. */
  enum ess_status (*row)(void *self, const struct ess_term *terms, size_t n);
  enum ess_status (*boolean)(void *self, bool answer);
  void *self; /**< Handed to each function */
};

#endif
