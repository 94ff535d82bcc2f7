/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Sinks for fuzz targets: one that drops rows, one that demands that every
   statement is sound. */

#ifndef ESSAIM_TESTS_FUZZ_SINKS_H
#define ESSAIM_TESTS_FUZZ_SINKS_H

#include "rdf/check.h"

#include <stdlib.h>

static inline enum ess_status
drop_names(void *self, const struct ess_view *names, size_t n)
{
  (void)self;
  (void)names;
  (void)n;
  return ESS_OK;
}

static inline enum ess_status
drop_row(void *self, const struct ess_term *terms, size_t n)
{
  (void)self;
  (void)terms;
  (void)n;
  return ESS_OK;
}

static inline enum ess_status
drop_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_OK;
}

/** A row sink that drops all. */
static const struct ess_row_sink ess_fuzz_rows = {drop_names, drop_row,
                                                  drop_boolean, NULL};

static inline enum ess_status
demand_sound(void *self, const struct ess_statement *statement)
{
  (void)self;
  if (ess_statement_fault(statement)) {
    abort();
  }
  return ESS_OK;
}

/** A sink that aborts at a statement that is not sound. */
static const struct ess_sink ess_fuzz_sound = {demand_sound, NULL};

#endif
