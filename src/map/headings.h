/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Headings in wordings that nobody has listed (layer 3): compared with those
   that are, word by word, whatever their order. */

#ifndef ESSAIM_MAP_HEADINGS_H
#define ESSAIM_MAP_HEADINGS_H

#include "base/view.h"

#include <stdbool.h>
#include <stdint.h>

struct ess_label;

/** The words of the headings of sections; opaque. */
struct ess_headings;

/** Index those of `labels` whose meaning is `section`; words that are labels
    of `free` ("département", "notre") do not count. The labels must live as
    long. NULL without memory. Free with ess_headings_free. */
struct ess_headings *ess_headings_new(const struct ess_label *labels,
                                      size_t n, uint64_t section,
                                      uint64_t free);

/** Free `headings`; NULL is fine. */
void ess_headings_free(struct ess_headings *headings);

/** The label that has two thirds of its words and of those of `text`
    together in common with it, the first word of `text` among them; NULL if
    there is none: "Panorama départemental de l'ESS" is "Panorama de l'ESS".
    Takes time in proportion to the number of headings. */
const struct ess_label *ess_headings_find(const struct ess_headings *headings,
                                          struct ess_view text);

/** What the words of `text` tell that nearly always stand in headings of one
    kind: "Les moyens que la Région y consacre" is about the budget, since
    "moyens" is a word of such headings. NULL if no word tells anything. Sets
    `*ret_common` if it has a word, too, that headings of all kinds have:
    "ESS", "Région". Far less sure than ess_headings_find. */
const struct ess_label *ess_headings_tell(const struct ess_headings *headings,
                                          struct ess_view text,
                                          bool *ret_common);

#endif
