/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/serd.h"

#include "base/buf.h"

#include <serd/serd.h>
#include <string.h>

/* One document being read. */
struct reading {
  struct ess_view document;
  const char *source;
  const struct ess_sink *sink;
  struct ess_log *log;
  SerdEnv *env;
  bool told; /* an error was reported */
  enum ess_status status;
};

static const size_t page_size = 4096;

static const char xsd_string[] = "http://www.w3.org/2001/XMLSchema#string";

static SerdStatus
on_error(void *handle, const SerdError *error)
{
  struct reading *r = handle;
  struct ess_buf text = {0};

  if (r->told || r->status != ESS_OK) {
    return SERD_SUCCESS;
  }
  /* serd counts the first column of a line as 0 or 1, as it comes. */
  const struct ess_place place = ess_place_of_line(
    r->source, r->document, error->line, error->col ? error->col : 1);
  ess_buf_vprintf(&text, error->fmt, *error->args);
  const struct ess_view said = ess_buf_view(&text);
  const size_t n = ess_view_find(said, '\n');
  r->told = true;
  r->status =
    ess_fail(r->log, ESS_BAD_INPUT, &place,
             "look just before the mark: is a full stop or a quote missing?",
             "%.*s", (int)n, said.s);
  ess_buf_clear(&text);
  return SERD_SUCCESS;
}

static SerdStatus
on_base(void *handle, const SerdNode *uri)
{
  struct reading *r = handle;
  return serd_env_set_base_uri(r->env, uri);
}

static SerdStatus
on_prefix(void *handle, const SerdNode *name, const SerdNode *uri)
{
  struct reading *r = handle;
  return serd_env_set_prefix(r->env, name, uri);
}

static struct ess_view
view_of(const SerdNode *node)
{
  return (struct ess_view){(const char *)node->buf, node->n_bytes};
}

/* `node` as a term. `*expanded` owns what had to be made for it; free it
   with serd_node_free. A prefix that is not declared leaves ESS_NONE. */
static struct ess_term
term_of(const struct reading *r, const SerdNode *node, SerdNode *expanded)
{
  struct ess_term term = {.kind = ESS_NONE};

  if (!node || node->type == SERD_NOTHING) {
    return term;
  }
  if (node->type == SERD_LITERAL || node->type == SERD_BLANK) {
    term.kind = node->type == SERD_BLANK ? ESS_BLANK : ESS_LITERAL;
    term.value = view_of(node);
    return term;
  }
  *expanded = serd_env_expand_node(r->env, node);
  if (expanded->buf) {
    term.kind = ESS_IRI;
    term.value = view_of(expanded);
  } else if (node->type == SERD_URI) {
    /* Absolute already. */
    term.kind = ESS_IRI;
    term.value = view_of(node);
  }
  return term;
}

static enum ess_status
fail_prefix(struct reading *r, const SerdNode *node)
{
  const size_t at =
    ess_view_search(r->document, (const char *)node->buf);
  const struct ess_place place =
    ess_place_at(r->source, r->document, at);
  r->told = true;
  return ess_fail(r->log, ESS_BAD_INPUT, &place,
                  "declare the prefix at the top: @prefix name: <IRI> .",
                  "the prefix of %s is not declared",
                  (const char *)node->buf);
}

static SerdStatus
on_statement(void *handle, SerdStatementFlags flags, const SerdNode *graph,
             const SerdNode *subject, const SerdNode *predicate,
             const SerdNode *object, const SerdNode *datatype,
             const SerdNode *language)
{
  const SerdNode *const nodes[] = {subject, predicate, object, graph,
                                   datatype};
  struct reading *r = handle;
  struct ess_term terms[5];
  SerdNode expanded[5];

  (void)flags;
  for (size_t i = 0; i < 5; ++i) {
    expanded[i] = SERD_NODE_NULL;
    terms[i] = term_of(r, nodes[i], &expanded[i]);
    if (nodes[i] && nodes[i]->type == SERD_CURIE &&
        terms[i].kind == ESS_NONE && r->status == ESS_OK) {
      r->status = fail_prefix(r, nodes[i]);
    }
  }
  struct ess_statement s = {terms[0], terms[1], terms[2], terms[3]};
  if (!ess_view_is(terms[4].value, xsd_string)) {
    s.object.datatype = terms[4].value;
  }
  if (language && language->type == SERD_LITERAL) {
    s.object.language = view_of(language);
  }
  if (r->status == ESS_OK) {
    r->status = ess_sink_add(r->sink, &s);
  }
  for (size_t i = 0; i < 5; ++i) {
    serd_node_free(&expanded[i]);
  }
  return r->status == ESS_OK ? SERD_SUCCESS : SERD_ERR_INTERNAL;
}

/* As fread does, from what of the document was not given yet. */
static size_t
give(void *to, size_t size, size_t n, void *self)
{
  struct ess_view *rest = self;
  const struct ess_view page = ess_view_sub(*rest, 0, size * n);

  memcpy(to, page.s, page.n);
  *rest = ess_view_sub(*rest, page.n, rest->n);
  return page.n / size;
}

static int
no_error(void *self)
{
  (void)self;
  return 0;
}

/* serd would read a string too, but one with a NUL behind it: that is a copy
   of the document. */
static enum ess_status
read_pages(struct reading *r, SerdReader *reader)
{
  struct ess_view rest = r->document;

  const SerdStatus rc =
    serd_reader_read_source(reader, give, no_error, &rest,
                            (const uint8_t *)r->source, page_size);
  return ess_status_first(r->status, rc == SERD_SUCCESS || rc == SERD_FAILURE
                                       ? ESS_OK
                                       : ESS_BAD_INPUT);
}

enum ess_status
ess_serd_read(struct ess_view document, bool graphs, const char *source,
              const char *base, const struct ess_sink *sink,
              struct ess_log *log)
{
  struct reading r = {document, source, sink, log, NULL, false, ESS_OK};
  const SerdNode uri =
    serd_node_from_string(SERD_URI, (const uint8_t *)base);
  enum ess_status st = ESS_LIMIT;

  if (document.n == 0) {
    return ESS_OK;
  }
  r.env = serd_env_new(&uri);
  SerdReader *reader = serd_reader_new(graphs ? SERD_TRIG : SERD_TURTLE, &r,
                                       NULL, on_base, on_prefix,
                                       on_statement, NULL);
  if (r.env && reader) {
    serd_reader_set_strict(reader, true);
    serd_reader_set_error_sink(reader, on_error, &r);
    st = read_pages(&r, reader);
  }
  if (st == ESS_BAD_INPUT && r.status == ESS_OK) {
    const struct ess_place place = {source, 0, 0, {NULL, 0}};
    st = ess_fail(log, st, &place, NULL, "cannot be read as %s",
                  graphs ? "TriG" : "Turtle");
  }
  serd_reader_free(reader);
  serd_env_free(r.env);
  return st;
}
