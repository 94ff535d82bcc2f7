/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Turtle and TriG (RDF 1.1 Turtle; RDF 1.1 TriG), in one shape only: what
   depends on nothing but the set of statements. */

#include "rdf/writer.h"

#include "rdf/vocab.h"

#include <stdlib.h>

/* A run of statements with the same graph, subject or predicate. */
struct range {
  size_t from;
  size_t to;
};

struct turtle {
  const struct ess_prefixes *prefixes;
  /* One for each prefix, and the last for the base. */
  bool used[ESS_NS_COUNT + 1];
  struct ess_output *out;
  struct ess_buf text;               /* not yet written */
  const struct ess_statement *items; /* of the group being written */
  struct ess_buf graph;              /* name of the graph that is open */
  enum ess_term_kind graph_kind;     /* ESS_NONE: none is */
  const char *indent;                /* of a subject */
  enum ess_status status;            /* the first failure */
};

static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";
static const char rdf_type[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/* Where the decimal digits of `v` from `at` on end. */
static size_t
digits_end(struct ess_view v, size_t at)
{
  while (at < v.n && v.s[at] >= '0' && v.s[at] <= '9') {
    ++at;
  }
  return at;
}

/* True if no reader that keeps the number alone would write it otherwise:
   no plus sign, no needless zero in front. */
static bool
is_tidy(struct ess_view v)
{
  const size_t start = ess_view_starts(v, "-");
  const struct ess_view whole =
    ess_view_sub(v, start, digits_end(v, start) - start);

  return whole.n > 0 && (whole.n == 1 || whole.s[0] != '0') &&
         !ess_view_is(v, "-0");
}

/* The type that a Turtle reader gives the bare number `v` (productions 19
   and 20), or NULL. A point needs digits on both sides: not all readers
   take it otherwise. Doubles are never bare: rdflib rounds them. */
static const char *
number_type(struct ess_view v)
{
  const size_t point = digits_end(v, ess_view_starts(v, "-"));

  if (!is_tidy(v)) {
    return NULL;
  }
  if (point == v.n) {
    return "integer";
  }
  const bool decimal = v.s[point] == '.' && point + 1 < v.n &&
                       digits_end(v, point + 1) == v.n;
  return decimal ? "decimal" : NULL;
}

bool
ess_literal_is_bare(const struct ess_term *term)
{
  const struct ess_view v = term->value;

  if (term->kind != ESS_LITERAL || !ess_view_starts(term->datatype, xsd)) {
    return false;
  }
  const char *type = ess_view_is(v, "true") || ess_view_is(v, "false")
                       ? "boolean"
                       : number_type(v);
  const size_t n = sizeof xsd - 1;
  return type && ess_view_is(ess_view_sub(term->datatype, n,
                                          term->datatype.n), type);
}

static void
add_iri(struct ess_buf *out, struct ess_view iri,
        const struct ess_prefixes *prefixes)
{
  if (prefixes && ess_prefixes_shorten(prefixes, iri, out)) {
    return;
  }
  const struct ess_view relative =
    prefixes ? ess_prefixes_relative(prefixes, iri)
             : (struct ess_view){NULL, 0};
  const struct ess_term term = {
    .kind = ESS_IRI, .value = relative.n ? relative : iri};
  ess_ntriples_term(out, &term);
}

/* Text with line ends is easier to read between three quotation marks; a
   carriage return would be lost there when files are exchanged. */
static bool
is_long(struct ess_view v)
{
  return ess_view_find(v, '\n') < v.n && ess_view_find(v, '\r') == v.n;
}

static void
add_quoted(struct ess_buf *out, struct ess_view v)
{
  const char *mark = is_long(v) ? "\"\"\"" : "\"";
  const size_t line = is_long(v) ? ess_view_find(v, '\n') : v.n;

  ess_buf_puts(out, mark);
  ess_ntriples_text(out, ess_view_sub(v, 0, line));
  for (size_t at = line; at < v.n;) {
    const struct ess_view tail = ess_view_sub(v, at + 1, v.n);
    const struct ess_view next = ess_view_sub(tail, 0,
                                              ess_view_find(tail, '\n'));
    ess_buf_putc(out, '\n');
    ess_ntriples_text(out, next);
    at += 1 + next.n;
  }
  ess_buf_puts(out, mark);
}

static void
add_literal(struct ess_buf *out, const struct ess_term *term,
            const struct ess_prefixes *prefixes)
{
  if (ess_literal_is_bare(term)) {
    ess_buf_add(out, term->value);
    return;
  }
  add_quoted(out, term->value);
  if (term->language.n) {
    ess_buf_putc(out, '@');
    ess_buf_add(out, term->language);
  } else if (term->datatype.n) {
    ess_buf_puts(out, "^^");
    add_iri(out, term->datatype, prefixes);
  }
}

void
ess_turtle_term(struct ess_buf *out, const struct ess_term *term,
                const struct ess_prefixes *prefixes)
{
  switch (term->kind) {
  case ESS_IRI:
    add_iri(out, term->value, prefixes);
    break;
  case ESS_LITERAL:
    add_literal(out, term, prefixes);
    break;
  case ESS_BLANK:
  case ESS_NONE:
    ess_ntriples_term(out, term);
  }
}

static void
flush(struct turtle *t)
{
  t->status = ess_status_first(t->status, t->graph.status);
  t->status = ess_status_first(t->status, t->text.status);
  if (t->status == ESS_OK) {
    t->status = ess_output_write(t->out, ess_buf_view(&t->text));
  }
  ess_buf_reset(&t->text);
}

/* Note what an IRI or the type of a literal needs. */
static void
mark_used(struct turtle *t, const struct ess_term *term)
{
  const struct ess_view iri =
    term->kind == ESS_IRI ? term->value : term->datatype;

  if (term->kind == ESS_BLANK || !iri.n || ess_literal_is_bare(term)) {
    return;
  }
  const struct ess_prefix *prefix = ess_prefixes_find(t->prefixes, iri);
  if (prefix) {
    t->used[ess_prefixes_index(t->prefixes, prefix)] = true;
  } else if (ess_prefixes_relative(t->prefixes, iri).n) {
    t->used[ESS_NS_COUNT] = true;
  }
}

static void
see(void *self, const struct ess_statement *s)
{
  struct turtle *t = self;
  mark_used(t, &s->subject);
  mark_used(t, &s->graph);
  if (!ess_view_is(s->predicate.value, rdf_type)) {
    mark_used(t, &s->predicate);
  }
  mark_used(t, &s->object);
}

static enum ess_status
begin(void *self, struct ess_output *out)
{
  struct turtle *t = self;
  const struct ess_view base = ess_prefixes_base(t->prefixes);

  t->out = out;
  if (t->used[ESS_NS_COUNT]) {
    ess_buf_printf(&t->text, "@base <%.*s> .\n", (int)base.n, base.s);
  }
  for (size_t i = 0; i < ESS_NS_COUNT; ++i) {
    const struct ess_prefix *prefix = ess_prefixes_at(t->prefixes, i);
    if (t->used[i]) {
      ess_buf_printf(&t->text, "@prefix %.*s: <%.*s> .\n",
                     (int)prefix->name.n, prefix->name.s,
                     (int)prefix->iri.n, prefix->iri.s);
    }
  }
  flush(t);
  return t->status;
}

/* Where the run of statements that are the `same` as the first ends. */
static size_t
run_end(const struct turtle *t, struct range range,
        bool (*same)(const struct ess_statement *,
                     const struct ess_statement *))
{
  size_t end = range.from + 1;
  while (end < range.to && same(&t->items[range.from], &t->items[end])) {
    ++end;
  }
  return end;
}

static bool
same_graph(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->graph, &b->graph);
}

static bool
same_subject(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->subject, &b->subject);
}

static bool
same_predicate(const struct ess_statement *a, const struct ess_statement *b)
{
  return ess_term_equal(&a->predicate, &b->predicate);
}

/* "predicate object, object": one line for one object, else one each. */
static void
write_objects(struct turtle *t, struct range range, bool first)
{
  const struct ess_statement *head = &t->items[range.from];
  const bool type = ess_view_is(head->predicate.value, rdf_type);

  /* The first predicate stands on the subject's line. */
  ess_buf_puts(&t->text, first ? " " : " ;\n");
  ess_buf_puts(&t->text, first ? "" : t->indent);
  ess_buf_puts(&t->text, first ? "" : "    ");
  if (type) {
    ess_buf_putc(&t->text, 'a');
  } else {
    ess_turtle_term(&t->text, &head->predicate, t->prefixes);
  }
  for (size_t i = range.from; i < range.to; ++i) {
    if (i > range.from) {
      ess_buf_puts(&t->text, type ? ", " : ",\n");
      ess_buf_puts(&t->text, type ? "" : t->indent);
      ess_buf_puts(&t->text, type ? "" : "        ");
    } else {
      ess_buf_putc(&t->text, ' ');
    }
    ess_turtle_term(&t->text, &t->items[i].object, t->prefixes);
  }
}

/* The runs of predicates of one subject; rdf:type comes first. */
static void
write_predicates(struct turtle *t, struct range range)
{
  struct range type = {range.to, range.to};
  bool first = true;

  for (size_t i = range.from; i < range.to;) {
    const size_t end =
      run_end(t, (struct range){i, range.to}, same_predicate);
    if (ess_view_is(t->items[i].predicate.value, rdf_type)) {
      type = (struct range){i, end};
      write_objects(t, type, true);
      first = false;
    }
    i = end;
  }
  for (size_t i = range.from; i < range.to;) {
    const size_t end =
      run_end(t, (struct range){i, range.to}, same_predicate);
    if (i != type.from) {
      write_objects(t, (struct range){i, end}, first);
      first = false;
    }
    i = end;
  }
}

static void
write_subjects(struct turtle *t, struct range range)
{
  for (size_t i = range.from; i < range.to && t->status == ESS_OK;) {
    const size_t end =
      run_end(t, (struct range){i, range.to}, same_subject);
    ess_buf_putc(&t->text, '\n');
    ess_buf_puts(&t->text, t->indent);
    ess_turtle_term(&t->text, &t->items[i].subject, t->prefixes);
    write_predicates(t, (struct range){i, end});
    ess_buf_puts(&t->text, " .\n");
    flush(t);
    i = end;
  }
}

static void
close_graph(struct turtle *t)
{
  if (t->graph_kind != ESS_NONE) {
    ess_buf_puts(&t->text, "}\n");
  }
}

/* Close the graph that is open and open `graph`, if it is another. */
static void
enter_graph(struct turtle *t, const struct ess_term *graph)
{
  if (graph->kind == t->graph_kind &&
      ess_view_equal(graph->value, ess_buf_view(&t->graph))) {
    return;
  }
  close_graph(t);
  t->graph_kind = graph->kind;
  ess_buf_reset(&t->graph);
  ess_buf_add(&t->graph, graph->value);
  t->indent = graph->kind == ESS_NONE ? "" : "    ";
  if (graph->kind != ESS_NONE) {
    ess_buf_putc(&t->text, '\n');
    ess_turtle_term(&t->text, graph, t->prefixes);
    ess_buf_puts(&t->text, " {");
  }
}

static enum ess_status
group(void *self, const struct ess_statements *group)
{
  struct turtle *t = self;

  t->items = group->items;
  for (size_t i = 0; i < group->n && t->status == ESS_OK;) {
    const size_t end = run_end(t, (struct range){i, group->n}, same_graph);
    enter_graph(t, &t->items[i].graph);
    write_subjects(t, (struct range){i, end});
    i = end;
  }
  return t->status;
}

static enum ess_status
end(void *self)
{
  struct turtle *t = self;
  close_graph(t);
  flush(t);
  return t->status;
}

static void
free_turtle(void *self)
{
  struct turtle *t = self;
  ess_buf_clear(&t->graph);
  ess_buf_clear(&t->text);
  free(t);
}

struct ess_writer
ess_turtle_writer(const struct ess_prefixes *prefixes)
{
  struct turtle *t = calloc(1, sizeof *t);
  if (t) {
    t->prefixes = prefixes;
    t->indent = "";
  }
  return (struct ess_writer){see, begin, group, end, free_turtle, t};
}
