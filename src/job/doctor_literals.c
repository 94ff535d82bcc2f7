/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Literals of each form that a server is known to change are stored and read
   back; the fewest flags of likeness that explain what came are those that the
   server needs. */

#include "job/doctor_inside.h"

#include "rdf/dataset.h"
#include "rdf/ntriples.h"
#include "rdf/writer.h"
#include "sync/likeness.h"
#include "sync/paging.h"

#include <stdlib.h>
#include <string.h>

#define XSD(text, type)                                                      \
  "\"" text "\"^^<http://www.w3.org/2001/XMLSchema#" type ">"
#define PREDICATE "<https://w3id.org/essaim/doctor#value>"

static const char *const forms[] = {
  "\"\"",
  "\" blanks \"",
  "\"\u00E9lu\u00B7e \U0001F600\"",
  "\"two\\nlines, \\\"quoted\\\" \\\\\"",
  "\"texte\"@fr",
  "\"texte\"@fr-FR",
  "\"x\"^^<https://w3id.org/essaim/doctor#type>",
  XSD("2026-03-15", "date"),
  XSD("2026", "gYear"),
  XSD("https://example.org/", "anyURI"),
  XSD("42", "integer"),
  XSD("042", "integer"),
  XSD("+5", "integer"),
  XSD("7", "long"),
  XSD("1.50", "decimal"),
  XSD("2.0", "decimal"),
  XSD("12345678901234567890", "integer"),
  XSD("1.0E0", "double"),
  XSD("3.141592653589793", "double"),
  XSD("0.1", "float"),
  XSD("true", "boolean"),
  XSD("1", "boolean"),
  XSD("2026-03-15T10:00:00Z", "dateTime"),
  XSD("2026-03-15T10:00:00+02:00", "dateTime"),
  XSD("2026-03-15T10:00:00.123456789Z", "dateTime"),
  XSD("10:00:00", "time"),
  XSD("PT5M", "duration"),
  XSD("P1Y", "duration"),
  XSD("abc", "integer"),
  "\"POINT(2.35 48.85)\"^^<http://www.opengis.net/ont/geosparql#wktLiteral>",
  /* Last and apart: the answer may be no XML. */
  "\"a\\u0001b\"",
};

enum { n_forms = sizeof forms / sizeof forms[0], n_likeness = 10 };

/* What was sent and came back. */
struct literals {
  struct ess_doctor *d;
  struct ess_dataset *sent;
  struct ess_dataset *got; /* subject: by number; object */
  struct ess_buf detail;
  unsigned likeness;  /* what explains the changes */
  size_t changed;
  size_t unexplained; /* or lost */
};

static void
add_line(struct ess_buf *out, size_t i)
{
  ess_buf_printf(out, "<https://w3id.org/essaim/doctor#n%zu> " PREDICATE
                      " %s .\n",
                 i, forms[i]);
}

static bool
send(struct ess_doctor *d, struct ess_view lines, bool add)
{
  struct ess_buf update = {0};

  if (d->can.put) {
    return ess_doctor_store(d, add, ESS_SCRATCH_LITERALS, lines);
  }
  ess_buf_puts(&update, "INSERT DATA { GRAPH <");
  ess_doctor_graph(d, ESS_SCRATCH_LITERALS, &update);
  ess_buf_puts(&update, "> { ");
  ess_buf_add(&update, lines);
  ess_buf_puts(&update, " } }");
  const bool good = ess_doctor_update(d, &update);
  ess_buf_clear(&update);
  return good;
}

/* All at once, or one by one if the server does not take them all. */
static void
send_all(struct literals *l)
{
  struct ess_buf lines = {0};

  for (size_t i = 0; i < n_forms; ++i) {
    add_line(&lines, i);
  }
  const bool good = send(l->d, ess_buf_view(&lines), false);
  for (size_t i = 0; !good && i < n_forms; ++i) {
    ess_buf_reset(&lines);
    add_line(&lines, i);
    if (!send(l->d, ess_buf_view(&lines), i > 0)) {
      ess_buf_printf(&l->detail, "%s%s is refused",
                     l->detail.len ? "\n" : "", forms[i]);
      ++l->unexplained;
    }
  }
  ess_buf_clear(&lines);
}

static enum ess_status
on_begin(void *self, const struct ess_view *names, size_t n)
{
  (void)self;
  return n == 2 && ess_view_is(names[0], "s") && ess_view_is(names[1], "o")
           ? ESS_OK
           : ESS_NETWORK;
}

static enum ess_status
on_row(void *self, const struct ess_term *terms, size_t n)
{
  const struct ess_sink sink = ess_dataset_sink(self);
  const struct ess_statement statement = {
    .subject = terms[0], .predicate = ess_iri("u:p"), .object = terms[1]};
  (void)n;
  return terms[0].kind == ESS_IRI && terms[1].kind != ESS_NONE
           ? ess_sink_add(&sink, &statement)
           : ESS_NETWORK;
}

static enum ess_status
on_boolean(void *self, bool answer)
{
  (void)self;
  (void)answer;
  return ESS_NETWORK;
}

/* Read back the last form, or all others. */
static bool
read_back(struct literals *l, bool last)
{
  const struct ess_row_sink rows = {on_begin, on_row, on_boolean, l->got};
  struct ess_buf query = {0};
  struct ess_buf graph = {0};

  ess_doctor_graph(l->d, ESS_SCRATCH_LITERALS, &graph);
  ess_buf_puts(&query, "SELECT ?s ?o WHERE { ");
  ess_graph_pattern(&query, ess_buf_view(&graph), "?s " PREDICATE " ?o");
  ess_buf_printf(&query,
                 " FILTER(?s %s <https://w3id.org/essaim/doctor#n%d>) }",
                 last ? "=" : "!=", n_forms - 1);
  const bool good = ess_client_ask(l->d->client, ess_buf_view(&query), &rows,
                                   NULL) == ESS_OK;
  ess_buf_clear(&query);
  ess_buf_clear(&graph);
  return good;
}

static const struct ess_term *
find(const struct literals *l, const struct ess_term *subject)
{
  for (size_t i = 0; i < ess_dataset_size(l->got); ++i) {
    const struct ess_statement *row = ess_dataset_at(l->got, i);
    if (ess_view_equal(row->subject.value, subject->value)) {
      return &row->object;
    }
  }
  return NULL;
}

/* True if the two are one under `likeness`. */
static bool
is_alike(const struct ess_term *a, const struct ess_term *b,
         unsigned likeness)
{
  struct ess_arena arena = {0};
  const struct ess_term one = ess_likeness_fold(a, likeness, &arena);
  const struct ess_term two = ess_likeness_fold(b, likeness, &arena);
  const bool alike = ess_term_equal(&one, &two);

  ess_arena_clear(&arena);
  return alike;
}

/* The fewest flags under which the two are one; -1: none are. */
static int
explain(const struct ess_term *a, const struct ess_term *b)
{
  int best = -1;
  for (int set = 0; set < 1 << n_likeness; ++set) {
    if (is_alike(a, b, (unsigned)set) &&
        (best < 0 || __builtin_popcount((unsigned)set) <
                       __builtin_popcount((unsigned)best))) {
      best = set;
    }
  }
  return best;
}

static void
compare(struct literals *l, const struct ess_statement *sent)
{
  const struct ess_term *got = find(l, &sent->subject);
  const int why = got ? explain(&sent->object, got) : -1;

  if (got && ess_term_equal(&sent->object, got)) {
    return;
  }
  ess_buf_puts(&l->detail, l->detail.len ? "\n" : "");
  ess_ntriples_term(&l->detail, &sent->object);
  if (got) {
    ess_buf_puts(&l->detail, " comes back as ");
    ess_ntriples_term(&l->detail, got);
  } else {
    ess_buf_puts(&l->detail, " does not come back");
  }
  ++l->changed;
  if (why < 0) {
    ess_buf_puts(&l->detail, ", which nothing explains");
    ++l->unexplained;
  } else {
    l->likeness |= (unsigned)why;
  }
}

static enum ess_status
parse_sent(struct literals *l)
{
  const struct ess_sink sink = ess_dataset_sink(l->sent);
  struct ess_buf lines = {0};

  for (size_t i = 0; i < n_forms; ++i) {
    add_line(&lines, i);
  }
  const enum ess_status st = ess_ntriples_read(
    ess_buf_view(&lines), false, "forms", &sink, l->d->log);
  ess_buf_clear(&lines);
  return st;
}

static void
tell(struct literals *l)
{
  static const char text[] = "hands out literals as it was given them";
  struct ess_buf words = {0};
  const char *name = NULL;

  /* These forms are not all: what is known of the server stays. */
  l->d->can.likeness |= l->likeness;
  for (size_t i = 0; (name = ess_likeness_name(i)); ++i) {
    if (l->likeness & 1U << i) {
      ess_buf_printf(&words, "%s%s", words.len ? ", " : "", name);
    }
  }
  if (l->changed) {
    ess_buf_printf(&words, "%s%zu of %d forms are changed:\n",
                   words.len ? ": " : "", l->changed, n_forms);
  }
  ess_buf_add(&words, ess_buf_view(&l->detail));
  ess_doctor_tell(l->d, "likeness", text,
                  l->unexplained        ? ESS_FINDING_NO
                  : l->changed          ? ESS_FINDING_NOTE
                                        : ESS_FINDING_YES,
                  words.len ? ess_buf_str(&words) : NULL);
  ess_buf_clear(&words);
}

/* "x" and "x"^^xsd:string, of which N-Triples knows no difference. */
static void
try_typed_strings(struct ess_doctor *d)
{
  static const char text[] = "takes \"x\" and \"x\"^^xsd:string for one";
  static const char lines[] =
    "<https://w3id.org/essaim/doctor#t> " PREDICATE " \"x\" .\n"
    "<https://w3id.org/essaim/doctor#t> " PREDICATE " " XSD("x", "string")
    " .\n";

  d->can.typed_strings = false;
  if (send(d, ess_view_of(lines), false)) {
    d->can.typed_strings = ess_doctor_has(d, ESS_SCRATCH_LITERALS, 2, NULL, 0);
    ess_doctor_tell(d, "typed-strings", text,
                    d->can.typed_strings ? ESS_FINDING_NOTE
                                         : ESS_FINDING_YES,
                    d->can.typed_strings ? "it keeps both" : NULL);
  } else {
    ess_doctor_tell_if(d, "typed-strings", text, false);
  }
}

static void
try_forms(struct literals *l)
{
  send_all(l);
  if (!read_back(l, false)) {
    ess_doctor_tell_if(l->d, "likeness",
                       "hands out literals as it was given them", false);
    return;
  }
  const bool last = read_back(l, true);
  if (!last) {
    ess_buf_puts(&l->detail, "an answer with a control character is no XML");
    ++l->unexplained;
  }
  for (size_t i = 0; i + !last < ess_dataset_size(l->sent); ++i) {
    compare(l, ess_dataset_at(l->sent, i));
  }
  tell(l);
}

void
ess_doctor_try_literals(struct ess_doctor *d)
{
  struct literals l = {.d = d, .sent = ess_dataset_new(),
                       .got = ess_dataset_new()};

  if (l.sent && l.got && parse_sent(&l) == ESS_OK) {
    try_forms(&l);
    try_typed_strings(d);
  }
  ess_dataset_free(l.sent);
  ess_dataset_free(l.got);
  ess_buf_clear(&l.detail);
}
