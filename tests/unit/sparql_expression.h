/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Expressions of SPARQL and their values, as texts: what the parser makes of
   one goes through the calls, without an evaluator. */

#ifndef ESSAIM_TESTS_SPARQL_EXPRESSION_H
#define ESSAIM_TESTS_SPARQL_EXPRESSION_H

#include "sparql/function.h"
#include "sparql/parser.h"

#include "table.h"

#define XSD_PREFIX "http://www.w3.org/2001/XMLSchema#"

/** The value of `expr`; a variable is unbound. */
static inline struct ess_datum
value_of(struct ess_call_context *context, const struct ess_expr *expr)
{
  enum { most_args = 8 };
  struct ess_datum args[most_args];

  if (expr->kind == ESS_EXPR_TERM) {
    return ess_datum_of_term(&expr->term, context->arena);
  }
  if (expr->kind == ESS_EXPR_VARIABLE) {
    return (struct ess_datum){.kind = ESS_DATUM_UNBOUND};
  }
  assert_in_range(expr->n, 0, most_args);
  for (size_t i = 0; i < expr->n; ++i) {
    args[i] = value_of(context, expr->args[i]);
  }
  return expr->kind == ESS_EXPR_CALL
           ? ess_cast(ess_cast_named(expr->term.value), &args[0],
                      context->arena)
           : ess_function_call(context, expr->kind, args, expr->n);
}

/** Append `datum` as it would be written in a query: "x", "x"@fr, <x>, _:x, 7,
    1.5, 1.0E0, true, or with a local name of XML Schema, "7"^^byte; an error
    is "!". */
static inline void
put_datum(struct ess_buf *out, const struct ess_datum *datum,
          struct ess_arena *arena)
{
  struct ess_term term;

  if (!ess_datum_term(datum, arena, &term)) {
    ess_buf_puts(out, "!");
    return;
  }
  const char *marks = term.kind == ESS_IRI     ? "<>"
                      : term.kind == ESS_BLANK ? "_:"
                                               : "\"\"";
  ess_buf_putc(out, marks[0]);
  ess_buf_add(out, term.value);
  ess_buf_putc(out, marks[1]);
  if (term.language.n) {
    ess_buf_printf(out, "@%.*s", (int)term.language.n, term.language.s);
  } else if (ess_view_starts(term.datatype, XSD_PREFIX)) {
    const size_t n = sizeof XSD_PREFIX - 1;
    ess_buf_printf(out, "^^%.*s", (int)(term.datatype.n - n),
                   term.datatype.s + n);
  } else if (term.datatype.n) {
    ess_buf_printf(out, "^^<%.*s>", (int)term.datatype.n, term.datatype.s);
  }
}

/** Append the value of the expression `text`; "?" if it is none. */
static inline void
put_value(struct ess_buf *out, const char *text)
{
  const struct ess_parser_options options = {.source = "test",
                                             .base = "http://e/"};
  struct ess_arena arena = {0};
  struct ess_call_context context;
  struct ess_request *request = NULL;
  struct ess_log log = {0};
  struct ess_buf query = {0};

  ess_buf_printf(&query, "SELECT (%s AS ?x) {}", text);
  if (ess_parse(ess_buf_view(&query), &options, &request, &log) != ESS_OK) {
    ess_buf_puts(out, "?");
    ess_buf_clear(&query);
    return;
  }
  assert_int_equal(
    ess_call_context_init(&context, (struct ess_view)ESS_VIEW("http://e/")),
    ESS_OK);
  context.arena = &arena;
  const struct ess_datum datum =
    value_of(&context, request->query.select.columns.list[0].expr);
  put_datum(out, &datum, &arena);
  if (context.status) {
    ess_buf_puts(out, " limit");
  }
  ess_call_context_clear(&context);
  ess_arena_clear(&arena);
  ess_request_free(request);
  ess_buf_clear(&query);
}

/** An expression and its value. A value that is written in short is an
    integer, a decimal if it has a point, a double if it has an E too, or a
    boolean. */
struct row {
  const char *text;
  const char *value;
};

/** Append `value`, written at length. */
static inline void
put_expected(struct ess_buf *out, const char *value)
{
  const char first = value[0];
  const char *type = "integer";

  if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0) {
    type = "boolean";
  } else if (strchr("\"<_!?", first)) {
    ess_buf_puts(out, value);
    return;
  } else if (strchr(value, 'E')) {
    type = "double";
  } else if (strchr(value, '.')) {
    type = "decimal";
  }
  ess_buf_printf(out, "\"%s\"^^%s", value, type);
}

/** All `n` rows are right. */
static inline void
assert_rows(const struct row *rows, size_t n)
{
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    struct ess_buf found = {0};
    struct ess_buf expected = {0};
    put_value(&found, rows[i].text);
    put_expected(&expected, rows[i].value);
    wrong += is_wrong(rows[i].text, &found, ess_buf_str(&expected));
    ess_buf_clear(&found);
    ess_buf_clear(&expected);
  }
  assert_int_equal(wrong, 0);
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof(rows) / sizeof *(rows))

#endif
