/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Canonicalises the N-Quads in a file, by RDFC-1.0, for tests.
   usage: canonicalize FILE [sha256|sha384 [map|skolem]]

   Writes canonical N-Quads, or a line for each blank node of the input: its
   label and the canonical one. With `skolem`, statements whose blank nodes
   have names by what is said of them. Ends with the exit code of essaim. */

#include "base/file.h"
#include "rdf/canon.h"
#include "rdf/ntriples.h"
#include "rdf/skolem.h"
#include "rdf/writer.h"

#include <stdio.h>
#include <string.h>

static void
show(void *self, const struct ess_diag *diag)
{
  (void)self;
  (void)fprintf(stderr, "%s: %s\n",
                diag->place.source ? diag->place.source : "", diag->text);
}

static enum ess_status
print_quad(void *self, const struct ess_statement *s)
{
  const struct ess_term *terms[] = {&s->subject, &s->predicate, &s->object,
                                    &s->graph};
  struct ess_buf line = {0};
  (void)self;

  for (size_t i = 0; i < 4 && terms[i]->kind != ESS_NONE; ++i) {
    ess_ntriples_term(&line, terms[i]);
    ess_buf_putc(&line, ' ');
  }
  (void)printf("%s.\n", ess_buf_str(&line));
  ess_buf_clear(&line);
  return ESS_OK;
}

static enum ess_status
print_label(void *self, const struct ess_statement *row)
{
  (void)self;
  (void)printf("%.*s %.*s\n", (int)row->subject.value.n,
               row->subject.value.s, (int)row->object.value.n,
               row->object.value.s);
  return ESS_OK;
}

static enum ess_status
drop(void *self, const struct ess_statement *statement)
{
  (void)self;
  (void)statement;
  return ESS_OK;
}

int
main(int argc, char **argv)
{
  const bool longer = argc > 2 && strcmp(argv[2], "sha384") == 0;
  const bool map = argc > 3 && strcmp(argv[3], "map") == 0;
  const bool skolem = argc > 3 && strcmp(argv[3], "skolem") == 0;
  const struct ess_canon_options options = {
    longer ? ESS_HASH_SHA384 : ESS_HASH_SHA256, 0};
  const struct ess_sink quads = {map ? drop : print_quad, NULL};
  const struct ess_sink labels = {map ? print_label : drop, NULL};
  struct ess_log log = {.on_diag = show};
  struct ess_buf text = {0};
  struct ess_dataset *dataset = ess_dataset_new();
  enum ess_status st = argc > 1 && dataset ? ESS_OK : ESS_USAGE;
  size_t nodes = 0;

  if (st == ESS_OK) {
    const struct ess_sink sink = ess_dataset_sink(dataset);
    st = ess_file_read(argv[1], &text, &log);
    struct ess_ntriples run = {.graphs = true, .nul = true,
                               .source = argv[1], .sink = &sink, .log = &log};
    st = st ? st : ess_ntriples_piece(&run, ess_buf_view(&text));
  }
  if (st == ESS_OK) {
    const struct ess_statements all = ess_dataset_all(dataset);
    st = skolem ? ess_skolemise(&all, NULL, &quads, &nodes, &log)
                : ess_canon(&all, &options, &quads, &labels, &log);
  }
  ess_buf_clear(&text);
  ess_dataset_free(dataset);
  return ess_status_exit_code(st);
}
