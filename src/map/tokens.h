/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A line as words, numbers and marks (layer 3): read once, looked at by
   everything that searches the prose. */

#ifndef ESSAIM_MAP_TOKENS_H
#define ESSAIM_MAP_TOKENS_H

#include "base/buf.h"
#include "map/decimals.h"

/** What a token is. */
enum ess_token_kind {
  ESS_TOKEN_WORD,    /**< Letters and digits: "ESS", "2D" */
  ESS_TOKEN_NUMBER,  /**< With its groups and decimals: "17 000", "0,15" */
  ESS_TOKEN_ORDINAL, /**< "1er", "4ème", "5°" */
  ESS_TOKEN_MARK,    /**< One character that is none of the above */
  ESS_TOKEN_LINK     /**< A URL */
};

/** One token; lives as long as the tokens it is in and the text. */
struct ess_token {
  enum ess_token_kind kind;
  struct ess_view text;      /**< As written */
  struct ess_view word;      /**< Of a word: folded ("etat", "l") */
  struct ess_view key;       /**< Of a word: folded and stemmed; empty for
                                  small words (ess_words_key). Of a number
                                  without groups: its digits */
  struct ess_decimal number; /**< Of a number */
  uint32_t mark;             /**< Of a mark: the character; else 0 */
  unsigned period;           /**< Which period it is part of, from 1; or 0 */
  bool capital;              /**< Of a word: begins with a capital */
  bool acronym;              /**< Of a word: capitals only, two or more */
  bool glued;                /**< No white space before it */
  size_t closing;            /**< What ess_tokens_closing says of it */
  size_t sentence;           /**< What ess_tokens_sentence says of it */
  unsigned labels;           /**< Where its labels are, which ess_mapping_at
                                  remembers; 0: not looked up yet */
};

/** The tokens of one text; `{0}` is empty. Use again for the next text. */
struct ess_tokens {
  struct ess_token *list; /**< Owned */
  size_t n;
  size_t cap;
  struct ess_buf folded; /**< Holds the words and keys */
  struct ess_view text;  /**< What was read; borrowed */
};

/** Free what `tokens` holds; NULL is fine. */
void ess_tokens_clear(struct ess_tokens *tokens);

/** Read `text`, which must live as long as the tokens are used. ESS_LIMIT
    without memory. */
enum ess_status ess_tokens_read(struct ess_tokens *tokens,
                                struct ess_view text);

/** The text from token `from` up to, not including, token `to`, as it was
    written; empty if there is none. */
struct ess_view ess_tokens_span(const struct ess_tokens *tokens, size_t from,
                                size_t to);

/** True if token `i` is there and is the word `word` (folded). */
bool ess_token_is(const struct ess_tokens *tokens, size_t i,
                  const char *word);

/** True if token `i` is there and is the mark `mark`. */
bool ess_token_is_mark(const struct ess_tokens *tokens, size_t i,
                       uint32_t mark);

/** True if token `i` is there and is of `kind`. */
bool ess_token_is_kind(const struct ess_tokens *tokens, size_t i,
                       enum ess_token_kind kind);

/** End (exclusive) of the sentence that begins at token `from`: behind its
    full stop, or at the end, after some 400 tokens at the latest. A dot
    within "salarié.es" or "J. F. Blondel" ends none. */
size_t ess_tokens_sentence(const struct ess_tokens *tokens, size_t from);

/** Index behind the bracket or quotation mark that closes what token `i`
    opens; `i` + 1 if it opens nothing or is never closed. */
size_t ess_tokens_closing(const struct ess_tokens *tokens, size_t i);

#endif
