/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* JSON-LD 1.1, flattened: one node object a subject and graph, in sorted
   order. Every value is an object, so that no context can change what it
   means; numbers stay strings, so that no reader can round them. */

#include "rdf/writer.h"

#include "rdf/json.h"
#include "rdf/vocab.h"

#include <stdlib.h>

static const char rdf_type[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/* Whether the context has a prefix. JSON-LD takes any "dct:x" for a compact
   IRI, even where dct is the scheme: such a prefix is given up. */
struct use {
  bool wanted;
  bool is_scheme;
};

struct jsonld {
  const struct ess_prefixes *prefixes;
  struct use uses[ESS_NS_COUNT];
  struct ess_output *out;
  const struct ess_statement *items; /* of the group being written */
  struct ess_buf graph;              /* name of the graph that is open */
  enum ess_term_kind graph_kind;     /* ESS_NONE: none is */
  size_t n_top;                      /* nodes and graphs so far */
  size_t n_inner;                    /* nodes of the open graph so far */
  struct ess_buf text;    /* not yet written */
  struct ess_buf scratch; /* one string before it is escaped */
  int depth;              /* of indentation */
  enum ess_status status; /* the first failure */
};

/* Statements [from, to) that have something in common. */
struct range {
  size_t from;
  size_t to;
};

static void
flush(struct jsonld *j)
{
  j->status = ess_status_first(j->status, j->text.status);
  j->status = ess_status_first(j->status, j->scratch.status);
  j->status = ess_status_first(j->status, j->graph.status);
  if (j->status == ESS_OK) {
    j->status = ess_output_write(j->out, ess_buf_view(&j->text));
  }
  ess_buf_reset(&j->text);
}

static void
new_line(struct jsonld *j)
{
  ess_buf_putc(&j->text, '\n');
  for (int i = 0; i < j->depth; ++i) {
    ess_buf_puts(&j->text, "  ");
  }
}

static void
open_bracket(struct jsonld *j, const char *bracket)
{
  ess_buf_puts(&j->text, bracket);
  ++j->depth;
}

static void
close_bracket(struct jsonld *j, const char *bracket)
{
  --j->depth;
  new_line(j);
  ess_buf_puts(&j->text, bracket);
}

/* Start item `i` of a list. */
static void
next(struct jsonld *j, size_t i)
{
  ess_buf_puts(&j->text, i ? "," : "");
  new_line(j);
}

static const struct ess_statement *
statement(const struct jsonld *j, size_t i)
{
  return &j->items[i];
}

static void
mark_iri(struct jsonld *j, struct ess_view iri)
{
  const struct ess_prefix *prefix = ess_prefixes_find(j->prefixes, iri);
  const size_t colon = ess_view_find(iri, ':');

  if (prefix) {
    j->uses[ess_prefixes_index(j->prefixes, prefix)].wanted = true;
  }
  for (size_t i = 0; (prefix = ess_prefixes_at(j->prefixes, i)); ++i) {
    const struct ess_view rest = ess_view_sub(iri, colon + 1, 2);
    if (ess_view_equal(ess_view_sub(iri, 0, colon), prefix->name) &&
        !ess_view_is(rest, "//")) {
      j->uses[i].is_scheme = true;
    }
  }
}

static void
mark_term(struct jsonld *j, const struct ess_term *term)
{
  if (term->kind == ESS_IRI) {
    mark_iri(j, term->value);
  } else if (term->kind == ESS_LITERAL && term->datatype.n) {
    mark_iri(j, term->datatype);
  }
}

static bool
is_type(const struct ess_statement *s)
{
  return s->object.kind != ESS_LITERAL &&
         ess_view_is(s->predicate.value, rdf_type);
}

static void
see(void *self, const struct ess_statement *s)
{
  struct jsonld *j = self;
  mark_term(j, &s->subject);
  if (!is_type(s)) {
    mark_term(j, &s->predicate);
  }
  mark_term(j, &s->object);
  mark_term(j, &s->graph);
}

static void
add_iri(struct jsonld *j, struct ess_view iri)
{
  const struct ess_prefix *prefix = ess_prefixes_find(j->prefixes, iri);

  if (!prefix ||
      j->uses[ess_prefixes_index(j->prefixes, prefix)].is_scheme) {
    ess_json_string(&j->text, iri);
    return;
  }
  ess_buf_reset(&j->scratch);
  (void)ess_prefixes_shorten(j->prefixes, iri, &j->scratch);
  ess_json_string(&j->text, ess_buf_view(&j->scratch));
}

/* An IRI or blank node as the value of "@id" or "@type". */
static void
add_id(struct jsonld *j, const struct ess_term *term)
{
  if (term->kind == ESS_IRI) {
    add_iri(j, term->value);
    return;
  }
  ess_buf_reset(&j->scratch);
  ess_ntriples_term(&j->scratch, term);
  ess_json_string(&j->text, ess_buf_view(&j->scratch));
}

static void
add_literal(struct jsonld *j, const struct ess_term *term)
{
  ess_buf_puts(&j->text, "{\"@value\": ");
  ess_json_string(&j->text, term->value);
  if (term->language.n) {
    ess_buf_puts(&j->text, ", \"@language\": ");
    ess_json_string(&j->text, term->language);
  } else if (term->datatype.n) {
    ess_buf_puts(&j->text, ", \"@type\": ");
    add_iri(j, term->datatype);
  }
  ess_buf_putc(&j->text, '}');
}

static void
add_object(struct jsonld *j, const struct ess_statement *s)
{
  if (s->object.kind == ESS_LITERAL) {
    add_literal(j, &s->object);
  } else if (is_type(s)) {
    add_id(j, &s->object);
  } else {
    ess_buf_puts(&j->text, "{\"@id\": ");
    add_id(j, &s->object);
    ess_buf_putc(&j->text, '}');
  }
}

/* One object stands on the line of its property, several on their own. */
static void
add_property(struct jsonld *j, struct range range)
{
  const bool several = range.to - range.from > 1;

  ess_buf_putc(&j->text, ',');
  new_line(j);
  if (is_type(statement(j, range.from))) {
    ess_buf_puts(&j->text, "\"@type\"");
  } else {
    add_iri(j, statement(j, range.from)->predicate.value);
  }
  open_bracket(j, ": [");
  for (size_t i = range.from; i < range.to; ++i) {
    if (several) {
      next(j, i - range.from);
    }
    add_object(j, statement(j, i));
  }
  if (several) {
    close_bracket(j, "]");
  } else {
    --j->depth;
    ess_buf_putc(&j->text, ']');
  }
}

/* Objects that are literals sort last: "@type" cannot hold them. */
static bool
same_property(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->predicate, &b->predicate) &&
         is_type(a) == is_type(b);
}

static bool
same_node(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->subject, &b->subject);
}

static bool
same_graph(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->graph, &b->graph);
}

/* The run of statements at the front of `range` that are the `same`. */
static struct range
run(const struct jsonld *j, struct range range,
    bool (*same)(const struct ess_statement *, const struct ess_statement *))
{
  const struct ess_statement *first = statement(j, range.from);
  size_t end = range.from + 1;

  while (end < range.to && same(first, statement(j, end))) {
    ++end;
  }
  return (struct range){range.from, end};
}

static void
begin_node(struct jsonld *j, const struct ess_term *id)
{
  open_bracket(j, "{");
  new_line(j);
  ess_buf_puts(&j->text, "\"@id\": ");
  add_id(j, id);
}

/* The properties of a node: "@type" alone, or all others. */
static void
add_properties(struct jsonld *j, struct range node, bool types)
{
  while (node.from < node.to) {
    const struct range property = run(j, node, same_property);
    if (is_type(statement(j, property.from)) == types) {
      add_property(j, property);
    }
    node.from = property.to;
  }
}

static void
add_nodes(struct jsonld *j, struct range graph)
{
  size_t *count = j->graph_kind == ESS_NONE ? &j->n_top : &j->n_inner;

  while (graph.from < graph.to && j->status == ESS_OK) {
    const struct range node = run(j, graph, same_node);
    next(j, (*count)++);
    begin_node(j, &statement(j, node.from)->subject);
    add_properties(j, node, true);
    add_properties(j, node, false);
    close_bracket(j, "}");
    flush(j);
    graph.from = node.to;
  }
}

static void
close_graph(struct jsonld *j)
{
  if (j->graph_kind != ESS_NONE) {
    close_bracket(j, "]");
    close_bracket(j, "}");
  }
}

/* Close the graph that is open and open `graph`, if it is another. */
static void
enter_graph(struct jsonld *j, const struct ess_term *graph)
{
  if (graph->kind == j->graph_kind &&
      ess_view_equal(graph->value, ess_buf_view(&j->graph))) {
    return;
  }
  close_graph(j);
  j->graph_kind = graph->kind;
  ess_buf_reset(&j->graph);
  ess_buf_add(&j->graph, graph->value);
  if (graph->kind != ESS_NONE) {
    next(j, j->n_top++);
    begin_node(j, graph);
    ess_buf_putc(&j->text, ',');
    new_line(j);
    open_bracket(j, "\"@graph\": [");
    j->n_inner = 0;
  }
}

static void
add_context(struct jsonld *j)
{
  const struct ess_prefix *prefix = NULL;
  size_t n = 0;

  open_bracket(j, "\"@context\": {");
  for (size_t i = 0; (prefix = ess_prefixes_at(j->prefixes, i)); ++i) {
    if (j->uses[i].wanted && !j->uses[i].is_scheme) {
      next(j, n++);
      ess_json_string(&j->text, prefix->name);
      ess_buf_puts(&j->text, ": ");
      ess_json_string(&j->text, prefix->iri);
    }
  }
  close_bracket(j, "},");
}

static enum ess_status
begin(void *self, struct ess_output *out)
{
  struct jsonld *j = self;

  j->out = out;
  open_bracket(j, "{");
  new_line(j);
  add_context(j);
  new_line(j);
  open_bracket(j, "\"@graph\": [");
  flush(j);
  return j->status;
}

static enum ess_status
group(void *self, const struct ess_statements *group)
{
  struct jsonld *j = self;
  struct range all = {0, group->n};

  j->items = group->items;
  while (all.from < all.to && j->status == ESS_OK) {
    const struct range graph = run(j, all, same_graph);
    enter_graph(j, &statement(j, graph.from)->graph);
    add_nodes(j, graph);
    all.from = graph.to;
  }
  return j->status;
}

static enum ess_status
end(void *self)
{
  struct jsonld *j = self;

  close_graph(j);
  close_bracket(j, "]");
  close_bracket(j, "}");
  ess_buf_putc(&j->text, '\n');
  flush(j);
  return j->status;
}

static void
free_jsonld(void *self)
{
  struct jsonld *j = self;
  ess_buf_clear(&j->scratch);
  ess_buf_clear(&j->graph);
  ess_buf_clear(&j->text);
  free(j);
}

struct ess_writer
ess_jsonld_writer(const struct ess_prefixes *prefixes)
{
  struct jsonld *j = calloc(1, sizeof *j);
  if (j) {
    j->prefixes = prefixes;
  }
  return (struct ess_writer){see, begin, group, end, free_jsonld, j};
}
