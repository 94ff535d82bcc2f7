/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/prefixes.h"

#include "rdf/names.h"
#include "rdf/vocab.h"

#include <stdlib.h>
#include <string.h>

struct ess_prefixes {
  struct ess_buf base;
  struct ess_vocab *vocab; /* owns the bytes of the IRIs */
  struct ess_prefix items[ESS_NS_COUNT];
  bool can_be_base;
};

static int
compare(const void *a, const void *b)
{
  const struct ess_prefix *left = a;
  const struct ess_prefix *right = b;
  return ess_view_compare(left->name, right->name);
}

/* A base that resolution gives back as it is: hierarchical, a folder, with
   no query, fragment or dot segment. */
static bool
can_be_base(struct ess_view base)
{
  return (ess_view_starts(base, "http://") ||
          ess_view_starts(base, "https://")) &&
         ess_view_ends(base, "/") && ess_view_find(base, '?') == base.n &&
         ess_view_find(base, '#') == base.n &&
         ess_view_search(base, "/.") == base.n;
}

struct ess_prefixes *
ess_prefixes_new(struct ess_view base)
{
  struct ess_prefixes *prefixes = calloc(1, sizeof *prefixes);

  if (!prefixes) {
    return NULL;
  }
  prefixes->vocab = ess_vocab_new(base);
  ess_buf_add(&prefixes->base, base);
  if (!prefixes->vocab || prefixes->base.status != ESS_OK) {
    ess_prefixes_free(prefixes);
    return NULL;
  }
  for (enum ess_namespace i = 0; i < ESS_NS_COUNT; ++i) {
    prefixes->items[i] =
      (struct ess_prefix){ess_view_of(ess_namespace_prefix(i)),
                          ess_vocab_namespace(prefixes->vocab, i)};
  }
  prefixes->can_be_base = can_be_base(base);
  qsort(prefixes->items, ESS_NS_COUNT, sizeof *prefixes->items, compare);
  return prefixes;
}

void
ess_prefixes_free(struct ess_prefixes *prefixes)
{
  if (prefixes) {
    ess_vocab_free(prefixes->vocab);
    ess_buf_clear(&prefixes->base);
    free(prefixes);
  }
}

const struct ess_prefix *
ess_prefixes_at(const struct ess_prefixes *prefixes, size_t i)
{
  return i < ESS_NS_COUNT ? &prefixes->items[i] : NULL;
}

size_t
ess_prefixes_index(const struct ess_prefixes *prefixes,
                   const struct ess_prefix *prefix)
{
  return (size_t)(prefix - prefixes->items);
}

/* The longest namespace that leaves a plain local name. */
const struct ess_prefix *
ess_prefixes_find(const struct ess_prefixes *prefixes, struct ess_view iri)
{
  const struct ess_prefix *best = NULL;

  for (size_t i = 0; i < ESS_NS_COUNT; ++i) {
    const struct ess_prefix *prefix = &prefixes->items[i];
    const size_t n = prefix->iri.n;
    /* Namespaces differ in their ends sooner than in their beginnings. */
    if (n < iri.n && (!best || n > best->iri.n) &&
        iri.s[n - 1] == prefix->iri.s[n - 1] &&
        ess_view_equal(ess_view_sub(iri, 0, n), prefix->iri) &&
        ess_local_is_plain(ess_view_sub(iri, n, iri.n))) {
      best = prefix;
    }
  }
  return best;
}

const struct ess_prefix *
ess_prefixes_shorten(const struct ess_prefixes *prefixes,
                     struct ess_view iri, struct ess_buf *out)
{
  const struct ess_prefix *prefix = ess_prefixes_find(prefixes, iri);

  if (prefix) {
    ess_buf_add(out, prefix->name);
    ess_buf_putc(out, ':');
    ess_buf_add(out, ess_view_sub(iri, prefix->iri.n, iri.n));
  }
  return prefix;
}

struct ess_view
ess_prefixes_base(const struct ess_prefixes *prefixes)
{
  return ess_buf_view(&prefixes->base);
}

struct ess_view
ess_prefixes_relative(const struct ess_prefixes *prefixes,
                      struct ess_view iri)
{
  const struct ess_view none = {NULL, 0};
  const struct ess_view base = ess_buf_view(&prefixes->base);
  const struct ess_view rest = ess_view_sub(iri, base.n, iri.n);
  const size_t path = ess_view_find(rest, '#');

  if (!rest.n || rest.s[0] == '#' || rest.s[0] == '?' ||
      !prefixes->can_be_base ||
      !ess_view_equal(ess_view_sub(iri, 0, base.n), base)) {
    return none;
  }
  for (size_t i = 0; i < path; ++i) {
    const bool starts = i == 0 || rest.s[i - 1] == '/';
    if (rest.s[i] == ':' || (starts && strchr("./", rest.s[i]))) {
      return none;
    }
  }
  return rest;
}
