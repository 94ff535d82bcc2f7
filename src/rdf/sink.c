/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/sink.h"

#include <stddef.h>

enum ess_status
ess_sink_add(const struct ess_sink *sink,
             const struct ess_statement *statement)
{
  return sink->add(sink->self, statement);
}

static enum ess_status
count(void *self, const struct ess_statement *statement)
{
  struct ess_counter *counter = self;
  enum ess_status st = ESS_OK;

  if (counter->next) {
    st = ess_sink_add(counter->next, statement);
  }
  counter->count += st == ESS_OK;
  return st;
}

struct ess_sink
ess_counter_sink(struct ess_counter *counter)
{
  return (struct ess_sink){count, counter};
}
