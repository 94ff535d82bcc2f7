/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* JSON-LD 1.1, flattened: one node object a subject, in sorted order. Every
   value is an object, so that no context can change what it means. */

#include "rdf/writer.h"

#include "rdf/json.h"
#include "rdf/vocab.h"

static const char rdf_type[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct jsonld {
  const struct ess_dataset *dataset;
  const struct ess_prefixes *prefixes;
  struct ess_output *out;
  struct ess_buf text;
  enum ess_status status;
};

static void
flush(struct jsonld *j)
{
  if (j->status == ESS_OK) {
    j->status = ess_status_first(
      j->text.status, ess_output_write(j->out, ess_buf_view(&j->text)));
  }
  ess_buf_reset(&j->text);
}

static void
add_iri(struct jsonld *j, struct ess_view iri)
{
  struct ess_buf shorter = {0};
  (void)ess_prefixes_shorten(j->prefixes, iri, &shorter);
  ess_json_string(&j->text, shorter.len ? ess_buf_view(&shorter) : iri);
  ess_buf_clear(&shorter);
}

/* An IRI or blank node as the value of "@id". */
static void
add_id(struct jsonld *j, const struct ess_term *term)
{
  struct ess_buf label = {0};
  if (term->kind == ESS_BLANK) {
    ess_ntriples_term(&label, term);
    ess_json_string(&j->text, ess_buf_view(&label));
  } else {
    add_iri(j, term->value);
  }
  ess_buf_clear(&label);
}

static void
add_value(struct jsonld *j, const struct ess_term *term)
{
  if (term->kind != ESS_LITERAL) {
    ess_buf_puts(&j->text, "{\"@id\": ");
    add_id(j, term);
  } else {
    ess_buf_puts(&j->text, "{\"@value\": ");
    ess_json_string(&j->text, term->value);
    if (term->language.n) {
      ess_buf_puts(&j->text, ", \"@language\": ");
      ess_json_string(&j->text, term->language);
    } else if (term->datatype.n) {
      ess_buf_puts(&j->text, ", \"@type\": ");
      add_iri(j, term->datatype);
    }
  }
  ess_buf_putc(&j->text, '}');
}

/* One property with all its objects: statements [from, to). */
static void
add_property(struct jsonld *j, size_t from, size_t to, const char *indent)
{
  const struct ess_statement *head = ess_dataset_at(j->dataset, from);
  const bool type = ess_view_is(head->predicate.value, rdf_type);

  ess_buf_printf(&j->text, ",\n%s", indent);
  if (type) {
    ess_buf_puts(&j->text, "\"@type\"");
  } else {
    add_iri(j, head->predicate.value);
  }
  ess_buf_puts(&j->text, ": [");
  for (size_t i = from; i < to; ++i) {
    const struct ess_term *object = &ess_dataset_at(j->dataset, i)->object;
    ess_buf_puts(&j->text, i > from ? ", " : "");
    if (type) {
      add_id(j, object);
    } else {
      add_value(j, object);
    }
  }
  ess_buf_putc(&j->text, ']');
}

/* A node object without its closing brace; returns where the next subject
   (or graph) begins. rdf:type with a literal is no "@type". */
static size_t
add_node(struct jsonld *j, size_t from, size_t n, const char *indent)
{
  const struct ess_statement *head = ess_dataset_at(j->dataset, from);
  size_t start = from;

  ess_buf_puts(&j->text, "{\"@id\": ");
  add_id(j, &head->subject);
  for (size_t i = from; i <= n; ++i) {
    const struct ess_statement *s =
      i < n ? ess_dataset_at(j->dataset, i) : NULL;
    const bool same_subject =
      s && ess_term_equal(&s->graph, &head->graph) &&
      ess_term_equal(&s->subject, &head->subject);
    if (!same_subject ||
        !ess_term_equal(&s->predicate,
                        &ess_dataset_at(j->dataset, start)->predicate)) {
      add_property(j, start, i, indent);
      start = i;
    }
    if (!same_subject) {
      break;
    }
  }
  return start;
}

static size_t
add_graph(struct jsonld *j, size_t from, size_t n)
{
  const struct ess_term graph = ess_dataset_at(j->dataset, from)->graph;
  const bool named = graph.kind != ESS_NONE;
  size_t i = from;

  if (named) {
    ess_buf_puts(&j->text, "{\"@id\": ");
    add_id(j, &graph);
    ess_buf_puts(&j->text, ",\n     \"@graph\": [\n      ");
  }
  while (i < n && ess_term_equal(&ess_dataset_at(j->dataset, i)->graph,
                                 &graph)) {
    if (i > from) {
      ess_buf_puts(&j->text, named ? ",\n      " : ",\n    ");
    }
    i = add_node(j, i, n, named ? "       " : "     ");
    ess_buf_putc(&j->text, '}');
    flush(j);
  }
  if (named) {
    ess_buf_puts(&j->text, "\n     ]}");
  }
  return i;
}

static void
add_context(struct jsonld *j)
{
  const struct ess_prefix *prefix = NULL;

  ess_buf_puts(&j->text, "{\n  \"@context\": {");
  for (size_t i = 0; (prefix = ess_prefixes_at(j->prefixes, i)); ++i) {
    ess_buf_puts(&j->text, i ? ",\n    " : "\n    ");
    ess_json_string(&j->text, prefix->name);
    ess_buf_puts(&j->text, ": ");
    ess_json_string(&j->text, prefix->iri);
  }
  ess_buf_puts(&j->text, "\n  },\n  \"@graph\": [");
}

enum ess_status
ess_jsonld_write(const struct ess_dataset *dataset,
                 const struct ess_prefixes *prefixes, struct ess_output *out)
{
  struct jsonld j = {.dataset = dataset, .prefixes = prefixes, .out = out};
  const size_t n = ess_dataset_size(dataset);

  add_context(&j);
  for (size_t i = 0; i < n && j.status == ESS_OK;) {
    ess_buf_puts(&j.text, i ? ",\n    " : "\n    ");
    i = add_graph(&j, i, n);
  }
  ess_buf_puts(&j.text, n ? "\n  ]\n}\n" : "]\n}\n");
  flush(&j);
  ess_buf_clear(&j.text);
  return j.status;
}
