/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/answer.h"

#include "base/slots.h"
#include "rdf/check.h"
#include "sparql/match.h"

#include <stdlib.h>

/* ------------------------------------------------------------------- rows */

static enum ess_status
hand_on_row(struct ess_run *run, const struct ess_columns *columns,
            const ess_id *row, struct ess_buf *texts, struct ess_term *terms,
            const struct ess_row_sink *sink)
{
  enum ess_status st = ESS_OK;

  for (size_t k = 0; k < columns->n && st == ESS_OK; ++k) {
    const ess_id id = row[columns->list[k].variable];
    terms[k] = (struct ess_term){.kind = ESS_NONE};
    if (id) {
      st = ess_run_term(run, id, &texts[k], &terms[k]);
      st = st ? st
              : ess_run_work(run, terms[k].value.n / ESS_BYTES_OF_A_ROW);
    }
  }
  return st ? st : sink->row(sink->self, terms, columns->n);
}

enum ess_status
ess_answer_rows(struct ess_run *run, const struct ess_columns *columns,
                const struct ess_table *table,
                const struct ess_row_sink *sink)
{
  const size_t n = columns->n;
  struct ess_view *names = calloc(n + 1, sizeof *names);
  struct ess_term *terms = calloc(n + 1, sizeof *terms);
  struct ess_buf *texts = calloc(n + 1, sizeof *texts);
  enum ess_status st =
    names && terms && texts ? ESS_OK : ess_run_memory(run);

  for (size_t k = 0; k < n && st == ESS_OK; ++k) {
    names[k] = run->request->variables[columns->list[k].variable];
  }
  st = st ? st : sink->begin(sink->self, names, n);
  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    st = hand_on_row(run, columns, ess_table_row(table, i), texts, terms,
                     sink);
    st = st ? st : ess_run_check(run, NULL);
  }
  for (size_t k = 0; texts && k < n; ++k) {
    ess_buf_clear(&texts[k]);
  }
  free(names);
  free(terms);
  free(texts);
  return st;
}

/* --------------------------------------------------------------- templates */

/* A statement being made: the bytes of its terms. */
struct making {
  struct ess_run *run;
  const char *prefix;
  size_t i; /* the row */
  const ess_id *row;
  struct ess_buf texts[ESS_PLACES];
};

/* The term of `node` in the row; ESS_NONE if it is not bound. */
static enum ess_status
term_of(struct making *m, const struct ess_node *node,
        enum ess_place_of place, struct ess_term *ret)
{
  struct ess_buf *text = &m->texts[place];

  *ret = node->term;
  if (node->is_variable) {
    const ess_id id = m->row[node->variable];
    *ret = (struct ess_term){.kind = ESS_NONE};
    return id ? ess_run_term(m->run, id, text, ret) : ESS_OK;
  }
  if (node->term.kind == ESS_BLANK) {
    ess_buf_reset(text);
    ess_buf_printf(text, "%s%zux", m->prefix, m->i);
    ess_buf_add(text, node->term.value);
    ret->value = ess_buf_view(text);
    return text->status ? ess_run_memory(m->run) : ESS_OK;
  }
  return ESS_OK;
}

/* An expression may make IRIs that are none: no statement has them. */
static bool
is_statement(const struct ess_statement *s)
{
  return (s->subject.kind == ESS_IRI || s->subject.kind == ESS_BLANK) &&
         s->predicate.kind == ESS_IRI && s->object.kind != ESS_NONE &&
         s->graph.kind != ESS_LITERAL && !ess_statement_fault(s);
}

static enum ess_status
make_statement(struct making *m, const struct ess_triple *triple,
               const struct ess_term *graph, const struct ess_sink *sink)
{
  struct ess_statement s = {.graph = *graph};
  enum ess_status st = term_of(m, &triple->subject, ESS_S, &s.subject);

  st = st ? st : term_of(m, &triple->predicate, ESS_P, &s.predicate);
  st = st ? st : term_of(m, &triple->object, ESS_O, &s.object);
  return st || !is_statement(&s) ? st : ess_sink_add(sink, &s);
}

static enum ess_status
make_all(struct making *m, const struct ess_template *template_,
         const struct ess_term *graph, const struct ess_sink *sink)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < template_->n && st == ESS_OK; ++i) {
    const struct ess_quads_in *quads = &template_->list[i];
    const bool named =
      quads->graph.is_variable || quads->graph.term.kind != ESS_NONE;
    struct ess_term in = *graph;
    if (named) {
      st = term_of(m, &quads->graph, ESS_G, &in);
      if (in.kind == ESS_NONE) {
        continue;
      }
    }
    for (size_t k = 0; k < quads->n && st == ESS_OK; ++k) {
      st = make_statement(m, &quads->triples[k], &in, sink);
    }
  }
  return st;
}

enum ess_status
ess_answer_template(struct ess_run *run,
                    const struct ess_template *template_,
                    const struct ess_table *table, const char *prefix,
                    const struct ess_term *graph,
                    const struct ess_sink *sink)
{
  struct making m = {.run = run, .prefix = prefix};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    m.i = i;
    m.row = ess_table_row(table, i);
    st = make_all(&m, template_, graph, sink);
    st = st ? st : ess_run_check(run, NULL);
  }
  for (size_t i = 0; i < ESS_PLACES; ++i) {
    ess_buf_clear(&m.texts[i]);
  }
  return st;
}

/* ---------------------------------------------------------------- describe */

/* Resources that are, or will be, described: each once. */
struct describing {
  struct ess_run *run;
  const struct ess_sink *sink;
  struct ess_table list; /* of one column */
  struct ess_arena arena;
  struct ess_slots slots; /* rows, from 1, by identifier */
};

static bool
add_resource(struct describing *d, ess_id id)
{
  const uint64_t hash = (id ^ id >> 32) * 0x9E3779B97F4A7C15ULL;
  size_t probe = 0;
  size_t number = ess_slots_next(&d->slots, hash, &probe);

  while (number && *ess_table_row(&d->list, number - 1) != id) {
    number = ess_slots_next(&d->slots, hash, &probe);
  }
  if (number) {
    return true;
  }
  ess_id *row = ess_table_add(&d->list);
  if (row) {
    *row = id;
    ess_slots_add(&d->slots, &d->arena, hash, d->list.n);
  }
  return row && d->arena.status == ESS_OK;
}

/* A statement about a resource: its blank object is described, too. */
static enum ess_status
hand_on(void *self, const struct ess_statement *statement)
{
  struct describing *d = self;
  struct ess_statement triple = *statement;
  ess_id id = 0;
  enum ess_status st = ESS_OK;

  triple.graph = (struct ess_term){.kind = ESS_NONE};
  if (triple.object.kind == ESS_BLANK) {
    st = ess_run_id(d->run, &triple.object, &id);
    if (st == ESS_OK && !add_resource(d, id)) {
      st = ess_run_memory(d->run);
    }
  }
  st = st ? st : ess_run_check(d->run, NULL);
  return st ? st : ess_sink_add(d->sink, &triple);
}

static enum ess_status
add_all(struct describing *d, const struct ess_node *nodes, size_t n,
        const struct ess_table *table)
{
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    ess_id id = 0;
    if (!nodes[i].is_variable) {
      st = ess_run_id(d->run, &nodes[i].term, &id);
      st = st || add_resource(d, id) ? st : ess_run_memory(d->run);
      continue;
    }
    for (size_t k = 0; k < table->n && st == ESS_OK; ++k) {
      id = ess_table_row(table, k)[nodes[i].variable];
      st = !id || add_resource(d, id) ? ESS_OK : ess_run_memory(d->run);
    }
  }
  return st;
}

enum ess_status
ess_answer_describe(struct ess_run *run, const struct ess_node *nodes,
                    size_t n, const struct ess_table *table,
                    const struct ess_sink *sink)
{
  struct describing d = {.run = run, .sink = sink, .list = {.width = 1}};
  const struct ess_sink inner = {hand_on, &d};
  enum ess_status st = add_all(&d, nodes, n, table);

  for (size_t i = 0; i < d.list.n && st == ESS_OK; ++i) {
    const ess_id id = *ess_table_row(&d.list, i);
    const struct ess_quad pattern = {{id, 0, 0, 0}};
    if ((unsigned)ess_id_tag(id) != ESS_TAG_RUN) {
      st = ess_txn_each(run->txn, &pattern, &inner);
    }
  }
  ess_table_clear(&d.list);
  ess_arena_clear(&d.arena);
  return st;
}
