/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Canonical N-Triples and N-Quads (RDF 1.1 N-Triples, section 4). */

#include "rdf/writer.h"

/* Characters that a literal escapes: all that the canonical form escapes,
   and the other controls as \u. */
static void
add_literal_byte(struct ess_buf *out, char c)
{
  switch (c) {
  case '"':
    ess_buf_puts(out, "\\\"");
    break;
  case '\\':
    ess_buf_puts(out, "\\\\");
    break;
  case '\n':
    ess_buf_puts(out, "\\n");
    break;
  case '\r':
    ess_buf_puts(out, "\\r");
    break;
  default:
    ess_buf_putc(out, c);
  }
}

static void
add_iri(struct ess_buf *out, struct ess_view iri)
{
  ess_buf_putc(out, '<');
  ess_buf_add(out, iri);
  ess_buf_putc(out, '>');
}

static void
add_literal(struct ess_buf *out, const struct ess_term *term)
{
  ess_buf_putc(out, '"');
  for (size_t i = 0; i < term->value.n; ++i) {
    add_literal_byte(out, term->value.s[i]);
  }
  ess_buf_putc(out, '"');
  if (term->language.n) {
    ess_buf_putc(out, '@');
    ess_buf_add(out, term->language);
  } else if (term->datatype.n) {
    ess_buf_puts(out, "^^");
    add_iri(out, term->datatype);
  }
}

void
ess_ntriples_term(struct ess_buf *out, const struct ess_term *term)
{
  switch (term->kind) {
  case ESS_IRI:
    add_iri(out, term->value);
    break;
  case ESS_BLANK:
    ess_buf_puts(out, "_:");
    ess_buf_add(out, term->value);
    break;
  case ESS_LITERAL:
    add_literal(out, term);
    break;
  case ESS_NONE:
    break;
  }
}

enum ess_status
ess_ntriples_write(const struct ess_dataset *dataset, bool graphs,
                   struct ess_output *out)
{
  struct ess_buf line = {0};
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < ess_dataset_size(dataset) && st == ESS_OK; ++i) {
    const struct ess_statement *s = ess_dataset_at(dataset, i);
    ess_buf_reset(&line);
    ess_ntriples_term(&line, &s->subject);
    ess_buf_putc(&line, ' ');
    ess_ntriples_term(&line, &s->predicate);
    ess_buf_putc(&line, ' ');
    ess_ntriples_term(&line, &s->object);
    if (graphs && s->graph.kind != ESS_NONE) {
      ess_buf_putc(&line, ' ');
      ess_ntriples_term(&line, &s->graph);
    }
    ess_buf_puts(&line, " .\n");
    st = ess_status_first(line.status,
                          ess_output_write(out, ess_buf_view(&line)));
  }
  ess_buf_clear(&line);
  return st;
}
