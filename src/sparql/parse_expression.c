/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Operators, from those that bind least to those that bind most. */

#include "sparql/parse.h"

static struct ess_expr *parse_unary(struct ess_parser *p);

struct ess_expr *
ess_parser_new_expr(struct ess_parser *p, enum ess_expr_kind kind, size_t at)
{
  struct ess_expr *expr =
    ess_arena_alloc(&p->request->arena, sizeof *expr);

  if (!expr) {
    ess_parser_full(p);
    expr = &p->spare_expr;
    *expr = (struct ess_expr){0};
  }
  expr->kind = kind;
  expr->at = at;
  expr->height = 1;
  return expr;
}

void
ess_parser_add_arg(struct ess_parser *p, struct ess_expr *expr,
                   struct ess_expr *arg)
{
  if (expr->height <= arg->height) {
    expr->height = ess_parser_height(p, arg->height + 1);
  }
  ESS_APPEND(p, expr->args, expr->n, arg);
}

static struct ess_expr *
with_two(struct ess_parser *p, enum ess_expr_kind kind, size_t at,
         struct ess_expr *left, struct ess_expr *right)
{
  struct ess_expr *expr = ess_parser_new_expr(p, kind, at);

  ess_parser_add_arg(p, expr, left);
  ess_parser_add_arg(p, expr, right);
  return expr;
}

/* ------------------------------------------------------------ * / and + - */

/* MultiplicativeExpression. */
static struct ess_expr *
parse_product(struct ess_parser *p)
{
  struct ess_expr *left = parse_unary(p);

  while (ess_parser_at(p, '*') || ess_parser_at(p, '/')) {
    const enum ess_expr_kind kind =
      ess_parser_at(p, '*') ? ESS_EXPR_MULTIPLY : ESS_EXPR_DIVIDE;
    const size_t at = ess_parser_here(p);
    ess_parser_take(p);
    left = with_two(p, kind, at, left, parse_unary(p));
  }
  return left;
}

/* The operator that is next, or that the sign of a number is, which is taken
   off: "?a -1" is a difference. NUL if there is none. */
static char
take_sign(struct ess_parser *p)
{
  struct ess_token *token = &p->token;
  const bool is_number =
    token->kind >= ESS_TOKEN_INTEGER && token->kind <= ESS_TOKEN_DOUBLE;
  const char c = token->text.n ? *token->text.s : '\0';

  if (c != '+' && c != '-') {
    return '\0';
  }
  if (is_number) {
    token->text = ess_view_sub(token->text, 1, token->text.n);
    ++token->at;
  } else {
    ess_parser_take(p);
  }
  return c;
}

/* AdditiveExpression. */
static struct ess_expr *
parse_sum(struct ess_parser *p)
{
  struct ess_expr *left = parse_product(p);

  for (;;) {
    const size_t at = ess_parser_here(p);
    const char sign = take_sign(p);
    if (!sign) {
      return left;
    }
    left = with_two(p, sign == '+' ? ESS_EXPR_ADD : ESS_EXPR_SUBTRACT, at,
                    left, parse_product(p));
  }
}

/* ------------------------------------------------------------- comparisons */

static const struct {
  int token;
  enum ess_expr_kind kind;
} comparisons[] = {
  {'=', ESS_EXPR_EQUAL},
  {ESS_TOKEN_NOT_EQUAL, ESS_EXPR_NOT_EQUAL},
  {'<', ESS_EXPR_LESS},
  {'>', ESS_EXPR_GREATER},
  {ESS_TOKEN_LESS_EQUAL, ESS_EXPR_LESS_EQUAL},
  {ESS_TOKEN_GREATER_EQUAL, ESS_EXPR_GREATER_EQUAL},
};

/* What is behind IN or NOT IN, which stood at byte `at`. */
static struct ess_expr *
parse_in(struct ess_parser *p, enum ess_expr_kind kind, size_t at,
         struct ess_expr *left)
{
  struct ess_expr *expr = ess_parser_new_expr(p, kind, at);

  ess_parser_add_arg(p, expr, left);
  ess_parse_args(p, expr);
  return expr;
}

/* RelationalExpression: of two sides, no more. */
static struct ess_expr *
parse_comparison(struct ess_parser *p)
{
  struct ess_expr *left = parse_sum(p);
  const size_t at = ess_parser_here(p);

  if (ess_parser_accept_word(p, ESS_KW_IN)) {
    return parse_in(p, ESS_EXPR_IN, at, left);
  }
  if (ess_parser_accept_word(p, ESS_KW_NOT)) {
    ess_parser_expect_word(p, ESS_KW_IN);
    return parse_in(p, ESS_EXPR_NOT_IN, at, left);
  }
  for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; ++i) {
    if (ess_parser_accept(p, comparisons[i].token)) {
      return with_two(p, comparisons[i].kind, at, left, parse_sum(p));
    }
  }
  return left;
}

/* -------------------------------------------------------------- && and || */

/* Operands and the place of what joins them. */
struct operands {
  struct ess_expr **list;
  size_t *at; /* of the operator before each */
  size_t n;
};

/* A tree of all from `from` to before `to`, in their order, as low as can
   be: both operators may be carried out in any grouping. */
static struct ess_expr *
join(struct ess_parser *p, enum ess_expr_kind kind,
     const struct operands *all, size_t from, size_t to)
{
  if (to - from == 1) {
    return all->list[from];
  }
  const size_t middle = from + (to - from + 1) / 2;
  struct ess_expr *left = join(p, kind, all, from, middle);
  struct ess_expr *right = join(p, kind, all, middle, to);
  return with_two(p, kind, all->at[middle], left, right);
}

/* What `parse` reads, with `token` between. */
static struct ess_expr *
parse_joined(struct ess_parser *p, int token, enum ess_expr_kind kind,
             struct ess_expr *(*parse)(struct ess_parser *p))
{
  struct operands all = {NULL, NULL, 0};
  struct ess_expr *first = parse(p);
  size_t at = first->at;
  bool more = ess_parser_at(p, token);

  if (!more) {
    return first;
  }
  for (struct ess_expr *next = first; next; next = more ? parse(p) : NULL) {
    size_t n = all.n;
    ESS_APPEND(p, all.list, n, next);
    n = all.n;
    ESS_APPEND(p, all.at, n, at);
    all.n = n;
    at = ess_parser_here(p);
    more = ess_parser_accept(p, token);
  }
  return p->status == ESS_OK ? join(p, kind, &all, 0, all.n) : first;
}

static struct ess_expr *
parse_and(struct ess_parser *p)
{
  return parse_joined(p, ESS_TOKEN_AND, ESS_EXPR_AND, parse_comparison);
}

struct ess_expr *
ess_parse_expression(struct ess_parser *p)
{
  ess_parser_deeper(p);
  struct ess_expr *expr =
    parse_joined(p, ESS_TOKEN_OR, ESS_EXPR_OR, parse_and);
  --p->depth;
  return expr;
}

/* ------------------------------------------------------------------- terms */

struct ess_expr *
ess_parse_bracketed(struct ess_parser *p)
{
  ess_parser_expect(p, '(');
  struct ess_expr *expr = ess_parse_expression(p);
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "an operator or \")\"");
  }
  return expr;
}

/* PrimaryExpression. */
static struct ess_expr *
parse_primary(struct ess_parser *p)
{
  const size_t at = ess_parser_here(p);
  struct ess_expr *expr = NULL;

  if (ess_parser_at(p, '(')) {
    return ess_parse_bracketed(p);
  }
  if (ess_parser_at_iri(p)) {
    return ess_parse_iri_or_call(p, false);
  }
  if (ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    expr = ess_parser_new_expr(p, ESS_EXPR_VARIABLE, at);
    expr->variable = ess_parse_variable(p);
  } else if (ess_parser_at_literal(p)) {
    expr = ess_parser_new_expr(p, ESS_EXPR_TERM, at);
    expr->term = ess_parse_literal(p);
  } else if (ess_parser_at(p, ESS_TOKEN_WORD) &&
             ess_keyword_is_called(p->token.keyword)) {
    expr = ess_parse_built_in(p);
  } else {
    expr = ess_parser_new_expr(p, ESS_EXPR_TERM, at);
    ess_parser_expected(p, "an expression");
  }
  return expr;
}

/* UnaryExpression. */
static struct ess_expr *
parse_unary(struct ess_parser *p)
{
  static const struct {
    char mark;
    enum ess_expr_kind kind;
  } marks[] = {
    {'!', ESS_EXPR_NOT}, {'+', ESS_EXPR_PLUS}, {'-', ESS_EXPR_MINUS}};
  const size_t at = ess_parser_here(p);

  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    if (ess_parser_accept(p, marks[i].mark)) {
      struct ess_expr *expr = ess_parser_new_expr(p, marks[i].kind, at);
      ess_parser_add_arg(p, expr, parse_primary(p));
      return expr;
    }
  }
  return parse_primary(p);
}
