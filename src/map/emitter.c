/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/emitter.h"

static struct ess_term
iri_term(struct ess_view iri)
{
  return (struct ess_term){.kind = ESS_IRI, .value = iri};
}

struct ess_term
ess_emit_term(const struct ess_emitter *e, enum ess_vocab_id id)
{
  return ess_vocab_term(e->context->vocab, id);
}

void
ess_emit_add(struct ess_emitter *e, enum ess_vocab_id property,
             struct ess_term object)
{
  const struct ess_statement statement = {
    iri_term(e->subject), ess_emit_term(e, property), object,
    iri_term(e->graph)};
  if (e->status == ESS_OK && object.value.s) {
    e->status = ess_sink_add(e->sink, &statement);
  }
}

void
ess_emit_add_iri(struct ess_emitter *e, enum ess_vocab_id property,
                 struct ess_view iri)
{
  if (iri.n) {
    ess_emit_add(e, property, iri_term(iri));
  }
}

void
ess_emit_add_type(struct ess_emitter *e, enum ess_vocab_id class)
{
  ess_emit_add(e, ESS_V_RDF_type, ess_emit_term(e, class));
}

/* Text; nothing if it is empty. */
void
ess_emit_add_text(struct ess_emitter *e, enum ess_vocab_id property,
                  struct ess_view text)
{
  if (text.n) {
    ess_emit_add(e, property, ess_string(text));
  }
}

void
ess_emit_add_french(struct ess_emitter *e, enum ess_vocab_id property,
                    struct ess_view text)
{
  struct ess_term object = ess_string(text);
  object.language = ess_view_of("fr");
  if (text.n) {
    ess_emit_add(e, property, object);
  }
}

/* The first words of a text, cut between words. */
static struct ess_view
shortened(struct ess_view text, struct ess_buf *out)
{
  enum { wanted = 280 };
  size_t cut = wanted;

  if (text.n <= wanted) {
    return text;
  }
  while (cut > 0 && text.s[cut] != ' ' && text.s[cut] != '\n') {
    --cut;
  }
  if (cut == 0) {
    /* One long word: cut it between characters. */
    for (cut = wanted; ((unsigned char)text.s[cut] & 0xC0U) == 0x80U;) {
      --cut;
    }
  }
  ess_buf_add(out, ess_view_sub(text, 0, cut));
  ess_buf_puts(out, " …");
  return ess_buf_view(out);
}

void
ess_emit_add_prose(struct ess_emitter *e, enum ess_vocab_id property,
                   struct ess_view text)
{
  const enum ess_prose prose = e->context->options->prose;
  struct ess_buf out = {0};

  if (prose != ESS_PROSE_NONE) {
    ess_emit_add_french(e, property,
                        prose == ESS_PROSE_SHORT ? shortened(text, &out)
                                                 : text);
  }
  ess_buf_clear(&out);
}

void
ess_emit_add_typed(struct ess_emitter *e, enum ess_vocab_id property,
                   enum ess_vocab_id datatype, struct ess_view lexical)
{
  struct ess_term object = ess_string(lexical);
  object.datatype = ess_emit_term(e, datatype).value;
  if (lexical.n) {
    ess_emit_add(e, property, object);
  }
}

void
ess_emit_add_number(struct ess_emitter *e, enum ess_vocab_id property,
                    unsigned long n)
{
  char digits[3 * sizeof n];
  size_t at = sizeof digits;

  do {
    digits[--at] = (char)('0' + n % 10);
    n /= 10;
  } while (n);
  ess_emit_add_typed(
    e, property, ESS_V_XSD_integer,
    (struct ess_view){digits + at, sizeof digits - at});
}

void
ess_emit_about(struct ess_emitter *e, struct ess_view graph,
               struct ess_view subject)
{
  e->graph = graph;
  e->subject = subject;
}
