/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What headings, labels and words mean (layer 3): loaded from
   `ontology/headings.ttl` and `ontology/kinds.ttl`, so that another network
   adapts the converter to its pages without touching C. */

#ifndef ESSAIM_MAP_MAPPING_H
#define ESSAIM_MAP_MAPPING_H

#include "base/diag.h"
#include "rdf/sink.h"

/** What a label can mean: enumerator, and the key that ess:meansField
    gives it in `headings.ttl`. KIND_NAME are the labels of `kinds.ttl`. */
#define ESS_MEANINGS(X)                                                      \
  X(SECTION, "section")                                                      \
  X(KIND, "kind")                                                            \
  X(POPULATION, "population")                                                \
  X(ADDRESS, "address")                                                      \
  X(MEMBER_SINCE, "membership.year")                                         \
  X(REGION, "region")                                                        \
  X(DEPARTEMENT, "departement")                                              \
  X(CONTACT, "contact")                                                      \
  X(UPDATED, "updated")                                                      \
  X(WEBSITE, "website")                                                      \
  X(STATUS, "status")                                                        \
  X(BANNER, "banner")                                                        \
  X(ELECTED, "elected")                                                      \
  X(STAFF, "staff")                                                          \
  X(TITLE, "title")                                                          \
  X(TITLES, "titles")                                                        \
  X(SERVICE, "service")                                                      \
  X(WORD_ELECTED, "word.elected")                                            \
  X(WORD_STAFF, "word.staff")                                                \
  X(WORD_NETWORK, "word.network")                                            \
  X(COUNTRY, "country")                                                      \
  X(NAME, "name")                                                            \
  X(KIND_COLUMN, "kind.column")                                              \
  X(POSTCODE, "address.postcode")                                            \
  X(LOCALITY, "address.locality")                                            \
  X(REACH, "contact.reach")                                                  \
  X(KIND_NAME, "")

/** A meaning of a label; a bit, so that several make a set. */
enum ess_meaning_bit {
#define X(id, key) ESS_BIT_##id,
  ESS_MEANINGS(X)
#undef X
  ESS_MEANINGS_COUNT
};

/** A set of meanings. */
typedef unsigned ess_meanings;

#define ESS_MEANS(id) (1U << ESS_BIT_##id)

/** One spelling and what it means; lives as long as its mapping. */
struct ess_label {
  ess_meanings meaning;   /**< One of ESS_MEANS(…) */
  struct ess_view key;    /**< The spelling, as ess_words_key makes it */
  struct ess_view detail; /**< Kind of section, slug of kind, or empty */
  struct ess_view name;   /**< The preferred label, for messages */
};

/** The mapping; opaque. */
struct ess_mapping;

/** An empty mapping, or NULL without memory. Free with ess_mapping_free. */
struct ess_mapping *ess_mapping_new(void);

/** Free `mapping`; NULL is fine. */
void ess_mapping_free(struct ess_mapping *mapping);

/** The sink that takes the statements of the mapping's files. */
struct ess_sink ess_mapping_sink(struct ess_mapping *mapping);

/** Make the tables from what the sink took. ESS_BAD_INPUT, reported, if a
    heading names an unknown field, or there is no heading or kind. */
enum ess_status ess_mapping_finish(struct ess_mapping *mapping,
                                   struct ess_log *log);

/** The label of one of `meanings` whose spelling is the whole of `text`;
    NULL if there is none. */
const struct ess_label *ess_mapping_whole(const struct ess_mapping *mapping,
                                          struct ess_view text,
                                          ess_meanings meanings);

/** The label of one of `meanings` that stands first among the words of
    `text`, the longest if several begin there; `*ret_at` (may be NULL) is
    its position in significant words. NULL if none is there. */
const struct ess_label *ess_mapping_first(const struct ess_mapping *mapping,
                                          struct ess_view text,
                                          ess_meanings meanings,
                                          int *ret_at);

/** A label of the kind that `text` is the slug or a French name of; NULL if
    there is none. */
const struct ess_label *ess_mapping_kind(const struct ess_mapping *mapping,
                                         const char *text);

/** The French name of the kind `slug`; the empty view if there is none. */
struct ess_view ess_mapping_kind_name(const struct ess_mapping *mapping,
                                      struct ess_view slug);

#endif
