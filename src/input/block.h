/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The text of markup on its way to lines (layer 2): runs of white space are
   one space, links are kept beside the text, addresses to write to are
   not. */

#ifndef ESSAIM_INPUT_BLOCK_H
#define ESSAIM_INPUT_BLOCK_H

#include "base/buf.h"
#include "input/page.h"

/** Where in the text another line of the source begins. */
struct ess_break_at {
  size_t offset;
  unsigned long number;
};

/** What is known of the line that is being made. */
struct ess_block {
  struct ess_page *page;  /**< Where lines go; borrowed */
  struct ess_buf text;    /**< So far */
  struct ess_buf scratch;
  struct ess_buf url;     /**< Of the anchor that is open, or empty */
  struct ess_anchor *links; /**< In the page's arena */
  size_t n_links;
  struct ess_break_at *breaks; /**< In the page's arena */
  size_t n_breaks;
  unsigned long last;     /**< Line of the last word */
  size_t anchor;          /**< Where the open anchor's text begins */
  unsigned long line;     /**< Where it begins; 0: no text yet */
  bool private;           /**< The open anchor writes or calls somebody */
  bool plain;             /**< Some of the text is not strong */
  bool gap;               /**< The line begins a block, or follows a blank
                               one */
};

/** Free what `block` holds; NULL is fine. */
void ess_block_clear(struct ess_block *block);

/** Append `text`, which begins on `line`. */
void ess_block_text(struct ess_block *block, struct ess_view text,
                    unsigned long line, bool strong);

/** An anchor begins, with its target (NULL: none). A target to write or
    call to is forgotten, and so is the anchor's text if it says it. */
void ess_block_anchor(struct ess_block *block, const char *href);

/** The anchor that is open ends. */
void ess_block_anchor_end(struct ess_block *block);

/** Take the line that was made: `*ret` has text, number, gap and links; its
    text is also its `whole`. False if there is none. Either way the next
    line begins. */
bool ess_block_take(struct ess_block *block, struct ess_line *ret);

/** Add `line` to the page. */
void ess_block_add(struct ess_block *block, const struct ess_line *line);

#endif
