/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/reader.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/lines.h"
#include "base/text.h"
#include "rdf/check.h"
#include "rdf/ntriples.h"
#include "redland/inside.h"
#include "redland/node.h"
#include "redland/precheck.h"
#include "redland/serd.h"

#include <stdio.h>
#include <string.h>

/* What a relative IRI is resolved against if there is no base: raptor needs
   one, and a result that begins with it is refused. */
static const char no_base[] = "x-essaim-no-base://none/";
static const char no_base_scheme[] = "x-essaim-no-base:";

/* One document being read. */
struct reading {
  struct ess_world *world;
  const struct ess_document *document;
  const struct ess_sink *sink;
  struct ess_input *input;  /* NULL: the document is in memory */
  raptor_parser *parser;    /* NULL: our own reader is at work */
  char scope[18];           /* before blank node labels; "": not known yet */
  struct ess_buf labels[3]; /* of subject, object and graph */
  enum ess_status status;   /* the first that was not ESS_OK */
};

/* Raptor tells the line of a statement in RDF/XML only: in Turtle it hands
   them on at the end. There the IRI as it was written is looked for. */
static struct ess_place
place_of(const struct reading *r, struct ess_view written)
{
  struct ess_place place = ess_world_place(r->world, 0, 0);
  struct ess_buf iri = {0};

  if (r->parser && r->document->syntax->id == ESS_RDFXML) {
    raptor_locator *at = raptor_parser_get_locator(r->parser);
    place = ess_world_place(r->world, raptor_locator_line(at), 0);
  }
  ess_buf_printf(&iri, "<%.*s>", (int)written.n, written.s);
  const size_t at = ess_view_search(r->world->document, ess_buf_str(&iri));
  if (!place.line && at < r->world->document.n) {
    place = ess_place_at(r->world->source, r->world->document, at);
  }
  ess_buf_clear(&iri);
  return place;
}

static enum ess_status
fail_statement(const struct reading *r, const char *hint, const char *fault,
               struct ess_view about)
{
  const struct ess_place place = place_of(r, about);
  return ess_fail(r->world->log, ESS_BAD_INPUT, &place, hint, "%s: <%.*s>",
                  fault, (int)about.n, about.s ? about.s : "");
}

static enum ess_status
check_base(const struct reading *r, const struct ess_term *term)
{
  const size_t skip = strlen(no_base);
  const struct ess_view *iri =
    term->kind == ESS_LITERAL ? &term->datatype : &term->value;

  if (term->kind == ESS_BLANK || !ess_view_starts(*iri, no_base_scheme)) {
    return ESS_OK;
  }
  return fail_statement(r, "write it in full, or declare a base",
                        "a relative IRI, but no base",
                        ess_view_sub(*iri, skip, 200));
}

static enum ess_status
check(const struct reading *r, const struct ess_statement *s)
{
  enum ess_status st = check_base(r, &s->subject);
  st = st ? st : check_base(r, &s->predicate);
  st = st ? st : check_base(r, &s->object);
  st = st ? st : check_base(r, &s->graph);
  const char *fault = st ? NULL : ess_statement_fault(s);
  if (fault) {
    st = fail_statement(r, NULL, fault, ess_view_sub(s->subject.value, 0, 200));
  }
  return st;
}

/* Blank nodes are named after the document's content, so that a document
   read twice is the same statements, and two documents never clash. */
static enum ess_status
find_scope(struct reading *r)
{
  struct ess_digest digest = {{0}, {0}, 0};
  enum ess_status st = ESS_OK;
  uint64_t h = 0;

  if (r->input) {
    st = ess_input_digest(r->input, &h, r->world->log);
  } else {
    ess_digest_add(&digest, r->document->content);
    h = ess_digest_value(&digest);
  }
  h = ess_hash(h, ess_view_of(r->document->base));
  (void)snprintf(r->scope, sizeof r->scope, "b%016llx",
                 (unsigned long long)h);
  return st;
}

static enum ess_status
relabel(struct reading *r, struct ess_term *term, struct ess_buf *label)
{
  if (term->kind != ESS_BLANK || r->document->own_labels) {
    return ESS_OK;
  }
  const enum ess_status st = *r->scope ? ESS_OK : find_scope(r);
  if (st != ESS_OK) {
    return st;
  }
  ess_buf_reset(label);
  ess_buf_puts(label, r->scope);
  ess_buf_add(label, term->value);
  term->value = ess_buf_view(label);
  return label->status;
}

static enum ess_status
add_relabelled(struct reading *r, const struct ess_statement *statement)
{
  struct ess_statement copy = *statement;

  enum ess_status st = relabel(r, &copy.subject, &r->labels[0]);
  st = st ? st : relabel(r, &copy.object, &r->labels[1]);
  st = st ? st : relabel(r, &copy.graph, &r->labels[2]);
  return st ? st : ess_sink_add(r->sink, &copy);
}

/* From our own reader, whose statements are sound. */
static enum ess_status
receive_sound(void *self, const struct ess_statement *s)
{
  struct reading *r = self;
  const bool blank = s->subject.kind == ESS_BLANK ||
                     s->object.kind == ESS_BLANK ||
                     s->graph.kind == ESS_BLANK;
  return blank ? add_relabelled(r, s) : ess_sink_add(r->sink, s);
}

static enum ess_status
receive(void *self, const struct ess_statement *statement)
{
  struct reading *r = self;
  const enum ess_status st = check(r, statement);
  return st ? st : add_relabelled(r, statement);
}

/* Raptor's handler cannot fail: the status is kept and the parse aborted. */
static void
on_statement(void *user_data, raptor_statement *statement)
{
  struct reading *r = user_data;
  struct ess_statement s;

  if (r->status != ESS_OK) {
    return;
  }
  s.subject = ess_node_term(statement->subject);
  s.predicate = ess_node_term(statement->predicate);
  s.object = ess_node_term(statement->object);
  s.graph = ess_node_term(statement->graph);
  r->status = receive(r, &s);
  if (r->status != ESS_OK) {
    raptor_parser_parse_abort(r->parser);
  }
}

static raptor_parser *
new_parser(struct reading *r)
{
  raptor_parser *parser = raptor_new_parser(ess_world_raptor(r->world),
                                            r->document->syntax->parser);
  if (parser) {
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
    raptor_parser_set_option(parser, RAPTOR_OPTION_STRICT, NULL, 1);
    raptor_parser_set_statement_handler(parser, r, on_statement);
  }
  return parser;
}

/* A fresh parser for each document: an error poisons it. Its return codes
   do not tell the truth, so the world's count of errors is asked as well. */
static enum ess_status
read_by_raptor(struct reading *r, struct ess_view content)
{
  const unsigned errors = r->world->errors;
  const char *base = r->document->base ? r->document->base : no_base;
  raptor_uri *uri = raptor_new_uri(ess_world_raptor(r->world),
                                   (const unsigned char *)base);
  int rc = 1;

  r->parser = new_parser(r);
  if (!uri || !r->parser) {
    r->status = ESS_LIMIT;
  } else if (raptor_parser_parse_start(r->parser, uri) == 0) {
    rc = raptor_parser_parse_chunk(
      r->parser, (const unsigned char *)content.s, content.n, 1);
  }
  if (r->status == ESS_OK && r->world->errors != errors) {
    r->status = ESS_BAD_INPUT;
  } else if (r->status == ESS_OK && rc != 0) {
    const struct ess_place place = ess_world_place(r->world, 0, 0);
    r->status = ess_fail(r->world->log, ESS_BAD_INPUT, &place, NULL,
                         "cannot be read as %s", r->document->syntax->label);
  }
  raptor_free_parser(r->parser);
  raptor_free_uri(uri);
  return r->status;
}

/* Whether our own strict reader reads it. */
static bool
is_own(const struct ess_syntax *syntax)
{
  return syntax->id == ESS_NTRIPLES || syntax->id == ESS_NQUADS;
}

static enum ess_status
read_checked(struct reading *r, struct ess_view content)
{
  const struct ess_document *d = r->document;
  const struct ess_sink sink = {receive, r};
  const struct ess_sink sound = {receive_sound, r};

  if (is_own(d->syntax)) {
    return ess_ntriples_read(content, d->syntax->graphs, d->source, &sound,
                             r->world->log);
  }
  if (d->syntax->id == ESS_TURTLE || d->syntax->id == ESS_TRIG) {
    return ess_serd_read(content, d->syntax->graphs, d->source,
                         d->base ? d->base : no_base, &sink, r->world->log);
  }
  return read_by_raptor(r, content);
}

static enum ess_status
check_document(const struct ess_document *document, struct ess_log *log)
{
  const struct ess_place place = {document->source, 0, 0, {NULL, 0}};

  if (!document->syntax->parser) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "convert it to Turtle or N-Quads first",
                    "reading %s is not yet supported",
                    document->syntax->label);
  }
  if (document->base && !ess_iri_is_absolute(ess_view_of(document->base))) {
    return ess_fail(log, ESS_BAD_INPUT, &place, NULL,
                    "the base IRI is not absolute: %s", document->base);
  }
  return ESS_OK;
}

static void
clear(struct reading *r)
{
  for (size_t i = 0; i < 3; ++i) {
    ess_buf_clear(&r->labels[i]);
  }
}

enum ess_status
ess_reader_run(struct ess_world *world, const struct ess_document *document,
               const struct ess_sink *sink)
{
  struct reading r = {.world = world, .document = document, .sink = sink};
  struct ess_view content = document->content;

  if (ess_view_starts(content, "\xEF\xBB\xBF")) {
    content = ess_view_sub(content, 3, content.n);
  }
  enum ess_status st = check_document(document, world->log);
  if (st == ESS_OK && !is_own(document->syntax)) {
    st = ess_precheck(document, content, world->log);
  }
  if (st == ESS_OK) {
    ess_world_about(world, document->source, content);
    world->tells = ESS_WARNING;
    st = read_checked(&r, content);
    world->tells = ESS_ERROR;
    ess_world_about(world, NULL, ess_view_of(NULL));
  }
  clear(&r);
  return st;
}

static enum ess_status
read_pieces(struct reading *r)
{
  const struct ess_document *d = r->document;
  const struct ess_sink sink = {receive_sound, r};
  struct ess_lines lines = {.in = r->input, .source = d->source};
  struct ess_ntriples run = {.graphs = d->syntax->graphs,
                             .source = d->source,
                             .sink = &sink,
                             .log = r->world->log};
  struct ess_view piece = {NULL, 1};
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && piece.n) {
    st = ess_lines_next(&lines, run.lines + 1, &piece, run.log);
    st = st == ESS_OK ? ess_ntriples_piece(&run, piece) : st;
  }
  ess_lines_clear(&lines);
  return st;
}

/* The other readers need all of a document at once. */
static enum ess_status
read_whole(struct ess_world *world, const struct ess_document *document,
           struct ess_input *in, const struct ess_sink *sink)
{
  struct ess_document whole = *document;
  struct ess_buf content = {0};

  enum ess_status st =
    ess_file_take(in, document->source, &content, world->log);
  if (st == ESS_OK) {
    whole.content = ess_buf_view(&content);
    st = ess_reader_run(world, &whole, sink);
  }
  ess_buf_clear(&content);
  return st;
}

enum ess_status
ess_reader_stream(struct ess_world *world,
                  const struct ess_document *document, struct ess_input *in,
                  const struct ess_sink *sink)
{
  struct reading r = {
    .world = world, .document = document, .sink = sink, .input = in};

  enum ess_status st = check_document(document, world->log);
  if (st == ESS_OK) {
    st = is_own(document->syntax) ? read_pieces(&r)
                                  : read_whole(world, document, in, sink);
  }
  clear(&r);
  return st;
}
