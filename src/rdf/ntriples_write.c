/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Canonical N-Triples and N-Quads: RDF 1.2 N-Triples, section 3. */

#include "rdf/writer.h"

#include "rdf/names.h"

#include <stdlib.h>
#include <string.h>

/* What the canonical form writes for a byte of a literal that does not
   stand for itself; NULL: \u and its code. */
static const char *
short_escape(char c)
{
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\b':
    return "\\b";
  case '\t':
    return "\\t";
  case '\n':
    return "\\n";
  case '\f':
    return "\\f";
  case '\r':
    return "\\r";
  default:
    return NULL;
  }
}

/* U+FFFE or U+FFFF: no characters of XML 1.1, hence escaped. */
static bool
is_noncharacter(struct ess_view v)
{
  return ess_view_starts(v, "\xEF\xBF\xBE") ||
         ess_view_starts(v, "\xEF\xBF\xBF");
}

/* True for bytes that do not, or may not, stand for themselves. */
static const bool is_special[256] = {
  true, true, true, true, true, true, true, true, true, true, true,
  true, true, true, true, true, true, true, true, true, true, true,
  true, true, true, true, true, true, true, true, true, true,
  ['"'] = true, ['\\'] = true, [0x7F] = true, [0xEF] = true};

/* How many bytes at the front of `v` stand for themselves. */
static size_t
plain_span(struct ess_view v)
{
  const unsigned char *s = (const unsigned char *)v.s;
  size_t i = 0;
  while (i < v.n &&
         (!is_special[s[i]] ||
          (s[i] == 0xEF && !is_noncharacter(ess_view_sub(v, i, v.n))))) {
    ++i;
  }
  return i;
}

/* Append the front of `v`, which needs it, escaped. Returns its length. */
static size_t
add_escaped(struct ess_buf *out, struct ess_view v)
{
  const char *escape = short_escape(*v.s);

  if (is_noncharacter(v)) {
    ess_buf_puts(out, ess_view_starts(v, "\xEF\xBF\xBE") ? "\\uFFFE"
                                                         : "\\uFFFF");
    return 3;
  }
  if (escape) {
    ess_buf_puts(out, escape);
  } else {
    ess_buf_printf(out, "\\u%04X", (unsigned)(unsigned char)*v.s);
  }
  return 1;
}

void
ess_ntriples_text(struct ess_buf *out, struct ess_view v)
{
  while (v.n) {
    size_t n = plain_span(v);
    ess_buf_add(out, ess_view_sub(v, 0, n));
    if (n < v.n) {
      n += add_escaped(out, ess_view_sub(v, n, v.n));
    }
    v = ess_view_sub(v, n, v.n);
  }
}

/* A checked IRI has nothing to escape; any other must not break the line. */
static void
add_iri(struct ess_buf *out, struct ess_view iri)
{
  size_t n = ess_iri_span(iri);
  char *to = n && n == iri.n ? ess_buf_reserve(out, n + 2) : NULL;

  if (to) {
    *to = '<';
    memcpy(to + 1, iri.s, n);
    memcpy(to + 1 + n, ">", sizeof ">");
    out->len += n + 2;
    return;
  }
  ess_buf_putc(out, '<');
  for (; iri.n; n = ess_iri_span(iri)) {
    ess_buf_add(out, ess_view_sub(iri, 0, n));
    if (n < iri.n) {
      ess_buf_printf(out, "\\u%04X", (unsigned)(unsigned char)iri.s[n]);
      ++n;
    }
    iri = ess_view_sub(iri, n, iri.n);
  }
  ess_buf_putc(out, '>');
}

static void
add_literal(struct ess_buf *out, const struct ess_term *term)
{
  ess_buf_putc(out, '"');
  ess_ntriples_text(out, term->value);
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

void
ess_ntriples_triple(struct ess_buf *out, const struct ess_statement *s)
{
  ess_ntriples_term(out, &s->subject);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->predicate);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->object);
  ess_buf_puts(out, " .\n");
}

/* Bytes that are put together before they are handed on. */
enum { max_lines = 1 << 16 };

/* Statements of a group become lines of `text`, which then is written. */
struct lines {
  struct ess_output *out;
  struct ess_buf text;
  struct ess_buf subject; /* as the lines of one subject begin */
  bool graphs;
};

static void
add_statement(struct lines *l, const struct ess_statement *s)
{
  struct ess_buf *out = &l->text;

  ess_buf_add(out, ess_buf_view(&l->subject));
  ess_ntriples_term(out, &s->predicate);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->object);
  if (l->graphs && s->graph.kind != ESS_NONE) {
    ess_buf_putc(out, ' ');
    ess_ntriples_term(out, &s->graph);
  }
  ess_buf_puts(out, " .\n");
}

static enum ess_status
begin(void *self, struct ess_output *out)
{
  struct lines *l = self;
  l->out = out;
  return ESS_OK;
}

static enum ess_status
group(void *self, const struct ess_statements *group)
{
  struct lines *l = self;
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < group->n && st == ESS_OK; ++i) {
    const struct ess_statement *s = &group->items[i];
    if (i == 0 || !ess_term_equal(&s[-1].subject, &s->subject)) {
      ess_buf_reset(&l->subject);
      ess_ntriples_term(&l->subject, &s->subject);
      ess_buf_putc(&l->subject, ' ');
    }
    add_statement(l, s);
    st = ess_status_first(l->text.status, l->subject.status);
    if (st == ESS_OK && (l->text.len > max_lines || i + 1 == group->n)) {
      st = ess_output_write(l->out, ess_buf_view(&l->text));
      ess_buf_reset(&l->text);
    }
  }
  return st;
}

static enum ess_status
end(void *self)
{
  (void)self;
  return ESS_OK;
}

static void
free_lines(void *self)
{
  struct lines *l = self;
  ess_buf_clear(&l->subject);
  ess_buf_clear(&l->text);
  free(l);
}

struct ess_writer
ess_ntriples_writer(bool graphs)
{
  struct lines *l = calloc(1, sizeof *l);
  if (l) {
    l->graphs = graphs;
  }
  return (struct ess_writer){NULL, begin, group, end, free_lines, l};
}
