/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "net/results_xml.h"

#include "base/text.h"
#include "net/controls.h"
#include "net/results_row.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

static const char namespace_iri[] = "http://www.w3.org/2005/sparql-results#";
static const char xml_namespace[] = "http://www.w3.org/XML/1998/namespace";
static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";
static const char lang_string[] =
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
static const char virtuoso_ask[] = "__ASK_RETVAL";

enum { max_depth = 5 };

/* How the reading stands. `fault` and `status` end it. */
struct reading {
  xmlTextReaderPtr xml;
  const struct ess_row_sink *rows;
  struct ess_row *row;
  const struct element *open[max_depth]; /* by depth; NULL: not known */
  struct ess_term term;    /* of the binding that is open */
  struct ess_buf text;     /* of the leaf that is open */
  struct ess_buf datatype; /* of the literal that is open */
  struct ess_buf language; /* the same */
  struct ess_buf message;  /* what libxml2 says is wrong */
  unsigned long line;      /* where, or 0 */
  const char *fault;       /* what is wrong with the format; or NULL */
  enum ess_status status;  /* what `rows` said */
  bool ask;                /* the one column is Virtuoso's for ASK */
  bool answered;           /* that ASK had a row */
  bool begun;
  bool done;               /* <results> or <boolean> was there */
};

/* An element of the format, where it stands, and what it does. */
struct element {
  const char *name;
  const char *parent;
  int depth;
  bool leaf; /* has text */
  void (*start)(struct reading *r);
  void (*end)(struct reading *r);
};

/* Append the attribute `name`; false if it is not there. */
static bool
add_attribute(struct reading *r, struct ess_buf *out, const char *name,
              const char *iri)
{
  const xmlChar *key = (const xmlChar *)name;
  xmlChar *value =
    iri ? xmlTextReaderGetAttributeNs(r->xml, key, (const xmlChar *)iri)
        : xmlTextReaderGetAttribute(r->xml, key);
  ess_buf_puts(out, value ? (const char *)value : "");
  xmlFree(value);
  return value != NULL;
}

static struct ess_view
name_attribute(struct reading *r)
{
  ess_buf_reset(&r->text);
  (void)add_attribute(r, &r->text, "name", NULL);
  return ess_buf_view(&r->text);
}

static void
start_variable(struct reading *r)
{
  r->fault = r->begun ? "a variable stands after the head"
                      : ess_row_column(r->row, name_attribute(r));
}

/* The head is complete: say what the columns are. */
static void
start_results(struct reading *r)
{
  if (r->done) {
    r->fault = "there are two answers in it";
    return;
  }
  r->begun = true;
  r->ask = ess_row_columns(r->row) == 1 &&
           ess_view_is(ess_row_name(r->row, 0), virtuoso_ask);
  if (!r->ask) {
    r->status = ess_row_begin(r->row, r->rows);
  }
}

static void
end_results(struct reading *r)
{
  r->done = true;
  if (r->ask) {
    r->status = r->rows->boolean(r->rows->self, r->answered);
  }
}

static void
start_result(struct reading *r)
{
  ess_row_clear(r->row);
}

static void
end_result(struct reading *r)
{
  r->answered = true;
  if (!r->ask) {
    r->status = ess_row_send(r->row, r->rows);
  }
}

static void
start_binding(struct reading *r)
{
  r->term.kind = ESS_NONE;
  r->fault = ess_row_choose(r->row, name_attribute(r));
}

static void
end_binding(struct reading *r)
{
  if (r->term.kind == ESS_NONE) {
    r->fault = "a binding has no term";
  }
}

static void
start_literal(struct reading *r)
{
  ess_buf_reset(&r->datatype);
  ess_buf_reset(&r->language);
  (void)add_attribute(r, &r->datatype, "datatype", NULL);
  (void)add_attribute(r, &r->language, "lang", xml_namespace);
  const struct ess_view datatype = ess_buf_view(&r->datatype);
  if (r->language.len || ess_view_is(datatype, xsd_string) ||
      ess_view_is(datatype, lang_string)) {
    ess_buf_reset(&r->datatype);
  }
}

static void
put_term(struct reading *r, enum ess_term_kind kind)
{
  r->term = (struct ess_term){.kind = kind, .value = ess_buf_view(&r->text)};
  if (kind == ESS_LITERAL) {
    r->term.datatype = ess_buf_view(&r->datatype);
    r->term.language = ess_buf_view(&r->language);
  }
  r->fault = ess_row_put(r->row, &r->term);
}

static void
end_uri(struct reading *r)
{
  put_term(r, ESS_IRI);
}

static void
end_bnode(struct reading *r)
{
  put_term(r, ESS_BLANK);
}

static void
end_literal(struct reading *r)
{
  put_term(r, ESS_LITERAL);
}

static void
end_boolean(struct reading *r)
{
  const struct ess_view text = ess_text_trim(ess_buf_view(&r->text));
  const bool yes = ess_view_is(text, "true") || ess_view_is(text, "1");

  if (r->done || r->begun) {
    r->fault = "there are two answers in it";
  } else if (!yes && !ess_view_is(text, "false") && !ess_view_is(text, "0")) {
    r->fault = "a boolean is neither true nor false";
  } else {
    r->done = true;
    r->status = r->rows->boolean(r->rows->self, yes);
  }
}

static const struct element elements[] = {
  {"sparql", NULL, 0, false, NULL, NULL},
  {"head", "sparql", 1, false, NULL, NULL},
  {"variable", "head", 2, false, start_variable, NULL},
  {"link", "head", 2, false, NULL, NULL},
  {"boolean", "sparql", 1, true, NULL, end_boolean},
  {"results", "sparql", 1, false, start_results, end_results},
  {"result", "results", 2, false, start_result, end_result},
  {"binding", "result", 3, false, start_binding, end_binding},
  {"uri", "binding", 4, true, NULL, end_uri},
  {"bnode", "binding", 4, true, NULL, end_bnode},
  {"literal", "binding", 4, true, start_literal, end_literal},
};

/* The element that begins here, or NULL if it has no place here. */
static const struct element *
find_element(const struct reading *r, int depth)
{
  const char *name = (const char *)xmlTextReaderConstLocalName(r->xml);
  const char *iri = (const char *)xmlTextReaderConstNamespaceUri(r->xml);
  const struct element *parent = depth > 0 ? r->open[depth - 1] : NULL;

  if (!iri || strcmp(iri, namespace_iri) != 0) {
    return NULL;
  }
  for (size_t i = 0; i < sizeof elements / sizeof elements[0]; ++i) {
    const struct element *e = &elements[i];
    if (e->depth == depth && strcmp(e->name, name) == 0 &&
        (!e->parent || (parent && strcmp(parent->name, e->parent) == 0))) {
      return e;
    }
  }
  return NULL;
}

static void
end_element(struct reading *r, int depth)
{
  const struct element *e = r->open[depth];
  if (e && e->end) {
    e->end(r);
  }
  r->open[depth] = NULL;
}

static void
start_element(struct reading *r, int depth)
{
  const struct element *e =
    depth < max_depth ? find_element(r, depth) : NULL;
  const bool empty = xmlTextReaderIsEmptyElement(r->xml) == 1;

  if (!e) {
    r->fault = "an element stands where none such may";
    return;
  }
  r->open[depth] = e;
  if (e->start) {
    e->start(r);
  }
  if (e->leaf) {
    ess_buf_reset(&r->text);
  }
  if (empty && !r->fault && r->status == ESS_OK) {
    end_element(r, depth);
  }
}

/* Text counts in a leaf; elsewhere it must be white space. */
static void
add_text(struct reading *r, int depth)
{
  const struct element *e =
    depth > 0 && depth <= max_depth ? r->open[depth - 1] : NULL;
  const struct ess_view text =
    ess_view_of((const char *)xmlTextReaderConstValue(r->xml));

  if (e && e->leaf) {
    ess_buf_add(&r->text, text);
    r->fault = r->text.status == ESS_OK ? NULL : "out of memory";
  } else if (ess_text_trim(text).n) {
    r->fault = "text stands where none may";
  }
}

static void
on_node(struct reading *r)
{
  const int depth = xmlTextReaderDepth(r->xml);

  switch (xmlTextReaderNodeType(r->xml)) {
  case XML_READER_TYPE_ELEMENT:
    start_element(r, depth);
    break;
  case XML_READER_TYPE_END_ELEMENT:
    end_element(r, depth);
    break;
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_WHITESPACE:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    add_text(r, depth);
    break;
  case XML_READER_TYPE_DOCUMENT_TYPE:
  case XML_READER_TYPE_ENTITY_REFERENCE:
    r->fault = "it has a DOCTYPE, which is refused";
    break;
  default: /* comments and processing instructions */
    break;
  }
}

/* libxml2 may go on after an error; what it said first counts. */
static void
on_error(void *self, xmlErrorPtr error)
{
  struct reading *r = self;
  if (error && error->level >= XML_ERR_ERROR && !r->message.len) {
    const struct ess_view said = ess_view_of(error->message);
    ess_text_squeeze(&r->message, ess_text_trim(said));
    r->line = error->line > 0 ? (unsigned long)error->line : 0;
  }
}

/* Drive the reader. 0 at the end of the document, -1 after an error. */
static int
read_nodes(struct reading *r)
{
  int more = 1;
  while (more == 1 && !r->fault && r->status == ESS_OK) {
    more = xmlTextReaderRead(r->xml);
    if (more == 1 && !r->message.len) {
      on_node(r);
    }
  }
  return r->message.len ? -1 : more;
}

static enum ess_status
finish(struct reading *r, int end, const char *source, struct ess_log *log)
{
  struct ess_place place = {source, r->line, 0, {NULL, 0}};

  if (r->status != ESS_OK) {
    return r->status;
  }
  if (r->fault) {
    const int line = xmlTextReaderGetParserLineNumber(r->xml);
    place.line = line > 0 ? (unsigned long)line : 0;
  } else if (end != 0) {
    r->fault = r->message.len ? ess_buf_str(&r->message) : "it is broken";
  } else if (!r->done) {
    r->fault = "there is no answer in it";
  }
  return r->fault ? ess_fail(log, ESS_NETWORK, &place, NULL,
                             "the answer is not SPARQL Results XML: %s",
                             r->fault)
                  : ESS_OK;
}

enum ess_status
ess_results_xml_read(struct ess_view document, const char *source,
                     const struct ess_row_sink *rows, struct ess_log *log)
{
  struct reading r = {.rows = rows};
  const struct ess_place place = {source, 0, 0, {NULL, 0}};
  struct ess_buf sound = {0};
  enum ess_status st = ESS_LIMIT;

  if (ess_controls_drop(document, &sound)) {
    document = ess_buf_view(&sound);
  }
  r.row = ess_row_new();
  /* NONET, and neither NOENT nor DTDLOAD: nothing is fetched or expanded. */
  r.xml = document.n <= INT_MAX && sound.status == ESS_OK
            ? xmlReaderForMemory(document.n ? document.s : "",
                                 (int)document.n, NULL, NULL, XML_PARSE_NONET)
            : NULL;
  if (r.row && r.xml) {
    xmlTextReaderSetStructuredErrorHandler(r.xml, on_error, &r);
    st = finish(&r, read_nodes(&r), source, log);
  } else {
    st = ess_fail(log, st, &place, NULL, "out of memory");
  }
  xmlFreeTextReader(r.xml);
  ess_row_free(r.row);
  ess_buf_clear(&r.text);
  ess_buf_clear(&r.datatype);
  ess_buf_clear(&r.language);
  ess_buf_clear(&r.message);
  ess_buf_clear(&sound);
  return st;
}
