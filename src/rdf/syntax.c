/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/syntax.h"

#include <string.h>
#include <strings.h>

static const struct ess_syntax syntaxes[] = {
  {ESS_TURTLE, "turtle", "Turtle", "ttl", "text/turtle", "turtle", false},
  {ESS_NTRIPLES, "ntriples", "N-Triples", "nt", "application/n-triples",
   "ntriples", false},
  {ESS_NQUADS, "nquads", "N-Quads", "nq", "application/n-quads", "nquads",
   true},
  {ESS_TRIG, "trig", "TriG", "trig", "application/trig", "trig", true},
  {ESS_RDFXML, "rdfxml", "RDF/XML", "rdf", "application/rdf+xml", "rdfxml",
   false},
  {ESS_JSONLD, "jsonld", "JSON-LD", "jsonld", "application/ld+json", NULL,
   true},
};

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

static const struct ess_result_format formats[] = {
  {ESS_TABLE, "table", "table for reading", "text/plain"},
  {ESS_CSV, "csv", "SPARQL 1.1 CSV", "text/csv"},
  {ESS_TSV, "tsv", "SPARQL 1.1 TSV", "text/tab-separated-values"},
  {ESS_JSON, "json", "SPARQL 1.1 JSON", "application/sparql-results+json"},
  {ESS_XML, "xml", "SPARQL XML", "application/sparql-results+xml"},
  {ESS_MARKDOWN, "markdown", "Markdown table", "text/markdown"},
};

const struct ess_syntax *
ess_syntax_at(size_t i)
{
  return i < sizeof syntaxes / sizeof *syntaxes ? &syntaxes[i] : NULL;
}

const struct ess_syntax *
ess_syntax_get(enum ess_syntax_id id)
{
  return &syntaxes[id];
}

const struct ess_syntax *
ess_syntax_named(const char *name)
{
  const struct ess_syntax *syntax = NULL;
  for (size_t i = 0; (syntax = ess_syntax_at(i)); ++i) {
    if (strcasecmp(name, syntax->name) == 0 ||
        strcasecmp(name, syntax->extension) == 0 ||
        strcasecmp(name, syntax->media_type) == 0) {
      return syntax;
    }
  }
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; ++i) {
    if (strcasecmp(name, aliases[i].name) == 0) {
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

const struct ess_result_format *
ess_result_format_at(size_t i)
{
  return i < sizeof formats / sizeof *formats ? &formats[i] : NULL;
}

const struct ess_result_format *
ess_result_format_named(const char *name)
{
  for (size_t i = 0; i < sizeof formats / sizeof *formats; ++i) {
    if (strcasecmp(name, formats[i].name) == 0) {
      return &formats[i];
    }
  }
  return NULL;
}
