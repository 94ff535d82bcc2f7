/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the mapping is inside (layer 3): for mapping.c, which makes it and
   looks up texts, and mapping_tokens.c, which looks up tokens. */

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

/** The mapping. */
struct ess_mapping {
  struct ess_dataset *dataset; /**< What the sink took */
  struct ess_vocab *vocab;     /**< Its own terms, default base */
  struct ess_aliases *aliases;
  struct ess_arena arena;
  struct ess_label *labels;    /**< Sorted by key */
  size_t n_labels;
  struct ess_bucket *buckets;  /**< By first word of the key */
  size_t n_buckets;            /**< A power of two */
};

/** The labels whose keys begin with `word`, or the empty bucket that is
    theirs if there are none. */
struct ess_bucket *ess_mapping_bucket(const struct ess_mapping *mapping,
                                      struct ess_view word);

#endif
