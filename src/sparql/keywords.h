/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The words of SPARQL (layer 5), which are written in any case. */

#ifndef ESSAIM_SPARQL_KEYWORDS_H
#define ESSAIM_SPARQL_KEYWORDS_H

#include "base/view.h"

/** All words of the SPARQL 1.1 Query and Update grammars but "a", in the
    order of their bytes. */
#define ESS_KEYWORDS(X) \
  X(ABS) X(ADD) X(ALL) X(AS) X(ASC) X(ASK) X(AVG) X(BASE) X(BIND) X(BNODE) \
  X(BOUND) X(BY) X(CEIL) X(CLEAR) X(COALESCE) X(CONCAT) X(CONSTRUCT) \
  X(CONTAINS) X(COPY) X(COUNT) X(CREATE) X(DATA) X(DATATYPE) X(DAY) \
  X(DEFAULT) X(DELETE) X(DESC) X(DESCRIBE) X(DISTINCT) X(DROP) \
  X(ENCODE_FOR_URI) X(EXISTS) X(FALSE) X(FILTER) X(FLOOR) X(FROM) X(GRAPH) \
  X(GROUP) X(GROUP_CONCAT) X(HAVING) X(HOURS) X(IF) X(IN) X(INSERT) \
  X(INTO) X(IRI) X(ISBLANK) X(ISIRI) X(ISLITERAL) X(ISNUMERIC) X(ISURI) \
  X(LANG) X(LANGMATCHES) X(LCASE) X(LIMIT) X(LOAD) X(MAX) X(MD5) X(MIN) \
  X(MINUS) X(MINUTES) X(MONTH) X(MOVE) X(NAMED) X(NOT) X(NOW) X(OFFSET) \
  X(OPTIONAL) X(ORDER) X(PREFIX) X(RAND) X(REDUCED) X(REGEX) X(REPLACE) \
  X(ROUND) X(SAMETERM) X(SAMPLE) X(SECONDS) X(SELECT) X(SEPARATOR) \
  X(SERVICE) X(SHA1) X(SHA256) X(SHA384) X(SHA512) X(SILENT) X(STR) \
  X(STRAFTER) X(STRBEFORE) X(STRDT) X(STRENDS) X(STRLANG) X(STRLEN) \
  X(STRSTARTS) X(STRUUID) X(SUBSTR) X(SUM) X(TIMEZONE) X(TO) X(TRUE) X(TZ) \
  X(UCASE) X(UNDEF) X(UNION) X(URI) X(USING) X(UUID) X(VALUES) X(WHERE) \
  X(WITH) X(YEAR)

/** The words, as enumerators ESS_KW_SELECT and so on. */
enum ess_keyword {
  ESS_KW_NONE,
#define X(word) ESS_KW_##word,
  ESS_KEYWORDS(X)
#undef X
  ESS_KW_COUNT_OF_ALL
};

/** The longest word, in bytes. */
enum { ESS_MAX_KEYWORD = 16 };

/** The keyword that `word` is, whatever its case; ESS_KW_NONE if it is
    none. */
enum ess_keyword ess_keyword_of(struct ess_view word);

/** The letters of `keyword`, capitals; static, "" for ESS_KW_NONE. */
const char *ess_keyword_text(enum ess_keyword keyword);

/** The keyword that `word` may be a slip of, or NULL; static. */
const char *ess_keyword_like(struct ess_view word);

#endif
