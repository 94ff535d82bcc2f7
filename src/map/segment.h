/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A page cut into profiles (layer 3). Nothing in the page marks a new
   profile but its layout: a heading by markup, or a short line on its own,
   after the contacts of the profile before it and ahead of known
   headings. */

#ifndef ESSAIM_MAP_SEGMENT_H
#define ESSAIM_MAP_SEGMENT_H

#include "input/page.h"
#include "map/mapping.h"

/** What a line is, seen alone. */
struct ess_mark {
  const struct ess_label *label; /**< A heading or label, or NULL: prose */
  struct ess_view value;         /**< What follows the label's colon */
  bool people;                   /**< A label by markup that only people
                                      have: "Élue référente", "Fonction" */
  bool several;                  /**< The line says several things; see
                                      map/identity.h. The first is `label` */
};

/** What the head of a column means; found once for all records. */
struct ess_column {
  struct ess_view text; /**< The head */
  struct ess_mark mark;
};

/** The headings and labels that structure a profile. */
#define ESS_FIXED_MEANINGS                                                   \
  (ESS_MEANS(KIND) | ESS_MEANS(POPULATION) | ESS_MEANS(ADDRESS) |            \
   ESS_MEANS(MEMBER_SINCE) | ESS_MEANS(REGION) | ESS_MEANS(DEPARTEMENT) |    \
   ESS_MEANS(CONTACT) | ESS_MEANS(UPDATED) | ESS_MEANS(WEBSITE))

/** What only labels by markup and heads of columns can mean: in prose, the
    same words are words. */
#define ESS_LABEL_MEANINGS                                                   \
  (ESS_MEANS(KIND_COLUMN) | ESS_MEANS(POSTCODE) | ESS_MEANS(LOCALITY) |      \
   ESS_MEANS(REACH))

/** A profile's lines: [from, to), 0-based. */
struct ess_segment {
  size_t title; /**< Line of the name, or `from` if `has_title` is false */
  size_t from;  /**< First line after the name; of a record, the first */
  size_t to;
  bool has_title;
};

/** The first line of `segment`: the name, or in a record what comes before
    it. */
size_t ess_segment_first(const struct ess_segment *segment);

/** The marks of a page and its profiles; `{0}` is empty. */
struct ess_segments {
  struct ess_arena arena;
  struct ess_mark *marks; /**< One a line of the page */
  struct ess_segment *list;
  size_t n;
  size_t rest; /**< The line behind them; of a page of which more follows,
                    where a profile begins that may go on there */
  struct ess_arena kept;      /**< Owns what follows */
  struct ess_column *columns; /**< Of the records so far, by number */
  size_t n_columns;
};

/** Free what `segments` holds; NULL is fine. */
void ess_segments_clear(struct ess_segments *segments);

/** Cut `page` into `segments`, which is empty or holds those of the page
    before it: these are forgotten, but what columns mean is not. A record is
    one profile. In markup, headings of one level name the profiles
    (map/outline.h). ESS_BAD_INPUT, reported, if no known heading stands in
    it at all. Lines before the first profile that are no banner are warned
    about. If more of the page follows, there may be no segment, and nothing
    is said of it yet. */
enum ess_status ess_segments_make(struct ess_segments *segments,
                                  const struct ess_page *page,
                                  const struct ess_mapping *mapping,
                                  struct ess_log *log);

/** Split "Label : value" at its first colon that is not part of a URL.
    False if there is none. Both parts are trimmed. */
bool ess_split_label(struct ess_view line, struct ess_view *ret_label,
                     struct ess_view *ret_value);

#endif
