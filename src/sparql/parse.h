/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the files of the parser share (layer 5); for them only.

   parser.c        the text to a request; tokens taken, errors told
   parse_prologue.c  BASE, PREFIX, and what IRIs and prefixed names mean
   parse_term.c    variables, terms, blank nodes
   parse_triples.c subjects with their properties, collections
   parse_path.c    property paths
   parse_pattern.c groups and their parts; VALUES
   parse_expression.c operators; parse_call.c: what is called by a name
   parse_query.c   the forms of queries
   parse_select.c  SELECT with all that belongs to it
   parse_update.c  the operations of updates
   scope.c         which variables can be seen from where

   It goes from the top of the grammar down, and looks one token ahead. The
   first error sticks: from then on no token fits anything, so that every
   loop ends and every function returns, with whatever it has. Nobody has to
   ask in between, and nobody looks at the result. */

#ifndef ESSAIM_SPARQL_PARSE_H
#define ESSAIM_SPARQL_PARSE_H

#include "base/slots.h"
#include "sparql/lexer.h"
#include "sparql/parser.h"
#include "sparql/scope.h"

/** How deep the parser may be called by itself. */
enum { ESS_MAX_NESTING = 500 };

/** What may stand in triples, which depends on what they are for. */
struct ess_rules {
  const char *name;     /**< "DELETE DATA", for messages */
  bool paths;           /**< A path may be a predicate */
  bool variables;
  bool blanks;          /**< Blank nodes may stand here, */
  bool blanks_are_terms; /**< and are terms */
  bool is_pattern;      /**< Variables are seen from outside */
  bool is_data;         /**< INSERT DATA */
};

/** Those of the patterns of queries. */
extern const struct ess_rules ess_pattern_rules;

/** A prefix that can be used. */
struct ess_declared {
  struct ess_view name; /**< Without its colon */
  struct ess_view iri;
  size_t service;       /**< The last SERVICE that was seen to use it */
};

/** A blank node label. */
struct ess_label {
  struct ess_view name;
  bool in_template;
  bool in_data;          /**< INSERT DATA */
  size_t place;          /**< Number of the pattern or operation it is in */
  ess_variable variable; /**< In a pattern */
  struct ess_view label; /**< In a template */
};

/** Whether aggregates may be called, and were. */
struct ess_aggregation {
  bool allowed;
  bool inside; /**< Of one already */
  bool seen;
};

/** The parser at work. */
struct ess_parser {
  struct ess_request *request;
  const struct ess_parser_options *options;
  struct ess_log *log;
  enum ess_status status; /**< The first that was not ESS_OK */
  struct ess_view original;
  struct ess_plain_text plain;
  struct ess_lexer lexer;
  struct ess_token token; /**< The next one */
  size_t end;             /**< Where the last one ended */
  unsigned depth;
  struct ess_buf scratch;

  struct ess_declared *declared;
  size_t n_declared;
  struct ess_slots prefix_slots;
  size_t n_relative;      /**< Relative IRIs so far */
  size_t *uses;           /**< Prefixes within SERVICE, in order */
  size_t n_uses;
  size_t n_services;      /**< SERVICE patterns that are closed, */
  unsigned in_services;   /**< and those that are open */

  struct ess_slots variable_slots;
  struct ess_scope scope;
  struct ess_label *labels;
  size_t n_labels;
  struct ess_slots label_slots;
  size_t n_blanks;        /**< Labels that were made */
  size_t pattern;         /**< Number of the basic graph pattern at hand */
  size_t n_patterns;
  const struct ess_rules *rules;
  struct ess_aggregation aggregation;
  size_t n_selects;

  /* What is handed out without memory: nobody reads it. */
  struct ess_expr spare_expr;
  struct ess_pattern spare_pattern;
  struct ess_path spare_path;
  struct ess_select spare_select;
  struct ess_values spare_values;
};

/** Triples that are collected. */
struct ess_triples {
  struct ess_triple *list;
  size_t n;
};

/** A list in the arena of a parser and one element more: `list` and `n` are
    changed, and without memory the parser fails. */
#define ESS_APPEND(parser, list, n, ...)                                     \
  do {                                                                       \
    void *moved_ = ess_arena_grow(&(parser)->request->arena, (list), (n),    \
                                  sizeof *(list));                           \
    if (moved_) {                                                            \
      (list) = moved_;                                                       \
      (list)[(n)++] = (__VA_ARGS__);                                         \
    } else {                                                                 \
      ess_parser_full(parser);                                               \
    }                                                                        \
  } while (0)

/* --------------------------------------------- parser.c: tokens, errors */

/** True if the next token is of `kind`. */
bool ess_parser_at(const struct ess_parser *p, int kind);

/** True if the next token is `keyword`. */
bool ess_parser_at_word(const struct ess_parser *p, enum ess_keyword keyword);

/** Take the next token. */
void ess_parser_take(struct ess_parser *p);

/** Take the next token if it is of `kind`. */
bool ess_parser_accept(struct ess_parser *p, int kind);

/** Take the next token if it is `keyword`. */
bool ess_parser_accept_word(struct ess_parser *p, enum ess_keyword keyword);

/** Take the next token, which has to be the mark `kind`. */
void ess_parser_expect(struct ess_parser *p, char kind);

/** Take the next token, which has to be `keyword`. */
void ess_parser_expect_word(struct ess_parser *p, enum ess_keyword keyword);

/** The byte of the original text where byte `at` comes from. */
size_t ess_parser_from(const struct ess_parser *p, size_t at);

/** The byte of the original text where the next token begins. */
size_t ess_parser_here(const struct ess_parser *p);

/** The next token is not what was expected: `what`, as in "a variable". */
void ess_parser_expected(struct ess_parser *p, const char *what);

/** The same with a hint of the caller's, or NULL. */
void ess_parser_expected_hint(struct ess_parser *p, const char *what,
                              const char *hint);

/** Something is wrong at byte `at` of the original text. Nothing is told
    after the first error. `hint` may be NULL. */
void ess_parser_fail(struct ess_parser *p, size_t at, const char *hint,
                     const char *format, ...)
  __attribute__((format(printf, 4, 5)));

/** There is no memory. */
void ess_parser_full(struct ess_parser *p);

/** One level deeper: an error if that is too deep. Go up with --p->depth. */
void ess_parser_deeper(struct ess_parser *p);

/** An error if `height` is over ESS_MAX_HEIGHT; returns it, or that. */
unsigned ess_parser_height(struct ess_parser *p, unsigned height);

/** What was written to `scratch`, copied to the arena; it is empty again. */
struct ess_view ess_parser_keep(struct ess_parser *p);

/* ------------------------------------------------------ parse_prologue.c */

/** Declare `prefixes`, which need no PREFIX; their bytes are copied. */
void ess_parser_predeclare(struct ess_parser *p,
                           const struct ess_prefixes *prefixes);

/** Prologue: BASE and PREFIX, any number. */
void ess_parse_prologue(struct ess_parser *p);

/** True if the next token is an IRI or a prefixed name. */
bool ess_parser_at_iri(const struct ess_parser *p);

/** iri: the IRI, absolute. */
struct ess_view ess_parse_iri(struct ess_parser *p);

/** What has to stand before a group that was read since there were `n_uses`
    and `n_relative` of these: BASE and PREFIX. */
struct ess_view ess_parser_prologue_of(struct ess_parser *p, size_t n_uses,
                                       size_t n_relative);

/* ---------------------------------------------------------- parse_term.c */

/** The variable that the next token is. It is not seen by that. */
ess_variable ess_parse_variable(struct ess_parser *p);

/** A variable that nobody can name. */
ess_variable ess_parser_hidden_variable(struct ess_parser *p);

/** A blank node that no label names: a term or a variable. */
struct ess_node ess_parser_new_blank(struct ess_parser *p);

/** A label that no other blank node has. */
struct ess_view ess_parser_new_label(struct ess_parser *p);

/** An IRI as a node. */
struct ess_node ess_node_of_iri(struct ess_view iri);

/** True if the next token is a literal: a string, a number, a boolean. */
bool ess_parser_at_literal(const struct ess_parser *p);

/** RDFLiteral, NumericLiteral, BooleanLiteral. */
struct ess_term ess_parse_literal(struct ess_parser *p);

/** True if a VarOrTerm begins here, or a blank node property list or a
    collection. */
bool ess_parser_at_node(const struct ess_parser *p);

/** VarOrTerm but for what begins with a bracket. */
struct ess_node ess_parse_var_or_term(struct ess_parser *p);

/** VarOrIri; `what` is what is expected. */
struct ess_node ess_parse_var_or_iri(struct ess_parser *p, const char *what);

/* ------------------------------------------------------- parse_triples.c */

/** TriplesSameSubject or TriplesSameSubjectPath, whatever the rules are. */
void ess_parse_same_subject(struct ess_parser *p,
                            struct ess_triples *triples);

/** TriplesTemplate or TriplesBlock: one or more of them, with full stops. */
void ess_parse_triples(struct ess_parser *p, struct ess_triples *triples);

/** Path; NULL is never returned. */
struct ess_path *ess_parse_path(struct ess_parser *p);

/* ------------------------------------------------------- parse_pattern.c */

/** GroupGraphPattern; what is seen in it is seen around it. */
struct ess_pattern *ess_parse_group(struct ess_parser *p);

/** The same, but nothing is seen around it: MINUS and EXISTS. */
struct ess_pattern *ess_parse_hidden_group(struct ess_parser *p);

/** A pattern of `kind` at byte `at`. Never NULL. */
struct ess_pattern *ess_parser_new_pattern(struct ess_parser *p,
                                           enum ess_pattern_kind kind,
                                           size_t at);

/** Put `child` at the end of the children of `pattern`. */
void ess_parser_add_child(struct ess_parser *p, struct ess_pattern *pattern,
                          struct ess_pattern *child);

/** What is behind VALUES: variables and rows. */
struct ess_values *ess_parse_values(struct ess_parser *p);

/* -------------------------------- parse_expression.c and parse_call.c */

/** Expression. Never NULL. */
struct ess_expr *ess_parse_expression(struct ess_parser *p);

/** BrackettedExpression, with its brackets. */
struct ess_expr *ess_parse_bracketed(struct ess_parser *p);

/** Constraint, behind `clause`, as "FILTER"; NULL where a variable could
    stand as well. */
struct ess_expr *ess_parse_constraint(struct ess_parser *p,
                                      const char *clause);

/** True if a constraint begins here. */
bool ess_parser_at_constraint(const struct ess_parser *p);

/** An expression of `kind` at byte `at`. Never NULL. */
struct ess_expr *ess_parser_new_expr(struct ess_parser *p,
                                     enum ess_expr_kind kind, size_t at);

/** One argument more for `expr`. */
void ess_parser_add_arg(struct ess_parser *p, struct ess_expr *expr,
                        struct ess_expr *arg);

/** `(` Expression, … `)` or `()` as arguments of `expr`. */
void ess_parse_args(struct ess_parser *p, struct ess_expr *expr);

/** True if `keyword` is called: a function, an aggregate, EXISTS, NOT. */
bool ess_keyword_is_called(enum ess_keyword keyword);

/** BuiltInCall. */
struct ess_expr *ess_parse_built_in(struct ess_parser *p);

/** iriOrFunction, or FunctionCall if it `must_call`. */
struct ess_expr *ess_parse_iri_or_call(struct ess_parser *p, bool must_call);

/* ---------------------- parse_query.c, parse_select.c and parse_update.c */

/** The query: from its form on, to the end. */
void ess_parse_query(struct ess_parser *p);

/** `(`DatasetClause`)*`, or UsingClause with `keyword` USING. */
void ess_parse_dataset(struct ess_parser *p, enum ess_keyword keyword,
                       struct ess_dataset_clause *dataset);

/** SelectClause, from SELECT on. */
void ess_parse_select_clause(struct ess_parser *p, struct ess_select *select);

/** WhereClause. */
void ess_parse_where(struct ess_parser *p, struct ess_select *select);

/** SolutionModifier and ValuesClause, and what is to be checked then. */
void ess_parse_modifiers(struct ess_parser *p, struct ess_select *select);

/** SubSelect. Never NULL. */
struct ess_select *ess_parse_subselect(struct ess_parser *p);

/** How high `select` is: its patterns and expressions. */
unsigned ess_select_height(const struct ess_select *select);

/** Update: all operations, to the end. */
void ess_parse_update(struct ess_parser *p);

#endif
