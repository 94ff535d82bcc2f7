/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* How a program asks an essaim store: what each authority of a kind has in
   its budget, and how much that is.

   usage: embed STORE KIND
   for example: embed essaim.store region */

#include <sparql/prepared.h>

#include <stdio.h>
#include <stdlib.h>

static const char text[] =
  "SELECT ?name ?year ?amount {\n"
  "  ?authority org:classification ?kind ; skos:prefLabel ?name ;\n"
  "             ess:hasBudget ?budget .\n"
  "  ?budget ess:year ?year ; ess:amount ?amount\n"
  "}\n"
  "ORDER BY ?name ?year DESC(?amount)";

/* Messages come here: the library prints nothing. */
static void
on_message(void *self, const struct ess_diag *diag)
{
  (void)self;
  fprintf(stderr, "embed: %s\n", diag->text);
  if (diag->hint) {
    fprintf(stderr, "hint: %s\n", diag->hint);
  }
}

static void
print_term(const struct ess_term *term)
{
  printf("%.*s", (int)term->value.n, term->value.s ? term->value.s : "");
}

/* One line a row, with tabs between the columns. */
static enum ess_status
print_rows(struct ess_prepared *query)
{
  const size_t n = ess_prepared_columns(query);
  bool any = false;
  enum ess_status st = ess_prepared_step(query, &any);

  while (st == ESS_OK && any) {
    for (size_t i = 0; i < n && st == ESS_OK; ++i) {
      struct ess_term term;
      st = ess_prepared_column(query, i, &term);
      if (st == ESS_OK) {
        print_term(&term);
        putchar(i + 1 < n ? '\t' : '\n');
      }
    }
    st = st ? st : ess_prepared_step(query, &any);
  }
  return st;
}

static enum ess_status
ask(struct ess_txn *txn, const struct ess_prefixes *prefixes,
    const char *kind, struct ess_log *log)
{
  const struct ess_engine_options options = {.source = "embed",
                                             .prefixes = prefixes,
                                             .merged = true,
                                             .bounds = {10000, 0, 0}};
  struct ess_prepared *query = NULL;
  char iri[200];
  enum ess_status st =
    ess_prepare(txn, ess_view_of(text), false, &options, &query, log);

  snprintf(iri, sizeof iri, "https://w3id.org/essaim/def/kind#%s", kind);
  if (st == ESS_OK) {
    const struct ess_term term = ess_iri(iri);
    st = ess_prepared_bind(query, "kind", &term);
  }
  st = st ? st : print_rows(query);
  ess_prepared_finalise(query);
  return st;
}

int
main(int argc, char **argv)
{
  const struct ess_quads_options how = {.write = false};
  struct ess_log log = {.on_diag = on_message};
  struct ess_prefixes *prefixes = NULL;
  struct ess_quads *store = NULL;
  struct ess_txn *txn = NULL;

  if (argc != 3) {
    fprintf(stderr, "usage: embed STORE KIND\n");
    return 2;
  }
  prefixes = ess_prefixes_new(ess_view_of("https://w3id.org/essaim/"));
  enum ess_status st = prefixes ? ESS_OK : ESS_LIMIT;
  st = st ? st : ess_quads_open(argv[1], &how, &store, &log);
  st = st ? st : ess_txn_begin(store, false, &txn);
  st = st ? st : ask(txn, prefixes, argv[2], &log);
  ess_txn_abort(txn);
  ess_quads_close(store);
  ess_prefixes_free(prefixes);
  return ess_status_exit_code(st);
}
