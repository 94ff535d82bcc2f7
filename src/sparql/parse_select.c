/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SELECT with its columns, modifiers and VALUES, and what section 11.4, 18.2.1
   and the notes of 19.8 say of them. The columns come first in the text, but
   what they may be is known at the end alone. */

#include "sparql/parse.h"

#include <limits.h>

/* ----------------------------------------------------------------- columns */

/* `(` Expression AS Var `)`; AS may be missing if it `may_be_unnamed`. */
static struct ess_column
parse_as(struct ess_parser *p, bool may_be_unnamed)
{
  struct ess_column column = {.at = ess_parser_here(p)};

  ess_parser_expect(p, '(');
  column.expr = ess_parse_expression(p);
  column.named = ess_parser_accept_word(p, ESS_KW_AS);
  if (column.named) {
    column.variable = ess_parse_variable(p);
  } else if (!may_be_unnamed) {
    ess_parser_expected_hint(p, "an operator or AS",
                             "a column needs a name: (… AS ?name)");
  }
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, column.named ? "\")\""
                                        : "an operator, AS or \")\"");
  }
  return column;
}

static struct ess_column
parse_variable_column(struct ess_parser *p)
{
  struct ess_column column = {.at = ess_parser_here(p), .named = true};

  column.variable = ess_parse_variable(p);
  return column;
}

void
ess_parse_select_clause(struct ess_parser *p, struct ess_select *select)
{
  static const char needs_brackets[] =
    "a column that is computed stands in brackets: (… AS ?name)";

  ess_parser_expect_word(p, ESS_KW_SELECT);
  select->distinct = ess_parser_accept_word(p, ESS_KW_DISTINCT);
  select->reduced =
    !select->distinct && ess_parser_accept_word(p, ESS_KW_REDUCED);
  p->aggregation.allowed = true;
  select->star = ess_parser_accept(p, '*');
  while (!select->star && (ess_parser_at(p, ESS_TOKEN_VARIABLE) ||
                           ess_parser_at(p, '('))) {
    const struct ess_column column = ess_parser_at(p, '(')
                                       ? parse_as(p, false)
                                       : parse_variable_column(p);
    ESS_APPEND(p, select->columns.list, select->columns.n, column);
  }
  p->aggregation.allowed = false;
  if (ess_parser_at(p, ESS_TOKEN_WORD) &&
      ess_keyword_is_called(p->token.keyword)) {
    ess_parser_expected_hint(p, "a variable, or an expression in brackets",
                             needs_brackets);
  } else if (ess_parser_at(p, ',')) {
    ess_parser_expected_hint(p, "another column, WHERE or \"{\"",
                             "there are no commas between columns");
  } else if (!select->star && !select->columns.n) {
    ess_parser_expected(p, "\"*\", a variable, or an expression in brackets");
  }
}

void
ess_parse_where(struct ess_parser *p, struct ess_select *select)
{
  const bool where = ess_parser_accept_word(p, ESS_KW_WHERE);

  if (!where && !ess_parser_at(p, '{')) {
    ess_parser_expected(p, "WHERE or \"{\"");
  }
  select->where = ess_parse_group(p);
}

/* --------------------------------------------------------------- modifiers */

/* GroupCondition. A variable in brackets is a variable. */
static void
parse_group_key(struct ess_parser *p, struct ess_select *select)
{
  struct ess_column column = {.at = ess_parser_here(p)};

  if (ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    column = parse_variable_column(p);
  } else if (ess_parser_at(p, '(')) {
    column = parse_as(p, true);
    if (!column.named && column.expr->kind == ESS_EXPR_VARIABLE) {
      column.named = true;
      column.variable = column.expr->variable;
      column.expr = NULL;
    }
  } else {
    column.expr = ess_parse_constraint(p, NULL);
  }
  if (column.expr && column.named) {
    if (ess_scope_sees(&p->scope, column.variable)) {
      ess_parser_fail(p, column.at, "give it another name",
                      "the variable behind AS has a value already");
    } else if (ess_scope_see(&p->scope, column.variable) != ESS_OK) {
      ess_parser_full(p);
    }
  }
  ESS_APPEND(p, select->group.list, select->group.n, column);
}

/* OrderCondition. */
static void
parse_order_condition(struct ess_parser *p, struct ess_select *select)
{
  struct ess_column column = {.at = ess_parser_here(p)};

  column.descending = ess_parser_accept_word(p, ESS_KW_DESC);
  if (column.descending || ess_parser_accept_word(p, ESS_KW_ASC)) {
    if (!ess_parser_at(p, '(')) {
      ess_parser_expected_hint(p, "\"(\"", "such as DESC(?name)");
    }
    column.expr = ess_parse_bracketed(p);
  } else if (ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    column = parse_variable_column(p);
  } else {
    column.expr = ess_parse_constraint(p, NULL);
  }
  ESS_APPEND(p, select->order.list, select->order.n, column);
}

static bool
at_condition(const struct ess_parser *p)
{
  return ess_parser_at(p, ESS_TOKEN_VARIABLE) || ess_parser_at_constraint(p);
}

/* INTEGER; one that is too large is as large as can be. */
static unsigned long long
parse_number(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  unsigned long long n = 0;

  if (!ess_parser_at(p, ESS_TOKEN_INTEGER) || !ess_is_digit(*text.s)) {
    ess_parser_expected(p, "a whole number");
    return 0;
  }
  for (size_t i = 0; i < text.n; ++i) {
    const unsigned digit = (unsigned)(text.s[i] - '0');
    n = n > (ULLONG_MAX - digit) / 10 ? ULLONG_MAX : n * 10 + digit;
  }
  ess_parser_take(p);
  return n;
}

/* LimitOffsetClauses: both, in either order, once each. */
static void
parse_slice(struct ess_parser *p, struct ess_select *select)
{
  bool offset = false;
  bool more = true;

  while (more) {
    if (!select->has_limit && ess_parser_accept_word(p, ESS_KW_LIMIT)) {
      select->has_limit = true;
      select->limit = parse_number(p);
    } else if (!offset && ess_parser_accept_word(p, ESS_KW_OFFSET)) {
      offset = true;
      select->offset = parse_number(p);
    } else {
      more = false;
    }
  }
}

static void
parse_group_clause(struct ess_parser *p, struct ess_select *select)
{
  ess_parser_expect_word(p, ESS_KW_BY);
  do {
    parse_group_key(p, select);
  } while (at_condition(p));
}

static void
parse_having(struct ess_parser *p, struct ess_select *select)
{
  do {
    struct ess_expr *expr = ess_parse_constraint(p, "HAVING");
    ESS_APPEND(p, select->having, select->n_having, expr);
  } while (ess_parser_at_constraint(p));
}

static void
parse_order(struct ess_parser *p, struct ess_select *select)
{
  ess_parser_expect_word(p, ESS_KW_BY);
  do {
    parse_order_condition(p, select);
  } while (at_condition(p) || ess_parser_at_word(p, ESS_KW_ASC) ||
           ess_parser_at_word(p, ESS_KW_DESC));
}

/* ------------------------------------------------------------------ checks */

/* What is known of the variable of `column`, or NULL. */
static struct ess_variable_state *
state_of(struct ess_parser *p, ess_variable variable)
{
  return variable < p->scope.n_states ? &p->scope.states[variable] : NULL;
}

/* An error at the first variable of `expr` that is neither aggregated nor the
   same all over a group. */
static void
check_grouped(struct ess_parser *p, const struct ess_expr *expr)
{
  const bool aggregated =
    (expr->kind >= ESS_EXPR_COUNT && expr->kind < ESS_EXPR_FUNCTIONS) ||
    (expr->kind == ESS_EXPR_CALL && expr->distinct);

  if (expr->kind == ESS_EXPR_VARIABLE) {
    const struct ess_variable_state *state = state_of(p, expr->variable);
    const struct ess_view name = p->request->variables[expr->variable];
    if (state && state->granted != p->n_selects) {
      ess_parser_fail(p, expr->at,
                      "put it into GROUP BY, or write (SAMPLE(…) AS …)",
                      "?%.*s may have several values in a group",
                      (int)name.n, name.s);
    }
  }
  for (size_t i = 0; i < expr->n && !aggregated; ++i) {
    check_grouped(p, expr->args[i]);
  }
}

/* Columns that are computed need a name of their own; one that was given can
   be used by those that follow. */
static void
check_column(struct ess_parser *p, const struct ess_select *select,
             const struct ess_column *column)
{
  const struct ess_expr plain = {.kind = ESS_EXPR_VARIABLE,
                                 .variable = column->variable,
                                 .at = column->at};
  struct ess_variable_state *state = state_of(p, column->variable);

  if (select->aggregates) {
    check_grouped(p, column->expr ? column->expr : &plain);
  }
  if (p->status != ESS_OK || !state) {
    return;
  }
  if (column->expr && (state->projected == p->n_selects ||
                       ess_scope_sees(&p->scope, column->variable))) {
    const struct ess_view name = p->request->variables[column->variable];
    ess_parser_fail(p, column->at, "give the column another name",
                    "?%.*s has a value already", (int)name.n, name.s);
  }
  state->projected = p->n_selects;
  state->granted = column->expr ? p->n_selects : state->granted;
}

/* The columns of SELECT *: what can be seen. */
static void
expand_star(struct ess_parser *p, struct ess_select *select)
{
  for (size_t i = p->scope.start; i < p->scope.n; ++i) {
    if (ess_scope_is_first(&p->scope, i)) {
      const struct ess_column column = {
        .named = true, .variable = p->scope.sights[i].variable};
      ESS_APPEND(p, select->columns.list, select->columns.n, column);
    }
  }
}

static void
check_columns(struct ess_parser *p, struct ess_select *select)
{
  ++p->n_selects;
  for (size_t i = 0; i < select->group.n; ++i) {
    const struct ess_column *key = &select->group.list[i];
    struct ess_variable_state *state = state_of(p, key->variable);
    if (key->named && state) {
      state->granted = p->n_selects;
    }
  }
  if (select->star && select->aggregates) {
    ess_parser_fail(p, select->at,
                    "name the columns: those of GROUP BY, and aggregates",
                    "SELECT * cannot be grouped");
  } else if (select->star) {
    expand_star(p, select);
    return;
  }
  for (size_t i = 0; i < select->columns.n && p->status == ESS_OK; ++i) {
    check_column(p, select, &select->columns.list[i]);
  }
}

void
ess_parse_modifiers(struct ess_parser *p, struct ess_select *select)
{
  if (ess_parser_accept_word(p, ESS_KW_GROUP)) {
    parse_group_clause(p, select);
  }
  p->aggregation.allowed = true;
  if (ess_parser_accept_word(p, ESS_KW_HAVING)) {
    parse_having(p, select);
  }
  if (ess_parser_accept_word(p, ESS_KW_ORDER)) {
    parse_order(p, select);
  }
  p->aggregation.allowed = false;
  parse_slice(p, select);
  if (ess_parser_accept_word(p, ESS_KW_VALUES)) {
    select->values = ess_parse_values(p);
  }
  select->aggregates = p->aggregation.seen || select->group.n > 0;
  if (p->status == ESS_OK) {
    check_columns(p, select);
  }
}

/* -------------------------------------------------------------- subqueries */

struct ess_select *
ess_parse_subselect(struct ess_parser *p)
{
  struct ess_select *select =
    ess_arena_alloc(&p->request->arena, sizeof *select);
  const size_t outer = ess_scope_enter(&p->scope);

  if (!select) {
    ess_parser_full(p);
    select = &p->spare_select;
  }
  select->at = ess_parser_here(p);
  ess_parse_select_clause(p, select);
  ess_parse_where(p, select);
  ess_parse_modifiers(p, select);
  ess_scope_forget(&p->scope, outer);
  for (size_t i = 0; i < select->columns.n && p->status == ESS_OK; ++i) {
    if (ess_scope_see(&p->scope, select->columns.list[i].variable) !=
        ESS_OK) {
      ess_parser_full(p);
    }
  }
  return select;
}

static unsigned
higher(unsigned height, const struct ess_expr *expr)
{
  return expr && expr->height > height ? expr->height : height;
}

static unsigned
columns_height(unsigned height, const struct ess_columns *columns)
{
  for (size_t i = 0; i < columns->n; ++i) {
    height = higher(height, columns->list[i].expr);
  }
  return height;
}

unsigned
ess_select_height(const struct ess_select *select)
{
  unsigned height = select->where ? select->where->height : 0;

  height = columns_height(height, &select->columns);
  height = columns_height(height, &select->group);
  height = columns_height(height, &select->order);
  for (size_t i = 0; i < select->n_having; ++i) {
    height = higher(height, select->having[i]);
  }
  return height;
}
