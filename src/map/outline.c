/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/outline.h"

static bool
is_heading(const struct ess_page *page, size_t i, unsigned level)
{
  const struct ess_line *line = &page->lines[i];
  return line->shape == ESS_SHAPE_HEADING && line->level <= level;
}

static bool
means(const struct ess_mark *mark, ess_meanings meanings)
{
  return mark->label && (mark->label->meaning & meanings);
}

/* The banner, and what leads elsewhere: they name nobody, wherever they
   stand. */
static bool
is_aside(const struct ess_mark *mark)
{
  return means(mark, ESS_MEANS(BANNER)) ||
         (means(mark, ESS_MEANS(SECTION)) &&
          ess_view_is(mark->label->detail, "resources"));
}

/* What stands below heading `i`, up to the next of its level or above that
   is not known: whether any known heading, and how many kinds. */
static bool
look_below(const struct ess_page *page, const struct ess_mark *marks,
           size_t i, size_t *ret_kinds)
{
  const unsigned level = page->lines[i].level;
  bool known = false;

  *ret_kinds = 0;
  for (size_t k = i + 1; k < page->n_lines; ++k) {
    if (is_heading(page, k, level) && !marks[k].label) {
      break;
    }
    known |= means(&marks[k], ESS_FIXED_MEANINGS | ESS_MEANS(SECTION));
    *ret_kinds += means(&marks[k], ESS_MEANS(KIND));
  }
  return known;
}

/* Look at the headings of `outline->level`. False if none names a profile;
   `*ret_kinds` is the most kinds that one has below it. */
static bool
look_at_level(struct ess_outline *outline, const struct ess_page *page,
              const struct ess_mark *marks, size_t *ret_kinds)
{
  bool found = false;

  *ret_kinds = 0;
  outline->all = true;
  for (size_t i = 0; i < page->n_lines; ++i) {
    size_t kinds = 0;
    if (!is_heading(page, i, outline->level)) {
      continue;
    }
    outline->all &= !marks[i].label || is_aside(&marks[i]);
    if (!marks[i].label && page->lines[i].level == outline->level &&
        look_below(page, marks, i, &kinds)) {
      outline->first = found ? outline->first : i;
      *ret_kinds = kinds > *ret_kinds ? kinds : *ret_kinds;
      found = true;
    }
  }
  return found;
}

bool
ess_outline_find(const struct ess_page *page, const struct ess_mark *marks,
                 struct ess_outline *ret)
{
  bool found = false;
  size_t kinds = 2;

  for (unsigned level = 1; level <= ESS_MAX_LEVEL && kinds > 1; ++level) {
    struct ess_outline outline = {.level = level};
    size_t below = 0;
    if (look_at_level(&outline, page, marks, &below)) {
      *ret = found && below > 1 ? *ret : outline;
      found = true;
      kinds = below;
    }
  }
  return found && (kinds <= 1 || ret->all);
}

bool
ess_outline_names(const struct ess_outline *outline,
                  const struct ess_page *page, const struct ess_mark *marks,
                  size_t i)
{
  size_t kinds = 0;
  return i == outline->first ||
         (outline->all && is_heading(page, i, outline->level) &&
          page->lines[i].level == outline->level && !marks[i].label &&
          look_below(page, marks, i, &kinds));
}
