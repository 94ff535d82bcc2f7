/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files of the mapping share, and nobody else includes (layer 3):
   mapping.c makes the labels and their table, mapping_find.c looks up texts in
   it, mapping_tokens.c tokens. */

#ifndef ESSAIM_MAP_MAPPING_INSIDE_H
#define ESSAIM_MAP_MAPPING_INSIDE_H

#include "base/arena.h"
#include "map/mapping.h"
#include "rdf/dataset.h"
#include "rdf/vocab.h"

/** The labels [from, to) whose keys begin with one word; empty: to is 0. */
struct ess_bucket {
  size_t from;
  size_t to;
  struct ess_view word;  /**< That word */
  ess_meanings meanings; /**< Of all of them */
};

/** The mapping; what it points to is owned. */
struct ess_mapping {
  struct ess_dataset *dataset; /**< What the sink took */
  struct ess_vocab *vocab;     /**< Its own terms, default base */
  struct ess_aliases *aliases;
  struct ess_arena arena;
  struct ess_label *labels;    /**< Sorted by key */
  size_t n_labels;
  struct ess_bucket *buckets;  /**< By first word of the key */
  size_t n_buckets;            /**< A power of two */
  struct ess_headings *headings;
};

/** The bucket of the labels whose keys begin with `word`; if there are none,
    the empty one that they would have. */
struct ess_bucket *ess_mapping_bucket(const struct ess_mapping *mapping,
                                      struct ess_view word);

#endif
