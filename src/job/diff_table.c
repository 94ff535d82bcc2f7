/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/diff_table.h"

#include "base/text.h"
#include "rdf/writer.h"

/* Values stand below each other behind predicates up to so wide; a literal is
   never cut to less than this. */
enum { widest_predicate = 28, least_literal = 16, most_paired = 500 };

static const char red[] = "\033[31m";
static const char green[] = "\033[32m";
static const char bold[] = "\033[1m";
static const char plain[] = "\033[m";

struct table {
  const struct ess_diff_look *look;
  struct ess_output *out;
  struct ess_buf text;      /* not yet written */
  struct ess_buf predicate; /* of the group that is being written */
  size_t column;            /* of the values of the subject */
  bool begun;               /* something was written */
};

/* ------------------------------------------------------------------ terms */

static void
add_iri(struct ess_buf *out, struct ess_view iri,
        const struct ess_prefixes *prefixes)
{
  if (!ess_prefixes_shorten(prefixes, iri, out)) {
    ess_buf_putc(out, '<');
    ess_text_show(out, iri);
    ess_buf_putc(out, '>');
  }
}

/* A term that is no literal. */
static void
add_name(struct ess_buf *out, const struct ess_term *term,
         const struct ess_prefixes *prefixes)
{
  if (term->kind == ESS_IRI) {
    add_iri(out, term->value, prefixes);
  } else {
    ess_ntriples_term(out, term);
  }
}

static void
add_predicate(struct ess_buf *out, const struct ess_term *term,
              const struct ess_prefixes *prefixes)
{
  const bool type = ess_view_is(
    term->value, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");

  if (type) {
    ess_buf_putc(out, 'a');
  } else {
    add_name(out, term, prefixes);
  }
}

/* A literal as it is shown: what stands between the quotation marks, and the
   second of them with what follows. */
struct shown {
  struct ess_buf text;
  struct ess_buf tail;
};

static void
show_literal(struct shown *shown, const struct ess_term *term,
             const struct ess_prefixes *prefixes)
{
  struct ess_buf escaped = {0};

  ess_ntriples_text(&escaped, term->value);
  ess_text_show(&shown->text, ess_buf_view(&escaped));
  ess_buf_putc(&shown->tail, '"');
  if (term->language.n) {
    ess_buf_putc(&shown->tail, '@');
    ess_buf_add(&shown->tail, term->language);
  } else if (term->datatype.n) {
    ess_buf_puts(&shown->tail, "^^");
    add_iri(&shown->tail, term->datatype, prefixes);
  }
  ess_buf_clear(&escaped);
}

static void
clear_shown(struct shown *shown)
{
  ess_buf_clear(&shown->text);
  ess_buf_clear(&shown->tail);
}

/* ---------------------------------------------------------------- clipping */

/* How many bytes at the front of both are the same characters. */
static size_t
common_front(struct ess_view a, struct ess_view b)
{
  size_t n = 0;

  while (n < a.n && n < b.n && a.s[n] == b.s[n]) {
    ++n;
  }
  /* Not within a character. */
  while (n > 0 && n < a.n && (a.s[n] & 0xC0) == 0x80) {
    --n;
  }
  return n;
}

/* How many columns at the front of `text`, which does not fit into `width` of
   them, are left out, so that what stands at byte `focus` is seen. */
static size_t
find_skip(struct ess_view text, size_t focus, size_t width)
{
  const size_t all = ess_text_width(text);
  const size_t before = ess_text_width(ess_view_sub(text, 0, focus));
  const size_t most = all - (width - 1); /* the end is seen, too */

  if (before + least_literal / 2 <= width) {
    return 0;
  }
  return before - width / 3 < most ? before - width / 3 : most;
}

/* Append `text`, cut to `width` columns around byte `focus`. */
static void
add_clipped(struct ess_buf *out, struct ess_view text, size_t focus,
            size_t width)
{
  if (ess_text_width(text) > width) {
    const size_t skip = find_skip(text, focus, width);
    text = ess_view_sub(text, ess_text_front(text, skip).n, text.n);
    ess_buf_puts(out, skip ? "…" : "");
    width -= skip != 0;
  }
  if (ess_text_width(text) > width) {
    ess_buf_add(out, ess_text_front(text, width - 1));
    ess_buf_puts(out, "…");
  } else {
    ess_buf_add(out, text);
  }
}

/* Append a literal; `focus` is the byte where another one differs. */
static void
add_literal(struct table *t, const struct shown *shown, size_t focus,
            size_t used)
{
  const struct ess_view text = ess_buf_view(&shown->text);
  const struct ess_view tail = ess_buf_view(&shown->tail);
  const size_t around = used + 1 + ess_text_width(tail);
  const size_t columns = t->look->columns;
  const size_t room = columns > around + least_literal ? columns - around
                                                       : least_literal;
  ess_buf_putc(&t->text, '"');
  if (columns) {
    add_clipped(&t->text, text, focus, room);
  } else {
    ess_buf_add(&t->text, text);
  }
  ess_buf_add(&t->text, tail);
}

/* ------------------------------------------------------------------- lines */

/* Append the object of `s`, so that it can be told from that of `other`, or
   NULL. */
static void
add_object(struct table *t, const struct ess_statement *s,
           const struct ess_statement *other, size_t used)
{
  const struct ess_prefixes *prefixes = t->look->prefixes;
  struct shown shown[2] = {{{0}, {0}}, {{0}, {0}}};
  size_t focus = 0;

  if (s->object.kind != ESS_LITERAL) {
    add_name(&t->text, &s->object, prefixes);
    return;
  }
  if (ess_literal_is_bare(&s->object)) {
    ess_buf_add(&t->text, s->object.value);
    return;
  }
  show_literal(&shown[0], &s->object, prefixes);
  if (other && other->object.kind == ESS_LITERAL) {
    show_literal(&shown[1], &other->object, prefixes);
    focus = common_front(ess_buf_view(&shown[0].text),
                         ess_buf_view(&shown[1].text));
  }
  add_literal(t, &shown[0], focus, used);
  clear_shown(&shown[0]);
  clear_shown(&shown[1]);
}

static void
add_blanks(struct ess_buf *out, size_t n)
{
  ess_buf_printf(out, "%*s", (int)n, "");
}

static void
add_line(struct table *t, bool added, const struct ess_statement *s,
         const struct ess_statement *other)
{
  const bool colour = t->look->colour;
  const struct ess_view predicate = ess_buf_view(&t->predicate);
  const size_t width = 2 + ess_text_width(predicate);
  const size_t gap = width < t->column ? t->column - width : 1;

  ess_buf_puts(&t->text, !colour ? "" : added ? green : red);
  ess_buf_puts(&t->text, added ? "+ " : "− ");
  ess_buf_add(&t->text, predicate);
  add_blanks(&t->text, gap);
  add_object(t, s, other, width + gap);
  ess_buf_puts(&t->text, colour ? plain : "");
  ess_buf_putc(&t->text, '\n');
}

static void
add_title(struct table *t, const char *word, const struct ess_term *term)
{
  const bool colour = t->look->colour;

  ess_buf_puts(&t->text, t->begun ? "\n" : "");
  ess_buf_puts(&t->text, colour ? bold : "");
  ess_buf_puts(&t->text, word);
  if (term->kind == ESS_NONE) {
    ess_buf_puts(&t->text, "default");
  } else {
    add_name(&t->text, term, t->look->prefixes);
  }
  ess_buf_puts(&t->text, colour ? plain : "");
  ess_buf_putc(&t->text, '\n');
  t->begun = true;
}

static enum ess_status
flush(struct table *t)
{
  const enum ess_status st =
    t->text.status ? t->text.status
                   : ess_output_write(t->out, ess_buf_view(&t->text));
  ess_buf_reset(&t->text);
  return st;
}

/* ------------------------------------------------------------------ groups */

/* Values of one sort may stand for each other: a name in French for another
   one in French. */
static bool
is_sort(const struct ess_term *a, const struct ess_term *b)
{
  const struct ess_term one = {ESS_LITERAL, {NULL, 0}, a->datatype,
                               a->language};
  const struct ess_term other = {ESS_LITERAL, {NULL, 0}, b->datatype,
                                 b->language};
  return a->kind == b->kind && ess_term_equal(&one, &other);
}

/* What may stand for statement `i` of `from` in `to`: of as many of its sort
   before it, the next. Of very many values none is looked for. */
static const struct ess_statement *
find_other(const struct ess_statements *from, size_t i,
           const struct ess_statements *to)
{
  const struct ess_term *object = &from->items[i].object;
  size_t rank = 0;

  if (from->n > most_paired || to->n > most_paired) {
    return NULL;
  }
  for (size_t k = 0; k < i; ++k) {
    rank += is_sort(&from->items[k].object, object);
  }
  for (size_t k = 0; k < to->n; ++k) {
    if (is_sort(&to->items[k].object, object) && rank-- == 0) {
      return &to->items[k];
    }
  }
  return NULL;
}

/* What went, each with what came for it, then the rest of what came. */
static enum ess_status
write_predicate(struct table *t, const struct ess_changes *group)
{
  const struct ess_statements *removed = &group->removed;
  const struct ess_statements *added = &group->added;
  enum ess_status st = ESS_OK;

  ess_buf_reset(&t->predicate);
  add_predicate(&t->predicate, &ess_changes_first(group)->predicate,
                t->look->prefixes);
  for (size_t i = 0; i < removed->n && st == ESS_OK; ++i) {
    const struct ess_statement *other = find_other(removed, i, added);
    add_line(t, false, &removed->items[i], other);
    if (other) {
      add_line(t, true, other, &removed->items[i]);
    }
    st = flush(t);
  }
  for (size_t i = 0; i < added->n && st == ESS_OK; ++i) {
    if (!find_other(added, i, removed)) {
      add_line(t, true, &added->items[i], NULL);
      st = flush(t);
    }
  }
  return st;
}

/* Where the values of the predicates of a subject begin. */
static size_t
find_column(struct table *t, struct ess_changes rest)
{
  size_t widest = 0;

  while (ess_changes_first(&rest)) {
    const struct ess_changes group =
      ess_changes_next(&rest, ESS_CHANGES_BY_PREDICATE);
    ess_buf_reset(&t->predicate);
    add_predicate(&t->predicate, &ess_changes_first(&group)->predicate,
                  t->look->prefixes);
    const size_t width = ess_text_width(ess_buf_view(&t->predicate));
    widest = width > widest && width <= widest_predicate ? width : widest;
  }
  return 2 + widest + 2;
}

static enum ess_status
write_subjects(struct table *t, struct ess_changes rest)
{
  enum ess_status st = ESS_OK;

  while (ess_changes_first(&rest) && st == ESS_OK) {
    struct ess_changes group =
      ess_changes_next(&rest, ESS_CHANGES_BY_SUBJECT);
    add_title(t, "", &ess_changes_first(&group)->subject);
    t->column = find_column(t, group);
    while (ess_changes_first(&group) && st == ESS_OK) {
      const struct ess_changes values =
        ess_changes_next(&group, ESS_CHANGES_BY_PREDICATE);
      st = write_predicate(t, &values);
    }
  }
  return st;
}

/* Graphs are named if there is any but the default one. */
static enum ess_status
write_graphs(struct table *t, struct ess_changes rest)
{
  enum ess_status st = ESS_OK;
  struct ess_changes probe = rest;
  bool titled = false;

  while (ess_changes_first(&probe) && !titled) {
    titled = ess_changes_first(&probe)->graph.kind != ESS_NONE;
    (void)ess_changes_next(&probe, ESS_CHANGES_BY_GRAPH);
  }
  while (ess_changes_first(&rest) && st == ESS_OK) {
    const struct ess_changes group =
      ess_changes_next(&rest, ESS_CHANGES_BY_GRAPH);
    if (titled) {
      add_title(t, "graph ", &ess_changes_first(&group)->graph);
    }
    st = write_subjects(t, group);
  }
  return st;
}

enum ess_status
ess_diff_table_write(const struct ess_changes *changes, size_t kept,
                     const struct ess_diff_look *look, struct ess_output *out)
{
  struct table t = {.look = look, .out = out};
  enum ess_status st = write_graphs(&t, *changes);

  ess_buf_printf(&t.text, "%s+%zu −%zu =%zu\n", t.begun ? "\n" : "",
                 changes->added.n, changes->removed.n, kept);
  st = st ? st : flush(&t);
  ess_buf_clear(&t.text);
  ess_buf_clear(&t.predicate);
  return st;
}
