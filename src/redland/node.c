/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/node.h"

#include "base/buf.h"

static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";

static const unsigned char *
bytes(struct ess_view v)
{
  return (const unsigned char *)(v.n ? v.s : "");
}

/* Languages reach Redland as C strings, so they are copied first. */
static librdf_node *
new_literal(raptor_world *world, const struct ess_term *term)
{
  librdf_node *node = NULL;
  raptor_uri *datatype = NULL;
  struct ess_buf language = {0};

  ess_buf_add(&language, term->language);
  if (term->datatype.n) {
    datatype = raptor_new_uri_from_counted_string(
      world, bytes(term->datatype), term->datatype.n);
  }
  if (language.status == ESS_OK && (datatype || !term->datatype.n)) {
    node = raptor_new_term_from_counted_literal(
      world, bytes(term->value), term->value.n, datatype,
      (const unsigned char *)language.data, (unsigned char)language.len);
  }
  raptor_free_uri(datatype);
  ess_buf_clear(&language);
  return node;
}

librdf_node *
ess_node_new(librdf_world *world, const struct ess_term *term)
{
  raptor_world *raptor = librdf_world_get_raptor(world);

  switch (term->kind) {
  case ESS_IRI:
    return raptor_new_term_from_counted_uri_string(
      raptor, bytes(term->value), term->value.n);
  case ESS_BLANK:
    return raptor_new_term_from_counted_blank(raptor, bytes(term->value),
                                              term->value.n);
  case ESS_LITERAL:
    return new_literal(raptor, term);
  default:
    return NULL;
  }
}

librdf_statement *
ess_node_statement(librdf_world *world,
                   const struct ess_statement *statement)
{
  librdf_node *s = ess_node_new(world, &statement->subject);
  librdf_node *p = ess_node_new(world, &statement->predicate);
  librdf_node *o = ess_node_new(world, &statement->object);

  if (!s || !p || !o) {
    librdf_free_node(s);
    librdf_free_node(p);
    librdf_free_node(o);
    return NULL;
  }
  /* It owns the nodes even if it cannot be made. */
  return librdf_new_statement_from_nodes(world, s, p, o);
}

static struct ess_view
view_of(const void *s, size_t n)
{
  const struct ess_view v = {s, n};
  return v;
}

static struct ess_view
iri_of(raptor_uri *uri)
{
  size_t n = 0;
  const unsigned char *s = raptor_uri_as_counted_string(uri, &n);
  return view_of(s, n);
}

static struct ess_term
literal_of(const raptor_term_literal_value *literal)
{
  struct ess_term term = {ESS_LITERAL, {NULL, 0}, {NULL, 0}, {NULL, 0}};

  term.value = view_of(literal->string, literal->string_len);
  if (literal->language) {
    term.language = view_of(literal->language, literal->language_len);
  } else if (literal->datatype) {
    term.datatype = iri_of(literal->datatype);
    if (ess_view_is(term.datatype, xsd_string)) {
      term.datatype.n = 0;
    }
  }
  return term;
}

struct ess_term
ess_node_term(const librdf_node *node)
{
  struct ess_term term = {ESS_NONE, {NULL, 0}, {NULL, 0}, {NULL, 0}};

  if (!node) {
    return term;
  }
  if (node->type == RAPTOR_TERM_TYPE_LITERAL) {
    return literal_of(&node->value.literal);
  }
  if (node->type == RAPTOR_TERM_TYPE_URI) {
    term.kind = ESS_IRI;
    term.value = iri_of(node->value.uri);
  } else if (node->type == RAPTOR_TERM_TYPE_BLANK) {
    term.kind = ESS_BLANK;
    term.value = view_of(node->value.blank.string,
                         node->value.blank.string_len);
  }
  return term;
}
