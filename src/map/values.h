/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Values in French prose (layer 3): whole numbers, years, dates, links.
   Nothing here depends on the locale. */

#ifndef ESSAIM_MAP_VALUES_H
#define ESSAIM_MAP_VALUES_H

#include "base/buf.h"

/** Append the first whole number of `text` in canonical xsd:integer form.
    Groups of thousands may be parted by a space of any width or a dot:
    "500 000 habitants", "1.295"; "1,2 million" is 1200000. False, and
    nothing appended, if there is none. */
bool ess_value_integer(struct ess_buf *out, struct ess_view text);

/** Append the first year (four digits, 1800 to 2199) of `text`. */
bool ess_value_year(struct ess_buf *out, struct ess_view text);

/** Append the first date of `text` as an xsd:date: "17/04/2024",
    "2024-04-17", "17 avril 2024". */
bool ess_value_date(struct ess_buf *out, struct ess_view text);

/** What stands in `text` before its first e-mail address or telephone
    number, which are never published; all of it if there is none. */
struct ess_view ess_value_before_contact(struct ess_view text);

/** A link found in a line. */
struct ess_link {
  struct ess_view written; /**< As it stands there */
  bool is_web;             /**< An http(s) URL or a host name of good form */
};

/** Find the next link of `*text` and move `*text` behind it. False at the
    end. A closing bracket or full stop behind a URL is not part of it. */
bool ess_value_link(struct ess_view *text, struct ess_link *ret);

#endif
