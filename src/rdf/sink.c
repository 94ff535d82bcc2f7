/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/sink.h"

enum ess_status
ess_sink_add(const struct ess_sink *sink,
             const struct ess_statement *statement)
{
  return sink->add(sink->self, statement);
}

static enum ess_status
count_statement(void *self, const struct ess_statement *statement)
{
  struct ess_counter *counter = self;
  ++counter->count;
  return counter->next ? ess_sink_add(counter->next, statement) : ESS_OK;
}

struct ess_sink
ess_counter_sink(struct ess_counter *counter)
{
  return (struct ess_sink){count_statement, counter};
}
