/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/answer.h"

#include "rdf/check.h"
#include "sparql/match.h"

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
  st = st ? st
          : ess_run_work(m->run,
                         1 + s.object.value.n / ESS_BYTES_OF_A_ROW);
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
                    size_t first, const struct ess_term *graph,
                    const struct ess_sink *sink)
{
  struct making m = {.run = run, .prefix = prefix};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < table->n && st == ESS_OK; ++i) {
    m.i = first + i;
    m.row = ess_table_row(table, i);
    st = make_all(&m, template_, graph, sink);
    st = st ? st : ess_run_check(run, NULL);
  }
  for (size_t i = 0; i < ESS_PLACES; ++i) {
    ess_buf_clear(&m.texts[i]);
  }
  return st;
}
