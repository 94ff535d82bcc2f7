/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A query over a small store: refused, answered, or given up at a bound;
   never worse. */

#include "fuzz.h"
#include "rdf/ntriples.h"
#include "sinks.h"
#include "sparql/engine.h"

#include <stdlib.h>

static const char data[] =
  "<urn:a> <urn:knows> <urn:b> .\n"
  "<urn:b> <urn:knows> <urn:c> .\n"
  "<urn:c> <urn:knows> <urn:a> .\n"
  "<urn:a> <urn:name> \"Ana\\u00EFs\"@fr .\n"
  "<urn:b> <urn:name> \"B\" .\n"
  "<urn:a> <urn:age> \"7\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
  "<urn:b> <urn:age> \"7.50\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n"
  "<urn:c> <urn:born> \"2020-02-29\"^^<http://www.w3.org/2001/XMLSchema#date> "
  "<urn:g> .\n"
  "_:x <urn:knows> _:y <urn:g> .\n"
  "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:P> "
  "<urn:h> .\n";

/* A transaction that is never committed, over a store that is gone with it;
   both stay until the process ends. */
static struct ess_txn *
make_store(struct ess_log *log)
{
  static char folder[] = "/tmp/essaim-fuzz.XXXXXX";
  const struct ess_quads_options how = {.write = true};
  struct ess_quads *quads = NULL;
  struct ess_txn *txn = NULL;

  if (mkdtemp(folder) &&
      ess_quads_open(folder, &how, &quads, log) == ESS_OK &&
      ess_txn_begin(quads, true, &txn) == ESS_OK) {
    const struct ess_sink sink = ess_txn_sink(txn);
    if (ess_ntriples_read(ess_view_of(data), true, "data", &sink, log) !=
        ESS_OK) {
      abort();
    }
  }
  return txn;
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t n)
{
  static struct ess_log log;
  static struct ess_txn *txn;
  const struct ess_engine_options how = {.source = "fuzz",
                                         .merged = true,
                                         .bounds = {500, 20000, 1 << 24}};
  const struct ess_answers answers = {&ess_fuzz_rows, &ess_fuzz_sound};

  txn = txn ? txn : make_store(&log);
  if (!txn) {
    abort();
  }
  (void)ess_engine_query(txn, (struct ess_view){(const char *)input, n}, &how,
                         &answers, &log);
  return 0;
}
