/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/text.h"
#include "rdf/vocab.h"
#include "sparql/parse.h"

#define XSD "http://www.w3.org/2001/XMLSchema#"

/* --------------------------------------------------------------- variables */

/* A variable more, with `name`. */
static ess_variable
add_variable(struct ess_parser *p, struct ess_view name)
{
  struct ess_request *request = p->request;
  const ess_variable variable = (ess_variable)request->n_variables;

  if (request->n_variables >= (ess_variable)-1 ||
      ess_scope_add(&p->scope) != ESS_OK) {
    ess_parser_full(p);
    return 0;
  }
  ESS_APPEND(p, request->variables, request->n_variables, name);
  return variable;
}

ess_variable
ess_parser_hidden_variable(struct ess_parser *p)
{
  return add_variable(p, (struct ess_view){NULL, 0});
}

ess_variable
ess_parse_variable(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  const struct ess_view name = ess_view_sub(text, 1, text.n);
  const uint64_t hash = ess_hash(0, name);
  size_t probe = 0;

  if (!ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    ess_parser_expected(p, "a variable");
    return 0;
  }
  size_t number = ess_slots_next(&p->variable_slots, hash, &probe);
  while (number &&
         !ess_view_equal(p->request->variables[number - 1], name)) {
    number = ess_slots_next(&p->variable_slots, hash, &probe);
  }
  ess_parser_take(p);
  if (number) {
    return (ess_variable)(number - 1);
  }
  const ess_variable variable = add_variable(p, name);
  ess_slots_add(&p->variable_slots, &p->request->arena, hash,
                (size_t)variable + 1);
  return variable;
}

/* ------------------------------------------------------------- blank nodes */

struct ess_view
ess_parser_new_label(struct ess_parser *p)
{
  ess_buf_printf(&p->scratch, "b%zu", ++p->n_blanks);
  return ess_parser_keep(p);
}

/* A blank node as the rules want it. */
static struct ess_node
blank(struct ess_parser *p, ess_variable variable, struct ess_view label)
{
  struct ess_node node = {.is_variable = !p->rules->blanks_are_terms,
                          .variable = variable};
  if (p->rules->blanks_are_terms) {
    node.term = (struct ess_term){.kind = ESS_BLANK, .value = label};
  }
  return node;
}

/* An error if there may be no blank node here. */
static void
check_blank(struct ess_parser *p)
{
  if (!p->rules->blanks) {
    ess_parser_fail(p, ess_parser_here(p), NULL,
                    "a blank node may not stand in %s", p->rules->name);
  }
}

struct ess_node
ess_parser_new_blank(struct ess_parser *p)
{
  const struct ess_view none = {NULL, 0};

  check_blank(p);
  return p->rules->blanks_are_terms
           ? blank(p, 0, ess_parser_new_label(p))
           : blank(p, ess_parser_hidden_variable(p), none);
}

/* What is known of the label `name`, made if it is new. NULL without
   memory. */
static struct ess_label *
label_of(struct ess_parser *p, struct ess_view name)
{
  const bool in_template = p->rules->blanks_are_terms;
  const uint64_t hash = ess_hash(in_template, name);
  size_t probe = 0;
  size_t number = ess_slots_next(&p->label_slots, hash, &probe);

  for (; number; number = ess_slots_next(&p->label_slots, hash, &probe)) {
    struct ess_label *label = &p->labels[number - 1];
    if (label->in_template == in_template &&
        ess_view_equal(label->name, name)) {
      return label;
    }
  }
  const size_t before = p->n_labels;
  ESS_APPEND(p, p->labels, p->n_labels,
             (struct ess_label){.name = name, .in_template = in_template});
  if (p->n_labels == before) {
    return NULL;
  }
  ess_slots_add(&p->label_slots, &p->request->arena, hash, p->n_labels);
  return &p->labels[before];
}

/* BLANK_NODE_LABEL (section 19.6): in patterns, one of them has a label for
   itself; in templates, each operation starts anew, but for INSERT DATA. */
static struct ess_node
parse_label(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  const size_t place =
    p->rules->blanks_are_terms ? p->request->n_operations + 1 : p->pattern;

  check_blank(p);
  struct ess_label *label = label_of(p, ess_view_sub(text, 2, text.n));
  if (!label) {
    return (struct ess_node){0};
  }
  if (label->place && label->place != place &&
      (!label->in_template || (label->in_data && p->rules->is_data))) {
    ess_parser_fail(p, ess_parser_here(p),
                    "use a variable, or another label",
                    "the blank node \"%.*s\" was in another %s already",
                    (int)text.n, text.s,
                    label->in_template ? "INSERT DATA" : "graph pattern");
  } else if (label->place != place && label->in_template) {
    label->label = ess_parser_new_label(p);
  } else if (label->place != place) {
    label->variable = ess_parser_hidden_variable(p);
  }
  label->place = place;
  label->in_data = p->rules->is_data;
  ess_parser_take(p);
  return blank(p, label->variable, label->label);
}

/* ---------------------------------------------------------------- literals */

bool
ess_parser_at_literal(const struct ess_parser *p)
{
  return ess_parser_at(p, ESS_TOKEN_STRING) ||
         (p->token.kind >= ESS_TOKEN_INTEGER &&
          p->token.kind <= ESS_TOKEN_DOUBLE) ||
         ess_parser_at_word(p, ESS_KW_TRUE) ||
         ess_parser_at_word(p, ESS_KW_FALSE);
}

/* RDFLiteral. */
static struct ess_term
parse_string(struct ess_parser *p)
{
  struct ess_term term = {.kind = ESS_LITERAL};

  ess_token_string(p->token.text, &p->scratch);
  term.value = ess_parser_keep(p);
  ess_parser_take(p);
  if (ess_parser_at(p, ESS_TOKEN_LANGUAGE)) {
    term.language = ess_view_sub(p->token.text, 1, p->token.text.n);
    ess_parser_take(p);
  } else if (ess_parser_accept(p, ESS_TOKEN_TYPE)) {
    term.datatype = ess_parse_iri(p);
    if (ess_view_is(term.datatype, XSD "string")) {
      term.datatype = (struct ess_view){NULL, 0};
    }
  }
  return term;
}

struct ess_term
ess_parse_literal(struct ess_parser *p)
{
  static const char *const types[] = {XSD "integer", XSD "decimal",
                                      XSD "double"};
  const bool is_true = ess_parser_at_word(p, ESS_KW_TRUE);
  struct ess_term term = {.kind = ESS_LITERAL, .value = p->token.text};

  if (ess_parser_at(p, ESS_TOKEN_STRING)) {
    return parse_string(p);
  }
  if (!ess_parser_at_literal(p)) {
    ess_parser_expected(p, "a literal");
  } else if (ess_parser_at(p, ESS_TOKEN_WORD)) {
    term.value = ess_view_of(is_true ? "true" : "false");
    term.datatype = ess_view_of(XSD "boolean");
  } else {
    term.datatype = ess_view_of(types[p->token.kind - ESS_TOKEN_INTEGER]);
  }
  ess_parser_take(p);
  return term;
}

/* ------------------------------------------------------------------- nodes */

struct ess_node
ess_node_of_iri(struct ess_view iri)
{
  return (struct ess_node){.term = {.kind = ESS_IRI, .value = iri}};
}

bool
ess_parser_at_node(const struct ess_parser *p)
{
  return ess_parser_at(p, ESS_TOKEN_VARIABLE) || ess_parser_at_iri(p) ||
         ess_parser_at(p, ESS_TOKEN_BLANK) || ess_parser_at_literal(p) ||
         ess_parser_at(p, '(') || ess_parser_at(p, '[');
}

/* A variable of triples. */
static struct ess_node
parse_variable_node(struct ess_parser *p)
{
  if (!p->rules->variables) {
    ess_parser_fail(p, ess_parser_here(p),
                    "with variables it is DELETE or INSERT { … } WHERE "
                    "{ … }",
                    "a variable may not stand in %s", p->rules->name);
  }
  const ess_variable variable = ess_parse_variable(p);
  if (p->rules->is_pattern &&
      ess_scope_see(&p->scope, variable) != ESS_OK) {
    ess_parser_full(p);
  }
  return (struct ess_node){.is_variable = true, .variable = variable};
}

struct ess_node
ess_parse_var_or_iri(struct ess_parser *p, const char *what)
{
  if (ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    return parse_variable_node(p);
  }
  if (!ess_parser_at_iri(p)) {
    ess_parser_expected(p, what);
  }
  return ess_node_of_iri(ess_parse_iri(p));
}

struct ess_node
ess_parse_var_or_term(struct ess_parser *p)
{
  if (ess_parser_at(p, ESS_TOKEN_BLANK)) {
    return parse_label(p);
  }
  if (ess_parser_at_literal(p)) {
    return (struct ess_node){.term = ess_parse_literal(p)};
  }
  return ess_parse_var_or_iri(p, p->rules->variables ? "a variable or a term"
                                                     : "a term");
}
