/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* IRI references resolved (layer 1): RFC 3986, section 5, for the characters
   of RFC 3987. Nothing is normalised but dot segments. */

#ifndef ESSAIM_RDF_IRI_H
#define ESSAIM_RDF_IRI_H

#include "base/buf.h"

/** The five components of a reference (RFC 3986, 3). Only a path is always
    there, if empty: `has` says which others are. */
struct ess_iri_parts {
  struct ess_view scheme;    /**< Without ":" */
  struct ess_view authority; /**< Without "//" */
  struct ess_view path;
  struct ess_view query;     /**< Without "?" */
  struct ess_view fragment;  /**< Without "#" */
  bool has_scheme;
  bool has_authority;
  bool has_query;
  bool has_fragment;
};

/** `reference` taken apart; the views are of it. */
struct ess_iri_parts ess_iri_split(struct ess_view reference);

/** Append what `reference` means where the base IRI is `base`, which begins
    with a scheme. */
void ess_iri_resolve(struct ess_view base, struct ess_view reference,
                     struct ess_buf *out);

#endif
