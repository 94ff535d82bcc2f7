/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What headings, labels and words mean (layer 3): loaded from
   `ontology/headings.ttl` and `ontology/kinds.ttl`, so that another network
   adapts the converter to its pages without touching C. */

#ifndef ESSAIM_MAP_MAPPING_H
#define ESSAIM_MAP_MAPPING_H

#include "base/diag.h"
#include "map/aliases.h"
#include "map/tokens.h"
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
  X(AXIS, "word.axis")                                                       \
  X(OBJECTIVE, "word.objective")                                             \
  X(MEANS_OF, "word.means")                                                  \
  X(SCHEME, "word.scheme")                                                   \
  X(PARTNERSHIP, "word.partnership")                                         \
  X(EVENT, "word.event")                                                     \
  X(ACTION, "word.action")                                                   \
  X(INSTANCE, "word.instance")                                               \
  X(STRUCTURE, "word.structure")                                             \
  X(STAFFING, "word.staffing")                                               \
  X(BUDGET, "word.budget")                                                   \
  X(TOTAL, "word.total")                                                     \
  X(MEMO, "word.memo")                                                       \
  X(INVESTMENT, "word.investment")                                           \
  X(OPERATING, "word.operating")                                             \
  X(FRAMEWORK, "word.framework")                                             \
  X(PUBLICATION, "word.publication")                                         \
  X(PUBLISHED, "word.published")                                             \
  X(SEE, "word.see")                                                         \
  X(GOVERNANCE, "word.governance")                                           \
  X(INITIATIVE, "word.initiative")                                           \
  X(PLANNED, "word.planned")                                                 \
  X(VERB, "word.verb")                                                       \
  X(STARTED, "word.started")                                                 \
  X(ORGANISATION, "word.organisation")                                       \
  X(PARTNERS_OF, "word.partners")                                            \
  X(MEASURE, "word.measure")                                                 \
  X(FIELD, "word.field")                                                     \
  X(FREE, "word.free")                                                       \
  X(NAME, "name")                                                            \
  X(KIND_COLUMN, "kind.column")                                              \
  X(POSTCODE, "address.postcode")                                            \
  X(LOCALITY, "address.locality")                                            \
  X(REACH, "contact.reach")                                                  \
  X(THEME, "theme")                                                          \
  X(PARTNER, "partner")                                                      \
  X(KIND_NAME, "")

/** A meaning of a label; a bit, so that several make a set. */
enum ess_meaning_bit {
#define X(id, key) ESS_BIT_##id,
  ESS_MEANINGS(X)
#undef X
  ESS_MEANINGS_COUNT
};

/** A set of meanings. */
typedef uint64_t ess_meanings;

#define ESS_MEANS(id) (UINT64_C(1) << ESS_BIT_##id)

/** One spelling and what it means; lives as long as its mapping. */
struct ess_label {
  ess_meanings meaning;   /**< One of ESS_MEANS(…) */
  struct ess_view key;    /**< The spelling, as ess_words_key makes it */
  struct ess_view detail; /**< Kind of section, slug of kind, theme or
                               organisation, or empty */
  struct ess_view name;   /**< The preferred label, for messages */
  struct ess_view spelling; /**< As the data has it, if its capitals count;
                                 else empty */
  bool generic;           /**< Names a sort of organisation, not one */
};

/** The mapping; opaque. */
struct ess_mapping;

/** An empty mapping, or NULL without memory. Free with ess_mapping_free. */
struct ess_mapping *ess_mapping_new(void);

/** Free `mapping`; NULL is fine. */
void ess_mapping_free(struct ess_mapping *mapping);

/** The sink that takes the statements of the mapping's files. */
struct ess_sink ess_mapping_sink(struct ess_mapping *mapping);

/** Make labels of what the sink took since the last call. ESS_BAD_INPUT,
    reported, if a heading names an unknown field. */
enum ess_status ess_mapping_take(struct ess_mapping *mapping,
                                 struct ess_log *log);

/** Append the labels, one a line, for ess_mapping_restore. */
void ess_mapping_save(const struct ess_mapping *mapping,
                      struct ess_buf *out);

/** Add the labels that ess_mapping_save wrote to `text`, which must live as
    long as `mapping`. */
enum ess_status ess_mapping_restore(struct ess_mapping *mapping,
                                    struct ess_view text);

/** Make the tables from the labels. ESS_BAD_INPUT, reported, if there is no
    heading or no kind. */
enum ess_status ess_mapping_finish(struct ess_mapping *mapping,
                                   struct ess_log *log);

/** The label of one of `meanings` whose spelling is the whole of `text`;
    NULL if there is none. */
const struct ess_label *ess_mapping_whole(const struct ess_mapping *mapping,
                                          struct ess_view text,
                                          ess_meanings meanings);

/** The same of the key of a text (ess_words_key), for who asks more than
    once. */
const struct ess_label *ess_mapping_key_whole(
  const struct ess_mapping *mapping, struct ess_view key,
  ess_meanings meanings);

/** The label of one of `meanings` that stands first among the words of
    `text`, the longest if several begin there; `*ret_at` (may be NULL) is
    its position in significant words. NULL if none is there. */
const struct ess_label *ess_mapping_first(const struct ess_mapping *mapping,
                                          struct ess_view text,
                                          ess_meanings meanings,
                                          int *ret_at);

/** The same of the key of a text. */
const struct ess_label *ess_mapping_key_first(
  const struct ess_mapping *mapping, struct ess_view key,
  ess_meanings meanings, int *ret_at);

/** The label of one of `meanings` that begins at token `i` of `tokens`, the
    longest of them; NULL if there is none. `*ret_to` (may be NULL) is the
    index behind its last token. The tokens remember where their labels are:
    ask only one mapping about them until they are read anew. */
const struct ess_label *ess_mapping_at(const struct ess_mapping *mapping,
                                       const struct ess_tokens *tokens,
                                       size_t i, ess_meanings meanings,
                                       size_t *ret_to);

/** The first token of [`from`, `to`) at which a label of one of `meanings`
    begins, or `to`. `*ret` and `*ret_to` (either may be NULL) as for
    ess_mapping_at. */
size_t ess_mapping_seek(const struct ess_mapping *mapping,
                        const struct ess_tokens *tokens, size_t from,
                        size_t to, ess_meanings meanings,
                        const struct ess_label **ret, size_t *ret_to);
/** The other names of authorities: those built in, and what the user added
    to them. Lives as long as `mapping`. */
struct ess_aliases *ess_mapping_aliases(const struct ess_mapping *mapping);

/** The label of one of `meanings` that has most words in common with `text`,
    at least half of them; NULL if there is none. Looks at all labels. */
const struct ess_label *ess_mapping_nearest(
  const struct ess_mapping *mapping, struct ess_view text,
  ess_meanings meanings);
/** A label of the kind that `text` is the slug or a French name of; NULL if
    there is none. */
const struct ess_label *ess_mapping_kind(const struct ess_mapping *mapping,
                                         const char *text);

/** The heading of a section that `text` is a wording of, though nobody has
    listed it; NULL if there is none. */
const struct ess_label *ess_mapping_heading(const struct ess_mapping *mapping,
                                            struct ess_view text);

/** A label of `meaning`; NULL if there is none. */
const struct ess_label *ess_mapping_meant(const struct ess_mapping *mapping,
                                          ess_meanings meaning);

/** The heading of a section that `text` could be by some of its words; see
    ess_headings_tell. */
const struct ess_label *ess_mapping_told(const struct ess_mapping *mapping,
                                         struct ess_view text,
                                         bool *ret_common);

/** The French name of the kind `slug`; the empty view if there is none. */
struct ess_view ess_mapping_kind_name(const struct ess_mapping *mapping,
                                      struct ess_view slug);

#endif
