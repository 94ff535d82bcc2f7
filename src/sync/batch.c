/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "rdf/vocab.h"
#include "rdf/writer.h"

/* Bytes of one request, about, if the target sets no lower limit; so many a
   statement has besides its literal. */
static const size_t default_bytes = (size_t)1 << 20;
static const size_t statement_bytes = 300;
static const size_t default_batch = 500;

/* ------------------------------------------------------------------- cut */

static size_t
size_of(const struct ess_statement *statement)
{
  return statement_bytes + statement->object.value.n;
}

/* How many statements at the front of `rest` are about `subject`. */
static size_t
run_of(const struct ess_statements *rest, const struct ess_term *subject,
       size_t *bytes)
{
  size_t n = 0;
  while (n < rest->n && ess_term_equal(&rest->items[n].subject, subject)) {
    *bytes += size_of(&rest->items[n]);
    ++n;
  }
  return n;
}

static void
move(struct ess_statements *to, struct ess_statements *from, size_t n)
{
  to->n += n;
  from->items += n;
  from->n -= n;
}

/* The lesser of the subjects that come next. */
static const struct ess_term *
next_subject(const struct ess_batch *rest)
{
  const struct ess_statement *out = rest->remove.items;
  const struct ess_statement *in = rest->insert.items;

  if (!rest->remove.n || !rest->insert.n) {
    return rest->remove.n ? &out->subject : &in->subject;
  }
  return ess_term_compare(&out->subject, &in->subject) <= 0 ? &out->subject
                                                            : &in->subject;
}

struct ess_batch
ess_batch_next(struct ess_batch *rest, const struct ess_abilities *abilities)
{
  const size_t most = abilities->batch ? abilities->batch : default_batch;
  const size_t most_bytes =
    abilities->max_body && abilities->max_body / 2 < default_bytes
      ? abilities->max_body / 2
      : default_bytes;
  struct ess_batch batch = {{rest->remove.items, 0}, {rest->insert.items, 0}};
  size_t bytes = 0;

  while (rest->remove.n + rest->insert.n) {
    const struct ess_term subject = *next_subject(rest);
    const size_t taken = batch.remove.n + batch.insert.n;
    size_t more = bytes;
    size_t out = run_of(&rest->remove, &subject, &more);
    size_t in = run_of(&rest->insert, &subject, &more);
    const bool fits = taken + out + in <= most && more <= most_bytes;
    if (!fits && taken) {
      break;
    }
    if (!fits) { /* one subject alone is too much: cut it */
      out = out < most ? out : most;
      in = in < most - out ? in : most - out;
      while (out + in > 1 && more > most_bytes) {
        more -= in ? size_of(&rest->insert.items[--in])
                   : size_of(&rest->remove.items[--out]);
      }
    }
    move(&batch.remove, &rest->remove, out);
    move(&batch.insert, &rest->insert, in);
    bytes = more;
    if (!fits) {
      break;
    }
  }
  return batch;
}

/* ------------------------------------------------------------------ text */

static void
add_version(struct ess_buf *out, struct ess_view graph,
            struct ess_view version)
{
  if (version.n) {
    const struct ess_statement statement = {
      .subject = {.kind = ESS_IRI, .value = graph},
      .predicate = ess_iri(ESS_VERSION_IRI),
      .object = ess_string(version)};
    ess_ntriples_triple(out, &statement);
  }
}

/* A string again as it is with its type spelt out: to some servers another
   literal, which they hand out like the first. */
static void
add_typed(struct ess_buf *out, const struct ess_statement *s)
{
  ess_ntriples_term(out, &s->subject);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->predicate);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->object);
  ess_buf_puts(out, "^^<http://www.w3.org/2001/XMLSchema#string> .\n");
}

static bool
is_string(const struct ess_term *term)
{
  return term->kind == ESS_LITERAL && !term->datatype.n && !term->language.n;
}

/* `DELETE { GRAPH <graph> { … } }`, or with `verb` INSERT. */
static void
add_template(struct ess_buf *out, const char *verb, struct ess_view graph,
             const struct ess_statements *statements, bool both_strings,
             struct ess_view version)
{
  ess_buf_printf(out, "%s { GRAPH <", verb);
  ess_buf_add(out, graph);
  ess_buf_puts(out, "> {\n");
  for (size_t i = 0; i < statements->n; ++i) {
    const struct ess_statement *s = &statements->items[i];
    ess_ntriples_triple(out, s);
    if (both_strings && is_string(&s->object)) {
      add_typed(out, s);
    }
  }
  add_version(out, graph, version);
  ess_buf_puts(out, "} }\n");
}

/* Where the version is `from`: of a graph that has none, nowhere. There must be
   a solution that is then left out: of a group that has nothing but a FILTER,
   Virtuoso 7.2.5 does not look at it. */
static void
add_guard(struct ess_buf *out, struct ess_view graph, struct ess_view from)
{
  ess_buf_puts(out, from.n ? "WHERE { GRAPH <"
                           : "WHERE { VALUES ?one { 1 } FILTER NOT EXISTS { "
                             "GRAPH <");
  ess_buf_add(out, graph);
  ess_buf_puts(out, "> { ");
  if (from.n) {
    add_version(out, graph, from);
  } else {
    ess_buf_putc(out, '<');
    ess_buf_add(out, graph);
    ess_buf_puts(out, "> <" ESS_VERSION_IRI "> ?v }");
  }
  ess_buf_puts(out, " } }\n");
}

void
ess_batch_text(struct ess_buf *out, const struct ess_sync *sync,
               const struct ess_batch *batch, struct ess_view to)
{
  const bool both = sync->target->abilities.typed_strings;
  const struct ess_view from = ess_buf_view(&sync->version);
  const bool changes = !ess_view_equal(from, to);
  const struct ess_view none = {NULL, 0};
  const struct ess_view gone = changes ? from : none;
  const struct ess_view come = changes ? to : none;

  if (batch->remove.n || gone.n) {
    add_template(out, "DELETE", sync->graph, &batch->remove, both, gone);
  }
  if (batch->insert.n || come.n) {
    add_template(out, "INSERT", sync->graph, &batch->insert, false, come);
  }
  if (sync->target->unversioned) {
    ess_buf_puts(out, "WHERE { VALUES ?one { 1 } }\n");
  } else {
    add_guard(out, sync->graph, from);
  }
}
