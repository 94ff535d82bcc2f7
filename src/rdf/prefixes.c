/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/prefixes.h"

#include "rdf/vocab.h"

#include <stdlib.h>

struct ess_prefixes {
  struct ess_vocab *vocab; /* owns the namespace IRIs */
  struct ess_prefix list[ESS_NS_COUNT];
};

struct ess_prefixes *
ess_prefixes_new(struct ess_view base)
{
  struct ess_prefixes *prefixes = calloc(1, sizeof *prefixes);

  if (prefixes) {
    prefixes->vocab = ess_vocab_new(base);
  }
  if (!prefixes || !prefixes->vocab) {
    ess_prefixes_free(prefixes);
    return NULL;
  }
  /* The table in vocab.h is in order of prefix. */
  for (unsigned i = 0; i < ESS_NS_COUNT; ++i) {
    const enum ess_namespace ns = (enum ess_namespace)i;
    prefixes->list[i] =
      (struct ess_prefix){ess_view_of(ess_namespace_prefix(ns)),
                          ess_vocab_namespace(prefixes->vocab, ns)};
  }
  return prefixes;
}

void
ess_prefixes_free(struct ess_prefixes *prefixes)
{
  if (prefixes) {
    ess_vocab_free(prefixes->vocab);
    free(prefixes);
  }
}

const struct ess_prefix *
ess_prefixes_at(const struct ess_prefixes *prefixes, size_t i)
{
  return i < ESS_NS_COUNT ? &prefixes->list[i] : NULL;
}

/* The part of Turtle's PN_LOCAL (production 168) that needs no escape and
   that every reader agrees on. */
static bool
is_local(struct ess_view local)
{
  for (size_t i = 0; i < local.n; ++i) {
    const char c = local.s[i];
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || c == '_';
    if (!word && (c != '-' || i == 0)) {
      return false;
    }
  }
  return local.n > 0;
}

const struct ess_prefix *
ess_prefixes_shorten(const struct ess_prefixes *prefixes, struct ess_view iri,
                     struct ess_buf *out)
{
  const struct ess_prefix *prefix = NULL;

  for (size_t i = 0; (prefix = ess_prefixes_at(prefixes, i)); ++i) {
    const struct ess_view head = ess_view_sub(iri, 0, prefix->iri.n);
    const struct ess_view local = ess_view_sub(iri, prefix->iri.n, iri.n);
    if (ess_view_equal(head, prefix->iri) && is_local(local)) {
      ess_buf_add(out, prefix->name);
      ess_buf_putc(out, ':');
      ess_buf_add(out, local);
      return prefix;
    }
  }
  return NULL;
}
