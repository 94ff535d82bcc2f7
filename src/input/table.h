/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Tables of markup (layer 2): a table is told by its rows what it is, when
   it is whole, and its lines are made again.

   With a row of headings, each further row is an item: "cell : heading cell
   ; heading cell", or "cell : cell" if there are but two. Without one, a row
   of a <th> or a short cell and one more is a label and its value; behind an
   empty cell the other is an item. A table of one cell a row, and a row that
   holds a table, are there for the layout: their lines stay as they are. */

#ifndef ESSAIM_INPUT_TABLE_H
#define ESSAIM_INPUT_TABLE_H

#include "base/buf.h"
#include "input/page.h"

/** A cell and its lines, [from, to) of the page. */
struct ess_cell {
  size_t row; /**< From 0 */
  size_t from;
  size_t to;
  bool heading; /**< By markup, or in the table's head */
  bool layout;  /**< It holds a table: its row stays as it is */
};

/** The tables that are open, one in the other; `{0}` is empty. */
struct ess_tables {
  struct ess_table *open;  /**< Owned */
  size_t n_open;
  size_t room;
  struct ess_cell *cells;  /**< Of all of them; owned */
  size_t n_cells;
  size_t room_cells;
  enum ess_status status;  /**< ESS_LIMIT without memory; sticks */
};

/** Free what `tables` holds; NULL is fine. */
void ess_tables_clear(struct ess_tables *tables);

/** A table begins. */
void ess_tables_open(struct ess_tables *tables, const struct ess_page *page);

/** A row of the innermost table begins. */
void ess_tables_row(struct ess_tables *tables);

/** A cell of that row begins, behind the lines that `page` has. */
void ess_tables_cell(struct ess_tables *tables, const struct ess_page *page,
                     bool heading);

/** That cell ends with the last line of `page`. */
void ess_tables_cell_end(struct ess_tables *tables,
                         const struct ess_page *page);

/** The lines of `page` were dropped: no open table is made again. */
void ess_tables_forget(struct ess_tables *tables);

/** The innermost table ends: make its lines in `page` again. */
void ess_tables_close(struct ess_tables *tables, struct ess_page *page);

#endif
