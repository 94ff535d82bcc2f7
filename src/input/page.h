/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The record seam (layer 2): whatever a document's format, its readers give
   a page, which is a list of lines that know where they stood. */

#ifndef ESSAIM_INPUT_PAGE_H
#define ESSAIM_INPUT_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/input.h"

/** What the layout alone says of a line. */
enum ess_shape {
  ESS_SHAPE_TEXT,    /**< A line of its own, or of a paragraph */
  ESS_SHAPE_ITEM,    /**< An item of a list: its marker is not in `text` */
  ESS_SHAPE_HEADING, /**< A heading by markup (HTML h1 to h6, caption) */
  ESS_SHAPE_LABEL    /**< The label of the lines up to the next label: a
                          column, a term of a definition list, a field */
};

/** A link by markup. */
struct ess_anchor {
  struct ess_view url;  /**< Absolute, http or https */
  unsigned long number; /**< The line of the source on which it stands */
};

/** A place in a text from which on it stands on another line. */
struct ess_break {
  const char *at;
  unsigned long number;
};

/** Headings of the level below are such by their looks only. */
enum { ESS_MAX_LEVEL = 5 };

/** One line that is not blank. */
struct ess_line {
  struct ess_view text;  /**< Trimmed, without a list marker */
  struct ess_view whole; /**< Trimmed, with it */
  unsigned long number;  /**< 1-based, in the source */
  enum ess_shape shape;
  bool gap;              /**< At least one blank line stands before it */
  bool row;              /**< A row of a table: its first cell, a colon, and
                              the others with their headings */
  bool numbered;         /**< An item of an ordered list by markup */
  unsigned indent;       /**< Columns of white space before it; in markup,
                              two for each list that it is in */
  unsigned level;        /**< Of a heading by markup, 1 to 6; else 0 */
  unsigned column;       /**< Of a table with a record a row, from 1; else
                              0. Equal columns have equal labels */
  const struct ess_anchor *links; /**< Where its text leads without saying
                                       so */
  size_t n_links;
  const struct ess_break *breaks; /**< In markup, where it goes on */
  size_t n_breaks;
};

/** The number of the line on which the byte `at` of the text of `line`
    stands in the source: in markup a text may go over several. */
unsigned long ess_line_number(const struct ess_line *line, const char *at);

/** Make a line of text that begins with a list marker an item. */
void ess_line_unmark(struct ess_line *line);

/** A document as lines; they live as long as the page. */
struct ess_page {
  const char *source;     /**< Name for messages; borrowed */
  struct ess_arena arena; /**< Owns everything below */
  struct ess_view text;   /**< Of plain text, the whole; else empty */
  struct ess_line *lines;
  size_t n_lines;
  bool record;            /**< One record of a table: one authority */
  bool continued;         /**< Lines of the document were taken before: the
                               first line begins a profile */
  bool more;              /**< Lines of the document follow behind it */
  size_t *used;           /**< If `more`: how many lines the sink has taken,
                               0 until it tells. The others come again with
                               what follows them; if none was taken, with
                               more of it */
  struct ess_line title;  /**< What the document calls itself outside its
                               text (HTML title), or empty: a last resort
                               for a name */
};

/** Receives the pages of a document, in order: the whole of it, or one
    record of a table at a time. What a page holds is borrowed for the call.
    Anything but ESS_OK stops the reader, and is returned by it. */
struct ess_page_sink {
  enum ess_status (*on_page)(void *self, const struct ess_page *page);
  void *self;    /**< Handed to `on_page` */
  size_t window; /**< Bytes of a long text to hand over at once, at least; 0:
                      all, for a sink that does not tell what it used */
  struct ess_input_options input; /**< How the document is read */
};

/** Free what `page` holds; NULL is fine. */
void ess_page_clear(struct ess_page *page);

/** The place of `line` (whole line, column 1) for a message. */
struct ess_place ess_page_place(const struct ess_page *page,
                                const struct ess_line *line);

/** The line that `raw`, one line of plain text, makes: its text, marker,
    shape and indent. Nothing is copied. */
struct ess_line ess_line_of(struct ess_view raw);

/** ESS_OK if `head`, the first bytes of the document `source`, are not those
    of a PDF, a ZIP or the like: no reader knows them. Else ESS_BAD_INPUT,
    reported. */
enum ess_status ess_text_refuse(struct ess_view head, const char *source,
                                struct ess_log *log);

/** Read the plain text `document`, named `source`, into the empty `page`.
    ESS_BAD_INPUT, reported, if it is empty, not UTF-8, or holds control
    characters. */
enum ess_status ess_text_read(struct ess_view document, const char *source,
                              struct ess_page *page, struct ess_log *log);

/** Check the front of a text: ESS_BAD_INPUT, reported, if the bytes are
    those of a file of another kind. */
enum ess_status ess_text_kind(struct ess_view front, const char *source,
                              struct ess_log *log);

/** Check whole lines of a text, of which the first has number `line`, and
    append them to `out` in normalisation form C. ESS_BAD_INPUT, reported, if
    they are not UTF-8, or hold control characters; ESS_LIMIT, reported. */
enum ess_status ess_text_piece(struct ess_view lines, const char *source,
                               unsigned long line, struct ess_buf *out,
                               struct ess_log *log);

/** Where the lines of a text are. */
struct ess_text_place {
  unsigned long line; /**< Number of the next line, from 1 */
  bool gap;           /**< The line before it is blank, or there is none */
};

/** Add the lines of the text of `page` to its list; the first is at `*place`,
    which is moved behind the last. ESS_LIMIT, reported, without memory. */
enum ess_status ess_text_lines(struct ess_page *page,
                               struct ess_text_place *place,
                               struct ess_log *log);

/** Report that the document `source` is empty. Returns ESS_BAD_INPUT. */
enum ess_status ess_text_empty(const char *source, struct ess_log *log);

#endif
