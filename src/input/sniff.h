/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What a document is (layer 2), by its name and by how it begins. */

#ifndef ESSAIM_INPUT_SNIFF_H
#define ESSAIM_INPUT_SNIFF_H

#include "base/view.h"

/** Formats of profile documents. */
enum ess_format {
  ESS_FORMAT_UNKNOWN,
  ESS_FORMAT_TEXT,
  ESS_FORMAT_HTML,
  ESS_FORMAT_CSV
};

/** The format that the extension of `path` says (.txt, .html, .htm, .xhtml,
    .csv, .tsv, each perhaps with .gz behind it), in any case;
    ESS_FORMAT_UNKNOWN if it says none. */
enum ess_format ess_format_of_path(const char *path);

/** The format of a document that begins with `head`: HTML if it begins with
    a tag, CSV if that is certain, else text. */
enum ess_format ess_format_of_bytes(struct ess_view head);

/** The charset that a page of HTML which begins with `head` declares, as a
    view of it; empty if it declares none. */
struct ess_view ess_sniff_charset(struct ess_view head);

/** The separator of the table that begins with `head` (UTF-8): comma,
    semicolon, tab or bar, whichever parts the rows most evenly; a comma if
    none does. `*ret_certain` (may be NULL): every whole row of `head` has
    the same number of cells, and it looks like a table. */
char ess_sniff_separator(struct ess_view head, bool *ret_certain);

#endif
