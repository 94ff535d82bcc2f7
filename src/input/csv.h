/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Tables of profiles (layer 2): CSV and its relatives, a record a row. The
   only door to libcsv.

   The first row holds the headings. Every other row is a page: for each
   cell that is not empty a label, with the heading's text and place, then
   the cell's lines as in plain text. A cell without a heading is under
   « colonne 3 ». Empty rows are skipped; a row with more or fewer cells than
   there are headings is read and warned of. */

#ifndef ESSAIM_INPUT_CSV_H
#define ESSAIM_INPUT_CSV_H

#include "input/page.h"

/** A table being read; opaque. */
struct ess_csv;

/** Begin to read the table named `source` (borrowed), its cells parted by
    `separator`, into `sink` (borrowed). NULL without memory. Free with
    ess_csv_free. */
struct ess_csv *ess_csv_new(const char *source, char separator,
                            const struct ess_page_sink *sink,
                            struct ess_log *log);

/** Free `csv`; NULL is fine. */
void ess_csv_free(struct ess_csv *csv);

/** Read on: `piece` is UTF-8 without control characters, cut anywhere.
    Whole rows go to the sink. ESS_LIMIT, reported, if a cell is longer than
    16 MiB; or what the sink returned. */
enum ess_status ess_csv_feed(struct ess_csv *csv, struct ess_view piece);

/** The table is over. ESS_BAD_INPUT, reported, if a quotation mark is never
    closed or there is no row under the headings. */
enum ess_status ess_csv_end(struct ess_csv *csv);

#endif
