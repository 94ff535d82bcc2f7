/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The terminals of the Turtle family (layer 1): which bytes an IRI, a
   language tag, a blank node label and a local name may hold. */

#ifndef ESSAIM_RDF_NAMES_H
#define ESSAIM_RDF_NAMES_H

#include "base/view.h"

/** The longest language tag, in bytes: a longer one overflows a buffer in
    raptor 2.0.15. */
enum { ESS_MAX_LANGUAGE = 255 };

/** How many bytes at the front of `v` may stand in an IRIREF: all but
    U+0000 to U+0020 and <>"{}|^`\ (other bytes are not looked at). */
size_t ess_iri_span(struct ess_view v);

/** How many bytes at the front of `v` stand for themselves between the
    quotation marks of N-Triples: all but " \ and line ends. */
size_t ess_string_span(struct ess_view v);

/** True if `iri` begins with a scheme and a colon (RFC 3986, 3.1). */
bool ess_iri_has_scheme(struct ess_view iri);

/** How many bytes at the front of `v` are a LANGTAG without its "@"; 0 if
    there is none. */
size_t ess_language_span(struct ess_view v);

/** How many bytes at the front of `v` could be part of a blank node label,
    final full stops left out. */
size_t ess_label_span(struct ess_view v);

/** True if `label` is a BLANK_NODE_LABEL of Turtle, without its "_:" (that
    of N-Triples, but for the colon that the W3C tests refuse). Well-formed
    UTF-8 is checked too. */
bool ess_label_is_valid(struct ess_view label);

/** How many bytes at the front of the well-formed `v` are a VARNAME of SPARQL;
    0 if there is none. */
size_t ess_variable_span(struct ess_view v);

/** The same for a PN_PREFIX: a prefix without its colon. */
size_t ess_prefix_span(struct ess_view v);

/** The same for the label of a blank node, exactly. */
size_t ess_blank_span(struct ess_view v);

/** The same for a PN_LOCAL, with its escapes: what stands behind the colon of
    a prefixed name. */
size_t ess_local_span(struct ess_view v);

/** True if a backslash may stand before `c` in a PN_LOCAL. */
bool ess_local_escapes(char c);

/** The value of hexadecimal digit `c`, or -1 if it is none. */
int ess_hex_digit(char c);

/** True if `v` can be the local part of a Turtle prefixed name just as it
    is: ASCII letters, digits, "_", inside also "-" and ".". */
bool ess_local_is_plain(struct ess_view v);

#endif
