/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files of rdf/canon.h share (layer 1), and no others. Sections are
   those of RDF Dataset Canonicalization (RDFC-1.0). */

#ifndef ESSAIM_RDF_CANON_INSIDE_H
#define ESSAIM_RDF_CANON_INSIDE_H

#include "base/arena.h"
#include "base/buf.h"
#include "rdf/canon.h"

#include <stdint.h>

/** The number of a blank node, from 0; this one is none. */
#define ESS_NO_NODE UINT32_MAX

/** A hash in hexadecimal digits. */
struct ess_node_hash {
  char digits[ess_hash_text_size];
};

/** One blank node. */
struct ess_canon_node {
  struct ess_view label;
  const uint32_t *quads;      /**< Numbers of the statements that it is in */
  size_t n_quads;
  struct ess_node_hash first; /**< Of its first-degree quads (4.6) */
  uint32_t issued;            /**< Canonical number, or ESS_NO_NODE */
};

/** The canonicalization state (4.3). */
struct ess_canon_state {
  struct ess_arena arena;
  const struct ess_statement *quads; /**< As they were given */
  size_t n_quads;
  struct ess_canon_node *nodes; /**< Sorted by their labels */
  size_t n_nodes;
  uint32_t (*places)[3];        /**< Of each quad: the nodes that are its
                                     subject, object and graph */
  enum ess_hash_kind hash;
  size_t hash_size;             /**< Digits */
  uint32_t issued;              /**< How many canonical numbers there are */
  size_t work;                  /**< What is left to do, at most */
  struct ess_buf scratch;
};

/** Temporary numbers in the order in which they were issued (4.4). */
struct ess_issuer {
  uint32_t *nodes; /**< Owned */
  size_t n;
  size_t cap;
};

/** Fill `nodes`, `places` and the quads of each node, from `quads`. False
    without memory. */
bool ess_canon_list(struct ess_canon_state *state);

/** Free what `state` holds. */
void ess_canon_clear(struct ess_canon_state *state);

/** Hash the text in `scratch` to `ret`, and empty it. */
void ess_canon_hash(struct ess_canon_state *state,
                    struct ess_node_hash *ret);

/** Compute the first-degree hash of all nodes (4.6). */
enum ess_status ess_canon_first(struct ess_canon_state *state);

/** Append `statement`, quad `i`, as a line of canonical N-Quads, with the
    blank nodes as `label` writes them. */
void ess_canon_line(struct ess_buf *out, const struct ess_canon_state *state,
                    size_t i,
                    void (*label)(struct ess_buf *out, const void *self,
                                  uint32_t node),
                    const void *self);

/** Hash n-degree quads (4.8): `ret` is the hash for `node`, and `issuer` has
    the temporary numbers in the order of the path that was chosen. ESS_LIMIT
    if there is no memory, or too much work. */
enum ess_status ess_canon_deep(struct ess_canon_state *state, uint32_t node,
                               unsigned depth, struct ess_issuer *issuer,
                               struct ess_node_hash *ret);

/** Append the temporary number of `node` to `issuer` if it has none. Its
    number, from 0; ESS_NO_NODE without memory. */
uint32_t ess_issuer_issue(struct ess_issuer *issuer, uint32_t node);

/** Issue the next canonical number to `node` if it has none. */
void ess_canon_issue(struct ess_canon_state *state, uint32_t node);

/** Take `n` off the work that is left; false if there is none. */
bool ess_canon_spend(struct ess_canon_state *state, size_t n);

#endif
