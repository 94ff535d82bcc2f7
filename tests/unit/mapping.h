/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The mapping that is built into the program, for tests of what needs it. */

#ifndef ESSAIM_TESTS_MAPPING_H
#define ESSAIM_TESTS_MAPPING_H

#include "map/builtin.h"
#include "map/mapping.h"

#include "unit.h"

/** The built-in mapping; free with ess_mapping_free. */
static inline struct ess_mapping *
built_in_mapping(void)
{
  struct ess_mapping *mapping = ess_mapping_new();
  struct ess_log log = {0};

  assert_non_null(mapping);
  for (size_t i = 0; ess_builtins[i].name; ++i) {
    assert_int_equal(
      ess_mapping_restore(mapping, ess_view_of(ess_builtins[i].text)),
      ESS_OK);
  }
  assert_int_equal(ess_mapping_finish(mapping, &log), ESS_OK);
  return mapping;
}

#endif
