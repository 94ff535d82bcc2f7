/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/parse.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

static struct ess_node parse_collection(struct ess_parser *p,
                                        struct ess_triples *triples);
static struct ess_node parse_property_list(struct ess_parser *p,
                                           struct ess_triples *triples,
                                           bool *has_properties);

static struct ess_node
rdf_node(const char *iri)
{
  return ess_node_of_iri(ess_view_of(iri));
}

static void
add_triple(struct ess_parser *p, struct ess_triples *triples,
           struct ess_node subject, struct ess_triple verb,
           struct ess_node object)
{
  verb.subject = subject;
  verb.object = object;
  ESS_APPEND(p, triples->list, triples->n, verb);
}

/* What a path is the same as (SPARQL 1.1 Query, section 18.2.2.4): of a
   sequence its parts, from node to node that nobody names, and of an inverse
   what it is the inverse of, the other way round. What is left is a predicate
   or a path that has to be walked. */
static void
add_path(struct ess_parser *p, struct ess_triples *triples,
         struct ess_node subject, struct ess_path *path,
         struct ess_node object)
{
  struct ess_triple verb = {.path = path};

  if (path->kind == ESS_PATH_INVERSE) {
    add_path(p, triples, object, path->children[0], subject);
    return;
  }
  for (size_t i = 0; path->kind == ESS_PATH_SEQUENCE && i < path->n; ++i) {
    struct ess_node next = object;
    if (i + 1 < path->n) {
      next = (struct ess_node){.is_variable = true};
      next.variable = ess_parser_hidden_variable(p);
    }
    add_path(p, triples, subject, path->children[i], next);
    subject = next;
  }
  if (path->kind == ESS_PATH_LINK) {
    verb = (struct ess_triple){.predicate = ess_node_of_iri(path->iri.value)};
  }
  if (path->kind != ESS_PATH_SEQUENCE) {
    add_triple(p, triples, subject, verb, object);
  }
}

/* GraphNode. */
static struct ess_node
parse_object(struct ess_parser *p, struct ess_triples *triples)
{
  bool has_properties = false;

  if (ess_parser_at(p, '(')) {
    return parse_collection(p, triples);
  }
  if (ess_parser_at(p, '[')) {
    return parse_property_list(p, triples, &has_properties);
  }
  return ess_parse_var_or_term(p);
}

/* Collection, or the empty one: as a chain of rdf:first and rdf:rest. */
static struct ess_node
parse_collection(struct ess_parser *p, struct ess_triples *triples)
{
  static const char nil[] = RDF "nil";
  const struct ess_triple first = {.predicate = rdf_node(RDF "first")};
  const struct ess_triple rest = {.predicate = rdf_node(RDF "rest")};
  struct ess_node head = rdf_node(nil);
  struct ess_node last = head;

  ess_parser_expect(p, '(');
  ess_parser_deeper(p);
  for (bool empty = true; ess_parser_at_node(p); empty = false) {
    const struct ess_node link = ess_parser_new_blank(p);
    if (empty) {
      head = link;
    } else {
      add_triple(p, triples, last, rest, link);
    }
    const struct ess_node element = parse_object(p, triples);
    add_triple(p, triples, link, first, element);
    last = link;
  }
  if (last.is_variable || last.term.kind == ESS_BLANK) {
    add_triple(p, triples, last, rest, rdf_node(nil));
  }
  --p->depth;
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "a term of a list or \")\"");
  }
  return head;
}

/* True if a verb begins here. */
static bool
at_verb(const struct ess_parser *p)
{
  return ess_parser_at(p, ESS_TOKEN_VARIABLE) || ess_parser_at_iri(p) ||
         (ess_parser_at(p, ESS_TOKEN_WORD) &&
          ess_view_is(p->token.text, "a")) ||
         (p->rules->paths &&
          (ess_parser_at(p, '^') || ess_parser_at(p, '!') ||
           ess_parser_at(p, '(')));
}

/* Verb, or VerbPath or VerbSimple: a triple that has a predicate alone. */
static struct ess_triple
parse_verb(struct ess_parser *p)
{
  struct ess_triple verb = {.path = NULL};

  if (ess_view_is(p->token.text, "A")) {
    ess_parser_expected_hint(p, "a property", "rdf:type is a small \"a\"");
  }
  if (!at_verb(p)) {
    ess_parser_expected(p, p->rules->paths ? "a property or a path"
                                           : "a property");
  } else if (ess_parser_at(p, ESS_TOKEN_VARIABLE)) {
    verb.predicate = ess_parse_var_or_iri(p, "a property");
  } else if (p->rules->paths) {
    verb.path = ess_parse_path(p);
  } else if (ess_parser_accept(p, ESS_TOKEN_WORD)) {
    verb.predicate = rdf_node(RDF "type");
  } else {
    verb.predicate = ess_node_of_iri(ess_parse_iri(p));
  }
  return verb;
}

/* PropertyListNotEmpty, or PropertyListPathNotEmpty. */
static void
parse_properties(struct ess_parser *p, struct ess_triples *triples,
                 struct ess_node subject)
{
  bool more = false;

  do {
    const struct ess_triple verb = parse_verb(p);
    do {
      const struct ess_node object = parse_object(p, triples);
      if (verb.path) {
        add_path(p, triples, subject, verb.path, object);
      } else {
        add_triple(p, triples, subject, verb, object);
      }
    } while (ess_parser_accept(p, ','));
    for (more = false; ess_parser_accept(p, ';');) {
      more = true;
    }
  } while (more && at_verb(p));
}

/* BlankNodePropertyList, or ANON. */
static struct ess_node
parse_property_list(struct ess_parser *p, struct ess_triples *triples,
                    bool *has_properties)
{
  const struct ess_node node = ess_parser_new_blank(p);

  ess_parser_expect(p, '[');
  *has_properties = !ess_parser_at(p, ']');
  if (*has_properties) {
    ess_parser_deeper(p);
    parse_properties(p, triples, node);
    --p->depth;
  }
  if (!ess_parser_accept(p, ']')) {
    ess_parser_expected(p, "\",\", \";\" or \"]\"");
  }
  return node;
}

void
ess_parse_same_subject(struct ess_parser *p, struct ess_triples *triples)
{
  const size_t before = triples->n;
  bool complete = false;
  struct ess_node subject = {0};

  if (ess_parser_at(p, '[')) {
    subject = parse_property_list(p, triples, &complete);
  } else if (ess_parser_at(p, '(')) {
    subject = parse_collection(p, triples);
    complete = triples->n > before;
  } else {
    subject = ess_parse_var_or_term(p);
  }
  if (!complete || at_verb(p)) {
    parse_properties(p, triples, subject);
  }
}

void
ess_parse_triples(struct ess_parser *p, struct ess_triples *triples)
{
  do {
    ess_parse_same_subject(p, triples);
  } while (ess_parser_accept(p, '.') && ess_parser_at_node(p));
}
