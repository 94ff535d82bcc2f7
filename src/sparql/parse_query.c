/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/parse.h"

static const struct ess_rules construct_rules = {
  .name = "a template", .variables = true, .blanks = true,
  .blanks_are_terms = true};

/* The template of CONSTRUCT WHERE is a pattern, without paths. */
static const struct ess_rules short_rules = {
  .name = "CONSTRUCT WHERE", .variables = true, .blanks = true,
  .is_pattern = true};

void
ess_parse_dataset(struct ess_parser *p, enum ess_keyword keyword,
                  struct ess_dataset_clause *dataset)
{
  while (ess_parser_accept_word(p, keyword)) {
    const bool named = ess_parser_accept_word(p, ESS_KW_NAMED);
    const struct ess_view iri = ess_parse_iri(p);
    if (named) {
      ESS_APPEND(p, dataset->named, dataset->n_named, iri);
    } else {
      ESS_APPEND(p, dataset->defaults, dataset->n_defaults, iri);
    }
  }
}

/* Triples between braces, or none, as `rules` allow them. */
static struct ess_triples
parse_braced(struct ess_parser *p, const struct ess_rules *rules)
{
  struct ess_triples triples = {NULL, 0};

  p->rules = rules;
  ess_parser_expect(p, '{');
  if (ess_parser_at_node(p)) {
    ess_parse_triples(p, &triples);
  }
  if (!ess_parser_accept(p, '}')) {
    ess_parser_expected(p, "\".\", \";\", \",\" or \"}\"");
  }
  p->rules = &ess_pattern_rules;
  return triples;
}

/* The template of a CONSTRUCT, of `triples`. */
static void
set_template(struct ess_parser *p, struct ess_query_ast *query,
             struct ess_triples triples)
{
  const struct ess_quads_in quads = {.triples = triples.list,
                                     .n = triples.n};

  if (triples.n) {
    ESS_APPEND(p, query->construct.list, query->construct.n, quads);
  }
}

/* A hidden variable of a pattern, as the blank node of a template. */
static void
to_template(struct ess_parser *p, struct ess_view *labels,
            struct ess_node *node)
{
  const struct ess_request *request = p->request;

  if (node->is_variable && !request->variables[node->variable].n) {
    struct ess_view *label = &labels[node->variable];
    *label = label->n ? *label : ess_parser_new_label(p);
    *node = (struct ess_node){.term = {.kind = ESS_BLANK, .value = *label}};
  }
}

/* CONSTRUCT WHERE { … }: the triples are the pattern and the template. */
static void
parse_short_construct(struct ess_parser *p, struct ess_query_ast *query)
{
  struct ess_arena *arena = &p->request->arena;
  const size_t at = ess_parser_here(p);
  struct ess_pattern *group =
    ess_parser_new_pattern(p, ESS_PATTERN_GROUP, at);
  struct ess_pattern *block =
    ess_parser_new_pattern(p, ESS_PATTERN_TRIPLES, at);

  query->select.where = group;
  p->pattern = ++p->n_patterns;
  const struct ess_triples triples = parse_braced(p, &short_rules);
  if (!triples.n || p->status != ESS_OK) {
    return;
  }
  block->triples = triples.list;
  block->n_triples = triples.n;
  ess_parser_add_child(p, group, block);
  struct ess_triple *copies =
    ess_arena_alloc(arena, triples.n * sizeof *copies);
  struct ess_view *labels =
    ess_arena_alloc(arena, (p->request->n_variables + 1) * sizeof *labels);
  if (!copies || !labels) {
    ess_parser_full(p);
    return;
  }
  for (size_t i = 0; i < triples.n; ++i) {
    copies[i] = triples.list[i];
    to_template(p, labels, &copies[i].subject);
    to_template(p, labels, &copies[i].object);
  }
  set_template(p, query, (struct ess_triples){copies, triples.n});
}

/* ConstructQuery, behind its keyword. */
static void
parse_construct(struct ess_parser *p, struct ess_query_ast *query)
{
  const bool is_short = !ess_parser_at(p, '{');

  if (!is_short) {
    set_template(p, query, parse_braced(p, &construct_rules));
  }
  ess_parse_dataset(p, ESS_KW_FROM, &query->dataset);
  if (is_short) {
    if (!ess_parser_accept_word(p, ESS_KW_WHERE)) {
      ess_parser_expected(p, "a template, which begins with \"{\", or WHERE");
    }
    parse_short_construct(p, query);
  } else {
    ess_parse_where(p, &query->select);
  }
}

/* All that can be seen is what is described. */
static void
describe_all(struct ess_parser *p, struct ess_query_ast *query)
{
  for (size_t i = 0; i < p->scope.n; ++i) {
    if (ess_scope_is_first(&p->scope, i)) {
      const struct ess_node node = {
        .is_variable = true, .variable = p->scope.sights[i].variable};
      ESS_APPEND(p, query->describe, query->n_describe, node);
    }
  }
}

/* DescribeQuery, behind its keyword. */
static void
parse_describe(struct ess_parser *p, struct ess_query_ast *query)
{
  const bool all = ess_parser_accept(p, '*');

  while (!all && (ess_parser_at(p, ESS_TOKEN_VARIABLE) ||
                  ess_parser_at_iri(p))) {
    struct ess_node node = {
      .is_variable = ess_parser_at(p, ESS_TOKEN_VARIABLE)};
    if (node.is_variable) {
      node.variable = ess_parse_variable(p);
    } else {
      node = ess_node_of_iri(ess_parse_iri(p));
    }
    ESS_APPEND(p, query->describe, query->n_describe, node);
  }
  if (!all && !query->n_describe) {
    ess_parser_expected(p, "\"*\", a variable or an IRI");
  }
  ess_parse_dataset(p, ESS_KW_FROM, &query->dataset);
  if (ess_parser_at_word(p, ESS_KW_WHERE) || ess_parser_at(p, '{')) {
    ess_parse_where(p, &query->select);
  }
  if (all) {
    describe_all(p, query);
  }
}

/* SelectQuery, from its keyword on. */
static void
parse_select(struct ess_parser *p, struct ess_query_ast *query)
{
  query->select.at = ess_parser_here(p);
  ess_parse_select_clause(p, &query->select);
  ess_parse_dataset(p, ESS_KW_FROM, &query->dataset);
  ess_parse_where(p, &query->select);
}

/* AskQuery, behind its keyword. */
static void
parse_ask(struct ess_parser *p, struct ess_query_ast *query)
{
  ess_parse_dataset(p, ESS_KW_FROM, &query->dataset);
  ess_parse_where(p, &query->select);
}

/* None of the forms begins here. */
static void
no_form(struct ess_parser *p)
{
  static const enum ess_keyword updates[] = {
    ESS_KW_INSERT, ESS_KW_DELETE, ESS_KW_LOAD, ESS_KW_CLEAR,
    ESS_KW_DROP,   ESS_KW_CREATE, ESS_KW_ADD,  ESS_KW_MOVE,
    ESS_KW_COPY,   ESS_KW_WITH};
  static const char what[] = "SELECT, CONSTRUCT, DESCRIBE or ASK";

  for (size_t i = 0; i < sizeof updates / sizeof *updates; ++i) {
    if (ess_parser_at_word(p, updates[i])) {
      ess_parser_expected_hint(
        p, what, "this is an update, and a query is wanted here");
    }
  }
  ess_parser_expected(p, what);
}

void
ess_parse_query(struct ess_parser *p)
{
  struct ess_query_ast *query = &p->request->query;

  if (ess_parser_at_word(p, ESS_KW_SELECT)) {
    query->form = ESS_QUERY_SELECT;
    parse_select(p, query);
  } else if (ess_parser_accept_word(p, ESS_KW_CONSTRUCT)) {
    query->form = ESS_QUERY_CONSTRUCT;
    parse_construct(p, query);
  } else if (ess_parser_accept_word(p, ESS_KW_DESCRIBE)) {
    query->form = ESS_QUERY_DESCRIBE;
    parse_describe(p, query);
  } else if (ess_parser_accept_word(p, ESS_KW_ASK)) {
    query->form = ESS_QUERY_ASK;
    parse_ask(p, query);
  } else {
    no_form(p);
  }
  ess_parse_modifiers(p, &query->select);
  if (!ess_parser_at(p, ESS_TOKEN_END)) {
    ess_parser_expected(p, "the end of the query");
  }
}
