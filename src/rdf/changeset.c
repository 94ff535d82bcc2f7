/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/changeset.h"

#include "base/buf.h"

#define CS "http://purl.org/vocab/changeset/schema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* What is under way. */
struct changeset {
  const struct ess_sink *sink;
  struct ess_buf stem; /* of all labels: no label of the data begins so */
  struct ess_buf set;  /* label of the change set, */
  struct ess_buf item; /* and of a statement in it */
  int digits;          /* of the number of a change set, ... */
  size_t number;       /* ... and that of the last one */
};

static struct ess_term
blank(const struct ess_buf *label)
{
  return (struct ess_term){.kind = ESS_BLANK, .value = ess_buf_view(label)};
}

static enum ess_status
say(const struct changeset *c, struct ess_term subject, const char *predicate,
    struct ess_term object)
{
  const struct ess_statement statement = {
    .subject = subject, .predicate = ess_iri(predicate), .object = object};
  return ess_sink_add(c->sink, &statement);
}

/* ----------------------------------------------------------------- labels */

/* True if the label of a blank node in `statements` begins with `stem`. */
static bool
is_taken(const struct ess_statements *statements, const char *stem)
{
  bool taken = false;

  for (size_t i = 0; i < statements->n && !taken; ++i) {
    const struct ess_statement *s = &statements->items[i];
    const struct ess_term *terms[] = {&s->subject, &s->object, &s->graph};
    for (size_t k = 0; k < 3; ++k) {
      taken |= terms[k]->kind == ESS_BLANK &&
               ess_view_starts(terms[k]->value, stem);
    }
  }
  return taken;
}

static void
choose_stem(struct changeset *c, const struct ess_changes *changes)
{
  ess_buf_puts(&c->stem, "change");
  while (c->stem.status == ESS_OK &&
         (is_taken(&changes->removed, ess_buf_str(&c->stem)) ||
          is_taken(&changes->added, ess_buf_str(&c->stem)))) {
    ess_buf_putc(&c->stem, '_');
  }
}

/* Labels are sorted as text: so all numbers have as many digits. */
static int
count_digits(size_t n)
{
  int digits = 1;
  for (; n >= 10; n /= 10) {
    ++digits;
  }
  return digits;
}

static size_t
count_sets(struct ess_changes rest)
{
  size_t n = 0;
  while (ess_changes_first(&rest)) {
    (void)ess_changes_next(&rest, ESS_CHANGES_BY_SUBJECT);
    ++n;
  }
  return n;
}

/* ------------------------------------------------------------- statements */

static enum ess_status
reify(const struct changeset *c, struct ess_term item,
      const struct ess_statement *s)
{
  enum ess_status st = say(c, item, RDF "type", ess_iri(RDF "Statement"));

  st = st ? st : say(c, item, RDF "subject", s->subject);
  st = st ? st : say(c, item, RDF "predicate", s->predicate);
  st = st ? st : say(c, item, RDF "object", s->object);
  if (st == ESS_OK && s->graph.kind != ESS_NONE) {
    st = say(c, item, "http://purl.org/dc/terms/isPartOf", s->graph);
  }
  return st;
}

static enum ess_status
add_items(struct changeset *c, const struct ess_statements *statements,
          const char *predicate, const char *what)
{
  const int digits = count_digits(statements->n);
  enum ess_status st = ESS_OK;

  for (size_t i = 0; i < statements->n && st == ESS_OK; ++i) {
    ess_buf_reset(&c->item);
    ess_buf_printf(&c->item, "%s-%s%0*zu", ess_buf_str(&c->set), what, digits,
                   i + 1);
    st = c->item.status;
    st = st ? st : say(c, blank(&c->set), predicate, blank(&c->item));
    st = st ? st : reify(c, blank(&c->item), &statements->items[i]);
  }
  return st;
}

static enum ess_status
add_set(struct changeset *c, const struct ess_changes *group)
{
  const struct ess_term subject = ess_changes_first(group)->subject;

  ess_buf_reset(&c->set);
  ess_buf_printf(&c->set, "%s%0*zu", ess_buf_str(&c->stem), c->digits,
                 ++c->number);
  enum ess_status st = c->set.status;
  st = st ? st : say(c, blank(&c->set), RDF "type", ess_iri(CS "ChangeSet"));
  st = st ? st : say(c, blank(&c->set), CS "subjectOfChange", subject);
  st = st ? st : add_items(c, &group->removed, CS "removal", "removal");
  return st ? st : add_items(c, &group->added, CS "addition", "addition");
}

enum ess_status
ess_changeset_add(const struct ess_changes *changes, struct ess_dataset *into)
{
  const struct ess_sink sink = ess_dataset_sink(into);
  struct changeset c = {.sink = &sink};
  struct ess_changes rest = *changes;

  choose_stem(&c, changes);
  c.digits = count_digits(count_sets(rest));
  enum ess_status st = c.stem.status;
  while (st == ESS_OK && ess_changes_first(&rest)) {
    const struct ess_changes group =
      ess_changes_next(&rest, ESS_CHANGES_BY_SUBJECT);
    st = add_set(&c, &group);
  }
  ess_buf_clear(&c.stem);
  ess_buf_clear(&c.set);
  ess_buf_clear(&c.item);
  return st;
}
