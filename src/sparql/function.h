/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Calls of built-in functions, operators and casts (layer 5): SPARQL 1.1
   Query, sections 17.3 to 17.5. */

#ifndef ESSAIM_SPARQL_FUNCTION_H
#define ESSAIM_SPARQL_FUNCTION_H

#include "sparql/ast.h"
#include "sparql/datum.h"

/** What a call knows besides its arguments; one for each running query.
    `arena` is set, and reset between rows, by the caller: results are there,
    or view the arguments. */
struct ess_call_context {
  struct ess_arena *arena;
  struct ess_view base;     /**< For IRI(); borrowed; empty: none */
  struct ess_datum now;     /**< NOW(), the same in all of a query */
  uint64_t solution;        /**< The caller counts on for each solution, so
                                 that BNODE("x") is another node in each */
  enum ess_status status;   /**< ESS_LIMIT once a regular expression took too
                                 much time, or memory: the query should end */
  bool too_long;            /**< No, a text got too long */
  bool (*is_over)(void *self); /**< Asked in long calls: if true they end with
                                 an error, and the query should; or NULL */
  void *self;               /**< Handed to `is_over` */
  struct ess_call_state *state; /**< Owned: random bytes, regular expressions
                                     that were compiled */
};

/** Begin: `now` is the time of day. ESS_LIMIT without memory, ESS_IO without
    random bytes. `base` is borrowed until the end. */
enum ess_status ess_call_context_init(struct ess_call_context *context,
                                      struct ess_view base);

/** End: free what `context` owns; `{0}` is fine. */
void ess_call_context_clear(struct ess_call_context *context);

/** The value of the built-in call or operator `kind` on the `n` values
    `args`, of which the parser made sure that `kind` takes as many. Here is
    all that needs no more than the values of its arguments: NOT, the
    comparisons, the arithmetic, and everything from ESS_EXPR_FUNCTIONS on but
    BOUND, COALESCE and IF; of the others, an error. */
struct ess_datum ess_function_call(struct ess_call_context *context,
                                   enum ess_expr_kind kind,
                                   const struct ess_datum *args, size_t n);

/** What a datum may be cast to (section 17.5, and more of XML Schema). */
enum ess_cast {
  ESS_CAST_NONE = 0,
  ESS_CAST_STRING,
  ESS_CAST_BOOLEAN,
  ESS_CAST_DECIMAL,
  ESS_CAST_FLOAT,
  ESS_CAST_DOUBLE,
  ESS_CAST_DATETIME,
  ESS_CAST_DATE,
  ESS_CAST_TIME,
  ESS_CAST_YEAR_MONTH,
  ESS_CAST_YEAR,
  ESS_CAST_INTEGER, /**< This, and so on in the order of ess_integer_type */
  ESS_CASTS = ESS_CAST_INTEGER + ESS_INTEGER_TYPES
};

/** The cast that the function `iri` is, or ESS_CAST_NONE. */
enum ess_cast ess_cast_named(struct ess_view iri);

/** `datum` as what `cast` says, or an error; large numbers and texts are in
    `arena`. */
struct ess_datum ess_cast(enum ess_cast cast, const struct ess_datum *datum,
                          struct ess_arena *arena);

#endif
