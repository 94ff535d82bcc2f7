/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The Turtle and TriG writer: its one shape, and what must not be short.
   tests/interop reads its output with other programs. */

#include "rdf/writer.h"

#include "captured.h"

#define BASE "https://w3id.org/essaim/"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define ORG "http://www.w3.org/ns/org#"

static void
assert_turtle(const char *document, const char *expected)
{
  char path[32];
  struct ess_output *out = capture(path);
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  struct ess_dataset *dataset = dataset_of(document);

  assert_int_equal(ess_turtle_write(dataset, prefixes, out), ESS_OK);
  assert_captured(out, path, expected);
  ess_dataset_free(dataset);
  ess_prefixes_free(prefixes);
}

static void
nothing_is_nothing(void **state)
{
  (void)state;
  assert_turtle("", "");
}

static void
subjects_have_one_shape(void **state)
{
  (void)state;
  assert_turtle("<a:s> <" ORG "holds> <a:o> .\n"
                "<a:s> <a:p> \"2\" .\n"
                "<a:s> <a:p> \"1\"@fr .\n"
                "<a:s> <" RDF "type> <" ORG "Post> .\n"
                "_:b <a:p> <a:o> .\n",
                "@prefix org: <" ORG "> .\n"
                "\n"
                "<a:s> a org:Post ;\n"
                "    <a:p> \"1\"@fr,\n"
                "        \"2\" ;\n"
                "    org:holds <a:o> .\n"
                "\n"
                "_:b <a:p> <a:o> .\n");
}

static void
graphs_follow_the_default_graph(void **state)
{
  (void)state;
  assert_turtle("<a:s> <a:p> <a:o> <a:g> .\n"
                "<a:s> <a:q> <a:o> <a:g> .\n"
                "<a:s> <a:p> <a:o> .\n"
                "<a:s> <a:p> <a:o> _:g .\n",
                "\n"
                "<a:s> <a:p> <a:o> .\n"
                "\n"
                "<a:g> {\n"
                "    <a:s> <a:p> <a:o> ;\n"
                "        <a:q> <a:o> .\n"
                "}\n"
                "\n"
                "_:g {\n"
                "    <a:s> <a:p> <a:o> .\n"
                "}\n");
}

static void
only_what_is_used_is_declared(void **state)
{
  (void)state;
  /* Neither the type of a bare number nor "a" needs a prefix. */
  assert_turtle("<a:s> <" RDF "type> <a:C> .\n"
                "<a:s> <a:p> \"1\"^^<" XSD "integer> .\n",
                "\n<a:s> a <a:C> ;\n    <a:p> 1 .\n");
  assert_turtle("<" BASE "id/x> <a:p> \"1\"^^<" XSD "date> .\n",
                "@base <" BASE "> .\n"
                "@prefix xsd: <" XSD "> .\n"
                "\n<id/x> <a:p> \"1\"^^xsd:date .\n");
}

/* One literal, as it is written with prefixes. */
static void
assert_term(const char *value, const char *datatype, const char *expected)
{
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  const struct ess_term term = {ESS_LITERAL, ess_view_of(value),
                                ess_view_of(datatype), {NULL, 0}};
  struct ess_buf out = {0};

  ess_turtle_term(&out, &term, prefixes);
  assert_string_equal(ess_buf_str(&out), expected);
  ess_buf_clear(&out);
  ess_prefixes_free(prefixes);
}

static void
canonical_numbers_are_bare(void **state)
{
  (void)state;
  assert_term("0", XSD "integer", "0");
  assert_term("-12", XSD "integer", "-12");
  assert_term("1.50", XSD "decimal", "1.50");
  assert_term("-0.5", XSD "decimal", "-0.5");
  assert_term("true", XSD "boolean", "true");
}

static void
other_numbers_are_quoted(void **state)
{
  (void)state;
  assert_term("+1", XSD "integer", "\"+1\"^^xsd:integer");
  assert_term("007", XSD "integer", "\"007\"^^xsd:integer");
  assert_term("-0", XSD "integer", "\"-0\"^^xsd:integer");
  assert_term("", XSD "integer", "\"\"^^xsd:integer");
  assert_term("-", XSD "integer", "\"-\"^^xsd:integer");
  assert_term("1.0", XSD "integer", "\"1.0\"^^xsd:integer");
  assert_term("1", XSD "decimal", "\"1\"^^xsd:decimal");
  assert_term("1.", XSD "decimal", "\"1.\"^^xsd:decimal");
  assert_term(".5", XSD "decimal", "\".5\"^^xsd:decimal");
  assert_term("1e0", XSD "double", "\"1e0\"^^xsd:double");
  assert_term("INF", XSD "double", "\"INF\"^^xsd:double");
  assert_term("1", XSD "boolean", "\"1\"^^xsd:boolean");
  assert_term("1", XSD "int", "\"1\"^^xsd:int");
  assert_term("1", NULL, "\"1\"");
}

static void
texts_of_several_lines_are_long(void **state)
{
  (void)state;
  assert_term("a\nb", NULL, "\"\"\"a\nb\"\"\"");
  assert_term("\n", NULL, "\"\"\"\n\"\"\"");
  assert_term("\"a\"\n\"\"\"\\", NULL,
              "\"\"\"\\\"a\\\"\n\\\"\\\"\\\"\\\\\"\"\"");
  assert_term("a\tb\x01\n", NULL, "\"\"\"a\\tb\\u0001\n\"\"\"");
  /* A carriage return might be lost on the way. */
  assert_term("a\r\nb", NULL, "\"a\\r\\nb\"");
}

static void
the_order_of_the_input_does_not_show(void **state)
{
  (void)state;
  assert_turtle("<a:s> <a:p> \"x\"@fr .\n<a:s> <a:p> \"x\"@FR .\n",
                "\n<a:s> <a:p> \"x\"@FR .\n");
  assert_turtle("<a:s> <a:p> \"x\"@FR .\n<a:s> <a:p> \"x\"@fr .\n",
                "\n<a:s> <a:p> \"x\"@FR .\n");
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_is_nothing),
    cmocka_unit_test(subjects_have_one_shape),
    cmocka_unit_test(graphs_follow_the_default_graph),
    cmocka_unit_test(only_what_is_used_is_declared),
    cmocka_unit_test(canonical_numbers_are_bare),
    cmocka_unit_test(other_numbers_are_quoted),
    cmocka_unit_test(texts_of_several_lines_are_long),
    cmocka_unit_test(the_order_of_the_input_does_not_show),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
