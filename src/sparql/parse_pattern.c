/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/parse.h"

const struct ess_rules ess_pattern_rules = {
  .name = "a pattern", .paths = true, .variables = true, .blanks = true,
  .is_pattern = true};

struct ess_pattern *
ess_parser_new_pattern(struct ess_parser *p, enum ess_pattern_kind kind,
                       size_t at)
{
  struct ess_pattern *pattern =
    ess_arena_alloc(&p->request->arena, sizeof *pattern);

  if (!pattern) {
    ess_parser_full(p);
    pattern = &p->spare_pattern;
    *pattern = (struct ess_pattern){0};
  }
  pattern->kind = kind;
  pattern->at = at;
  pattern->height = 1;
  return pattern;
}

/* `pattern` is higher than what has `height`. */
static void
raise(struct ess_parser *p, struct ess_pattern *pattern, unsigned height)
{
  if (pattern->height <= height) {
    pattern->height = ess_parser_height(p, height + 1);
  }
}

void
ess_parser_add_child(struct ess_parser *p, struct ess_pattern *pattern,
                     struct ess_pattern *child)
{
  raise(p, pattern, child->height);
  ESS_APPEND(p, pattern->children, pattern->n, child);
}

static void
see(struct ess_parser *p, ess_variable variable)
{
  if (ess_scope_see(&p->scope, variable) != ESS_OK) {
    ess_parser_full(p);
  }
}

/* ----------------------------------------------------------------- VALUES */

/* The variables of VALUES: one, or a list of them. */
static bool
parse_value_variables(struct ess_parser *p, struct ess_values *values)
{
  const bool is_list = ess_parser_accept(p, '(');

  if (!is_list && !ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    ess_parser_expected(p, "a variable, or several between \"(\" and \")\"");
  }
  while (ess_parser_at(p, ESS_TOKEN_VARIABLE) && (is_list || !values->n)) {
    const ess_variable variable = ess_parse_variable(p);
    ESS_APPEND(p, values->variables, values->n, variable);
    see(p, variable);
  }
  if (is_list && !ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "a variable or \")\"");
  }
  return is_list;
}

/* True if a DataBlockValue begins here. */
static bool
at_value(const struct ess_parser *p)
{
  return ess_parser_at_iri(p) || ess_parser_at_literal(p) ||
         ess_parser_at_word(p, ESS_KW_UNDEF);
}

/* DataBlockValue, the last of `*n_terms` so far. */
static void
parse_value(struct ess_parser *p, struct ess_values *values, size_t *n_terms)
{
  struct ess_term term = {.kind = ESS_NONE};

  if (ess_parser_at_iri(p)) {
    term = (struct ess_term){.kind = ESS_IRI, .value = ess_parse_iri(p)};
  } else if (!ess_parser_accept_word(p, ESS_KW_UNDEF)) {
    term = ess_parse_literal(p);
  }
  ESS_APPEND(p, values->terms, *n_terms, term);
}

/* A row of VALUES between brackets. */
static void
parse_row(struct ess_parser *p, struct ess_values *values, size_t *n_terms)
{
  const size_t at = ess_parser_here(p);
  const size_t before = *n_terms;

  ess_parser_expect(p, '(');
  while (at_value(p)) {
    parse_value(p, values, n_terms);
  }
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "an IRI, a literal, UNDEF or \")\"");
  }
  if (*n_terms - before != values->n) {
    ess_parser_fail(p, at, "UNDEF stands where there is no value",
                    "a row of %zu value%s for %zu variable%s",
                    *n_terms - before, *n_terms - before == 1 ? "" : "s",
                    values->n, values->n == 1 ? "" : "s");
  }
}

struct ess_values *
ess_parse_values(struct ess_parser *p)
{
  struct ess_values *values =
    ess_arena_alloc(&p->request->arena, sizeof *values);
  size_t n_terms = 0;

  if (!values) {
    ess_parser_full(p);
    values = &p->spare_values;
    *values = (struct ess_values){0};
  }
  const bool rows = parse_value_variables(p, values);
  ess_parser_expect(p, '{');
  while (rows ? ess_parser_at(p, '(') : at_value(p)) {
    if (rows) {
      parse_row(p, values, &n_terms);
    } else {
      parse_value(p, values, &n_terms);
    }
    ++values->n_rows;
  }
  if (!ess_parser_accept(p, '}')) {
    ess_parser_expected(p, rows ? "a row between \"(\" and \")\", or \"}\""
                                : "an IRI, a literal, UNDEF or \"}\"");
  }
  return values;
}

/* ------------------------------------------------------- parts of a group */

/* Each of these reads what is behind its keyword into `part`. */

static void
parse_optional(struct ess_parser *p, struct ess_pattern *part)
{
  ess_parser_add_child(p, part, ess_parse_group(p));
}

static void
parse_minus(struct ess_parser *p, struct ess_pattern *part)
{
  ess_parser_add_child(p, part, ess_parse_hidden_group(p));
}

static void
parse_graph(struct ess_parser *p, struct ess_pattern *part)
{
  part->node = ess_parse_var_or_iri(p, "a variable or the IRI of a graph");
  ess_parser_add_child(p, part, ess_parse_group(p));
}

static void
parse_service(struct ess_parser *p, struct ess_pattern *part)
{
  part->silent = ess_parser_accept_word(p, ESS_KW_SILENT);
  part->node = ess_parse_var_or_iri(p, "a variable or the IRI of a service");
  const size_t start = ess_parser_here(p);
  const size_t n_uses = p->n_uses;
  const size_t n_relative = p->n_relative;
  ++p->in_services;
  ess_parser_add_child(p, part, ess_parse_group(p));
  --p->in_services;
  const size_t end = ess_parser_from(p, p->end);
  part->text = ess_view_sub(p->original, start, end - start);
  part->prologue = ess_parser_prologue_of(p, n_uses, n_relative);
}

static void
parse_filter(struct ess_parser *p, struct ess_pattern *part)
{
  part->expr = ess_parse_constraint(p, "FILTER");
  raise(p, part, part->expr->height);
}

static void
parse_bind(struct ess_parser *p, struct ess_pattern *part)
{
  ess_parser_expect(p, '(');
  part->expr = ess_parse_expression(p);
  raise(p, part, part->expr->height);
  ess_parser_expect_word(p, ESS_KW_AS);
  const size_t at = ess_parser_here(p);
  const struct ess_view name = p->token.text;
  part->variable = ess_parse_variable(p);
  if (ess_scope_sees(&p->scope, part->variable)) {
    ess_parser_fail(p, at, "give it another name",
                    "%.*s has a value already in this group", (int)name.n,
                    name.s);
  }
  see(p, part->variable);
  ess_parser_expect(p, ')');
}

static void
parse_inline_values(struct ess_parser *p, struct ess_pattern *part)
{
  part->values = ess_parse_values(p);
}

/* What may stand in a group, by its keyword. */
static const struct {
  enum ess_keyword keyword;
  enum ess_pattern_kind kind;
  void (*parse)(struct ess_parser *p, struct ess_pattern *part);
} parts[] = {
  {ESS_KW_OPTIONAL, ESS_PATTERN_OPTIONAL, parse_optional},
  {ESS_KW_FILTER, ESS_PATTERN_FILTER, parse_filter},
  {ESS_KW_GRAPH, ESS_PATTERN_GRAPH, parse_graph},
  {ESS_KW_MINUS, ESS_PATTERN_MINUS, parse_minus},
  {ESS_KW_BIND, ESS_PATTERN_BIND, parse_bind},
  {ESS_KW_VALUES, ESS_PATTERN_VALUES, parse_inline_values},
  {ESS_KW_SERVICE, ESS_PATTERN_SERVICE, parse_service},
};

/* GroupOrUnionGraphPattern. */
static struct ess_pattern *
parse_union(struct ess_parser *p)
{
  const size_t at = ess_parser_here(p);
  struct ess_pattern *group = ess_parse_group(p);

  if (!ess_parser_at_word(p, ESS_KW_UNION)) {
    return group;
  }
  struct ess_pattern *all =
    ess_parser_new_pattern(p, ESS_PATTERN_UNION, at);
  ess_parser_add_child(p, all, group);
  while (ess_parser_accept_word(p, ESS_KW_UNION)) {
    ess_parser_add_child(p, all, ess_parse_group(p));
  }
  return all;
}

/* GraphPatternNotTriples; NULL if none begins here. */
static struct ess_pattern *
parse_part(struct ess_parser *p)
{
  const size_t at = ess_parser_here(p);

  if (ess_parser_at(p, '{')) {
    return parse_union(p);
  }
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    if (ess_parser_accept_word(p, parts[i].keyword)) {
      struct ess_pattern *part =
        ess_parser_new_pattern(p, parts[i].kind, at);
      parts[i].parse(p, part);
      return part;
    }
  }
  return NULL;
}

/* ----------------------------------------------------------------- groups */

/* Triples, to those that stand before with filters alone between. */
static struct ess_pattern *
parse_block(struct ess_parser *p, struct ess_pattern *group,
            struct ess_pattern *block)
{
  struct ess_triples triples = {NULL, 0};

  if (block) {
    triples = (struct ess_triples){block->triples, block->n_triples};
  } else {
    block = ess_parser_new_pattern(p, ESS_PATTERN_TRIPLES,
                                   ess_parser_here(p));
    ess_parser_add_child(p, group, block);
  }
  ess_parse_triples(p, &triples);
  block->triples = triples.list;
  block->n_triples = triples.n;
  return block;
}

/* GroupGraphPatternSub. Anything but a filter ends a basic graph pattern, and
   with it the labels of its blank nodes. */
static void
parse_parts(struct ess_parser *p, struct ess_pattern *group)
{
  struct ess_pattern *block = NULL;
  struct ess_pattern *part = NULL;

  do {
    if (ess_parser_at_node(p)) {
      block = parse_block(p, group, block);
    }
    part = parse_part(p);
    if (part) {
      ess_parser_add_child(p, group, part);
      (void)ess_parser_accept(p, '.');
      if (part->kind != ESS_PATTERN_FILTER) {
        block = NULL;
        p->pattern = ++p->n_patterns;
      }
    }
  } while (part);
}

/* The end of `group`, which is not there: what is missing, and where the group
   begins if that is hard to see. */
static void
not_closed(struct ess_parser *p, const struct ess_pattern *group)
{
  const char *what = ess_parser_at_node(p) ? "\".\" or \"}\""
                                           : "a pattern or \"}\"";
  const struct ess_place place = ess_place_at(NULL, p->original, group->at);
  struct ess_buf hint = {0};

  if (ess_parser_at(p, ESS_TOKEN_END)) {
    ess_buf_printf(&hint,
                   "the \"{\" of line %lu, column %lu has no \"}\"",
                   place.line, place.column);
    ess_parser_expected_hint(p, what, ess_buf_str(&hint));
    ess_buf_clear(&hint);
  } else {
    ess_parser_expected(p, what);
  }
}

static void
parse_within(struct ess_parser *p, struct ess_pattern *group)
{
  if (ess_parser_at_word(p, ESS_KW_SELECT)) {
    struct ess_pattern *part = ess_parser_new_pattern(
      p, ESS_PATTERN_SELECT, ess_parser_here(p));
    part->query = ess_parse_subselect(p);
    raise(p, part, ess_select_height(part->query));
    ess_parser_add_child(p, group, part);
  } else {
    parse_parts(p, group);
  }
}

struct ess_pattern *
ess_parse_group(struct ess_parser *p)
{
  struct ess_pattern *group =
    ess_parser_new_pattern(p, ESS_PATTERN_GROUP, ess_parser_here(p));
  const struct ess_aggregation aggregation = p->aggregation;
  const struct ess_rules *rules = p->rules;
  const size_t pattern = p->pattern;
  const size_t outer = ess_scope_enter(&p->scope);

  p->aggregation = (struct ess_aggregation){0};
  p->rules = &ess_pattern_rules;
  p->pattern = ++p->n_patterns;
  if (!ess_parser_accept(p, '{')) {
    ess_parser_expected(p, "a group, which begins with \"{\"");
  }
  ess_parser_deeper(p);
  parse_within(p, group);
  --p->depth;
  if (p->status == ESS_OK && !ess_parser_accept(p, '}')) {
    not_closed(p, group);
  }
  p->aggregation = aggregation;
  p->rules = rules;
  p->pattern = pattern;
  ess_scope_leave(&p->scope, outer);
  return group;
}

struct ess_pattern *
ess_parse_hidden_group(struct ess_parser *p)
{
  const size_t outer = ess_scope_enter(&p->scope);
  struct ess_pattern *group = ess_parse_group(p);

  ess_scope_forget(&p->scope, outer);
  return group;
}
