/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* usage: rewrite SYNTAX < N-QUADS > OUTPUT
   Our N-Quads reader and our writers back to back, for roundtrip.py. */

#include "base/file.h"
#include "rdf/check.h"
#include "rdf/ntriples.h"
#include "rdf/writer.h"

#include <stdio.h>

static void
say(void *self, const struct ess_diag *diag)
{
  (void)self;
  (void)fprintf(stderr, "%lu:%lu: %s\n", diag->place.line,
                diag->place.column, diag->text);
}

static enum ess_status
write_as(const struct ess_syntax *syntax, const struct ess_dataset *dataset,
         struct ess_output *out)
{
  struct ess_prefixes *prefixes =
    ess_prefixes_new(ess_view_of("https://w3id.org/essaim/"));
  enum ess_status st = ESS_LIMIT;

  if (prefixes && syntax->id == ESS_JSONLD) {
    st = ess_jsonld_write(dataset, prefixes, out);
  } else if (prefixes && (syntax->id == ESS_TURTLE ||
                          syntax->id == ESS_TRIG)) {
    st = ess_turtle_write(dataset, prefixes, out);
  } else if (prefixes) {
    st = ess_ntriples_write(dataset, syntax->graphs, out);
  }
  ess_prefixes_free(prefixes);
  return st;
}

int
main(int argc, char **argv)
{
  const struct ess_syntax *syntax = ess_syntax_named(argc > 1 ? argv[1] : "");
  struct ess_log log = {say, NULL, 0, 0};
  struct ess_buf document = {0};
  struct ess_dataset *dataset = ess_dataset_new();
  struct ess_sink sink = ess_dataset_sink(dataset);
  struct ess_checker checker = {&sink, &log, "-"};
  const struct ess_sink checked = ess_checker_sink(&checker);
  struct ess_output *out = NULL;
  enum ess_status st = syntax && dataset ? ESS_OK : ESS_USAGE;

  st = st ? st : ess_file_read("-", &document, &log);
  st = st ? st
          : ess_ntriples_read(ess_buf_view(&document), true, "-", &checked,
                              &log);
  if (st == ESS_OK && !syntax->graphs) {
    ess_dataset_merge_graphs(dataset);
  }
  if (st == ESS_OK) {
    ess_dataset_sort(dataset);
    st = ess_output_open("-", &out, &log);
  }
  st = st ? st : write_as(syntax, dataset, out);
  if (st == ESS_OK) {
    st = ess_output_commit(out, &log);
    out = NULL;
  }
  ess_output_discard(out);
  ess_dataset_free(dataset);
  ess_buf_clear(&document);
  return ess_status_exit_code(st);
}
