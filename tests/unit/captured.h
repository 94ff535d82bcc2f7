/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* An output whose bytes a test can look at. */

#ifndef ESSAIM_TESTS_CAPTURED_H
#define ESSAIM_TESTS_CAPTURED_H

#include "base/file.h"
#include "rdf/dataset.h"
#include "rdf/ntriples.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

/** An output to a file of its own; `path` takes its name. */
static inline struct ess_output *
capture(char path[32])
{
  struct ess_output *out = NULL;
  struct ess_log log = {0};
  const struct ess_view name = ESS_VIEW("/tmp/essaim-test-XXXXXX");

  for (size_t i = 0; i <= name.n; ++i) {
    path[i] = name.s[i];
  }
  const int fd = mkstemp(path);
  assert_true(fd >= 0);
  assert_int_equal(close(fd), 0);
  assert_int_equal(ess_output_open(path, &out, &log), ESS_OK);
  return out;
}

/** Commit `out` and compare what it holds with `expected`. */
static inline void
assert_captured(struct ess_output *out, const char *path,
                const char *expected)
{
  struct ess_buf text = {0};
  struct ess_log log = {0};

  assert_int_equal(ess_output_commit(out, &log), ESS_OK);
  assert_int_equal(ess_file_read(path, &text, &log), ESS_OK);
  assert_string_equal(ess_buf_str(&text), expected);
  assert_int_equal(unlink(path), 0);
  ess_buf_clear(&text);
}

/** The dataset that the N-Quads `document` says, sorted. */
static inline struct ess_dataset *
dataset_of(const char *document)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(dataset);
  struct ess_log log = {0};

  assert_int_equal(ess_ntriples_read(ess_view_of(document), true, "x", &sink,
                                     &log),
                   ESS_OK);
  ess_dataset_sort(dataset);
  return dataset;
}

#endif
