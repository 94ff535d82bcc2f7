/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Functions of terms and of strings: sections 17.4.2, 17.4.3 and 17.4.6. */

#include "sparql_expression.h"

static const struct row terms[] = {
  {"STR(<http://e/x>)", "\"http://e/x\""},
  {"STR(\"x\"@en)", "\"x\""},
  {"STR(\"x\"^^<http://e/t>)", "\"x\""},
  {"STR(BNODE())", "!"},
  {"LANG(\"x\"@en-GB)", "\"en-GB\""},
  {"LANG(\"x\")", "\"\""},
  {"LANG(1)", "\"\""},
  {"LANG(<http://e/x>)", "!"},
  {"LANG(BNODE())", "!"},
  {"DATATYPE(1)", "<http://www.w3.org/2001/XMLSchema#integer>"},
  {"DATATYPE(1.5)", "<http://www.w3.org/2001/XMLSchema#decimal>"},
  {"DATATYPE(\"1\"^^xsd:byte)", "<http://www.w3.org/2001/XMLSchema#byte>"},
  {"DATATYPE(\"x\"^^xsd:integer)",
   "<http://www.w3.org/2001/XMLSchema#integer>"},
  {"DATATYPE(\"x\")", "<http://www.w3.org/2001/XMLSchema#string>"},
  {"DATATYPE(\"x\"@en)",
   "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"},
  {"DATATYPE(true)", "<http://www.w3.org/2001/XMLSchema#boolean>"},
  {"DATATYPE(\"x\"^^<http://e/t>)", "<http://e/t>"},
  {"DATATYPE(123456789012345678901234567890)",
   "<http://www.w3.org/2001/XMLSchema#integer>"},
  {"DATATYPE(<http://e/x>)", "!"},
  {"IRI(\"http://f/x\")", "<http://f/x>"},
  {"IRI(\"x\")", "<http://e/x>"},
  {"URI(\"../x?y#z\")", "<http://e/x?y#z>"},
  {"IRI(<http://f/x>)", "<http://f/x>"},
  {"IRI(\"a b\")", "!"},
  {"IRI(\"x\"@en)", "!"},
  {"IRI(1)", "!"},
  {"isIRI(<http://e/x>)", "true"},
  {"isURI(\"http://e/x\")", "false"},
  {"isBLANK(BNODE())", "true"},
  {"isBLANK(BNODE(\"x\"))", "true"},
  {"isBLANK(<http://e/x>)", "false"},
  {"isLITERAL(\"x\"@en)", "true"},
  {"isLITERAL(BNODE())", "false"},
  {"isLITERAL(?x)", "!"},
  {"BNODE(1)", "!"},
  {"BNODE(\"x\"@en)", "!"},
  {"BNODE(\"x\") = BNODE(\"x\")", "true"},
  {"BNODE(\"x\") = BNODE(\"y\")", "false"},
  {"BNODE() = BNODE()", "false"},
  {"STRDT(\"7\", xsd:integer)", "7"},
  {"STRDT(\"x\", xsd:integer)", "\"x\"^^integer"},
  {"STRDT(\"x\", xsd:string)", "\"x\""},
  {"STRDT(\"x\", <http://e/t>)", "\"x\"^^<http://e/t>"},
  {"STRDT(\"x\"@en, xsd:string)", "!"},
  {"STRDT(7, xsd:string)", "!"},
  {"STRDT(\"x\", \"http://e/t\")", "!"},
  {"STRDT(\"x\", <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>)",
   "!"},
  {"STRDT(\"7\", xsd:integer) + 1", "8"},
  {"STRLANG(\"x\", \"en\")", "\"x\"@en"},
  {"STRLANG(\"x\"@fr, \"en\")", "!"},
  {"STRLANG(\"x\", \"\")", "!"},
  {"STRLANG(\"x\", \"e n\")", "!"},
  {"STRLANG(\"x\", \"en\"@fr)", "!"},
  {"STRLANG(1, \"en\")", "!"},
  {"sameTerm(1, 1)", "true"},
  {"sameTerm(1, 1.0)", "false"},
  {"sameTerm(1, \"01\"^^xsd:integer)", "false"},
  {"sameTerm(1 + 1, 2)", "true"},
  {"sameTerm(0.5 + 0.5, 1.0)", "false"},
  {"sameTerm(\"x\"@en, \"x\"@EN)", "true"},
  {"sameTerm(\"x\", \"x\"@en)", "false"},
  {"sameTerm(<http://e/x>, \"http://e/x\")", "false"},
  {"sameTerm(1/0, 1/0)", "!"},
  {"LANGMATCHES(\"de-CH-1996\", \"de-ch\")", "true"},
  {"LANGMATCHES(\"de\", \"de-CH\")", "false"},
  {"LANGMATCHES(\"deu\", \"de\")", "false"},
  {"LANGMATCHES(\"EN\", \"en\")", "true"},
  {"LANGMATCHES(\"en\", \"*\")", "true"},
  {"LANGMATCHES(\"\", \"*\")", "false"},
  {"LANGMATCHES(\"\", \"\")", "false"},
  {"LANGMATCHES(\"en\", 1)", "!"},
  {"STRLEN(STRUUID())", "36"},
  {"SUBSTR(STRUUID(), 15, 1)", "\"4\""},
  {"STRLEN(STR(UUID()))", "45"},
  {"STRSTARTS(STR(UUID()), \"urn:uuid:\")", "true"},
  {"REGEX(STRUUID(), "
   "\"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$\")", "true"},
  {"UUID() = UUID()", "false"},
};

static const struct row strings[] = {
  {"STRLEN(\"\")", "0"},
  {"STRLEN(\"été\"@fr)", "3"},
  {"STRLEN(\"食べ物\")", "3"},
  {"STRLEN(\"\xF0\x9F\x91\xAA\")", "1"},
  {"STRLEN(1)", "!"},
  {"STRLEN(<http://e/x>)", "!"},
  {"SUBSTR(\"motor car\", 6)", "\" car\""},
  {"SUBSTR(\"metadata\"@en, 4, 3)", "\"ada\"@en"},
  {"SUBSTR(\"12345\", 1.5, 2.6)", "\"234\""},
  {"SUBSTR(\"12345\", 0, 3)", "\"12\""},
  {"SUBSTR(\"12345\", 5, -3)", "\"\""},
  {"SUBSTR(\"12345\", -3, 5)", "\"1\""},
  {"SUBSTR(\"12345\", \"NaN\"^^xsd:double, 3)", "\"\""},
  {"SUBSTR(\"12345\", 1, \"NaN\"^^xsd:double)", "\"\""},
  {"SUBSTR(\"12345\", -42, \"INF\"^^xsd:double)", "\"12345\""},
  {"SUBSTR(\"12345\", \"-INF\"^^xsd:double, \"INF\"^^xsd:double)", "\"\""},
  {"SUBSTR(\"12345\", 9)", "\"\""},
  {"SUBSTR(\"12345\", 123456789012345678901234567890)", "\"\""},
  {"SUBSTR(\"été\", 2, 1)", "\"t\""},
  {"SUBSTR(\"été\", 3)", "\"é\""},
  {"SUBSTR(\"\xF0\x9F\x91\xAA!\", 2)", "\"!\""},
  {"SUBSTR(\"x\", \"1\")", "!"},
  {"SUBSTR(1, 1)", "!"},
  {"UCASE(\"straße\"@de)", "\"STRASSE\"@de"},
  {"UCASE(\"été\")", "\"ÉTÉ\""},
  {"UCASE(\"\xEF\xAC\x81\")", "\"FI\""},
  {"LCASE(\"ÉTÉ\")", "\"été\""},
  {"LCASE(\"ΟΔΟΣ\")", "\"οδος\""},
  {"LCASE(\"İ\")", "\"i\u0307\""},
  {"LCASE(\"\")", "\"\""},
  {"UCASE(1)", "!"},
  {"STRSTARTS(\"foobar\", \"foo\")", "true"},
  {"STRSTARTS(\"foobar\"@en, \"foo\"@en)", "true"},
  {"STRSTARTS(\"foobar\"@en, \"foo\"@EN)", "true"},
  {"STRSTARTS(\"foobar\"@en, \"foo\")", "true"},
  {"STRSTARTS(\"foobar\", \"foo\"@en)", "!"},
  {"STRSTARTS(\"foobar\"@en, \"foo\"@fr)", "!"},
  {"STRSTARTS(\"foobar\", 1)", "!"},
  {"STRSTARTS(\"f\", \"foo\")", "false"},
  {"STRSTARTS(\"f\", \"\")", "true"},
  {"STRENDS(\"foobar\", \"bar\")", "true"},
  {"STRENDS(\"foobar\", \"\")", "true"},
  {"STRENDS(\"bar\", \"foobar\")", "false"},
  {"STRENDS(\"bar\", \"bar\"@en)", "!"},
  {"CONTAINS(\"foobar\", \"oba\")", "true"},
  {"CONTAINS(\"foobar\", \"\")", "true"},
  {"CONTAINS(\"\", \"\")", "true"},
  {"CONTAINS(\"\", \"x\")", "false"},
  {"CONTAINS(\"x\"@en, \"x\"@fr)", "!"},
  {"STRBEFORE(\"abc\", \"b\")", "\"a\""},
  {"STRBEFORE(\"abc\"@en, \"bc\")", "\"a\"@en"},
  {"STRBEFORE(\"abc\"@en, \"b\"@cy)", "!"},
  {"STRBEFORE(\"abc\", \"\")", "\"\""},
  {"STRBEFORE(\"abc\"@en, \"\")", "\"\"@en"},
  {"STRBEFORE(\"abc\"@en, \"\"@en)", "\"\"@en"},
  {"STRBEFORE(\"abc\"@en, \"z\")", "\"\""},
  {"STRBEFORE(\"abc\"@en, \"a\")", "\"\"@en"},
  {"STRBEFORE(1, \"a\")", "!"},
  {"STRAFTER(\"abc\", \"b\")", "\"c\""},
  {"STRAFTER(\"abc\"@en, \"ab\")", "\"c\"@en"},
  {"STRAFTER(\"abc\"@en, \"b\"@cy)", "!"},
  {"STRAFTER(\"abc\", \"\")", "\"abc\""},
  {"STRAFTER(\"abc\"@en, \"\")", "\"abc\"@en"},
  {"STRAFTER(\"abc\"@en, \"z\"@en)", "\"\""},
  {"STRAFTER(\"abc\"@en, \"c\")", "\"\"@en"},
  {"STRAFTER(\"\"@en, \"\")", "\"\"@en"},
  {"STRAFTER(\"\"@en, \"x\")", "\"\""},
  {"ENCODE_FOR_URI(\"Los Angeles\")", "\"Los%20Angeles\""},
  {"ENCODE_FOR_URI(\"a-_.~/?é\"@fr)", "\"a-_.~%2F%3F%C3%A9\""},
  {"ENCODE_FOR_URI(1)", "!"},
  {"CONCAT()", "\"\""},
  {"CONCAT(\"a\")", "\"a\""},
  {"CONCAT(\"a\"@en)", "\"a\"@en"},
  {"CONCAT(\"a\", \"b\")", "\"ab\""},
  {"CONCAT(\"a\"@en, \"b\"@en)", "\"ab\"@en"},
  {"CONCAT(\"a\"@en, \"b\"@EN)", "\"ab\"@en"},
  {"CONCAT(\"a\"@en, \"b\"@fr)", "\"ab\""},
  {"CONCAT(\"a\"@en, \"b\"@fr, \"c\"@en)", "\"abc\""},
  {"CONCAT(\"a\"@en, \"b\")", "\"ab\""},
  {"CONCAT(\"a\", \"b\"@en)", "\"ab\""},
  {"CONCAT(\"a\", 1)", "!"},
  {"CONCAT(\"a\", ?x)", "!"},
  {"MD5(\"abc\")", "\"900150983cd24fb0d6963f7d28e17f72\""},
  {"MD5(\"\")", "\"d41d8cd98f00b204e9800998ecf8427e\""},
  {"SHA1(\"abc\")", "\"a9993e364706816aba3e25717850c26c9cd0d89d\""},
  {"SHA256(\"食\")",
   "\"0fbe868d1df356ca9df7ebff346da3a56280e059a7ea81186ef885b140d254ee\""},
  {"SHA384(\"abc\")",
   "\"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"
   "1a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7\""},
  {"SHA512(\"abc\")",
   "\"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
   "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f\""},
  {"MD5(\"abc\"@en)", "!"},
  {"MD5(1)", "!"},
};

static void
functions_of_terms(void **state)
{
  (void)state;
  ASSERT_ROWS(terms);
}

static void
functions_of_strings(void **state)
{
  (void)state;
  ASSERT_ROWS(strings);
}

/* Two solutions, two nodes. */
static void
nodes_are_of_a_solution(void **state)
{
  struct ess_arena arena = {0};
  struct ess_call_context context;
  const struct ess_datum name =
    ess_datum_string((struct ess_view)ESS_VIEW("x"));
  (void)state;

  assert_int_equal(
    ess_call_context_init(&context, (struct ess_view){NULL, 0}), ESS_OK);
  context.arena = &arena;
  const struct ess_datum a =
    ess_function_call(&context, ESS_EXPR_BNODE, &name, 1);
  const struct ess_datum again =
    ess_function_call(&context, ESS_EXPR_BNODE, &name, 1);
  ++context.solution;
  const struct ess_datum b =
    ess_function_call(&context, ESS_EXPR_BNODE, &name, 1);
  assert_true(ess_view_equal(a.text, again.text));
  assert_false(ess_view_equal(a.text, b.text));
  ess_call_context_clear(&context);
  ess_arena_clear(&arena);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(functions_of_terms),
    cmocka_unit_test(functions_of_strings),
    cmocka_unit_test(nodes_are_of_a_solution),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
