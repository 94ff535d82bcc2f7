/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/syntax.h"

#include "base/input.h"

#include <string.h>
#include <strings.h>

static const struct ess_syntax syntaxes[] = {
  [ESS_TURTLE] = {ESS_TURTLE, "turtle", "Turtle", "ttl", "text/turtle",
                  "turtle", false},
  [ESS_NTRIPLES] = {ESS_NTRIPLES, "ntriples", "N-Triples", "nt",
                    "application/n-triples", "ntriples", false},
  [ESS_NQUADS] = {ESS_NQUADS, "nquads", "N-Quads", "nq",
                  "application/n-quads", "nquads", true},
  [ESS_TRIG] = {ESS_TRIG, "trig", "TriG", "trig", "application/trig", "trig",
                true},
  [ESS_RDFXML] = {ESS_RDFXML, "rdfxml", "RDF/XML", "rdf",
                  "application/rdf+xml", "rdfxml", false},
  [ESS_JSONLD] = {ESS_JSONLD, "jsonld", "JSON-LD", "jsonld",
                  "application/ld+json", NULL, true},
};

enum { n_syntaxes = sizeof syntaxes / sizeof syntaxes[0] };

/* What the same syntaxes are called elsewhere. */
static const struct {
  const char *name;
  enum ess_syntax_id id;
} aliases[] = {
  {"n3", ESS_TURTLE},      {"text/n3", ESS_TURTLE},
  {"xml", ESS_RDFXML},     {"owl", ESS_RDFXML},
  {"rdf/xml", ESS_RDFXML}, {"text/rdf+n3", ESS_TURTLE},
  {"json-ld", ESS_JSONLD}, {"application/x-turtle", ESS_TURTLE},
  {"text/plain", ESS_NTRIPLES},
};

enum { n_aliases = sizeof aliases / sizeof aliases[0] };

static const struct ess_result_format formats[] = {
  {ESS_TABLE, "table", "table for reading", "text/plain"},
  {ESS_CSV, "csv", "SPARQL 1.1 CSV", "text/csv"},
  {ESS_TSV, "tsv", "SPARQL 1.1 TSV", "text/tab-separated-values"},
  {ESS_JSON, "json", "SPARQL 1.1 JSON", "application/sparql-results+json"},
  {ESS_XML, "xml", "SPARQL XML", "application/sparql-results+xml"},
  {ESS_MARKDOWN, "markdown", "Markdown table", "text/markdown"},
};

enum { n_formats = sizeof formats / sizeof formats[0] };

static bool
goes_by(const struct ess_syntax *syntax, const char *name)
{
  return strcasecmp(syntax->name, name) == 0 ||
         strcasecmp(syntax->extension, name) == 0 ||
         strcasecmp(syntax->media_type, name) == 0;
}

const struct ess_syntax *
ess_syntax_named(const char *name)
{
  for (size_t i = 0; i < n_syntaxes; ++i) {
    if (goes_by(&syntaxes[i], name)) {
      return &syntaxes[i];
    }
  }
  for (size_t i = 0; i < n_aliases; ++i) {
    if (strcasecmp(aliases[i].name, name) == 0) {
      return &syntaxes[aliases[i].id];
    }
  }
  return NULL;
}

const struct ess_syntax *
ess_syntax_of_path(const char *path)
{
  const char *slash = strrchr(path, '/');
  const char *dot = strrchr(slash ? slash : path, '.');
  return dot ? ess_syntax_named(dot + 1) : NULL;
}

const struct ess_syntax *
ess_syntax_of_input(const char *path)
{
  const struct ess_extension extension = ess_input_extension(path);
  return *extension.text ? ess_syntax_named(extension.text) : NULL;
}

const struct ess_syntax *
ess_syntax_get(enum ess_syntax_id id)
{
  return &syntaxes[id];
}

const struct ess_syntax *
ess_syntax_at(size_t i)
{
  return i < n_syntaxes ? &syntaxes[i] : NULL;
}

const struct ess_result_format *
ess_result_format_named(const char *name)
{
  for (size_t i = 0; i < n_formats; ++i) {
    if (strcasecmp(formats[i].name, name) == 0 ||
        strcasecmp(formats[i].media_type, name) == 0) {
      return &formats[i];
    }
  }
  return NULL;
}

const struct ess_result_format *
ess_result_format_at(size_t i)
{
  return i < n_formats ? &formats[i] : NULL;
}
