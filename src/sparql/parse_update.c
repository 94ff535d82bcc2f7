/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL 1.1 Update. */

#include "sparql/parse.h"

static const struct ess_rules insert_data_rules = {
  .name = "INSERT DATA", .blanks = true, .blanks_are_terms = true,
  .is_data = true};
static const struct ess_rules delete_data_rules = {.name = "DELETE DATA"};
static const struct ess_rules insert_rules = {
  .name = "INSERT", .variables = true, .blanks = true,
  .blanks_are_terms = true};
static const struct ess_rules delete_rules = {.name = "DELETE",
                                              .variables = true};
static const struct ess_rules delete_where_rules = {
  .name = "DELETE WHERE", .variables = true, .is_pattern = true};

/* ------------------------------------------------------------------- quads */

/* TriplesTemplate, or nothing, as quads in `graph`. One that is named is told
   even then: as a pattern it asks whether it is there. */
static void
parse_quads_in(struct ess_parser *p, struct ess_template *template,
               struct ess_node graph)
{
  struct ess_triples triples = {NULL, 0};

  if (ess_parser_at_node(p)) {
    ess_parse_triples(p, &triples);
  }
  if (triples.n || graph.is_variable || graph.term.kind == ESS_IRI) {
    ESS_APPEND(p, template->list, template->n,
               (struct ess_quads_in){graph, triples.list, triples.n});
  }
}

/* QuadsNotTriples, behind its keyword. */
static void
parse_graph_quads(struct ess_parser *p, struct ess_template *template)
{
  const struct ess_node graph =
    ess_parse_var_or_iri(p, p->rules->variables
                              ? "a variable or the IRI of a graph"
                              : "the IRI of a graph");

  ess_parser_expect(p, '{');
  parse_quads_in(p, template, graph);
  if (!ess_parser_accept(p, '}')) {
    ess_parser_expected(p, "a triple or \"}\"");
  }
}

/* Quads between braces, as `rules` allow them. */
static void
parse_quads(struct ess_parser *p, struct ess_template *template,
            const struct ess_rules *rules)
{
  const struct ess_node none = {.term = {.kind = ESS_NONE}};

  p->rules = rules;
  ess_parser_expect(p, '{');
  parse_quads_in(p, template, none);
  while (ess_parser_accept_word(p, ESS_KW_GRAPH)) {
    parse_graph_quads(p, template);
    (void)ess_parser_accept(p, '.');
    parse_quads_in(p, template, none);
  }
  if (!ess_parser_accept(p, '}')) {
    ess_parser_expected(p, "a triple, GRAPH or \"}\"");
  }
  p->rules = &ess_pattern_rules;
}

/* ---------------------------------------------------------- DELETE, INSERT */

/* The pattern that is the same as the quads of DELETE WHERE. */
static struct ess_pattern *
pattern_of(struct ess_parser *p, const struct ess_template *quads, size_t at)
{
  struct ess_pattern *group =
    ess_parser_new_pattern(p, ESS_PATTERN_GROUP, at);

  for (size_t i = 0; i < quads->n; ++i) {
    const struct ess_quads_in *in = &quads->list[i];
    struct ess_pattern *inner = group;
    struct ess_pattern *named = NULL;
    if (in->graph.is_variable || in->graph.term.kind == ESS_IRI) {
      inner = ess_parser_new_pattern(p, ESS_PATTERN_GROUP, at);
      named = ess_parser_new_pattern(p, ESS_PATTERN_GRAPH, at);
      named->node = in->graph;
    }
    if (in->n) {
      struct ess_pattern *block =
        ess_parser_new_pattern(p, ESS_PATTERN_TRIPLES, at);
      block->triples = in->triples;
      block->n_triples = in->n;
      ess_parser_add_child(p, inner, block);
    }
    if (named) {
      ess_parser_add_child(p, named, inner);
      ess_parser_add_child(p, group, named);
    }
  }
  return group;
}

/* UsingClause and WHERE. */
static void
parse_modify_rest(struct ess_parser *p, struct ess_operation *operation)
{
  ess_parse_dataset(p, ESS_KW_USING, &operation->using_);
  ess_parser_expect_word(p, ESS_KW_WHERE);
  operation->where = ess_parse_group(p);
}

static void
parse_insert(struct ess_parser *p, struct ess_operation *operation)
{
  if (!operation->has_with && ess_parser_accept_word(p, ESS_KW_DATA)) {
    operation->kind = ESS_UPDATE_INSERT_DATA;
    parse_quads(p, &operation->insert, &insert_data_rules);
    return;
  }
  if (!ess_parser_at(p, '{')) {
    ess_parser_expected(p, operation->has_with ? "\"{\"" : "\"{\" or DATA");
  }
  parse_quads(p, &operation->insert, &insert_rules);
  parse_modify_rest(p, operation);
}

static void
parse_delete(struct ess_parser *p, struct ess_operation *operation)
{
  const bool has_with = operation->has_with;

  if (!has_with && ess_parser_accept_word(p, ESS_KW_DATA)) {
    operation->kind = ESS_UPDATE_DELETE_DATA;
    parse_quads(p, &operation->delete_, &delete_data_rules);
    return;
  }
  if (!has_with && ess_parser_accept_word(p, ESS_KW_WHERE)) {
    const size_t at = ess_parser_here(p);
    parse_quads(p, &operation->delete_, &delete_where_rules);
    operation->where = pattern_of(p, &operation->delete_, at);
    return;
  }
  if (!ess_parser_at(p, '{')) {
    ess_parser_expected(p, has_with ? "\"{\"" : "\"{\", WHERE or DATA");
  }
  parse_quads(p, &operation->delete_, &delete_rules);
  if (ess_parser_accept_word(p, ESS_KW_INSERT)) {
    parse_quads(p, &operation->insert, &insert_rules);
  }
  parse_modify_rest(p, operation);
}

static void
parse_with(struct ess_parser *p, struct ess_operation *operation)
{
  operation->has_with = true;
  operation->with = ess_parse_iri(p);
  if (ess_parser_accept_word(p, ESS_KW_INSERT)) {
    parse_insert(p, operation);
  } else if (ess_parser_accept_word(p, ESS_KW_DELETE)) {
    parse_delete(p, operation);
  } else {
    ess_parser_expected(p, "DELETE or INSERT");
  }
}

/* ------------------------------------------------------------------ graphs */

/* Which words a target may be, each with what it means. */
enum { MAY_BE_DEFAULT = 1, MAY_BE_NAMED_OR_ALL = 2, MAY_LACK_GRAPH = 4 };

/* GraphRef, GraphRefAll or GraphOrDefault; `what` is what is expected. */
static struct ess_target
parse_target(struct ess_parser *p, unsigned may, const char *what)
{
  static const struct {
    enum ess_keyword keyword;
    unsigned may;
    enum ess_target_kind kind;
  } words[] = {{ESS_KW_DEFAULT, MAY_BE_DEFAULT, ESS_TARGET_DEFAULT},
               {ESS_KW_NAMED, MAY_BE_NAMED_OR_ALL, ESS_TARGET_NAMED},
               {ESS_KW_ALL, MAY_BE_NAMED_OR_ALL, ESS_TARGET_ALL}};
  struct ess_target target = {.kind = ESS_TARGET_NONE};

  for (size_t i = 0; i < sizeof words / sizeof *words; ++i) {
    if ((may & words[i].may) &&
        ess_parser_accept_word(p, words[i].keyword)) {
      target.kind = words[i].kind;
      return target;
    }
  }
  if (ess_parser_accept_word(p, ESS_KW_GRAPH) ||
      ((may & MAY_LACK_GRAPH) && ess_parser_at_iri(p))) {
    target.kind = ESS_TARGET_GRAPH;
    target.iri = ess_parse_iri(p);
  } else {
    ess_parser_expected(p, what);
  }
  return target;
}

static void
parse_load(struct ess_parser *p, struct ess_operation *operation)
{
  operation->silent = ess_parser_accept_word(p, ESS_KW_SILENT);
  operation->from.kind = ESS_TARGET_GRAPH;
  operation->from.iri = ess_parse_iri(p);
  operation->to.kind = ESS_TARGET_DEFAULT;
  if (ess_parser_accept_word(p, ESS_KW_INTO)) {
    operation->to = parse_target(p, 0, "GRAPH and its IRI");
  }
}

static void
parse_clear_or_drop(struct ess_parser *p, struct ess_operation *operation)
{
  operation->silent = ess_parser_accept_word(p, ESS_KW_SILENT);
  operation->to = parse_target(p, MAY_BE_DEFAULT | MAY_BE_NAMED_OR_ALL,
                               "GRAPH and its IRI, DEFAULT, NAMED or ALL");
}

static void
parse_create(struct ess_parser *p, struct ess_operation *operation)
{
  operation->silent = ess_parser_accept_word(p, ESS_KW_SILENT);
  operation->to = parse_target(p, 0, "GRAPH and its IRI");
}

/* ADD, MOVE and COPY. */
static void
parse_transfer(struct ess_parser *p, struct ess_operation *operation)
{
  static const char what[] = "the IRI of a graph, or DEFAULT";

  operation->silent = ess_parser_accept_word(p, ESS_KW_SILENT);
  operation->from = parse_target(p, MAY_BE_DEFAULT | MAY_LACK_GRAPH, what);
  ess_parser_expect_word(p, ESS_KW_TO);
  operation->to = parse_target(p, MAY_BE_DEFAULT | MAY_LACK_GRAPH, what);
}

/* -------------------------------------------------------------- operations */

/* What each operation begins with. */
static const struct {
  enum ess_keyword keyword;
  enum ess_operation_kind kind;
  void (*parse)(struct ess_parser *p, struct ess_operation *operation);
} operations[] = {
  {ESS_KW_INSERT, ESS_UPDATE_MODIFY, parse_insert},
  {ESS_KW_DELETE, ESS_UPDATE_MODIFY, parse_delete},
  {ESS_KW_WITH, ESS_UPDATE_MODIFY, parse_with},
  {ESS_KW_LOAD, ESS_UPDATE_LOAD, parse_load},
  {ESS_KW_CLEAR, ESS_UPDATE_CLEAR, parse_clear_or_drop},
  {ESS_KW_DROP, ESS_UPDATE_DROP, parse_clear_or_drop},
  {ESS_KW_CREATE, ESS_UPDATE_CREATE, parse_create},
  {ESS_KW_ADD, ESS_UPDATE_ADD, parse_transfer},
  {ESS_KW_MOVE, ESS_UPDATE_MOVE, parse_transfer},
  {ESS_KW_COPY, ESS_UPDATE_COPY, parse_transfer},
};

/* None of the operations begins here. */
static void
no_operation(struct ess_parser *p)
{
  static const enum ess_keyword queries[] = {
    ESS_KW_SELECT, ESS_KW_CONSTRUCT, ESS_KW_DESCRIBE, ESS_KW_ASK};
  static const char what[] = "an operation, such as INSERT, DELETE or LOAD";

  for (size_t i = 0; i < sizeof queries / sizeof *queries; ++i) {
    if (ess_parser_at_word(p, queries[i])) {
      ess_parser_expected_hint(
        p, what, "this is a query, and an update is wanted here");
    }
  }
  ess_parser_expected(p, what);
}

/* Update1. Nothing that is seen in one operation is seen in the next. */
static void
parse_operation(struct ess_parser *p)
{
  struct ess_operation operation = {.at = ess_parser_here(p)};
  const size_t outer = ess_scope_enter(&p->scope);
  bool found = false;

  for (size_t i = 0; i < sizeof operations / sizeof *operations && !found;
       ++i) {
    found = ess_parser_accept_word(p, operations[i].keyword);
    if (found) {
      operation.kind = operations[i].kind;
      operations[i].parse(p, &operation);
    }
  }
  if (!found) {
    no_operation(p);
  }
  ess_scope_forget(&p->scope, outer);
  ESS_APPEND(p, p->request->operations, p->request->n_operations, operation);
}

void
ess_parse_update(struct ess_parser *p)
{
  bool more = true;

  while (more) {
    ess_parse_prologue(p);
    more = !ess_parser_at(p, ESS_TOKEN_END);
    if (more) {
      parse_operation(p);
      more = ess_parser_accept(p, ';');
    }
  }
  if (!ess_parser_at(p, ESS_TOKEN_END)) {
    ess_parser_expected(p, "\";\" or the end of the update");
  }
}
