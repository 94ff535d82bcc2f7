/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is called by a name: functions, aggregates, EXISTS. */

#include "sparql/parse.h"

enum { any_number = 255 };

/* A function or an aggregate, and how many arguments it takes. */
struct built_in {
  enum ess_expr_kind kind;
  unsigned char least;
  unsigned char most;
};

/* By keyword; those that are none take nothing at all. */
static const struct built_in built_ins[ESS_KW_COUNT_OF_ALL] = {
  [ESS_KW_ABS] = {ESS_EXPR_ABS, 1, 1},
  [ESS_KW_AVG] = {ESS_EXPR_AVG, 1, 1},
  [ESS_KW_BNODE] = {ESS_EXPR_BNODE, 0, 1},
  [ESS_KW_BOUND] = {ESS_EXPR_BOUND, 1, 1},
  [ESS_KW_CEIL] = {ESS_EXPR_CEIL, 1, 1},
  [ESS_KW_COALESCE] = {ESS_EXPR_COALESCE, 0, any_number},
  [ESS_KW_CONCAT] = {ESS_EXPR_CONCAT, 0, any_number},
  [ESS_KW_CONTAINS] = {ESS_EXPR_CONTAINS, 2, 2},
  [ESS_KW_COUNT] = {ESS_EXPR_COUNT, 1, 1},
  [ESS_KW_DATATYPE] = {ESS_EXPR_DATATYPE, 1, 1},
  [ESS_KW_DAY] = {ESS_EXPR_DAY, 1, 1},
  [ESS_KW_ENCODE_FOR_URI] = {ESS_EXPR_ENCODE_FOR_URI, 1, 1},
  [ESS_KW_FLOOR] = {ESS_EXPR_FLOOR, 1, 1},
  [ESS_KW_GROUP_CONCAT] = {ESS_EXPR_GROUP_CONCAT, 1, 1},
  [ESS_KW_HOURS] = {ESS_EXPR_HOURS, 1, 1},
  [ESS_KW_IF] = {ESS_EXPR_IF, 3, 3},
  [ESS_KW_IRI] = {ESS_EXPR_IRI, 1, 1},
  [ESS_KW_ISBLANK] = {ESS_EXPR_ISBLANK, 1, 1},
  [ESS_KW_ISIRI] = {ESS_EXPR_ISIRI, 1, 1},
  [ESS_KW_ISLITERAL] = {ESS_EXPR_ISLITERAL, 1, 1},
  [ESS_KW_ISNUMERIC] = {ESS_EXPR_ISNUMERIC, 1, 1},
  [ESS_KW_ISURI] = {ESS_EXPR_ISIRI, 1, 1},
  [ESS_KW_LANG] = {ESS_EXPR_LANG, 1, 1},
  [ESS_KW_LANGMATCHES] = {ESS_EXPR_LANGMATCHES, 2, 2},
  [ESS_KW_LCASE] = {ESS_EXPR_LCASE, 1, 1},
  [ESS_KW_MAX] = {ESS_EXPR_MAX, 1, 1},
  [ESS_KW_MD5] = {ESS_EXPR_MD5, 1, 1},
  [ESS_KW_MIN] = {ESS_EXPR_MIN, 1, 1},
  [ESS_KW_MINUTES] = {ESS_EXPR_MINUTES, 1, 1},
  [ESS_KW_MONTH] = {ESS_EXPR_MONTH, 1, 1},
  [ESS_KW_NOW] = {ESS_EXPR_NOW, 0, 0},
  [ESS_KW_RAND] = {ESS_EXPR_RAND, 0, 0},
  [ESS_KW_REGEX] = {ESS_EXPR_REGEX, 2, 3},
  [ESS_KW_REPLACE] = {ESS_EXPR_REPLACE, 3, 4},
  [ESS_KW_ROUND] = {ESS_EXPR_ROUND, 1, 1},
  [ESS_KW_SAMETERM] = {ESS_EXPR_SAMETERM, 2, 2},
  [ESS_KW_SAMPLE] = {ESS_EXPR_SAMPLE, 1, 1},
  [ESS_KW_SECONDS] = {ESS_EXPR_SECONDS, 1, 1},
  [ESS_KW_SHA1] = {ESS_EXPR_SHA1, 1, 1},
  [ESS_KW_SHA256] = {ESS_EXPR_SHA256, 1, 1},
  [ESS_KW_SHA384] = {ESS_EXPR_SHA384, 1, 1},
  [ESS_KW_SHA512] = {ESS_EXPR_SHA512, 1, 1},
  [ESS_KW_STR] = {ESS_EXPR_STR, 1, 1},
  [ESS_KW_STRAFTER] = {ESS_EXPR_STRAFTER, 2, 2},
  [ESS_KW_STRBEFORE] = {ESS_EXPR_STRBEFORE, 2, 2},
  [ESS_KW_STRDT] = {ESS_EXPR_STRDT, 2, 2},
  [ESS_KW_STRENDS] = {ESS_EXPR_STRENDS, 2, 2},
  [ESS_KW_STRLANG] = {ESS_EXPR_STRLANG, 2, 2},
  [ESS_KW_STRLEN] = {ESS_EXPR_STRLEN, 1, 1},
  [ESS_KW_STRSTARTS] = {ESS_EXPR_STRSTARTS, 2, 2},
  [ESS_KW_STRUUID] = {ESS_EXPR_STRUUID, 0, 0},
  [ESS_KW_SUBSTR] = {ESS_EXPR_SUBSTR, 2, 3},
  [ESS_KW_SUM] = {ESS_EXPR_SUM, 1, 1},
  [ESS_KW_TIMEZONE] = {ESS_EXPR_TIMEZONE, 1, 1},
  [ESS_KW_TZ] = {ESS_EXPR_TZ, 1, 1},
  [ESS_KW_UCASE] = {ESS_EXPR_UCASE, 1, 1},
  [ESS_KW_URI] = {ESS_EXPR_IRI, 1, 1},
  [ESS_KW_UUID] = {ESS_EXPR_UUID, 0, 0},
  [ESS_KW_YEAR] = {ESS_EXPR_YEAR, 1, 1},
};

static bool
is_aggregate(enum ess_expr_kind kind)
{
  return kind >= ESS_EXPR_COUNT && kind < ESS_EXPR_FUNCTIONS;
}

/* No function is a constant term, which is the kind of what is not there. */
bool
ess_keyword_is_called(enum ess_keyword keyword)
{
  return built_ins[keyword].kind != ESS_EXPR_TERM ||
         keyword == ESS_KW_EXISTS || keyword == ESS_KW_NOT;
}

/* --------------------------------------------------------------- arguments */

/* Expression, … `)`: what is behind the opening bracket. */
static void
parse_rest_of_args(struct ess_parser *p, struct ess_expr *expr)
{
  do {
    ess_parser_add_arg(p, expr, ess_parse_expression(p));
  } while (ess_parser_accept(p, ','));
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "an operator, \",\" or \")\"");
  }
}

void
ess_parse_args(struct ess_parser *p, struct ess_expr *expr)
{
  ess_parser_expect(p, '(');
  if (!ess_parser_accept(p, ')')) {
    parse_rest_of_args(p, expr);
  }
}

/* An error if `expr`, called `name`, has not as many arguments as
   `built_in` takes. */
static void
check_count(struct ess_parser *p, const struct built_in *built_in,
            const char *name, const struct ess_expr *expr)
{
  struct ess_buf takes = {0};
  const unsigned least = built_in->least;
  const unsigned most = built_in->most;

  if (most == any_number || (expr->n >= least && expr->n <= most)) {
    return;
  }
  ess_buf_printf(&takes, "%u", least);
  if (most > least) {
    ess_buf_printf(&takes, " or %u", most);
  }
  ess_parser_fail(p, expr->at, NULL, "%s takes %s argument%s, not %zu", name,
                  most ? ess_buf_str(&takes) : "no", most == 1 ? "" : "s",
                  expr->n);
  ess_buf_clear(&takes);
}

/* -------------------------------------------------------------- aggregates */

/* An aggregate begins here: an error if it may not. */
static void
check_aggregate(struct ess_parser *p, const char *name)
{
  if (p->aggregation.inside) {
    ess_parser_fail(p, ess_parser_here(p),
                    "count in a sub-SELECT what is to be counted again",
                    "%s cannot stand within another aggregate", name);
  } else if (!p->aggregation.allowed) {
    ess_parser_fail(p, ess_parser_here(p),
                    "in a condition on groups, use HAVING",
                    "%s can only stand in SELECT, HAVING and ORDER BY", name);
  }
}

/* `;` SEPARATOR `=` String, if it is there. */
static void
parse_separator(struct ess_parser *p, struct ess_expr *expr)
{
  expr->separator = ess_view_of(" ");
  if (!ess_parser_accept(p, ';')) {
    return;
  }
  ess_parser_expect_word(p, ESS_KW_SEPARATOR);
  ess_parser_expect(p, '=');
  if (!ess_parser_at(p, ESS_TOKEN_STRING)) {
    ess_parser_expected(p, "a string");
    return;
  }
  ess_token_string(p->token.text, &p->scratch);
  expr->separator = ess_parser_keep(p);
  ess_parser_take(p);
}

/* What is behind the name of an aggregate. */
static void
parse_aggregate(struct ess_parser *p, struct ess_expr *expr)
{
  ess_parser_expect(p, '(');
  p->aggregation.seen = true;
  p->aggregation.inside = true;
  expr->distinct = ess_parser_accept_word(p, ESS_KW_DISTINCT);
  if (expr->kind != ESS_EXPR_COUNT || !ess_parser_accept(p, '*')) {
    ess_parser_add_arg(p, expr, ess_parse_expression(p));
  }
  if (expr->kind == ESS_EXPR_GROUP_CONCAT) {
    parse_separator(p, expr);
  }
  p->aggregation.inside = false;
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected_hint(p, "an operator or \")\"",
                             ess_parser_at(p, ',')
                               ? "an aggregate has one argument"
                               : NULL);
  }
}

/* -------------------------------------------------------------- everything */

/* EXISTS or NOT EXISTS. */
static struct ess_expr *
parse_exists(struct ess_parser *p)
{
  const size_t at = ess_parser_here(p);
  const bool is_not = ess_parser_accept_word(p, ESS_KW_NOT);
  struct ess_expr *expr = ess_parser_new_expr(
    p, is_not ? ESS_EXPR_NOT_EXISTS : ESS_EXPR_EXISTS, at);

  ess_parser_expect_word(p, ESS_KW_EXISTS);
  expr->pattern = ess_parse_hidden_group(p);
  expr->height = ess_parser_height(p, expr->pattern->height + 1);
  return expr;
}

struct ess_expr *
ess_parse_built_in(struct ess_parser *p)
{
  const enum ess_keyword keyword = p->token.keyword;
  const struct built_in *built_in = &built_ins[keyword];
  const char *name = ess_keyword_text(keyword);

  if (keyword == ESS_KW_EXISTS || keyword == ESS_KW_NOT) {
    return parse_exists(p);
  }
  struct ess_expr *expr =
    ess_parser_new_expr(p, built_in->kind, ess_parser_here(p));
  if (is_aggregate(built_in->kind)) {
    check_aggregate(p, name);
    ess_parser_take(p);
    parse_aggregate(p, expr);
    return expr;
  }
  ess_parser_take(p);
  ess_parse_args(p, expr);
  check_count(p, built_in, name, expr);
  if (expr->kind == ESS_EXPR_BOUND && expr->n == 1 &&
      expr->args[0]->kind != ESS_EXPR_VARIABLE) {
    ess_parser_fail(p, expr->args[0]->at, NULL,
                    "BOUND takes a variable alone");
  }
  return expr;
}

struct ess_expr *
ess_parse_iri_or_call(struct ess_parser *p, bool must_call)
{
  const size_t at = ess_parser_here(p);
  const struct ess_view iri = ess_parse_iri(p);
  const bool is_call = must_call || ess_parser_at(p, '(');
  struct ess_expr *expr =
    ess_parser_new_expr(p, is_call ? ESS_EXPR_CALL : ESS_EXPR_TERM, at);

  expr->term = (struct ess_term){.kind = ESS_IRI, .value = iri};
  if (is_call) {
    ess_parser_expect(p, '(');
    expr->distinct = ess_parser_accept_word(p, ESS_KW_DISTINCT);
    if (expr->distinct || !ess_parser_accept(p, ')')) {
      parse_rest_of_args(p, expr);
    }
  }
  return expr;
}

bool
ess_parser_at_constraint(const struct ess_parser *p)
{
  return ess_parser_at(p, '(') || ess_parser_at_iri(p) ||
         (ess_parser_at(p, ESS_TOKEN_WORD) &&
          ess_keyword_is_called(p->token.keyword));
}

struct ess_expr *
ess_parse_constraint(struct ess_parser *p, const char *clause)
{
  const char *what =
    clause ? "a condition in brackets, or a function that is called"
           : "a variable, an expression in brackets, or a function that is "
             "called";
  struct ess_buf hint = {0};

  if (ess_parser_at(p, '(')) {
    return ess_parse_bracketed(p);
  }
  if (ess_parser_at_iri(p)) {
    return ess_parse_iri_or_call(p, true);
  }
  if (ess_parser_at_constraint(p)) {
    return ess_parse_built_in(p);
  }
  if (!clause || ess_parser_at(p, ESS_TOKEN_WORD)) {
    ess_parser_expected(p, what);
  } else {
    ess_buf_printf(&hint, "write %s (…)", clause);
    ess_parser_expected_hint(p, what, ess_buf_str(&hint));
    ess_buf_clear(&hint);
  }
  return ess_parser_new_expr(p, ESS_EXPR_TERM, 0);
}
