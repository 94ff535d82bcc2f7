/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/server.h"

#include "sync/likeness.h"

#include <string.h>

enum {
  mega = 1 << 20,
  virtuoso_likeness = ESS_LIKE_NUMBERS | ESS_LIKE_REALS | ESS_LIKE_BOOLEANS |
                      ESS_LIKE_TIMES | ESS_LIKE_DURATIONS |
                      ESS_LIKE_ILL_TYPED | ESS_LIKE_GEOMETRY |
                      ESS_LIKE_CONTROLS | ESS_LIKE_DATES | ESS_LIKE_XML,
  /* Stores that keep numbers and times by their values. Oxigraph 0.5 writes
     1.0E0 as 1, and 3.141592653589793 as it is. */
  value_likeness = ESS_LIKE_NUMBERS | ESS_LIKE_REALS | ESS_LIKE_BOOLEANS |
                   ESS_LIKE_TIMES | ESS_LIKE_CONTROLS
};

/* Virtuoso: 700 and 700 statements of one DELETE INSERT WHERE pass, 1,000 and
   1,000 do not; it hands out 10,000 rows. Of the others no limit is known, but
   what their documents say of the size of a request: Neptune 150 MB, Oxigraph
   128 MB. */
static const struct ess_server servers[] = {
  {"generic", "any server", "", "", "", ESS_AUTH_NONE,
   {.put = true, .update = true, .page_rows = 10000, .batch = 500,
    .likeness = ESS_LIKE_CONTROLS}},
  {"virtuoso", "Virtuoso 7", "/sparql", "/sparql-auth",
   "/sparql-graph-crud-auth", ESS_AUTH_DIGEST,
   {.put = true, .update = true, .move = true, .typed_strings = true,
    .page_rows = 10000, .batch = 500, .likeness = virtuoso_likeness}},
  {"fuseki", "Apache Jena Fuseki", "/query", "/update", "/data",
   ESS_AUTH_DIGEST,
   {.put = true, .update = true, .move = true, .whole_put = true,
    .page_rows = 50000, .batch = 5000, .likeness = ESS_LIKE_CONTROLS}},
  {"rdf4j", "Eclipse RDF4J", "", "/statements", "/rdf-graphs/service",
   ESS_AUTH_BASIC,
   {.put = true, .update = true, .move = true, .whole_put = true,
    .page_rows = 50000, .batch = 5000, .likeness = ESS_LIKE_CONTROLS}},
  {"graphdb", "GraphDB", "", "/statements", "/rdf-graphs/service",
   ESS_AUTH_BASIC,
   {.put = true, .update = true, .move = true, .whole_put = true,
    .page_rows = 50000, .batch = 5000, .likeness = ESS_LIKE_CONTROLS}},
  {"oxigraph", "Oxigraph", "/query", "/update", "/store", ESS_AUTH_NONE,
   {.put = true, .update = true, .move = true, .page_rows = 50000,
    .batch = 5000, .max_body = 100 * (size_t)mega,
    .likeness = value_likeness}},
  {"qlever", "QLever", "", "", "", ESS_AUTH_BEARER,
   {.put = true, .update = true, .page_rows = 50000, .batch = 5000,
    .likeness = value_likeness}},
  {"neptune", "Amazon Neptune", "/sparql", "/sparql", "/sparql/gsp/",
   ESS_AUTH_SIGV4,
   {.put = true, .update = true, .move = true, .whole_put = true,
    .page_rows = 50000, .batch = 5000, .max_body = 140 * (size_t)mega,
    .likeness = ESS_LIKE_CONTROLS}},
};

const struct ess_server *
ess_server_at(size_t i)
{
  return i < sizeof servers / sizeof servers[0] ? &servers[i] : NULL;
}

const struct ess_server *
ess_server_named(const char *name)
{
  const struct ess_server *server = NULL;
  for (size_t i = 0; (server = ess_server_at(i)); ++i) {
    if (strcmp(server->name, name) == 0) {
      break;
    }
  }
  return server;
}

const char *
ess_server_name_at(size_t i)
{
  const struct ess_server *server = ess_server_at(i);
  return server ? server->name : NULL;
}
