/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/rdfxml.h"

#include "base/text.h"
#include "rdf/vocab.h"
#include "redland/inside.h"
#include "redland/node.h"

#include <stdlib.h>
#include <string.h>

static const char rdf_ns[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/* Names that RDF/XML gives a meaning of their own (section 6.1.4, 7.2.5). */
static const char *const reserved[] = {
  "RDF",      "ID",       "about",     "parseType",       "resource",
  "nodeID",   "datatype", "li",        "Description",     "aboutEach",
  "aboutEachPrefix",      "bagID",
};

/* One document being written. Raptor keeps a document until its end, so each
   group is serialised as one of its own, and what stands within its root
   element is written. */
struct writing {
  struct ess_world *world;
  struct ess_log *log;
  const struct ess_prefixes *prefixes; /* or NULL */
  bool used[ESS_NS_COUNT];             /* in the name of an element */
  struct ess_output *out;
  struct ess_buf document; /* what raptor made of one group */
  struct ess_buf head;     /* of the whole document, once it is written */
  raptor_serializer *serializer;
};

static const char root_start[] = "<rdf:RDF";
static const char root_end[] = "\n</rdf:RDF>\n";

/* NCName without the colon, in ASCII: what every reader agrees on. */
static bool
is_name_start(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
is_name(char c)
{
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/* Length of the namespace of `iri`: what precedes the longest XML name that
   it ends in; all of it if there is none. */
static size_t
namespace_length(struct ess_view iri)
{
  size_t at = iri.n;
  for (size_t i = iri.n; i > 0 && is_name(iri.s[i - 1]); --i) {
    if (is_name_start(iri.s[i - 1])) {
      at = i - 1;
    }
  }
  return at;
}

/* Production Char of XML 1.0. */
static bool
is_xml_text(struct ess_view v)
{
  while (v.n) {
    const uint32_t c = ess_utf8_next(&v);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE ||
        c == 0xFFFF) {
      return false;
    }
  }
  return true;
}

static bool
is_xml_name(struct ess_view v)
{
  bool good = v.n > 0 && is_name_start(v.s[0]);
  for (size_t i = 0; i < v.n; ++i) {
    good = good && is_name(v.s[i]);
  }
  return good;
}

static const char *
predicate_fault(struct ess_view iri)
{
  const size_t n = namespace_length(iri);

  if (n == 0 || n == iri.n) {
    return "a predicate that ends in no XML name";
  }
  if (ess_view_is(ess_view_sub(iri, 0, n), rdf_ns)) {
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; ++i) {
      if (ess_view_is(ess_view_sub(iri, n, iri.n), reserved[i])) {
        return "a predicate that is a word of RDF/XML itself";
      }
    }
  }
  return NULL;
}

static const char *
term_fault(const struct ess_term *term)
{
  const size_t n = strlen(rdf_ns);

  if (term->kind == ESS_BLANK && !is_xml_name(term->value)) {
    return "a blank node label that is no XML name";
  }
  if (ess_view_starts(term->datatype, rdf_ns) &&
      ess_view_is(ess_view_sub(term->datatype, n, term->datatype.n),
                  "XMLLiteral")) {
    return "an XML literal";
  }
  return is_xml_text(term->value) ? NULL
                                  : "a character that XML cannot hold";
}

static enum ess_status
check(const struct ess_statement *s, struct ess_log *log)
{
  const char *fault = predicate_fault(s->predicate.value);

  fault = fault ? fault : term_fault(&s->subject);
  fault = fault ? fault : term_fault(&s->predicate);
  fault = fault ? fault : term_fault(&s->object);
  return fault ? ess_fail(log, ESS_BAD_INPUT, NULL,
                          "choose another format, such as Turtle",
                          "RDF/XML cannot say %s: <%.*s>", fault,
                          (int)s->predicate.value.n, s->predicate.value.s)
               : ESS_OK;
}

static int
on_bytes(void *user_data, const void *bytes, size_t size, size_t n)
{
  struct writing *w = user_data;
  ess_buf_add(&w->document, (struct ess_view){bytes, size * n});
  return w->document.status != ESS_OK;
}

static int
on_byte(void *user_data, const int byte)
{
  const char c = (char)byte;
  return on_bytes(user_data, &c, 1, 1);
}

static const raptor_iostream_handler to_document = {
  .version = 2, .write_byte = on_byte, .write_bytes = on_bytes};

static void
see_name(struct writing *w, struct ess_view iri)
{
  const struct ess_view namespace =
    ess_view_sub(iri, 0, namespace_length(iri));
  const struct ess_prefix *prefix = NULL;

  for (size_t i = 0;
       w->prefixes && (prefix = ess_prefixes_at(w->prefixes, i)); ++i) {
    w->used[i] |= ess_view_equal(prefix->iri, namespace);
  }
}

/* Elements are called by properties and by classes. */
static void
see(void *self, const struct ess_statement *statement)
{
  const struct ess_view p = statement->predicate.value;

  see_name(self, p);
  if (ess_view_starts(p, rdf_ns) && ess_view_ends(p, "#type")) {
    see_name(self, statement->object.value);
  }
}

static enum ess_status
declare(struct writing *w, const struct ess_prefix *prefix)
{
  struct ess_buf name = {0};
  struct ess_buf iri = {0};
  raptor_uri *uri = NULL;
  enum ess_status st = ESS_LIMIT;

  ess_buf_add(&name, prefix->name);
  ess_buf_add(&iri, prefix->iri);
  if (name.status == ESS_OK && iri.status == ESS_OK) {
    uri = raptor_new_uri(ess_world_raptor(w->world),
                         (const unsigned char *)ess_buf_str(&iri));
  }
  if (uri && raptor_serializer_set_namespace(
               w->serializer, uri,
               (const unsigned char *)ess_buf_str(&name)) == 0) {
    st = ESS_OK;
  }
  raptor_free_uri(uri);
  ess_buf_clear(&iri);
  ess_buf_clear(&name);
  return st;
}

static enum ess_status
declare_used(struct writing *w)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < ESS_NS_COUNT && st == ESS_OK; ++i) {
    const struct ess_prefix *prefix =
      w->used[i] ? ess_prefixes_at(w->prefixes, i) : NULL;
    if (prefix && !ess_view_is(prefix->iri, rdf_ns)) {
      st = declare(w, prefix);
    }
  }
  return st;
}

static enum ess_status
add_statements(struct writing *w, const struct ess_statements *statements)
{
  for (size_t i = 0; i < statements->n; ++i) {
    librdf_statement *s =
      ess_node_statement(w->world->rdf, &statements->items[i]);
    const int rc =
      s ? raptor_serializer_serialize_statement(w->serializer, s) : 1;
    librdf_free_statement(s);
    if (rc != 0) {
      return ESS_LIMIT;
    }
  }
  return ESS_OK;
}

/* Make `document` of the group. Raptor's return codes say little: its log
   is counted too. */
static enum ess_status
serialize(struct writing *w, const struct ess_statements *statements)
{
  raptor_world *raptor = ess_world_raptor(w->world);
  const unsigned errors = w->world->errors;
  raptor_iostream *stream =
    raptor_new_iostream_from_handler(raptor, w, &to_document);
  enum ess_status st = ESS_LIMIT;

  ess_buf_reset(&w->document);
  w->serializer = raptor_new_serializer(raptor, "rdfxml-abbrev");
  if (stream && w->serializer) {
    raptor_serializer_set_option(w->serializer, RAPTOR_OPTION_RELATIVE_URIS,
                                 NULL, 0);
    st = declare_used(w);
  }
  if (st == ESS_OK && raptor_serializer_start_to_iostream(
                        w->serializer, NULL, stream) != 0) {
    st = ESS_LIMIT;
  }
  st = st ? st : add_statements(w, statements);
  if (st == ESS_OK && raptor_serializer_serialize_end(w->serializer) != 0) {
    st = ESS_LIMIT;
  }
  raptor_free_serializer(w->serializer);
  raptor_free_iostream(stream);
  st = ess_status_first(st, w->document.status);
  return st                           ? st
         : w->world->errors != errors ? ESS_BAD_INPUT
                                      : ESS_OK;
}

/* Part `document` where the start tag of its root ends. */
static bool
split(const struct writing *w, struct ess_view *ret_head,
      struct ess_view *ret_body)
{
  const struct ess_view all = ess_buf_view(&w->document);
  const size_t root = ess_view_search(all, root_start);
  const size_t head =
    root + ess_view_find(ess_view_sub(all, root, all.n), '>') + 1;

  if (head >= all.n || !ess_view_ends(all, root_end)) {
    return false;
  }
  *ret_head = ess_view_sub(all, 0, head);
  *ret_body = ess_view_sub(all, head, all.n - head - strlen(root_end));
  return true;
}

static enum ess_status
write_group(struct writing *w)
{
  struct ess_view head = {NULL, 0};
  struct ess_view body = {NULL, 0};
  enum ess_status st = ESS_OK;

  if (!split(w, &head, &body)) {
    return ESS_BUG;
  }
  if (!w->head.len) {
    ess_buf_add(&w->head, head);
    st = ess_status_first(w->head.status, ess_output_write(w->out, head));
  } else if (!ess_view_equal(head, ess_buf_view(&w->head))) {
    st = ess_fail(w->log, ESS_BUG, NULL, "choose another format",
                  "RDF/XML: a predicate without a prefix came in pieces");
  }
  return st == ESS_OK ? ess_output_write(w->out, body) : st;
}

static enum ess_status
begin(void *self, struct ess_output *out)
{
  struct writing *w = self;
  w->out = out;
  return ESS_OK;
}

static enum ess_status
group(void *self, const struct ess_statements *group)
{
  struct writing *w = self;
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    st = check(&group->items[i], w->log);
  }
  if (st == ESS_OK) {
    st = serialize(w, group);
  }
  return st == ESS_OK ? write_group(w) : st;
}

static enum ess_status
end(void *self)
{
  static const struct ess_statements none;
  struct writing *w = self;

  if (w->head.len) {
    return ess_output_write(w->out, (struct ess_view)ESS_VIEW(root_end));
  }
  const enum ess_status st = serialize(w, &none);
  return st == ESS_OK ? ess_output_write(w->out, ess_buf_view(&w->document))
                      : st;
}

static void
free_writing(void *self)
{
  struct writing *w = self;
  ess_buf_clear(&w->document);
  ess_buf_clear(&w->head);
  free(w);
}

struct ess_writer
ess_rdfxml_writer(struct ess_world *world,
                  const struct ess_prefixes *prefixes, struct ess_log *log)
{
  struct writing *w = calloc(1, sizeof *w);
  if (w) {
    w->world = world;
    w->log = log;
    w->prefixes = prefixes;
  }
  return (struct ess_writer){see, begin, group, end, free_writing, w};
}

enum ess_status
ess_rdfxml_write(struct ess_world *world, const struct ess_dataset *dataset,
                 const struct ess_prefixes *prefixes, struct ess_output *out,
                 struct ess_log *log)
{
  const struct ess_statements all = ess_dataset_all(dataset);
  struct ess_writer writer = ess_rdfxml_writer(world, prefixes, log);
  return ess_writer_run(&writer, &all, out);
}
