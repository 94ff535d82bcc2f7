/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A parsed request as one line of text, in brackets: what tests compare.

   Variables: ?x, and ?_1 for one that stands for a blank node. IRIs: <…>, or
   by a prefix: that of the tests, http://e/, xsd, rdf. A literal: "…", with
   @tag or ^^ and the IRI of its datatype. */

#ifndef ESSAIM_TESTS_AST_DUMP_H
#define ESSAIM_TESTS_AST_DUMP_H

#include "base/buf.h"
#include "sparql/ast.h"

struct dump {
  const struct ess_request *request;
  struct ess_buf *out;
};

static const char *const ast_path_names[] = {
  "link", "^", "/", "|", "*", "+", "?", "!"};

static const char *const ast_expr_names[ESS_EXPR_KINDS] = {
  "", "", "||", "&&", "!", "=", "!=", "<", ">", "<=", ">=", "in", "not-in",
  "+", "-", "*", "/", "plus", "minus", "call", "exists", "not-exists",
  "count", "sum", "min", "max", "avg", "sample", "group_concat",
  "str", "lang", "langmatches", "datatype", "bound", "iri", "bnode", "rand",
  "abs", "ceil", "floor", "round", "concat", "strlen", "substr", "ucase",
  "lcase", "encode_for_uri", "contains", "strstarts", "strends", "strbefore",
  "strafter", "year", "month", "day", "hours", "minutes", "seconds",
  "timezone", "tz", "now", "uuid", "struuid", "md5", "sha1", "sha256",
  "sha384", "sha512", "coalesce", "if", "strlang", "strdt", "sameterm",
  "isiri", "isblank", "isliteral", "isnumeric", "regex", "replace"};

static const char *const ast_pattern_names[] = {
  "group", "triples", "optional", "minus", "union", "graph", "service",
  "filter", "bind", "values", "select"};

static inline void dump_pattern(struct dump *d,
                                const struct ess_pattern *pattern);

static inline void
dump_iri(struct dump *d, struct ess_view iri)
{
  static const char *const prefixes[][2] = {
    {"", "http://e/"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}};

  for (size_t i = 0; i < 3; ++i) {
    if (ess_view_starts(iri, prefixes[i][1])) {
      const size_t n = ess_view_of(prefixes[i][1]).n;
      ess_buf_printf(d->out, "%s:", prefixes[i][0]);
      ess_buf_add(d->out, ess_view_sub(iri, n, iri.n));
      return;
    }
  }
  ess_buf_putc(d->out, '<');
  ess_buf_add(d->out, iri);
  ess_buf_putc(d->out, '>');
}

static inline void
dump_term(struct dump *d, const struct ess_term *term)
{
  if (term->kind == ESS_IRI) {
    dump_iri(d, term->value);
  } else if (term->kind == ESS_NONE) {
    ess_buf_puts(d->out, "-");
  } else {
    const char *mark = term->kind == ESS_BLANK ? "" : "\"";
    ess_buf_puts(d->out, term->kind == ESS_BLANK ? "_:" : mark);
    ess_buf_add(d->out, term->value);
    ess_buf_puts(d->out, mark);
  }
  if (term->language.n) {
    ess_buf_putc(d->out, '@');
    ess_buf_add(d->out, term->language);
  }
  if (term->datatype.n) {
    ess_buf_puts(d->out, "^^");
    dump_iri(d, term->datatype);
  }
}

static inline void
dump_variable(struct dump *d, ess_variable variable)
{
  const struct ess_view name = d->request->variables[variable];

  ess_buf_putc(d->out, '?');
  ess_buf_add(d->out, name);
  if (!name.n) {
    ess_buf_printf(d->out, "_%u", variable);
  }
}

static inline void
dump_node(struct dump *d, const struct ess_node *node)
{
  if (node->is_variable) {
    dump_variable(d, node->variable);
  } else {
    dump_term(d, &node->term);
  }
}

static inline void
dump_path(struct dump *d, const struct ess_path *path)
{
  if (path->kind == ESS_PATH_LINK) {
    dump_term(d, &path->iri);
    return;
  }
  ess_buf_printf(d->out, "(%s", ast_path_names[path->kind]);
  for (size_t i = 0; i < path->n; ++i) {
    ess_buf_putc(d->out, ' ');
    dump_path(d, path->children[i]);
  }
  ess_buf_putc(d->out, ')');
}

static inline void
dump_triples(struct dump *d, const struct ess_triple *triples, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    ess_buf_puts(d->out, " (");
    dump_node(d, &triples[i].subject);
    ess_buf_putc(d->out, ' ');
    if (triples[i].path) {
      dump_path(d, triples[i].path);
    } else {
      dump_node(d, &triples[i].predicate);
    }
    ess_buf_putc(d->out, ' ');
    dump_node(d, &triples[i].object);
    ess_buf_putc(d->out, ')');
  }
}

static inline void
dump_expr(struct dump *d, const struct ess_expr *expr)
{
  if (expr->kind == ESS_EXPR_TERM) {
    dump_term(d, &expr->term);
    return;
  }
  if (expr->kind == ESS_EXPR_VARIABLE) {
    dump_variable(d, expr->variable);
    return;
  }
  ess_buf_printf(d->out, "(%s%s", ast_expr_names[expr->kind],
                 expr->distinct ? " distinct" : "");
  if (expr->kind == ESS_EXPR_CALL) {
    ess_buf_putc(d->out, ' ');
    dump_term(d, &expr->term);
  }
  for (size_t i = 0; i < expr->n; ++i) {
    ess_buf_putc(d->out, ' ');
    dump_expr(d, expr->args[i]);
  }
  if (expr->pattern) {
    ess_buf_putc(d->out, ' ');
    dump_pattern(d, expr->pattern);
  }
  if (expr->kind == ESS_EXPR_GROUP_CONCAT) {
    ess_buf_puts(d->out, " sep=\"");
    ess_buf_add(d->out, expr->separator);
    ess_buf_putc(d->out, '"');
  }
  ess_buf_putc(d->out, ')');
}

static inline void
dump_columns(struct dump *d, const char *name,
             const struct ess_columns *columns)
{
  if (columns->n) {
    ess_buf_printf(d->out, " (%s", name);
  }
  for (size_t i = 0; i < columns->n; ++i) {
    const struct ess_column *column = &columns->list[i];
    ess_buf_puts(d->out, column->descending ? " desc " : " ");
    if (column->expr) {
      dump_expr(d, column->expr);
    }
    if (column->named) {
      ess_buf_puts(d->out, column->expr ? " as " : "");
      dump_variable(d, column->variable);
    }
  }
  ess_buf_puts(d->out, columns->n ? ")" : "");
}

static inline void
dump_values(struct dump *d, const struct ess_values *values)
{
  for (size_t i = 0; i < values->n; ++i) {
    ess_buf_putc(d->out, ' ');
    dump_variable(d, values->variables[i]);
  }
  for (size_t row = 0; row < values->n_rows; ++row) {
    ess_buf_puts(d->out, " (");
    for (size_t i = 0; i < values->n; ++i) {
      ess_buf_puts(d->out, i ? " " : "");
      dump_term(d, &values->terms[row * values->n + i]);
    }
    ess_buf_putc(d->out, ')');
  }
}

/* All of a SELECT but its brackets. */
static inline void
dump_select(struct dump *d, const struct ess_select *select)
{
  ess_buf_puts(d->out, select->distinct ? " distinct" : "");
  ess_buf_puts(d->out, select->reduced ? " reduced" : "");
  ess_buf_puts(d->out, select->star ? " *" : "");
  dump_columns(d, "columns", &select->columns);
  if (select->where) {
    ess_buf_putc(d->out, ' ');
    dump_pattern(d, select->where);
  }
  dump_columns(d, "by", &select->group);
  ess_buf_puts(d->out, select->aggregates ? " aggregates" : "");
  for (size_t i = 0; i < select->n_having; ++i) {
    ess_buf_puts(d->out, " (having ");
    dump_expr(d, select->having[i]);
    ess_buf_putc(d->out, ')');
  }
  dump_columns(d, "order", &select->order);
  if (select->has_limit) {
    ess_buf_printf(d->out, " limit=%llu", select->limit);
  }
  if (select->offset) {
    ess_buf_printf(d->out, " offset=%llu", select->offset);
  }
  if (select->values) {
    ess_buf_puts(d->out, " (values");
    dump_values(d, select->values);
    ess_buf_putc(d->out, ')');
  }
}

static inline void
dump_pattern(struct dump *d, const struct ess_pattern *pattern)
{
  ess_buf_printf(d->out, "(%s%s", ast_pattern_names[pattern->kind],
                 pattern->silent ? " silent" : "");
  if (pattern->kind == ESS_PATTERN_GRAPH ||
      pattern->kind == ESS_PATTERN_SERVICE) {
    ess_buf_putc(d->out, ' ');
    dump_node(d, &pattern->node);
  }
  dump_triples(d, pattern->triples, pattern->n_triples);
  for (size_t i = 0; i < pattern->n; ++i) {
    ess_buf_putc(d->out, ' ');
    dump_pattern(d, pattern->children[i]);
  }
  if (pattern->expr) {
    ess_buf_putc(d->out, ' ');
    dump_expr(d, pattern->expr);
  }
  if (pattern->kind == ESS_PATTERN_BIND) {
    ess_buf_putc(d->out, ' ');
    dump_variable(d, pattern->variable);
  }
  if (pattern->values) {
    dump_values(d, pattern->values);
  }
  if (pattern->query) {
    dump_select(d, pattern->query);
  }
  ess_buf_putc(d->out, ')');
}

static inline void
dump_iris(struct dump *d, const char *name, const struct ess_view *iris,
          size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    ess_buf_printf(d->out, " (%s ", name);
    dump_iri(d, iris[i]);
    ess_buf_putc(d->out, ')');
  }
}

static inline void
dump_dataset(struct dump *d, const struct ess_dataset_clause *dataset)
{
  dump_iris(d, "from", dataset->defaults, dataset->n_defaults);
  dump_iris(d, "named", dataset->named, dataset->n_named);
}

static inline void
dump_template(struct dump *d, const char *name,
              const struct ess_template *template)
{
  for (size_t i = 0; i < template->n; ++i) {
    const struct ess_quads_in *in = &template->list[i];
    ess_buf_printf(d->out, " (%s ", name);
    dump_node(d, &in->graph);
    dump_triples(d, in->triples, in->n);
    ess_buf_putc(d->out, ')');
  }
}

static inline void
dump_query(struct dump *d)
{
  static const char *const forms[] = {"select", "construct", "describe",
                                      "ask"};
  const struct ess_query_ast *query = &d->request->query;

  ess_buf_printf(d->out, "(%s", forms[query->form]);
  dump_dataset(d, &query->dataset);
  dump_template(d, "template", &query->construct);
  for (size_t i = 0; i < query->n_describe; ++i) {
    ess_buf_putc(d->out, ' ');
    dump_node(d, &query->describe[i]);
  }
  dump_select(d, &query->select);
  ess_buf_putc(d->out, ')');
}

static inline void
dump_target(struct dump *d, const struct ess_target *target)
{
  static const char *const kinds[] = {"", " default", " named", " all", " "};

  ess_buf_puts(d->out, kinds[target->kind]);
  if (target->kind == ESS_TARGET_GRAPH) {
    dump_iri(d, target->iri);
  }
}

static inline void
dump_operation(struct dump *d, const struct ess_operation *operation)
{
  static const char *const kinds[] = {
    "insert-data", "delete-data", "modify", "load", "clear",
    "drop",        "create",      "add",    "move", "copy"};

  ess_buf_printf(d->out, "(%s%s", kinds[operation->kind],
                 operation->silent ? " silent" : "");
  dump_target(d, &operation->from);
  dump_target(d, &operation->to);
  if (operation->has_with) {
    ess_buf_puts(d->out, " with ");
    dump_iri(d, operation->with);
  }
  dump_dataset(d, &operation->using_);
  dump_template(d, "delete", &operation->delete_);
  dump_template(d, "insert", &operation->insert);
  if (operation->where) {
    ess_buf_putc(d->out, ' ');
    dump_pattern(d, operation->where);
  }
  ess_buf_putc(d->out, ')');
}

/** Append `request` to `out`. */
static inline void
dump_request(const struct ess_request *request, struct ess_buf *out)
{
  struct dump d = {request, out};

  if (!request->is_update) {
    dump_query(&d);
  }
  for (size_t i = 0; i < request->n_operations; ++i) {
    dump_operation(&d, &request->operations[i]);
  }
}

#endif
