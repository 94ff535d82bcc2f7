/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The shape of a section (layer 3): which lines are titles, which are items
   of a list, and what the line above a list says that it lists. */

#ifndef ESSAIM_MAP_SHAPE_H
#define ESSAIM_MAP_SHAPE_H

#include "input/page.h"
#include "map/mapping.h"

/** What a list lists. */
enum ess_list {
  ESS_LIST_NONE,
  ESS_LIST_AXIS,
  ESS_LIST_OBJECTIVE,
  ESS_LIST_MEANS,
  ESS_LIST_SCHEME,
  ESS_LIST_PARTNERSHIP,
  ESS_LIST_EVENT,
  ESS_LIST_ACTION,
  ESS_LIST_INSTANCE,
  ESS_LIST_MEASURE,
  ESS_LIST_ITEM, /**< Of a programme, not said what */
  ESS_LIST_COUNT
};

/** How a line begins. */
enum ess_marker {
  ESS_MARKER_NONE,
  ESS_MARKER_BULLET, /**< "•" and its like */
  ESS_MARKER_DASH,   /**< "-", "*" */
  ESS_MARKER_NUMBER, /**< "1.", "2/", "3)" */
  ESS_MARKER_AXIS,   /**< "Axe 1 :" */
  ESS_MARKER_HEADING /**< A heading by markup */
};

/** What marks the titles of a section's actions. */
enum ess_title_style {
  ESS_TITLES_NONE,      /**< Every paragraph is an action of its own */
  ESS_TITLES_HEADING,
  ESS_TITLES_NUMBER,
  ESS_TITLES_BULLET,
  ESS_TITLES_SHORT_LINE /**< Short lines, with paragraphs below them */
};

/** The marker of `line`; `*ret_text` is the line without it. */
enum ess_marker ess_line_marker(const struct ess_line *line,
                                struct ess_view *ret_text);

/** How the `n` lines of a section mark titles. */
enum ess_title_style ess_shape_titles(const struct ess_line *lines,
                                      size_t n);

/** True if line `i` of `lines` is a short line above a paragraph. */
bool ess_shape_is_short_title(const struct ess_line *lines, size_t n,
                              size_t i);

/** What the list that tokens [`from`, end) announce will list. */
enum ess_list ess_shape_announced(const struct ess_mapping *mapping,
                                  const struct ess_tokens *tokens,
                                  size_t from);

#endif
