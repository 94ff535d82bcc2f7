/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the readers of prose share (layer 3, inside): the line at hand and
   what the lines above it said. One reader looks for one sort of fact. */

#ifndef ESSAIM_MAP_READING_H
#define ESSAIM_MAP_READING_H

#include "map/shape.h"
#include "map/profile.h"
#include "map/quantities.h"

/** What a sum that is open above says of the items below it. */
struct ess_open_budget {
  ess_meanings section;      /**< INVESTMENT, OPERATING or 0 */
  struct ess_view year;      /**< Or empty; lives in the profile */
  size_t total;              /**< Part of the total, from 1; or 0 */
  size_t fact;               /**< Its fact, from 1; or 0 */
  struct ess_decimal amount; /**< Of the total */
  struct ess_decimal sum;    /**< Of the items so far */
  unsigned items;
  bool rough;                /**< A number of them is not exact */
};

/** What figures below a line such as « Chiffres clés (INSEE 2021) » are
    about. Everything may be empty. */
struct ess_figure_context {
  struct ess_view year;
  struct ess_view source;
  struct ess_view perimeter;
};

/** Reading the prose of one profile. */
struct ess_reading {
  struct ess_profile *profile;
  const struct ess_mapping *mapping;
  struct ess_tokens tokens;
  struct ess_periods periods;
  struct ess_quantities quantities;
  struct ess_buf value;  /**< Of the fact being made */
  struct ess_buf spare;
  const struct ess_line *line;
  size_t told;           /**< Facts that were there before the line */
  struct ess_view kind;  /**< Of the section: "budget" */
  enum ess_list list;    /**< What the list being read lists */
  bool item;             /**< The line is an item of it, or a title */
  bool action_marked;    /**< Something marks the titles of actions */
  size_t action;         /**< Part of the action at hand, from 1; or 0 */
  unsigned actions;      /**< So far, in the profile */
  size_t described;      /**< Part that the lines are about, from 1; or 0 */
  struct ess_buf description; /**< What they tell about it so far */
  size_t initiative;     /**< Part that the line names, from 1; or 0 */
  const struct ess_line *heading; /**< Of the section, or NULL */
  unsigned listed[ESS_LIST_COUNT]; /**< Items so far, by sort of list */
  struct ess_open_budget budget;
  struct ess_figure_context figures;
};

/** True if the section is of `kind`. */
bool ess_reading_in(const struct ess_reading *r, const char *kind);

/** The text of tokens [from, to), without marks at its ends. */
struct ess_view ess_reading_span(const struct ess_reading *r, size_t from,
                                 size_t to);

/** Begin the normal form of a fact. */
void ess_value_begin(struct ess_reading *r);

/** Append `;key=value` to it; nothing if the value is empty. */
void ess_value_text(struct ess_reading *r, const char *key,
                    struct ess_view value);

/** The same for a number. */
void ess_value_decimal(struct ess_reading *r, const char *key,
                       struct ess_decimal value);

/** The same for a small number. */
void ess_value_count(struct ess_reading *r, const char *key, unsigned n);

/** Add the fact whose normal form was built, about part `part` (or 0). */
void ess_reading_fact(struct ess_reading *r, size_t part, const char *field,
                      struct ess_view written);

/** Add a decimal to part `part`. */
void ess_part_decimal(struct ess_reading *r, size_t part,
                      enum ess_vocab_id property, struct ess_decimal value);

/** Add the start and end of `period` to part `part`. */
void ess_part_period(struct ess_reading *r, size_t part,
                     const struct ess_period *period);

/** True if a label of `meanings` stands in tokens [from, to), in the last 120
    of them at most. */
bool ess_reading_has(const struct ess_reading *r, size_t from, size_t to,
                     ess_meanings meanings);

/** The one year that tokens [from, to) state; 0 if none, or several. */
int ess_reading_year(const struct ess_reading *r, size_t from, size_t to);

/** Sums of money in sections about means, and in actions. */
void ess_read_budgets(struct ess_reading *r);

/** Tell of a total that its items do not make up; before a new one. */
void ess_close_budget(struct ess_reading *r);

/** Numbers: staff, statistics, results of actions. */
void ess_read_figures(struct ess_reading *r);

/** Dated events, and dates of the action at hand. */
void ess_read_dates(struct ess_reading *r);

/** Organisations, and partners of the action at hand. */
void ess_read_bodies(struct ess_reading *r);

/** Strategic documents, publications, sources, bodies of governance and
    named initiatives. */
void ess_read_works(struct ess_reading *r);

/** Begin the description of part `part`, an action, with `text`, which may
    be empty. */
void ess_open_description(struct ess_reading *r, size_t part,
                          struct ess_view text);

/** Go on with the line at hand, if it is about that action. */
void ess_describe(struct ess_reading *r);

/** Keep the description, if any, as a property of its action. */
void ess_close_description(struct ess_reading *r);

/** Add what the line is as an item of the list, or as a title. */
void ess_read_item(struct ess_reading *r);

#endif
