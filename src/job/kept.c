/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/kept.h"

#include "base/text.h"

static const char xsd[] = "http://www.w3.org/2001/XMLSchema#";

/* More digits than a double holds: two numbers may become one. */
enum { exact_digits = 15 };

/* Append the one spelling of the decimal number `v`: no plus sign, no zeros
   that say nothing. False if it is not one, or not exact in a double. */
static bool
add_number(struct ess_buf *out, struct ess_view v)
{
  const bool minus = ess_view_starts(v, "-");
  v = ess_view_sub(v, minus || ess_view_starts(v, "+"), v.n);
  const size_t dot = ess_view_find(v, '.');
  struct ess_view whole = ess_view_sub(v, 0, dot);
  struct ess_view part = ess_view_sub(v, dot + 1, v.n);

  for (size_t i = 0; i < v.n; ++i) {
    if (i != dot && !ess_is_digit(v.s[i])) {
      return false;
    }
  }
  while (ess_view_starts(whole, "0")) {
    whole = ess_view_sub(whole, 1, whole.n);
  }
  while (ess_view_ends(part, "0")) {
    --part.n;
  }
  if (minus && whole.n + part.n) {
    ess_buf_putc(out, '-');
  }
  ess_buf_add(out, whole);
  ess_buf_putc(out, '.');
  ess_buf_add(out, part);
  return v.n > (dot < v.n) && whole.n + part.n <= exact_digits;
}

static bool
add_boolean(struct ess_buf *out, struct ess_view v)
{
  const bool yes = ess_view_is(v, "true") || ess_view_is(v, "1");
  ess_buf_puts(out, yes ? "true" : "false");
  return yes || ess_view_is(v, "false") || ess_view_is(v, "0");
}

static bool
add_same(struct ess_buf *out, struct ess_view v)
{
  ess_buf_add(out, v);
  return true;
}

/* Datatypes of XML Schema whose values are worked out, and under which name:
   numbers of all types are one set. */
static const struct form {
  const char *datatype;
  const char *as;
  bool (*add)(struct ess_buf *out, struct ess_view v);
} forms[] = {
  {"integer", "decimal", add_number},  {"decimal", "decimal", add_number},
  {"double", "decimal", add_number},   {"int", "decimal", add_number},
  {"long", "decimal", add_number},     {"short", "decimal", add_number},
  {"boolean", "boolean", add_boolean}, {"date", "date", add_same},
  {"anyURI", "anyURI", add_same},
};

static const struct form *
find_form(struct ess_view datatype)
{
  const struct ess_view name =
    ess_view_sub(datatype, sizeof xsd - 1, datatype.n);
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; ++i) {
    if (ess_view_is(name, forms[i].datatype)) {
      return &forms[i];
    }
  }
  return NULL;
}

/* A sink that hands on what is surely kept, spelt in one way. */
struct folding {
  struct ess_sink next;
  struct ess_buf text;
};

static enum ess_status
fold(void *self, const struct ess_statement *statement)
{
  struct folding *folding = self;
  struct ess_statement folded = *statement;
  struct ess_term *object = &folded.object;
  struct ess_buf *text = &folding->text;

  ess_buf_reset(text);
  if (object->language.n) {
    ess_text_lower(text, object->language);
    object->language = ess_buf_view(text);
  } else if (ess_view_starts(object->datatype, xsd)) {
    const struct form *form = find_form(object->datatype);
    if (!form || !form->add(text, object->value)) {
      return ESS_OK;
    }
    object->value = ess_buf_view(text);
    object->datatype = ess_view_of(form->as);
  }
  return text->status == ESS_OK ? ess_sink_add(&folding->next, &folded)
                                : text->status;
}

enum ess_status
ess_least_kept(const struct ess_dataset *dataset, size_t *ret_least)
{
  struct ess_dataset *kept = ess_dataset_new();
  struct folding folding = {{0}, {0}};
  const struct ess_sink sink = {fold, &folding};
  enum ess_status st = ESS_LIMIT;

  *ret_least = 0;
  if (kept) {
    folding.next = ess_dataset_sink(kept);
    st = ess_dataset_replay(dataset, &sink);
    ess_dataset_sort(kept);
    *ret_least = ess_dataset_size(kept);
  }
  ess_buf_clear(&folding.text);
  ess_dataset_free(kept);
  return st;
}
