/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The N-Triples and N-Quads reader and writer. The W3C tests cover the
   grammar; here are the places of errors, what they say, and the limits. */

#include "rdf/check.h"
#include "rdf/ntriples.h"
#include "rdf/writer.h"

#include <string.h>

#include "unit.h"

/* What came out of one reading. */
struct seen {
  struct ess_buf text;  /* the statements, in canonical form */
  struct ess_buf error; /* "line:column: text" */
};

static enum ess_status
see(void *self, const struct ess_statement *s)
{
  struct seen *seen = self;
  assert_null(ess_statement_fault(s));
  ess_ntriples_term(&seen->text, &s->subject);
  ess_buf_putc(&seen->text, ' ');
  ess_ntriples_term(&seen->text, &s->object);
  if (s->graph.kind != ESS_NONE) {
    ess_buf_putc(&seen->text, ' ');
    ess_ntriples_term(&seen->text, &s->graph);
  }
  ess_buf_putc(&seen->text, '\n');
  return ESS_OK;
}

static void
see_error(void *self, const struct ess_diag *diag)
{
  struct seen *seen = self;
  ess_buf_printf(&seen->error, "%lu:%lu: %s", diag->place.line,
                 diag->place.column, diag->text);
}

static enum ess_status
read_into(struct seen *seen, struct ess_view document, bool graphs)
{
  const struct ess_sink sink = {see, seen};
  struct ess_log log = {see_error, seen, 0, 0};
  return ess_ntriples_read(document, graphs, "x", &sink, &log);
}

static void
clear(struct seen *seen)
{
  ess_buf_clear(&seen->text);
  ess_buf_clear(&seen->error);
}

static void
assert_reads(const char *document, const char *expected)
{
  struct seen seen = {0};
  assert_int_equal(read_into(&seen, ess_view_of(document), true), ESS_OK);
  assert_string_equal(ess_buf_str(&seen.text), expected);
  assert_string_equal(ess_buf_str(&seen.error), "");
  clear(&seen);
}

static void
assert_refused(const char *document, const char *expected)
{
  struct seen seen = {0};
  assert_int_equal(read_into(&seen, ess_view_of(document), false),
                   ESS_BAD_INPUT);
  assert_string_equal(ess_buf_str(&seen.error), expected);
  clear(&seen);
}

static void
statements_are_read(void **state)
{
  (void)state;
  assert_reads("", "");
  assert_reads("\n\r\n # only a comment", "");
  assert_reads("<a:s> <a:p> <a:o> .", "<a:s> <a:o>\n");
  assert_reads("<a:s><a:p>_:b.c.#x\n\t_:b <a:p> \"\" <a:g> . # y\r\n",
               "<a:s> _:b.c\n_:b \"\" <a:g>\n");
  assert_reads("\xEF\xBB\xBF<a:s> <a:p> \"x\"@fr-BE _:g .\n",
               "<a:s> \"x\"@fr-BE _:g\n");
}

static void
a_string_has_no_datatype(void **state)
{
  (void)state;
  assert_reads("<a:s> <a:p> "
               "\"x\"^^<http://www.w3.org/2001/XMLSchema#string> .",
               "<a:s> \"x\"\n");
  assert_reads("<a:s> <a:p> \"x\"^^<a:t> .", "<a:s> \"x\"^^<a:t>\n");
}

static void
escapes_are_opened(void **state)
{
  (void)state;
  assert_reads("<a:\\u00E9> <a:p> \"\\t\\b\\n\\r\\f\\\"\\'\\\\\" .",
               "<a:é> \"\\t\\b\\n\\r\\f\\\"'\\\\\"\n");
  assert_reads("<a:s> <a:p> \"\\u00e9\\U0001F600x\"^^<a:\\u0074> .",
               "<a:s> \"é😀x\"^^<a:t>\n");
}

/* All terms of a statement may hold escapes at once: no buffer moves. */
static void
escapes_stay_in_place(void **state)
{
  struct ess_buf document = {0};
  struct ess_buf expected = {0};
  (void)state;
  ess_buf_puts(&document, "<a:\\u0061> <a:\\u0062> \"\\u0063");
  ess_buf_puts(&expected, "<a:a> \"c");
  for (int i = 0; i < 5000; ++i) {
    ess_buf_puts(&document, "\\\\x");
    ess_buf_puts(&expected, "\\\\x");
  }
  ess_buf_puts(&document, "\"^^<a:\\u0064> <a:\\u0065> .\n");
  ess_buf_puts(&expected, "\"^^<a:d> <a:e>\n");
  assert_reads(ess_buf_str(&document), ess_buf_str(&expected));
  ess_buf_clear(&document);
  ess_buf_clear(&expected);
}

static void
what_is_no_character_is_refused(void **state)
{
  (void)state;
  assert_refused("<a:s> <a:p> \"\\u0000\" .",
                 "1:14: this escape stands for no character of text");
  assert_refused("<a:s> <a:p> \"\\uD83D\\uDE00\" .",
                 "1:14: this escape stands for no character of text");
  assert_refused("<a:s> <a:p> \"\\U00110000\" .",
                 "1:14: this escape stands for no character of text");
  assert_refused("<a:s> <a:p> \"\\UFFFFFFFF\" .",
                 "1:14: this escape stands for no character of text");
  assert_refused("<a:s> <a:p> \"\\u12G4\" .",
                 "1:18: a hexadecimal digit is missing");
  assert_refused("<a:s> <a:p> \"\\u12",
                 "1:18: a hexadecimal digit is missing");
  assert_refused("<a:s> <a:p> \"\\", "1:14: no such escape");
  assert_refused("<a:s> <a:p> \"\xFF\" .", "1:14: byte 0xFF is not UTF-8");
}

static void
errors_have_a_place(void **state)
{
  (void)state;
  assert_refused("<a:s> <a:p> <a:o> .\n<é:s> <a:p> x .",
                 "2:1: this IRI is not absolute");
  assert_refused("<a:é> <a:p> x .",
                 "1:13: an object must be an IRI <...>, a blank node _:... "
                 "or a \"literal\"");
  assert_refused("<a:s> <a:p> <a:o>", "1:18: a full stop must end the "
                                      "statement");
  assert_refused("<a:s> <a:p> <a:o> <a:g> .",
                 "1:19: a full stop must end the statement");
  assert_refused("<a:s> <a:p> <a:o> . <a:s>",
                 "1:21: a line end must follow the statement");
  assert_refused("<a:s> <a:p>\n<a:o> .",
                 "1:12: the statement goes on over the end of the line");
  assert_refused("<a:s> \"p\" <a:o> .",
                 "1:7: a predicate must be an IRI <...>");
  assert_refused("_ <a:p> <a:o> .", "1:1: this is no blank node");
  assert_refused("_x <a:p> <a:o> .", "1:1: this is no blank node");
  assert_refused("<a:s> <a:p> _", "1:13: this is no blank node");
  assert_refused("<a: s> <a:p> <a:o> .",
                 "1:4: this character cannot stand in an IRI");
  assert_refused("<a:\\u0020s> <a:p> <a:o> .",
                 "1:1: an escape in this IRI stands for a character that "
                 "IRIs cannot hold");
  assert_refused("<a:s> <a:p> \"x\n\" .", "1:13: this is never closed");
  assert_refused("<a:s> <a:p> \"x\"@fr- .",
                 "1:17: this is no language tag");
  assert_refused("<a:s> <a:p> \"x\"^^\"t\" .",
                 "1:18: the IRI of a datatype is missing");
}

/* NUL and what is not ASCII are no UTF-8 by themselves. */
static void
each_byte_stands_where_it_may(void **state)
{
  static const char in_iri[] = "\"<>\\^`{|}";
  static const struct {
    const char *front;
    const char *behind;
    unsigned char low; /* all bytes up to it are refused */
    const char *refused;
  } places[] = {
    {"<a:", "x> <a:p> <a:o> <a:g> .", ' ', in_iri},
    {"<a:s> <a:", "x> <a:o> <a:g> .", ' ', in_iri},
    {"<a:s> <a:p> <a:", "x> <a:g> .", ' ', in_iri},
    {"<a:s> <a:p> \"\"^^<a:", "x> <a:g> .", ' ', in_iri},
    {"<a:s> <a:p> <a:o> <a:", "x> .", ' ', in_iri},
    {"<a:s> <a:p> \"", "x\" .", 0, "\n\r\"\\"},
    {"_:a", "x <a:p> <a:o> .", ' ',
     "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~\x7F"},
    {"<a:s> <a:p> \"\"@a", "x .", ' ',
     "!\"#$%&'()*+,./0123456789:;<=>?@[\\]^_`{|}~\x7F"},
  };
  (void)state;
  for (size_t i = 0; i < 256 * sizeof places / sizeof *places; ++i) {
    const unsigned byte = i % 256;
    const size_t p = i / 256;
    const bool bad = byte <= places[p].low || byte >= 0x80 ||
                     strchr(places[p].refused, (int)byte);
    struct seen seen = {0};
    struct ess_buf text = {0};
    ess_buf_puts(&text, places[p].front);
    ess_buf_putc(&text, (char)byte);
    ess_buf_puts(&text, places[p].behind);
    if (read_into(&seen, ess_buf_view(&text), true) !=
        (bad ? ESS_BAD_INPUT : ESS_OK)) {
      fail_msg("byte 0x%02X behind %s", byte, places[p].front);
    }
    ess_buf_clear(&text);
    clear(&seen);
  }
}

static void
a_language_tag_has_255_bytes_at_most(void **state)
{
  struct ess_buf text = {0};
  struct seen seen = {0};
  (void)state;
  ess_buf_puts(&text, "<a:s> <a:p> \"\"@");
  for (int i = 0; i < 255; ++i) {
    ess_buf_putc(&text, 'a');
  }
  assert_int_equal(ess_buf_view(&text).n, 270);
  ess_buf_putc(&text, '.');
  assert_int_equal(read_into(&seen, ess_buf_view(&text), false), ESS_OK);
  text.data[270] = 'a';
  ess_buf_putc(&text, '.');
  assert_refused(ess_buf_str(&text),
                 "1:15: a language tag of over 255 bytes");
  ess_buf_clear(&text);
  clear(&seen);
}

static void
a_language_string_without_language_is_refused(void **state)
{
  (void)state;
  assert_refused("<a:s> <a:p> \"\"^^<http://www.w3.org/1999/02/"
                 "22-rdf-syntax-ns#langString> .",
                 "1:17: an rdf:langString has no language tag");
}

/* A subject and a graph are known again, and nothing else for them. */
static void
known_iris_are_told_from_others(void **state)
{
  (void)state;
  assert_reads("<a:s> <a:p> <a:1> <a:g> .\n"
               "<a:s> <a:p> <a:2> <a:g> .\n"
               "<a:st> <a:p> <a:3> <a:gh> .\n"
               "<a:s> <a:p> <a:4> <a:g> .\n"
               "<a:\\u0073> <a:p> <a:5> <a:\\u0067> .\n"
               "<a:q> <a:p> <a:6> <a:r> .\n"
               "<a:s> <a:p> <a:7> <a:g>.",
               "<a:s> <a:1> <a:g>\n<a:s> <a:2> <a:g>\n"
               "<a:st> <a:3> <a:gh>\n<a:s> <a:4> <a:g>\n"
               "<a:s> <a:5> <a:g>\n<a:q> <a:6> <a:r>\n"
               "<a:s> <a:7> <a:g>\n");
  assert_refused("<a:s> <a:p> <a:o> .\n<a:s", "2:1: this is never closed");
  assert_refused("<a:s> <a:p> <a:o> .\n<a:s <a:p> <a:o> .",
                 "2:5: this character cannot stand in an IRI");
}

/* Where an escape was opened, other text stands later. */
static void
what_was_escaped_is_not_known_again(void **state)
{
  struct seen seen = {0};
  (void)state;
  assert_int_equal(
    read_into(&seen,
              ess_view_of("<a:s> <a:p> <a:o> <a:\\u0067> .\n"
                          "<a:s> <a:p> \"\\u0061: \" <a: > .\n"),
              true),
    ESS_BAD_INPUT);
  assert_string_equal(ess_buf_str(&seen.error),
                      "2:27: this character cannot stand in an IRI");
  clear(&seen);
}

/* `document` in pieces of `lines` lines. */
static enum ess_status
read_pieces(struct seen *seen, struct ess_view document, size_t lines)
{
  const struct ess_sink sink = {see, seen};
  struct ess_log log = {see_error, seen, 0, 0};
  struct ess_ntriples run = {
    .graphs = true, .source = "x", .sink = &sink, .log = &log};
  enum ess_status st = ESS_OK;

  while (document.n && st == ESS_OK) {
    size_t n = 0;
    for (size_t i = 0; i < lines; ++i) {
      const struct ess_view rest = ess_view_sub(document, n, document.n);
      n += ess_view_find(rest, '\n') + 1;
    }
    st = ess_ntriples_piece(&run, ess_view_sub(document, 0, n));
    document = ess_view_sub(document, n, document.n);
  }
  return st;
}

/* What comes in pieces is as if it had come whole: the same statements, and
   errors at the same place. */
static void
pieces_are_one_document(void **state)
{
  static const char *const documents[] = {
    "",
    "\xEF\xBB\xBF<a:s> <a:p> <a:o> .\r\n<a:s> <a:p> \"\\u00e9\" .\r\n"
    "\r\n# no more\r\n<a:s> <a:p> \"x\"@fr <a:g> .",
    "<a:s> <a:p> <a:o> .\n\n<a:s> <a:p> \"\\n\" .\n<a:s> <a:p> .\n",
    "<a:s> <a:p> <a:o> .\r\n_:a <a:p> <a:o> .\r\n<a:s> <a:\xE9> <a:o> .\n",
    "\xEF\xBB\xBF<a:é> <s",
    "<a:s> <a:p> <a:o> .\n\xEF\xBB\xBF<a:s> <a:p> <a:o> .\n",
    "<a:s> <a:p> <a:o> .\n<a:s> <a:p> \"é",
    "<a:s> <a:p> <a:o> .\r<a:s> <a:p> <a:o> .\n<a:s> <a:p> _ .",
  };
  (void)state;
  for (size_t i = 0; i < sizeof documents / sizeof *documents; ++i) {
    const struct ess_view document = ess_view_of(documents[i]);
    struct seen whole = {0};
    const enum ess_status st = read_into(&whole, document, true);
    for (size_t lines = 1; lines < 4; ++lines) {
      struct seen seen = {0};
      assert_int_equal(read_pieces(&seen, document, lines), st);
      assert_string_equal(ess_buf_str(&seen.error),
                          ess_buf_str(&whole.error));
      /* The bytes of a piece are looked at before its statements. */
      if (!strstr(ess_buf_str(&whole.error), "UTF-8")) {
        assert_string_equal(ess_buf_str(&seen.text),
                            ess_buf_str(&whole.text));
      }
      clear(&seen);
    }
    clear(&whole);
  }
}

/* Beyond the bytes that are looked at together. */
static void
a_late_error_has_its_place(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  for (int i = 0; i < 50000; ++i) {
    ess_buf_puts(&text, "<a:s> <a:p> \"é\" .\n");
  }
  ess_buf_puts(&text, "<a:s> <a:p> \"é\" x .\n");
  assert_refused(ess_buf_str(&text),
                 "50001:17: a full stop must end the statement");
  text.len -= 4;
  ess_buf_puts(&text, "\xFF");
  assert_refused(ess_buf_str(&text), "50001:17: byte 0xFF is not UTF-8");
  ess_buf_clear(&text);
}

static enum ess_status
stop(void *self, const struct ess_statement *statement)
{
  (void)statement;
  ++*(int *)self;
  return ESS_CONFLICT;
}

static void
the_sink_can_stop_the_reader(void **state)
{
  int calls = 0;
  const struct ess_sink sink = {stop, &calls};
  struct ess_log log = {0};
  (void)state;
  assert_int_equal(
    ess_ntriples_read(ess_view_of("<a:s> <a:p> <a:o> .\n"
                                  "<a:s> <a:p> <a:o> .\n"),
                      false, "x", &sink, &log),
    ESS_CONFLICT);
  assert_int_equal(calls, 1);
  assert_int_equal(log.errors, 0);
}

/* Every beginning of a document ends well, within its bytes. */
static void
a_cut_document_is_no_danger(void **state)
{
  static const char document[] =
    "<a:\\u00E9> <a:p> \"\\U0001F600\\n\"^^<a:t> <a:g> . # c\n"
    "_:b.1 <a:p> \"é\"@fr-BE .\n";
  (void)state;
  for (size_t n = 0; n < sizeof document; ++n) {
    struct seen seen = {0};
    char *cut = test_malloc(n + 1);
    memcpy(cut, document, n);
    (void)read_into(&seen, (struct ess_view){cut, n}, true);
    test_free(cut);
    clear(&seen);
  }
}

static void
assert_written(const struct ess_term *term, const char *expected)
{
  struct ess_buf out = {0};
  ess_ntriples_term(&out, term);
  assert_string_equal(ess_buf_str(&out), expected);
  ess_buf_clear(&out);
}

static void
terms_are_written_in_canonical_form(void **state)
{
  const struct ess_term controls = ess_string(
    ess_view_of("\x01\b\t\n\v\f\r\x1F \"\\\x7F\xC2\x80é\xEF\xBF\xBF"));
  const struct ess_term injected = ess_iri("a:> <b:\n");
  (void)state;
  assert_written(&controls, "\"\\u0001\\b\\t\\n\\u000B\\f\\r\\u001F \\\"\\\\"
                            "\\u007F\xC2\x80é\\uFFFF\"");
  assert_written(&injected, "<a:\\u003E\\u0020\\u003Cb:\\u000A>");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(statements_are_read),
    cmocka_unit_test(a_string_has_no_datatype),
    cmocka_unit_test(escapes_are_opened),
    cmocka_unit_test(escapes_stay_in_place),
    cmocka_unit_test(what_is_no_character_is_refused),
    cmocka_unit_test(errors_have_a_place),
    cmocka_unit_test(each_byte_stands_where_it_may),
    cmocka_unit_test(a_language_tag_has_255_bytes_at_most),
    cmocka_unit_test(a_language_string_without_language_is_refused),
    cmocka_unit_test(known_iris_are_told_from_others),
    cmocka_unit_test(what_was_escaped_is_not_known_again),
    cmocka_unit_test(pieces_are_one_document),
    cmocka_unit_test(a_late_error_has_its_place),
    cmocka_unit_test(the_sink_can_stop_the_reader),
    cmocka_unit_test(a_cut_document_is_no_danger),
    cmocka_unit_test(terms_are_written_in_canonical_form),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
