/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The reader and the RDF/XML writer: what raptor gets wrong stays out. */

#include "unit.h"

#include "rdf/writer.h"
#include "redland/rdfxml.h"
#include "redland/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The last diagnostic, and what was read, as N-Quads. */
static struct ess_place last_place;
static char last_text[200];
static char last_line[200];
static struct ess_buf read_text;

static void
keep_diag(void *self, const struct ess_diag *diag)
{
  (void)self;
  last_place = diag->place;
  (void)strncpy(last_text, diag->text, sizeof last_text - 1);
  (void)snprintf(last_line, sizeof last_line, "%.*s",
                 (int)diag->place.text.n, diag->place.text.s);
}

static struct ess_log test_log = {keep_diag, NULL, 0, 0};
static struct ess_world *world;

static enum ess_status
keep_statement(void *self, const struct ess_statement *s)
{
  struct ess_buf *out = self;
  ess_ntriples_term(out, &s->subject);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->predicate);
  ess_buf_putc(out, ' ');
  ess_ntriples_term(out, &s->object);
  ess_buf_puts(out, s->graph.kind == ESS_NONE ? "" : " ");
  if (s->graph.kind != ESS_NONE) {
    ess_ntriples_term(out, &s->graph);
  }
  ess_buf_puts(out, " .\n");
  return ESS_OK;
}

static enum ess_status
read_with_base(enum ess_syntax_id syntax, const char *text, const char *base)
{
  const struct ess_document document = {ess_view_of(text), "test", base,
                                        ess_syntax_get(syntax), false};
  const struct ess_sink sink = {keep_statement, &read_text};

  ess_buf_reset(&read_text);
  last_text[0] = '\0';
  return ess_reader_run(world, &document, &sink);
}

static enum ess_status
read_as(enum ess_syntax_id syntax, const char *text)
{
  return read_with_base(syntax, text, NULL);
}

static void
assert_refused(enum ess_syntax_id syntax, const char *text, unsigned line,
               const char *what)
{
  const unsigned errors = test_log.errors;
  assert_int_equal(read_as(syntax, text), ESS_BAD_INPUT);
  assert_int_equal(test_log.errors, errors + 1);
  assert_int_equal(last_place.line, line);
  assert_non_null(strstr(last_text, what));
}

static void
every_syntax_gives_the_same_statement(void **state)
{
  static const struct {
    enum ess_syntax_id syntax;
    const char *text;
  } documents[] = {
    {ESS_TURTLE, "@prefix e: <http://e/> . e:a e:b \"c\"@fr ."},
    {ESS_NTRIPLES, "<http://e/a> <http://e/b> \"c\"@fr ."},
    {ESS_NQUADS, "<http://e/a> <http://e/b> \"c\"@fr ."},
    {ESS_TRIG, "@prefix e: <http://e/> . { e:a e:b \"c\"@fr . }"},
    {ESS_RDFXML,
     "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
     "xmlns:e='http://e/'><rdf:Description rdf:about='http://e/a'>"
     "<e:b xml:lang='fr'>c</e:b></rdf:Description></rdf:RDF>"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof documents / sizeof documents[0]; ++i) {
    assert_int_equal(read_as(documents[i].syntax, documents[i].text),
                     ESS_OK);
    assert_string_equal(ess_buf_str(&read_text),
                        "<http://e/a> <http://e/b> \"c\"@fr .\n");
  }
}

static void
a_byte_order_mark_is_left_out(void **state)
{
  (void)state;
  assert_int_equal(
    read_as(ESS_TURTLE, "\xEF\xBB\xBF<http://a> <http://b> <http://c> ."),
    ESS_OK);
}

static void
xsd_string_is_not_spelt_out(void **state)
{
  (void)state;
  assert_int_equal(
    read_as(ESS_TURTLE, "<http://a> <http://b> "
                        "\"c\"^^<http://www.w3.org/2001/XMLSchema#string> ."),
    ESS_OK);
  assert_string_equal(ess_buf_str(&read_text),
                      "<http://a> <http://b> \"c\" .\n");
}

static void
an_error_that_could_be_skipped_is_an_error(void **state)
{
  (void)state;
  assert_refused(ESS_TURTLE, "<http://a> <http://b> <http://c> .\n%%% .\n", 2,
                 "bad verb");
}

static void
a_brace_out_of_place_is_refused(void **state)
{
  (void)state;
  assert_refused(ESS_TURTLE, "<> { <a> >b> \"c\" }", 1, "bad verb");
  assert_refused(ESS_TRIG, "<urn:g> {,<> { <a> >b> \"c\" }", 1,
                 "bad subject");
}

static void
a_document_after_a_bad_one_is_read(void **state)
{
  (void)state;
  assert_int_equal(read_as(ESS_TURTLE, "<http://a> ."), ESS_BAD_INPUT);
  assert_int_equal(
    read_as(ESS_TURTLE, "<http://a> <http://b> <http://c> ."), ESS_OK);
}

static void
a_long_language_tag_is_refused(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  ess_buf_puts(&text, "\n<http://a> <http://b> \"c\"@");
  for (int i = 0; i < 256; ++i) {
    ess_buf_putc(&text, 'a');
  }
  ess_buf_puts(&text, " .");
  assert_refused(ESS_TURTLE, ess_buf_str(&text), 2, "language tag");
  assert_refused(ESS_TRIG, ess_buf_str(&text), 2, "language tag");
  assert_int_equal(read_as(ESS_NTRIPLES, ess_buf_str(&text)), ESS_BAD_INPUT);
  ess_buf_clear(&text);
}

static void
a_long_xml_lang_is_refused(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  ess_buf_puts(&text, "<r xml:lang\n = '");
  for (int i = 0; i < 256; ++i) {
    ess_buf_putc(&text, 'a');
  }
  ess_buf_puts(&text, "'/>");
  assert_refused(ESS_RDFXML, ess_buf_str(&text), 1, "language tag");
  ess_buf_clear(&text);
}

static void
escapes_that_are_no_character_are_refused(void **state)
{
  static const char *const escapes[] = {"\\u0000", "\\U00000000", "\\uD800",
                                        "\\uDfff", "\\U00110000"};
  (void)state;
  for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; ++i) {
    struct ess_buf text = {0};
    ess_buf_printf(&text, "<http://a> <http://b> \"%s\" .", escapes[i]);
    assert_refused(ESS_TURTLE, ess_buf_str(&text), 1, "not a character");
    assert_int_equal(last_place.column, 24);
    ess_buf_clear(&text);
  }
}

static void
an_escaped_backslash_escapes_nothing(void **state)
{
  (void)state;
  assert_int_equal(
    read_as(ESS_TURTLE, "<http://a> <http://b> \"\\\\u0000\" ."), ESS_OK);
}

static void
bytes_that_are_not_utf8_are_refused(void **state)
{
  (void)state;
  assert_int_equal(
    read_as(ESS_TURTLE, "<http://a> <http://b> \"\xE9\" ."), ESS_BAD_INPUT);
}

static void
doctype_and_other_encodings_are_refused(void **state)
{
  (void)state;
  assert_refused(ESS_RDFXML,
                 "<?xml version='1.0'?>\n<!-- x -->\n"
                 "<!DOCTYPE r [<!ENTITY e 'x'>]><r/>",
                 3, "DOCTYPE");
  assert_refused(ESS_RDFXML,
                 "<?xml version='1.0' encoding='ISO-8859-1'?><r/>", 1,
                 "encoding");
}

static void
a_relative_iri_without_base_is_refused(void **state)
{
  (void)state;
  assert_refused(ESS_TURTLE, "\n<#a> <http://b> <http://c> .", 2, "relative");
  assert_refused(ESS_TURTLE, "<http://a> <http://b> \"c\"^^<d> .", 1,
                 "relative");
}

static void
a_base_makes_iris_absolute(void **state)
{
  (void)state;
  assert_int_equal(read_with_base(ESS_TURTLE, "<#a> <b> <> .",
                                  "http://e/x/y"),
                   ESS_OK);
  assert_string_equal(ess_buf_str(&read_text),
                      "<http://e/x/y#a> <http://e/x/b> <http://e/x/y> .\n");
}

static void
blank_nodes_are_the_documents_own(void **state)
{
  static const char one[] = "_:g1 <http://b> [] .";
  static const char other[] = "_:g1 <http://b> [] . # other";
  struct ess_buf first = {0};
  (void)state;
  assert_int_equal(read_as(ESS_TURTLE, one), ESS_OK);
  ess_buf_add(&first, ess_buf_view(&read_text));
  assert_null(strstr(ess_buf_str(&first), "_:g1 "));
  assert_int_equal(read_as(ESS_TURTLE, one), ESS_OK);
  assert_string_equal(ess_buf_str(&first), ess_buf_str(&read_text));
  assert_int_equal(read_as(ESS_TURTLE, other), ESS_OK);
  assert_string_not_equal(ess_buf_str(&first), ess_buf_str(&read_text));
  ess_buf_clear(&first);
}

/* Read `text` as N-Triples through a file, or a pipe of 64 KiB at most. */
static enum ess_status
read_stream(struct ess_view text, bool piped)
{
  static char path[] = "test_redland_reader.nt";
  const struct ess_document document = {{NULL, 0}, path, NULL,
                                        ess_syntax_get(ESS_NTRIPLES), false};
  const struct ess_sink sink = {keep_statement, &read_text};
  struct ess_input *in = NULL;
  char name[30] = "test_redland_reader.nt";
  int ends[2] = {-1, -1};

  if (piped) {
    assert_int_equal(pipe(ends), 0);
    (void)snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
  } else {
    ends[1] = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  assert_int_equal(write(ends[1], text.s, text.n), text.n);
  assert_int_equal(ess_input_open(name, &in, NULL), ESS_OK);
  (void)close(ends[0]);
  assert_int_equal(close(ends[1]), 0);
  ess_buf_reset(&read_text);
  const enum ess_status st = ess_reader_stream(world, &document, in, &sink);
  ess_input_close(in);
  (void)remove(path);
  return st;
}

/* A file, a pipe and memory give the same labels. */
static void
a_stream_is_the_same_document(void **state)
{
  static const char text[] = "<http://a> <http://b> \"\\u00E9\" .\n"
                             "_:x <http://b> _:y .\n"
                             "_:y <http://b> <http://a> .";
  struct ess_buf expected = {0};
  (void)state;
  assert_int_equal(read_as(ESS_NTRIPLES, text), ESS_OK);
  ess_buf_add(&expected, ess_buf_view(&read_text));
  assert_non_null(strstr(ess_buf_str(&expected), "x <http://b> _:b"));
  for (int piped = 0; piped < 2; ++piped) {
    assert_int_equal(read_stream(ess_view_of(text), piped), ESS_OK);
    assert_string_equal(ess_buf_str(&read_text), ess_buf_str(&expected));
  }
  ess_buf_clear(&expected);
}

/* What differs far behind the first blank node is another document. */
static void
a_late_difference_makes_another_document(void **state)
{
  struct ess_buf text = {0};
  struct ess_buf first = {0};
  (void)state;
  ess_buf_puts(&text, "_:x <http://b> <http://a> .\n");
  for (int i = 0; i < 50000; ++i) {
    ess_buf_puts(&text, "# nothing here\n");
  }
  assert_int_equal(read_stream(ess_buf_view(&text), false), ESS_OK);
  ess_buf_add(&first, ess_buf_view(&read_text));
  assert_int_equal(read_stream(ess_buf_view(&text), false), ESS_OK);
  assert_string_equal(ess_buf_str(&read_text), ess_buf_str(&first));
  text.data[text.len - 2] = 'E';
  assert_int_equal(read_stream(ess_buf_view(&text), false), ESS_OK);
  assert_string_not_equal(ess_buf_str(&read_text), ess_buf_str(&first));
  ess_buf_clear(&text);
  ess_buf_clear(&first);
}

/* In a file of several pieces: after a line longer than a piece, after CRLF,
   in a last line without an end. */
static void
a_stream_has_its_places(void **state)
{
  struct ess_buf text = {0};
  (void)state;
  ess_buf_puts(&text, "\xEF\xBB\xBF<http://a> <http://b> \"");
  for (int i = 0; i < 500000; ++i) {
    ess_buf_putc(&text, 'x');
  }
  ess_buf_puts(&text, "\" .\r\n");
  for (int i = 2; i < 50000; ++i) {
    ess_buf_puts(&text, "<http://a> <http://b> <http://c> .\r\n");
  }
  ess_buf_puts(&text, "<http://\xC3\xA9> <http://b> x .");
  assert_int_equal(read_stream(ess_buf_view(&text), false), ESS_BAD_INPUT);
  assert_int_equal(last_place.line, 50000);
  assert_int_equal(last_place.column, 23);
  assert_string_equal(last_line, "<http://\xC3\xA9> <http://b> x .");
  assert_non_null(strstr(last_text, "an object must be"));
  ess_buf_clear(&text);
}

static enum ess_status
refuse_statement(void *self, const struct ess_statement *statement)
{
  (void)statement;
  ++*(int *)self;
  return ESS_CONFLICT;
}

static void
the_status_of_the_sink_stops_the_reader(void **state)
{
  static const char text[] = "<http://a> <http://b> 1, 2, 3 .";
  const struct ess_document document = {ESS_VIEW(text), "test", NULL,
                                        ess_syntax_get(ESS_TURTLE), false};
  int calls = 0;
  const struct ess_sink sink = {refuse_statement, &calls};
  const unsigned errors = test_log.errors;
  (void)state;
  assert_int_equal(ess_reader_run(world, &document, &sink), ESS_CONFLICT);
  assert_int_equal(calls, 1);
  assert_int_equal(test_log.errors, errors);
}

static void
json_ld_is_refused_by_name(void **state)
{
  (void)state;
  assert_refused(ESS_JSONLD, "{}", 0, "JSON-LD");
}

static enum ess_status
write_xml(const char *turtle, const char *path)
{
  const struct ess_document document = {ess_view_of(turtle), "test", NULL,
                                        ess_syntax_get(ESS_TURTLE), false};
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(dataset);
  struct ess_output *out = NULL;
  enum ess_status st = ess_reader_run(world, &document, &sink);

  ess_dataset_sort(dataset);
  st = st ? st : ess_output_open(path, &out, &test_log);
  st = st ? st : ess_rdfxml_write(world, dataset, NULL, out, &test_log);
  if (st == ESS_OK) {
    st = ess_output_commit(out, &test_log);
  } else {
    ess_output_discard(out);
  }
  ess_dataset_free(dataset);
  return st;
}

static void
rdfxml_reads_back_as_it_was_written(void **state)
{
  static const char turtle[] =
    "<http://e/a> <http://e/p> \"\\r\\n\\t <&>\\\"' ]]> \"@fr-FR, \"\", "
    "\"007\"^^<http://www.w3.org/2001/XMLSchema#integer>, "
    "<http://e/\xC3\xA9?a=1&b='2'>, \"\\U0010FFFD\" .";
  static const char path[] = "test_redland_reader.rdf";
  struct ess_buf expected = {0};
  struct ess_buf file = {0};
  (void)state;
  assert_int_equal(read_as(ESS_TURTLE, turtle), ESS_OK);
  ess_buf_add(&expected, ess_buf_view(&read_text));
  assert_int_equal(write_xml(turtle, path), ESS_OK);
  assert_int_equal(ess_file_read(path, &file, &test_log), ESS_OK);
  assert_int_equal(read_as(ESS_RDFXML, ess_buf_str(&file)), ESS_OK);
  assert_int_equal(read_text.len, expected.len);
  (void)remove(path);
  ess_buf_clear(&file);
  ess_buf_clear(&expected);
}

static void
rdfxml_refuses_what_it_cannot_say(void **state)
{
  (void)state;
  assert_int_equal(write_xml("<http://a> <http://b/1> 1 .", "/dev/null"),
                   ESS_BAD_INPUT);
  assert_int_equal(write_xml("<http://a> <http://b> \"\\u0001\" .",
                             "/dev/null"),
                   ESS_BAD_INPUT);
  assert_int_equal(
    write_xml("<http://a> "
              "<http://www.w3.org/1999/02/22-rdf-syntax-ns#li> 1 .",
              "/dev/null"),
    ESS_BAD_INPUT);
}

static void
a_write_error_is_seen(void **state)
{
  (void)state;
  assert_int_equal(write_xml("<http://a> <http://b/c> 1 .", "/dev/full"),
                   ESS_IO);
}

static int
open_world(void **state)
{
  (void)state;
  world = ess_world_new(&test_log);
  return world ? 0 : -1;
}

static int
close_world(void **state)
{
  (void)state;
  ess_world_free(world);
  ess_world_free(NULL);
  ess_buf_clear(&read_text);
  return 0;
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_syntax_gives_the_same_statement),
    cmocka_unit_test(a_byte_order_mark_is_left_out),
    cmocka_unit_test(xsd_string_is_not_spelt_out),
    cmocka_unit_test(an_error_that_could_be_skipped_is_an_error),
    cmocka_unit_test(a_brace_out_of_place_is_refused),
    cmocka_unit_test(a_document_after_a_bad_one_is_read),
    cmocka_unit_test(a_long_language_tag_is_refused),
    cmocka_unit_test(a_long_xml_lang_is_refused),
    cmocka_unit_test(escapes_that_are_no_character_are_refused),
    cmocka_unit_test(an_escaped_backslash_escapes_nothing),
    cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
    cmocka_unit_test(doctype_and_other_encodings_are_refused),
    cmocka_unit_test(a_relative_iri_without_base_is_refused),
    cmocka_unit_test(a_base_makes_iris_absolute),
    cmocka_unit_test(blank_nodes_are_the_documents_own),
    cmocka_unit_test(a_stream_is_the_same_document),
    cmocka_unit_test(a_late_difference_makes_another_document),
    cmocka_unit_test(a_stream_has_its_places),
    cmocka_unit_test(the_status_of_the_sink_stops_the_reader),
    cmocka_unit_test(json_ld_is_refused_by_name),
    cmocka_unit_test(rdfxml_reads_back_as_it_was_written),
    cmocka_unit_test(rdfxml_refuses_what_it_cannot_say),
    cmocka_unit_test(a_write_error_is_seen),
  };
  return cmocka_run_group_tests(tests, open_world, close_world);
}
