/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A SPARQL request as it was written (layer 5): what the parser makes and the
   algebra is made from. Names are those of the SPARQL 1.1 Query and Update
   grammars (section 19.8 of SPARQL 1.1 Query). All of it lives in one arena;
   lists are arrays of pointers or structs with a count. */

#ifndef ESSAIM_SPARQL_AST_H
#define ESSAIM_SPARQL_AST_H

#include "base/arena.h"
#include "rdf/term.h"

/** A variable's number in its request: an index of `variables`. */
typedef unsigned ess_variable;

/** A variable or a term. A blank node of a pattern is a variable that nobody
    can name; one of a template or of data is a term, whose label the parser
    made: it is the same for the same label within an operation. */
struct ess_node {
  bool is_variable;
  ess_variable variable;
  struct ess_term term;
};

/* ----------------------------------------------------------------- paths */

/** Kinds of property paths (SPARQL 1.1 Query, section 9.1). */
enum ess_path_kind {
  ESS_PATH_LINK,         /**< iri */
  ESS_PATH_INVERSE,      /**< ^ elt */
  ESS_PATH_SEQUENCE,     /**< elt / elt */
  ESS_PATH_ALTERNATIVE,  /**< elt | elt */
  ESS_PATH_ZERO_OR_MORE, /**< elt * */
  ESS_PATH_ONE_OR_MORE,  /**< elt + */
  ESS_PATH_ZERO_OR_ONE,  /**< elt ? */
  ESS_PATH_NEGATED       /**< !(iri | ^iri …): children are links, and
                              inverses of links */
};

/** A path; LINK has an IRI, all others have children: one, or for sequences
    and alternatives two or more, for NEGATED any number. */
struct ess_path {
  enum ess_path_kind kind;
  struct ess_term iri;
  struct ess_path **children;
  size_t n;
};

/** A triple pattern, or a property path pattern if `path` is not NULL (a path
    that is a plain link is a predicate instead). */
struct ess_triple {
  struct ess_node subject;
  struct ess_node predicate;
  struct ess_path *path;
  struct ess_node object;
};

/* ----------------------------------------------------------- expressions */

/** What an expression is. From ESS_EXPR_FUNCTIONS on, each is a built-in call
    (section 17.4 of SPARQL 1.1 Query) of the same name. */
enum ess_expr_kind {
  ESS_EXPR_TERM,     /**< A constant: `term` */
  ESS_EXPR_VARIABLE, /**< `variable` */
  ESS_EXPR_OR,       /**< Two arguments, as AND and the comparisons. Many of
                          one or the other are a tree that is as low as can
                          be, in their order */
  ESS_EXPR_AND,
  ESS_EXPR_NOT,
  ESS_EXPR_EQUAL,
  ESS_EXPR_NOT_EQUAL,
  ESS_EXPR_LESS,
  ESS_EXPR_GREATER,
  ESS_EXPR_LESS_EQUAL,
  ESS_EXPR_GREATER_EQUAL,
  ESS_EXPR_IN,       /**< First argument among the others */
  ESS_EXPR_NOT_IN,
  ESS_EXPR_ADD,
  ESS_EXPR_SUBTRACT,
  ESS_EXPR_MULTIPLY,
  ESS_EXPR_DIVIDE,
  ESS_EXPR_PLUS,     /**< Unary */
  ESS_EXPR_MINUS,    /**< Unary */
  ESS_EXPR_CALL,     /**< A function named by an IRI, `term`: a cast of
                          section 17.5, or unknown */
  ESS_EXPR_EXISTS,   /**< `pattern` */
  ESS_EXPR_NOT_EXISTS,
  ESS_EXPR_COUNT,    /**< Aggregates; no argument: COUNT(*) */
  ESS_EXPR_SUM,
  ESS_EXPR_MIN,
  ESS_EXPR_MAX,
  ESS_EXPR_AVG,
  ESS_EXPR_SAMPLE,
  ESS_EXPR_GROUP_CONCAT,
  ESS_EXPR_FUNCTIONS,
  ESS_EXPR_STR = ESS_EXPR_FUNCTIONS,
  ESS_EXPR_LANG, ESS_EXPR_LANGMATCHES, ESS_EXPR_DATATYPE, ESS_EXPR_BOUND,
  ESS_EXPR_IRI, ESS_EXPR_BNODE, ESS_EXPR_RAND, ESS_EXPR_ABS, ESS_EXPR_CEIL,
  ESS_EXPR_FLOOR, ESS_EXPR_ROUND, ESS_EXPR_CONCAT, ESS_EXPR_STRLEN,
  ESS_EXPR_SUBSTR, ESS_EXPR_UCASE, ESS_EXPR_LCASE, ESS_EXPR_ENCODE_FOR_URI,
  ESS_EXPR_CONTAINS, ESS_EXPR_STRSTARTS, ESS_EXPR_STRENDS,
  ESS_EXPR_STRBEFORE, ESS_EXPR_STRAFTER, ESS_EXPR_YEAR, ESS_EXPR_MONTH,
  ESS_EXPR_DAY, ESS_EXPR_HOURS, ESS_EXPR_MINUTES, ESS_EXPR_SECONDS,
  ESS_EXPR_TIMEZONE, ESS_EXPR_TZ, ESS_EXPR_NOW, ESS_EXPR_UUID,
  ESS_EXPR_STRUUID, ESS_EXPR_MD5, ESS_EXPR_SHA1, ESS_EXPR_SHA256,
  ESS_EXPR_SHA384, ESS_EXPR_SHA512, ESS_EXPR_COALESCE, ESS_EXPR_IF,
  ESS_EXPR_STRLANG, ESS_EXPR_STRDT, ESS_EXPR_SAMETERM, ESS_EXPR_ISIRI,
  ESS_EXPR_ISBLANK, ESS_EXPR_ISLITERAL, ESS_EXPR_ISNUMERIC, ESS_EXPR_REGEX,
  ESS_EXPR_REPLACE,
  ESS_EXPR_KINDS
};

/** How high an expression or a pattern may be, so that whoever goes through
    it by recursion needs some space on the stack and not more. */
enum { ESS_MAX_HEIGHT = 1000 };

/** An expression. */
struct ess_expr {
  enum ess_expr_kind kind;
  struct ess_term term;
  ess_variable variable;
  struct ess_expr **args;
  size_t n;
  bool distinct;              /**< Of an aggregate, or a call by IRI */
  struct ess_view separator;  /**< Of GROUP_CONCAT; " " if none is given */
  struct ess_pattern *pattern; /**< Of EXISTS and NOT EXISTS */
  unsigned height;            /**< Levels, this one and those below it, those
                                   of patterns too: at most ESS_MAX_HEIGHT */
  size_t at;                  /**< Byte of the text where it begins; of one
                                   with two arguments, that of the operator */
};

/* -------------------------------------------------------------- patterns */

/** What a part of a group is. */
enum ess_pattern_kind {
  ESS_PATTERN_GROUP,    /**< { … }: children, in the order written */
  ESS_PATTERN_TRIPLES,  /**< `triples` that stand together, at most with
                             filters between: a basic graph pattern */
  ESS_PATTERN_OPTIONAL, /**< One child, a group; as MINUS */
  ESS_PATTERN_MINUS,
  ESS_PATTERN_UNION,    /**< Two or more children, groups */
  ESS_PATTERN_GRAPH,    /**< `node`, and one child, a group */
  ESS_PATTERN_SERVICE,  /**< The same, and `silent`, `text` */
  ESS_PATTERN_FILTER,   /**< `expr` */
  ESS_PATTERN_BIND,     /**< `expr`, `variable` */
  ESS_PATTERN_VALUES,   /**< `values` */
  ESS_PATTERN_SELECT    /**< A sub-SELECT: `query` */
};

/** Inline data (section 10.2): `n_rows` rows of `n` terms each, one row after
    the other; ESS_NONE is UNDEF. */
struct ess_values {
  ess_variable *variables;
  size_t n;
  struct ess_term *terms;
  size_t n_rows;
};

/** A part of a group. */
struct ess_pattern {
  enum ess_pattern_kind kind;
  struct ess_pattern **children;
  size_t n;
  struct ess_triple *triples;
  size_t n_triples;
  struct ess_node node;
  bool silent;
  struct ess_expr *expr;
  ess_variable variable;
  struct ess_values *values;
  struct ess_select *query;
  struct ess_view text; /**< Of the group of a SERVICE, as it was written,
                             with its braces */
  struct ess_view prologue; /**< And what has to stand before a query that has
                                 this group: the prefixes that it uses, and
                                 BASE if it has relative IRIs */
  unsigned height;      /**< As that of an expression */
  size_t at;            /**< Byte of the text where it begins */
};

/* --------------------------------------------------------------- queries */

/** A column of a SELECT, a key of GROUP BY, or a condition of ORDER BY. */
struct ess_column {
  struct ess_expr *expr; /**< NULL: the variable itself */
  bool named;            /**< `variable` is there: ?x, or AS ?x */
  ess_variable variable;
  bool descending;       /**< ORDER BY only */
  size_t at;             /**< Byte of the text where it begins */
};

/** A list of columns. */
struct ess_columns {
  struct ess_column *list;
  size_t n;
};

/** A SELECT, on its own or within a group, or what other forms share with it
    (SelectClause, WhereClause, SolutionModifier, ValuesClause). */
struct ess_select {
  bool distinct;
  bool reduced;
  bool star;                 /**< SELECT *: `columns` then has the variables
                                  in scope, in the order of their first
                                  appearance */
  struct ess_columns columns;
  struct ess_pattern *where; /**< A group; NULL only for DESCRIBE */
  struct ess_columns group;  /**< GROUP BY */
  struct ess_expr **having;  /**< Conditions that must all hold */
  size_t n_having;
  struct ess_columns order;  /**< ORDER BY */
  bool aggregates;           /**< Grouped: GROUP BY, or an aggregate anywhere
                                  in columns, HAVING or ORDER BY */
  bool has_limit;
  unsigned long long limit;
  unsigned long long offset;
  struct ess_values *values; /**< Behind it, or NULL */
  size_t at;                 /**< Byte of the text where SELECT stands */
};

/** IRIs of FROM, FROM NAMED, USING, USING NAMED (section 13.2). */
struct ess_dataset_clause {
  struct ess_view *defaults;
  size_t n_defaults;
  struct ess_view *named;
  size_t n_named;
};

/** What a query asks for. */
enum ess_query_form {
  ESS_QUERY_SELECT,
  ESS_QUERY_CONSTRUCT,
  ESS_QUERY_DESCRIBE,
  ESS_QUERY_ASK
};

/** Triples in a graph (ESS_NONE: the default one, or that of WITH). Of a graph
    that is named there may be none. */
struct ess_quads_in {
  struct ess_node graph;
  struct ess_triple *triples;
  size_t n;
};

/** Quads of an update, or the template of a CONSTRUCT. */
struct ess_template {
  struct ess_quads_in *list;
  size_t n;
};

/** A query. */
struct ess_query_ast {
  enum ess_query_form form;
  struct ess_dataset_clause dataset;
  struct ess_select select;
  struct ess_template construct;
  struct ess_node *describe; /**< The resources; all variables for * */
  size_t n_describe;
};

/* --------------------------------------------------------------- updates */

/** Operations of SPARQL 1.1 Update, section 3. */
enum ess_operation_kind {
  ESS_UPDATE_INSERT_DATA,
  ESS_UPDATE_DELETE_DATA,
  ESS_UPDATE_MODIFY, /**< DELETE/INSERT … WHERE, and DELETE WHERE */
  ESS_UPDATE_LOAD,
  ESS_UPDATE_CLEAR,
  ESS_UPDATE_DROP,
  ESS_UPDATE_CREATE,
  ESS_UPDATE_ADD,
  ESS_UPDATE_MOVE,
  ESS_UPDATE_COPY
};

/** Which graphs an operation is about. */
enum ess_target_kind {
  ESS_TARGET_NONE,
  ESS_TARGET_DEFAULT,
  ESS_TARGET_NAMED, /**< All named graphs */
  ESS_TARGET_ALL,
  ESS_TARGET_GRAPH  /**< `iri` */
};

/** A graph, or several, or the source of a LOAD. */
struct ess_target {
  enum ess_target_kind kind;
  struct ess_view iri;
};

/** One operation of an update. */
struct ess_operation {
  enum ess_operation_kind kind;
  bool silent;
  struct ess_target from;     /**< LOAD, ADD, MOVE, COPY: the source */
  struct ess_target to;       /**< The graph that is changed */
  bool has_with;
  struct ess_view with;       /**< WITH iri */
  struct ess_dataset_clause using_;
  struct ess_template delete_; /**< DELETE DATA too */
  struct ess_template insert;  /**< INSERT DATA too */
  struct ess_pattern *where;
  size_t at;                  /**< Byte of the text where it begins */
};

/** What was parsed: a query or an update. */
struct ess_request {
  struct ess_arena arena;      /**< Has all of it */
  bool is_update;
  struct ess_query_ast query;
  struct ess_operation *operations;
  size_t n_operations;
  struct ess_view *variables;  /**< Their names, without ? or $; empty for
                                    one that stands for a blank node */
  size_t n_variables;
  struct ess_view base;        /**< The last BASE, or that given */
};

#endif
