/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/rdfxml.h"

#include "base/text.h"
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

/* One document being written. */
struct writing {
  struct ess_world *world;
  struct ess_output *out;
  struct ess_log *log;
  const struct ess_prefixes *prefixes;
  raptor_serializer *serializer;
  enum ess_status status; /* of the first write that failed */
};

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
  const struct ess_view v = {bytes, size * n};
  if (w->status == ESS_OK) {
    w->status = ess_output_write(w->out, v);
  }
  return w->status != ESS_OK;
}

static int
on_byte(void *user_data, const int byte)
{
  const char c = (char)byte;
  return on_bytes(user_data, &c, 1, 1);
}

static const raptor_iostream_handler to_output = {
  .version = 2, .write_byte = on_byte, .write_bytes = on_bytes};

static bool
is_used(const struct ess_dataset *dataset, struct ess_view iri)
{
  for (size_t i = 0; i < ess_dataset_size(dataset); ++i) {
    const struct ess_view p = ess_dataset_at(dataset, i)->predicate.value;
    const size_t n = namespace_length(p);
    if (n == iri.n && ess_view_equal(ess_view_sub(p, 0, n), iri)) {
      return true;
    }
  }
  return false;
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
declare_used(struct writing *w, const struct ess_dataset *dataset)
{
  const struct ess_prefix *prefix = NULL;
  enum ess_status st = ESS_OK;

  for (size_t i = 0; !st && w->prefixes &&
                     (prefix = ess_prefixes_at(w->prefixes, i));
       ++i) {
    if (!ess_view_is(prefix->iri, rdf_ns) && is_used(dataset, prefix->iri)) {
      st = declare(w, prefix);
    }
  }
  return st;
}

static enum ess_status
write_statements(struct writing *w, const struct ess_dataset *dataset)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; !st && i < ess_dataset_size(dataset); ++i) {
    librdf_statement *s =
      ess_node_statement(w->world, ess_dataset_at(dataset, i));
    const int rc =
      s ? raptor_serializer_serialize_statement(w->serializer, s) : 1;
    librdf_free_statement(s);
    st = rc ? ESS_LIMIT : w->status;
  }
  return st;
}

/* Raptor forgets write errors: our iostream keeps the first one. */
static enum ess_status
serialize(struct writing *w, const struct ess_dataset *dataset)
{
  raptor_world *raptor = ess_world_raptor(w->world);
  const unsigned errors = w->world->errors;
  raptor_iostream *stream =
    raptor_new_iostream_from_handler(raptor, w, &to_output);
  enum ess_status st = ESS_LIMIT;

  w->serializer = raptor_new_serializer(raptor, "rdfxml-abbrev");
  if (stream && w->serializer) {
    raptor_serializer_set_option(w->serializer, RAPTOR_OPTION_RELATIVE_URIS,
                                 NULL, 0);
    st = declare_used(w, dataset);
  }
  if (st == ESS_OK && raptor_serializer_start_to_iostream(
                        w->serializer, NULL, stream) != 0) {
    st = ESS_LIMIT;
  }
  st = st ? st : write_statements(w, dataset);
  if (st == ESS_OK && raptor_serializer_serialize_end(w->serializer) != 0) {
    st = ESS_LIMIT;
  }
  raptor_free_serializer(w->serializer);
  raptor_free_iostream(stream);
  return w->status            ? w->status
         : st                 ? st
         : w->world->errors != errors ? ESS_BAD_INPUT
                                      : ESS_OK;
}

enum ess_status
ess_rdfxml_write(struct ess_world *world, const struct ess_dataset *dataset,
                 const struct ess_prefixes *prefixes, struct ess_output *out,
                 struct ess_log *log)
{
  struct writing w = {world, out, log, prefixes, NULL, ESS_OK};

  for (size_t i = 0; i < ess_dataset_size(dataset); ++i) {
    const enum ess_status st = check(ess_dataset_at(dataset, i), log);
    if (st != ESS_OK) {
      return st;
    }
  }
  return serialize(&w, dataset);
}
