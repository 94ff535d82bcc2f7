/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is behind ess_function_call (layer 5), for the files that are and
   nobody else: one function for each built-in call and operator. */

#ifndef ESSAIM_SPARQL_BUILTIN_H
#define ESSAIM_SPARQL_BUILTIN_H

#include "sparql/function.h"
#include "sparql/random.h"
#include "sparql/regex.h"

/** What a context owns. */
struct ess_call_state {
  struct ess_regexes *regexes;
  struct ess_random random;
  struct ess_buf text;  /**< For what a call makes before it is copied */
  char nonce[17];       /**< Random hexadecimal digits and a NUL, so that
                             blank nodes of two queries are not the same */
  uint64_t blank_nodes; /**< Made by BNODE() */
};

/** The value of a call on `n` arguments; each has as many as its name in
    SPARQL 1.1 Query, section 17.4, takes. */
typedef struct ess_datum ess_builtin(struct ess_call_context *context,
                                     const struct ess_datum *args, size_t n);

/* Operators (section 17.3) and functions of numbers (17.4.4) */
ess_builtin ess_builtin_add, ess_builtin_subtract, ess_builtin_multiply,
  ess_builtin_divide, ess_builtin_plus, ess_builtin_minus, ess_builtin_abs,
  ess_builtin_ceil, ess_builtin_floor, ess_builtin_round, ess_builtin_rand;

/* Functions of terms (section 17.4.2) */
ess_builtin ess_builtin_str, ess_builtin_lang, ess_builtin_datatype,
  ess_builtin_iri, ess_builtin_bnode, ess_builtin_strdt, ess_builtin_strlang,
  ess_builtin_uuid, ess_builtin_struuid, ess_builtin_isiri,
  ess_builtin_isblank, ess_builtin_isliteral, ess_builtin_isnumeric,
  ess_builtin_sameterm, ess_builtin_langmatches;

/* Functions of strings (section 17.4.3) and hashes (17.4.6) */
ess_builtin ess_builtin_strlen, ess_builtin_substr, ess_builtin_ucase,
  ess_builtin_lcase, ess_builtin_strstarts, ess_builtin_strends,
  ess_builtin_contains, ess_builtin_strbefore, ess_builtin_strafter,
  ess_builtin_encode_for_uri, ess_builtin_concat, ess_builtin_regex,
  ess_builtin_replace, ess_builtin_md5, ess_builtin_sha1, ess_builtin_sha256,
  ess_builtin_sha384, ess_builtin_sha512;

/* Functions of dates and times (section 17.4.5) */
ess_builtin ess_builtin_now, ess_builtin_year, ess_builtin_month,
  ess_builtin_day, ess_builtin_hours, ess_builtin_minutes,
  ess_builtin_seconds, ess_builtin_timezone, ess_builtin_tz;

/** Whether the text that a call makes got too long; then the context tells,
    and the call is an error. */
bool ess_made_too_much(struct ess_call_context *context);

/** True if `datum` is a string, with a language or without: a string literal
    in the sense of section 17.4.3. */
static inline bool
ess_is_string_literal(const struct ess_datum *datum)
{
  return datum->kind == ESS_DATUM_STRING || datum->kind == ESS_DATUM_LANGUAGE;
}

/** True if both language tags are the same; they compare without case. */
bool ess_is_same_language(struct ess_view a, struct ess_view b);

/** A string literal `text` with the language of `like`, or as it without;
    `text` is viewed. */
struct ess_datum ess_string_like(const struct ess_datum *like,
                                 struct ess_view text);

/** As ess_string_like, of a copy in the arena of what stands in
    `context->state->text`; an error without memory. */
struct ess_datum ess_made_like(struct ess_call_context *context,
                               const struct ess_datum *like);

#endif
