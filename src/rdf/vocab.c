/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/vocab.h"

#include "base/buf.h"

#include <stdlib.h>

struct namespace_row {
  const char *prefix;
  struct ess_view iri;
};

struct term_row {
  enum ess_namespace ns;
  struct ess_view local;
};

static const struct namespace_row namespaces[] = {
#define X(id, prefix, iri) {prefix, ESS_VIEW(iri)},
  ESS_NAMESPACES(X)
#undef X
};

static const struct term_row terms[] = {
#define X(ns, id, local) {ESS_NS_##ns, ESS_VIEW(local)},
  ESS_TERMS(X)
#undef X
};

/* A piece of the one buffer that holds all IRIs. */
struct piece {
  size_t at;
  size_t n;
};

struct ess_vocab {
  struct ess_buf text;
  struct piece namespaces[ESS_NS_COUNT];
  struct piece terms[ESS_V_COUNT];
};

static struct ess_view
view_of(const struct ess_vocab *vocab, struct piece piece)
{
  return (struct ess_view){vocab->text.data + piece.at, piece.n};
}

static void
add_namespace(struct ess_vocab *vocab, size_t i, struct ess_view base)
{
  const struct ess_view iri = namespaces[i].iri;
  const bool absolute = ess_view_search(iri, ":") < iri.n;

  vocab->namespaces[i].at = vocab->text.len;
  if (!absolute) {
    ess_buf_add(&vocab->text, base);
  }
  ess_buf_add(&vocab->text, iri);
  vocab->namespaces[i].n = vocab->text.len - vocab->namespaces[i].at;
}

static void
add_term(struct ess_vocab *vocab, size_t i)
{
  const struct piece ns = vocab->namespaces[terms[i].ns];

  vocab->terms[i].at = vocab->text.len;
  /* Reserve first: the namespace is read from the buffer that grows. */
  if (ess_buf_reserve(&vocab->text, ns.n)) {
    ess_buf_add(&vocab->text, view_of(vocab, ns));
  }
  ess_buf_add(&vocab->text, terms[i].local);
  vocab->terms[i].n = vocab->text.len - vocab->terms[i].at;
}

struct ess_vocab *
ess_vocab_new(struct ess_view base)
{
  struct ess_vocab *vocab = calloc(1, sizeof *vocab);

  if (!vocab) {
    return NULL;
  }
  for (size_t i = 0; i < ESS_NS_COUNT; ++i) {
    add_namespace(vocab, i, base);
  }
  for (size_t i = 0; i < ESS_V_COUNT; ++i) {
    add_term(vocab, i);
  }
  if (vocab->text.status != ESS_OK) {
    ess_vocab_free(vocab);
    vocab = NULL;
  }
  return vocab;
}

void
ess_vocab_free(struct ess_vocab *vocab)
{
  if (vocab) {
    ess_buf_clear(&vocab->text);
    free(vocab);
  }
}

struct ess_term
ess_vocab_term(const struct ess_vocab *vocab, enum ess_vocab_id id)
{
  return (struct ess_term){
    .kind = ESS_IRI, .value = view_of(vocab, vocab->terms[id])};
}

struct ess_view
ess_vocab_namespace(const struct ess_vocab *vocab, enum ess_namespace ns)
{
  return view_of(vocab, vocab->namespaces[ns]);
}

const char *
ess_namespace_prefix(enum ess_namespace ns)
{
  return namespaces[ns].prefix;
}

enum ess_namespace
ess_vocab_namespace_of(enum ess_vocab_id id)
{
  return terms[id].ns;
}

struct ess_view
ess_vocab_local(enum ess_vocab_id id)
{
  return terms[id].local;
}

bool
ess_vocab_is_class(enum ess_vocab_id id)
{
  const char first = terms[id].local.s[0];
  return first >= 'A' && first <= 'Z';
}
