/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/packed.h"

#include "base/intern.h"

#include <stdlib.h>

/* A statement begins with a byte: the kinds of object and subject, and which
   parts follow. Lengths and numbers are of seven bits a byte, low ones
   first; all but the last have the eighth bit. */
enum {
  object_bits = 3,  /* kind of the object */
  subject_shift = 2,
  subject_bits = 3, /* kind of the subject; 0: the one before again */
  has_datatype = 1 << 4,
  has_language = 1 << 5,
  object_again = 1 << 6, /* that of the last statement with the predicate */
  begins_list = 1 << 7
};

/* Predicates beyond these are not looked for. */
enum { n_predicates = 256 };

struct ess_packer {
  struct ess_intern *names;
  unsigned list;                         /* counts lists */
  unsigned lists[n_predicates];          /* the list of each object */
  struct ess_term objects[n_predicates]; /* the last one, by predicate */
};

struct ess_packer *
ess_packer_new(void)
{
  struct ess_packer *packer = calloc(1, sizeof *packer);
  if (packer) {
    packer->names = ess_intern_new();
  }
  if (packer && !packer->names) {
    ess_packer_free(packer);
    packer = NULL;
  }
  return packer;
}

void
ess_packer_free(struct ess_packer *packer)
{
  if (packer) {
    ess_intern_free(packer->names);
    free(packer);
  }
}

/* The last object in this list of a predicate with `number`, or NULL. */
static const struct ess_term *
last_object(const struct ess_packer *packer, size_t number)
{
  return number && number < n_predicates &&
             packer->lists[number] == packer->list
           ? &packer->objects[number]
           : NULL;
}

static void
note_object(struct ess_packer *packer, size_t number,
            const struct ess_term *object)
{
  if (number && number < n_predicates) {
    packer->lists[number] = packer->list;
    packer->objects[number] = *object;
  }
}

/* Equal in every byte, unlike ess_term_equal. */
static bool
is_again(const struct ess_term *last, const struct ess_term *object)
{
  return last && ess_term_compare(last, object) == 0;
}

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

/* The number if there is one, else 0 and the text. */
static void
add_name(struct ess_buf *out, unsigned number, struct ess_view text)
{
  add_number(out, number);
  if (!number) {
    add_text(out, text);
  }
}

static void
add_object(struct ess_buf *out, struct ess_intern *names,
           const struct ess_term *object)
{
  const struct ess_view datatype = object->datatype;
  const struct ess_view language = object->language;

  if (datatype.n) {
    add_name(out, ess_intern_number(names, datatype), datatype);
  }
  if (language.n) {
    add_name(out, ess_intern_number(names, language), language);
  }
  add_text(out, object->value);
}

/* `before`: the statement before it in the list, or NULL. */
static void
add_statement(struct ess_buf *out, struct ess_packer *packer,
              const struct ess_statement *before,
              const struct ess_statement *s)
{
  const bool same = before && ess_term_equal(&before->subject, &s->subject);
  const unsigned predicate =
    ess_intern_number(packer->names, s->predicate.value);
  const bool again = is_again(last_object(packer, predicate), &s->object);

  ess_buf_putc(out, (char)((unsigned)s->object.kind |
                           (same ? 0U : (unsigned)s->subject.kind
                                          << subject_shift) |
                           (s->object.datatype.n ? has_datatype : 0U) |
                           (s->object.language.n ? has_language : 0U) |
                           (again ? object_again : 0U) |
                           (before ? 0U : begins_list)));
  if (!same) {
    add_text(out, s->subject.value);
  }
  add_name(out, predicate, s->predicate.value);
  if (!again) {
    add_object(out, packer->names, &s->object);
    note_object(packer, predicate, &s->object);
  }
}

void
ess_packed_add(struct ess_buf *out, struct ess_packer *packer,
               const struct ess_statements *statements)
{
  ++packer->list;
  for (size_t i = 0; i < statements->n; ++i) {
    const struct ess_statement *s = &statements->items[i];
    add_statement(out, packer, i ? s - 1 : NULL, s);
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

/* Its number goes to `*ret_number`, or 0. */
static struct ess_view
next_name(struct ess_view *packed, const struct ess_packer *packer,
          size_t *ret_number)
{
  *ret_number = next_number(packed);
  return *ret_number
           ? ess_intern_text(packer->names, (unsigned)*ret_number)
           : next_text(packed);
}

static struct ess_term
next_object(struct ess_view *packed, const struct ess_packer *packer,
            unsigned head)
{
  struct ess_term object = {.kind = (enum ess_term_kind)(head & object_bits)};
  size_t number = 0;

  if (head & has_datatype) {
    object.datatype = next_name(packed, packer, &number);
  }
  if (head & has_language) {
    object.language = next_name(packed, packer, &number);
  }
  object.value = next_text(packed);
  return object;
}

void
ess_packed_next(struct ess_view *packed, struct ess_packer *packer,
                struct ess_statement *statement)
{
  const unsigned head = packed->n ? (unsigned char)*packed->s : 0;
  const unsigned subject = head >> subject_shift & subject_bits;
  size_t predicate = 0;

  packer->list += (head & begins_list) != 0;
  *packed = ess_view_sub(*packed, 1, packed->n);
  if (subject) {
    statement->subject = (struct ess_term){
      .kind = (enum ess_term_kind)subject, .value = next_text(packed)};
  }
  statement->predicate = (struct ess_term){
    .kind = ESS_IRI, .value = next_name(packed, packer, &predicate)};
  const struct ess_term *last = last_object(packer, predicate);
  if (head & object_again && last) {
    statement->object = *last;
  } else {
    statement->object = next_object(packed, packer, head);
    note_object(packer, predicate, &statement->object);
  }
}
