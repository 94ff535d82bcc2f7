/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A store in a folder of its own, for tests of the engine. */

#ifndef ESSAIM_TESTS_SPARQL_STORE_H
#define ESSAIM_TESTS_SPARQL_STORE_H

#include "base/buf.h"
#include "rdf/ntriples.h"
#include "sparql/prepared.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unit.h"

static char folder[] = "/tmp/essaim-test-XXXXXX";
static struct ess_quads *quads;
static struct ess_txn *txn;
static struct ess_log test_log;

/** Put the N-Quads in `data` into a store, and begin to read it; clears
    `data`. */
static inline void
make_store(struct ess_buf *data)
{
  const struct ess_quads_options how = {.write = true};

  assert_non_null(mkdtemp(folder));
  assert_int_equal(ess_quads_open(folder, &how, &quads, &test_log), ESS_OK);
  assert_int_equal(ess_txn_begin(quads, true, &txn), ESS_OK);
  const struct ess_sink sink = ess_txn_sink(txn);
  assert_int_equal(ess_ntriples_read(ess_buf_view(data), true, "data", &sink,
                                     &test_log),
                   ESS_OK);
  assert_int_equal(ess_txn_commit(txn), ESS_OK);
  assert_int_equal(ess_txn_begin(quads, false, &txn), ESS_OK);
  ess_buf_clear(data);
}

static inline int
close_store(void **state)
{
  char command[64];

  (void)state;
  ess_txn_abort(txn);
  ess_quads_close(quads);
  (void)snprintf(command, sizeof command, "rm -r %s", folder);
  return system(command);
}

#endif
