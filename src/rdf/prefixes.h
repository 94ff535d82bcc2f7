/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Prefixes that writers declare and tables shorten with (layer 1). */

#ifndef ESSAIM_RDF_PREFIXES_H
#define ESSAIM_RDF_PREFIXES_H

#include "base/buf.h"

/** One prefix; both views live as long as the list that holds it. */
struct ess_prefix {
  struct ess_view name; /**< Without the colon: "org" */
  struct ess_view iri;  /**< Namespace IRI */
};

/** A list of prefixes; opaque. */
struct ess_prefixes;

/** A list with the well-known prefixes of this program: those of the
    vocabularies in vocab.h, and `ess`, `kind`, `theme` under `base` (for
    example "https://w3id.org/essaim/"). NULL without memory. */
struct ess_prefixes *ess_prefixes_new(struct ess_view base);

/** Free `prefixes`; NULL is fine. */
void ess_prefixes_free(struct ess_prefixes *prefixes);

/** The prefix at `i` in order of name, or NULL past the end. */
const struct ess_prefix *ess_prefixes_at(const struct ess_prefixes *prefixes,
                                         size_t i);

/** The index `i` at which ess_prefixes_at gives `prefix`, which must be one
    of the list. It is below ESS_NS_COUNT of vocab.h. */
size_t ess_prefixes_index(const struct ess_prefixes *prefixes,
                          const struct ess_prefix *prefix);

/** The prefix that ess_prefixes_shorten would use for `iri`, or NULL. */
const struct ess_prefix *ess_prefixes_find(
  const struct ess_prefixes *prefixes, struct ess_view iri);

/** The base IRI that the list was made with; lives as long as it. */
struct ess_view ess_prefixes_base(const struct ess_prefixes *prefixes);

/** The part of `iri` behind the base IRI if that alone, between < and >,
    is read back as `iri` (RFC 3986, 5.2.4): no dot segments, no colon that
    could be a scheme's. Else the empty view. */
struct ess_view ess_prefixes_relative(const struct ess_prefixes *prefixes,
                                      struct ess_view iri);

/** Append `iri` as a Turtle prefixed name (`org:Post`) to `out` if a prefix
    fits and the rest is a plain PN_LOCAL; else return NULL and append
    nothing. Returns the prefix used. */
const struct ess_prefix *ess_prefixes_shorten(
  const struct ess_prefixes *prefixes, struct ess_view iri,
  struct ess_buf *out);

#endif
