/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* HTML pages (layer 2). Blocks are lines, with a gap before each; inline
   elements never break one, <br> and the lines of <pre> do, without a gap.

   h1 to h6 are headings of their level; caption, legend, summary, and a
   paragraph that is strong as a whole and short, are headings of level 6.
   Items of lists have their number or "•" in `whole`. <dt>, and what a
   class calls the label of a field, are labels; so are some cells
   (input/table.h).

   Left out: what nobody sees, what belongs to the site (navigation, footer,
   forms, menus …), what was struck out, and, if there is a <main>, all
   around it but an <h1> that it lacks. */

#ifndef ESSAIM_INPUT_HTML_H
#define ESSAIM_INPUT_HTML_H

#include "input/page.h"

/** Read `document`, UTF-8 without control characters, named `source`, into
    the empty `page`. ESS_BAD_INPUT, reported, if it holds no text, or as
    ess_markup_read says. */
enum ess_status ess_html_read(struct ess_view document, const char *source,
                              struct ess_page *page, struct ess_log *log);

#endif
