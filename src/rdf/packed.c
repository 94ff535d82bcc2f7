/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/packed.h"

#include <string.h>

/* A statement begins with a byte: the kinds of object and subject, and which
   parts follow. Lengths and numbers are of seven bits a byte, low ones
   first; all but the last have the eighth bit. */
enum {
  object_bits = 3,  /* kind of the object */
  subject_shift = 2,
  subject_bits = 3, /* kind of the subject; 0: the one before again */
  has_datatype = 1 << 4,
  has_language = 1 << 5
};

static void
add_number(struct ess_buf *out, size_t n)
{
  char *to = ess_buf_reserve(out, 10);
  if (!to) {
    return;
  }
  for (; n >= 0x80; n >>= 7) {
    *to++ = (char)(n | 0x80);
    ++out->len;
  }
  *to = (char)n;
  ++out->len;
}

static void
add_text(struct ess_buf *out, struct ess_view text)
{
  add_number(out, text.n);
  ess_buf_add(out, text);
}

/* A number if there is one, else 0 and the text. */
static void
add_name(struct ess_buf *out, struct ess_intern *names, struct ess_view text)
{
  const unsigned number = ess_intern_number(names, text);
  add_number(out, number);
  if (!number) {
    add_text(out, text);
  }
}

void
ess_packed_add(struct ess_buf *out, struct ess_intern *names,
               const struct ess_statements *statements)
{
  for (size_t i = 0; i < statements->n; ++i) {
    const struct ess_statement *s = &statements->items[i];
    const bool again = i && ess_term_equal(&s[-1].subject, &s->subject);
    const unsigned head = (unsigned)s->object.kind |
                          (again ? 0U : (unsigned)s->subject.kind
                                          << subject_shift) |
                          (s->object.datatype.n ? has_datatype : 0U) |
                          (s->object.language.n ? has_language : 0U);
    ess_buf_putc(out, (char)head);
    if (!again) {
      add_text(out, s->subject.value);
    }
    add_name(out, names, s->predicate.value);
    if (s->object.datatype.n) {
      add_name(out, names, s->object.datatype);
    }
    if (s->object.language.n) {
      add_name(out, names, s->object.language);
    }
    add_text(out, s->object.value);
  }
}

static size_t
next_number(struct ess_view *packed)
{
  size_t n = 0;
  unsigned byte = 0x80;
  for (unsigned shift = 0; packed->n && (byte & 0x80U); shift += 7) {
    byte = (unsigned char)*packed->s;
    n |= (size_t)(byte & 0x7FU) << shift;
    *packed = ess_view_sub(*packed, 1, packed->n);
  }
  return n;
}

static struct ess_view
next_text(struct ess_view *packed)
{
  const size_t n = next_number(packed);
  const struct ess_view text = ess_view_sub(*packed, 0, n);
  *packed = ess_view_sub(*packed, n, packed->n);
  return text;
}

static struct ess_view
next_name(struct ess_view *packed, const struct ess_intern *names)
{
  const size_t number = next_number(packed);
  return number ? ess_intern_text(names, (unsigned)number)
                : next_text(packed);
}

void
ess_packed_next(struct ess_view *packed, const struct ess_intern *names,
                struct ess_statement *statement)
{
  const unsigned head = packed->n ? (unsigned char)*packed->s : 0;
  const unsigned subject = head >> subject_shift & subject_bits;

  *packed = ess_view_sub(*packed, 1, packed->n);
  if (subject) {
    statement->subject = (struct ess_term){
      .kind = (enum ess_term_kind)subject, .value = next_text(packed)};
  }
  statement->predicate = (struct ess_term){
    .kind = ESS_IRI, .value = next_name(packed, names)};
  statement->object =
    (struct ess_term){.kind = (enum ess_term_kind)(head & object_bits)};
  if (head & has_datatype) {
    statement->object.datatype = next_name(packed, names);
  }
  if (head & has_language) {
    statement->object.language = next_name(packed, names);
  }
  statement->object.value = next_text(packed);
}
