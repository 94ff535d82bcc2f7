/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The tokens of SPARQL (layer 5): section 19.8 of SPARQL 1.1 Query, the
   terminals. */

#ifndef ESSAIM_SPARQL_LEXER_H
#define ESSAIM_SPARQL_LEXER_H

#include "base/buf.h"
#include "sparql/escapes.h"
#include "sparql/keywords.h"

/** What a token is. A mark of one byte is its own kind: '{', '.', '*'. */
enum ess_token_kind {
  ESS_TOKEN_END = 0,        /**< The end of the text */
  ESS_TOKEN_ERROR = 256,    /**< No token: see `fault` of the lexer */
  ESS_TOKEN_IRI,            /**< <…> */
  ESS_TOKEN_NAME,           /**< prefix:local, or prefix: alone */
  ESS_TOKEN_BLANK,          /**< _:label */
  ESS_TOKEN_VARIABLE,       /**< ?name or $name */
  ESS_TOKEN_LANGUAGE,       /**< @tag */
  ESS_TOKEN_INTEGER,        /**< As the next two with a sign or without */
  ESS_TOKEN_DECIMAL,
  ESS_TOKEN_DOUBLE,
  ESS_TOKEN_STRING,         /**< "…" or '…', also with three of them */
  ESS_TOKEN_WORD,           /**< A keyword, "a", or what is neither */
  ESS_TOKEN_TYPE,           /**< ^^ */
  ESS_TOKEN_AND,            /**< && */
  ESS_TOKEN_OR,             /**< || */
  ESS_TOKEN_NOT_EQUAL,      /**< != */
  ESS_TOKEN_LESS_EQUAL,     /**< <= */
  ESS_TOKEN_GREATER_EQUAL   /**< >= */
};

/** A token; its text is borrowed from that of the lexer. */
struct ess_token {
  int kind; /**< An ess_token_kind, or a byte */
  enum ess_keyword keyword; /**< Of a word; ESS_KW_NONE if it is none */
  struct ess_view text;     /**< All of it, with its marks */
  size_t at;                /**< Where it begins in the lexer's text */
};

/** Where in a text the next token is looked for. */
struct ess_lexer {
  struct ess_view text; /**< Well-formed UTF-8, no code point escapes */
  size_t at;            /**< Bytes that are behind */
  const char *fault;    /**< After ESS_TOKEN_ERROR: what is wrong; static */
  const char *hint;     /**< And what to do about it; static, or NULL */
  size_t fault_at;      /**< And where */
};

/** The next token; white space and comments before it are passed over. At the
    end, and after an error, the same comes again and again. */
struct ess_token ess_lexer_next(struct ess_lexer *lexer);

/** Append what the string token `text` stands for, its marks taken off and
    its escapes replaced. */
void ess_token_string(struct ess_view text, struct ess_buf *out);

#endif
