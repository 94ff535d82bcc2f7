/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/version.h"

#include "base/hash.h"
#include "rdf/vocab.h"
#include "rdf/writer.h"
#include "sparql/random.h"
#include "sync/paging.h"

#include <stdio.h>
#include <stdlib.h>

void
ess_version_add(struct ess_buf *out, const struct ess_statements *statements)
{
  char digits[ess_hash_text_size];
  struct ess_buf text = {0};

  for (size_t i = 0; i < statements->n; ++i) {
    ess_ntriples_triple(&text, &statements->items[i]);
  }
  const size_t n =
    ess_hash_text(ESS_HASH_SHA256, ess_buf_view(&text), digits);
  ess_buf_puts(out, "sha256:");
  ess_buf_add(out, (struct ess_view){digits, n});
  out->status = ess_status_first(out->status, text.status);
  ess_buf_clear(&text);
}

static const char pending_word[] = " pending ";

void
ess_version_add_pending(struct ess_buf *out, struct ess_view version,
                        const char *id)
{
  ess_buf_add(out, version);
  ess_buf_puts(out, pending_word);
  ess_buf_puts(out, id);
}

bool
ess_version_is_pending(struct ess_view version)
{
  return ess_view_search(version, pending_word) < version.n;
}

bool
ess_version_id(char id[ess_version_id_size])
{
  struct ess_random random = {.left = 0};
  unsigned char bytes[(ess_version_id_size - 1) / 2];

  if (!ess_random_bytes(&random, bytes, sizeof bytes)) {
    return false;
  }
  for (size_t i = 0; i < sizeof bytes; ++i) {
    (void)snprintf(id + 2 * i, 3, "%02x", (unsigned)bytes[i]);
  }
  return true;
}

bool
ess_version_is(const struct ess_statement *statement, struct ess_view graph)
{
  return ess_view_is(statement->predicate.value, ESS_VERSION_IRI) &&
         statement->subject.kind == ESS_IRI &&
         ess_view_equal(statement->subject.value, graph);
}

static int
compare(const void *a, const void *b)
{
  return ess_term_compare(a, b);
}

/* Several versions, from two that wrote at once, in one order. */
static void
add_sorted(struct ess_buf *out, struct ess_term *terms, size_t n)
{
  qsort(terms, n, sizeof *terms, compare);
  for (size_t i = 0; i < n; ++i) {
    if (i) {
      ess_buf_putc(out, ' ');
    }
    ess_buf_add(out, terms[i].value);
  }
}

void
ess_version_of(struct ess_buf *out, const struct ess_statements *rows,
               struct ess_view graph)
{
  enum { most = 16 }; /* of so many that are wrong, no more is to be known */
  struct ess_term terms[most];
  size_t n = 0;

  for (size_t i = 0; i < rows->n && n < most; ++i) {
    if (ess_version_is(&rows->items[i], graph)) {
      terms[n++] = rows->items[i].object;
    }
  }
  add_sorted(out, terms, n);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)names;
  ess_dataset_reset(self);
  return n == 1 ? ESS_OK : ESS_NETWORK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  const struct ess_sink sink = ess_dataset_sink(self);
  const struct ess_statement row = {.subject = ess_iri(""),
                                    .predicate = ess_iri(ESS_VERSION_IRI),
                                    .object = terms[0]};
  (void)n;
  return ess_sink_add(&sink, &row);
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_NETWORK;
}

enum ess_status
ess_version_ask(struct ess_client *client, struct ess_view graph,
                struct ess_buf *out)
{
  static const struct ess_view nowhere = {NULL, 0};
  struct ess_dataset *found = ess_dataset_new();
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, found};
  struct ess_buf query = {0};
  struct ess_buf pattern = {0};

  ess_buf_reset(out);
  ess_buf_putc(&pattern, '<');
  ess_buf_add(&pattern, graph);
  ess_buf_puts(&pattern, "> <" ESS_VERSION_IRI "> ?v");
  ess_buf_puts(&query, "SELECT ?v WHERE { ");
  ess_graph_pattern(&query, graph, ess_buf_str(&pattern));
  ess_buf_puts(&query, " }");
  enum ess_status st = found ? query.status : ESS_LIMIT;
  if (st == ESS_OK) {
    st = ess_client_ask(client, ess_buf_view(&query), &rows, NULL);
  }
  if (st == ESS_OK) {
    const struct ess_statements all = ess_dataset_all(found);
    ess_version_of(out, &all, nowhere);
    st = out->status;
  }
  ess_buf_clear(&query);
  ess_buf_clear(&pattern);
  ess_dataset_free(found);
  return st;
}
