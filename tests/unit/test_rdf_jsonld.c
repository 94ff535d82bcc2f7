/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The JSON-LD writer: its one shape, and where a context would lie.
   tests/interop reads its output with other programs. */

#include "rdf/json.h"
#include "rdf/writer.h"

#include "captured.h"

#define BASE "https://w3id.org/essaim/"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define ORG "http://www.w3.org/ns/org#"

static void
assert_jsonld(const char *document, const char *expected)
{
  char path[32];
  struct ess_output *out = capture(path);
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of(BASE));
  struct ess_dataset *dataset = dataset_of(document);

  assert_int_equal(ess_jsonld_write(dataset, prefixes, out), ESS_OK);
  assert_captured(out, path, expected);
  ess_dataset_free(dataset);
  ess_prefixes_free(prefixes);
}

static void
nothing_is_a_document_too(void **state)
{
  (void)state;
  assert_jsonld("", "{\n  \"@context\": {\n  },\n  \"@graph\": [\n  ]\n}\n");
}

static void
nodes_have_one_shape(void **state)
{
  (void)state;
  assert_jsonld("<a:s> <a:p> \"1\"^^<a:t> .\n"
                "<a:s> <a:p> \"x\\ny\"@fr .\n"
                "<a:s> <" RDF "type> <" ORG "Post> .\n"
                "_:b <a:p> _:b <a:g> .\n",
                "{\n"
                "  \"@context\": {\n"
                "    \"org\": \"" ORG "\"\n"
                "  },\n"
                "  \"@graph\": [\n"
                "    {\n"
                "      \"@id\": \"a:s\",\n"
                "      \"@type\": [\"org:Post\"],\n"
                "      \"a:p\": [\n"
                "        {\"@value\": \"1\", \"@type\": \"a:t\"},\n"
                "        {\"@value\": \"x\\ny\", \"@language\": \"fr\"}\n"
                "      ]\n"
                "    },\n"
                "    {\n"
                "      \"@id\": \"a:g\",\n"
                "      \"@graph\": [\n"
                "        {\n"
                "          \"@id\": \"_:b\",\n"
                "          \"a:p\": [{\"@id\": \"_:b\"}]\n"
                "        }\n"
                "      ]\n"
                "    }\n"
                "  ]\n"
                "}\n");
}

/* "org:x" would be read as a compact IRI were there a prefix org. */
static void
a_prefix_that_is_a_scheme_is_given_up(void **state)
{
  (void)state;
  assert_jsonld("<org:x> <" ORG "p> \"1\" .\n",
                "{\n"
                "  \"@context\": {\n"
                "  },\n"
                "  \"@graph\": [\n"
                "    {\n"
                "      \"@id\": \"org:x\",\n"
                "      \"" ORG "p\": [{\"@value\": \"1\"}]\n"
                "    }\n"
                "  ]\n"
                "}\n");
}

static void
a_type_that_is_a_literal_is_kept(void **state)
{
  (void)state;
  assert_jsonld("<a:s> <" RDF "type> \"x\" .\n",
                "{\n"
                "  \"@context\": {\n"
                "    \"rdf\": \"" RDF "\"\n"
                "  },\n"
                "  \"@graph\": [\n"
                "    {\n"
                "      \"@id\": \"a:s\",\n"
                "      \"rdf:type\": [{\"@value\": \"x\"}]\n"
                "    }\n"
                "  ]\n"
                "}\n");
}

static void
strings_are_escaped(void **state)
{
  const struct ess_view text = ess_view_of("é\"\\/\b\t\n\f\r\x1F\x7F😀");
  struct ess_buf out = {0};
  (void)state;
  ess_json_string(&out, text);
  assert_string_equal(ess_buf_str(&out),
                      "\"é\\\"\\\\/\\u0008\\t\\n\\u000C\\r\\u001F\\u007F😀\"");
  ess_buf_reset(&out);
  ess_json_string(&out, ess_view_of(NULL));
  assert_string_equal(ess_buf_str(&out), "\"\"");
  ess_buf_clear(&out);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_is_a_document_too),
    cmocka_unit_test(nodes_have_one_shape),
    cmocka_unit_test(a_prefix_that_is_a_scheme_is_given_up),
    cmocka_unit_test(a_type_that_is_a_literal_is_kept),
    cmocka_unit_test(strings_are_escaped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
