/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Numbers: operators, functions of section 17.4.4, and casts. */

#include "sparql_expression.h"

static const struct row integers[] = {
  {"1 + 2", "3"},
  {"1 - 2", "-1"},
  {"3 * -4", "-12"},
  {"-(-7)", "7"},
  {"+\"007\"^^xsd:integer", "7"},
  {"-\"5\"^^xsd:byte", "-5"},
  {"+\"5\"^^xsd:byte", "5"},
  {"\"5\"^^xsd:byte + \"5\"^^xsd:unsignedInt", "10"},
  {"9223372036854775807 + 0", "9223372036854775807"},
  {"9223372036854775807 + 1", "9223372036854775808"},
  {"-9223372036854775808 - 1", "-9223372036854775809"},
  {"9223372036854775808 - 1", "9223372036854775807"},
  {"-(-9223372036854775808)", "9223372036854775808"},
  {"ABS(-9223372036854775808)", "9223372036854775808"},
  {"4294967296 * 4294967296 * 4294967296", "79228162514264337593543950336"},
  {"79228162514264337593543950336 - 79228162514264337593543950335", "1"},
  {"123456789012345678901234567890 * 0", "0"},
  {"-123456789012345678901234567890 * 10",
   "-1234567890123456789012345678900"},
  {"ABS(-123456789012345678901234567890)",
   "123456789012345678901234567890"},
  {"ABS(\"-5\"^^xsd:byte)", "5"},
  {"CEIL(3)", "3"},
  {"FLOOR(-123456789012345678901234567890)",
   "-123456789012345678901234567890"},
  {"ROUND(\"3\"^^xsd:long)", "3"},
  {"1 + \"300\"^^xsd:byte", "!"},
  {"1 + \"x\"^^xsd:integer", "!"},
  {"1 + \"1\"", "!"},
  {"1 + \"1\"@en", "!"},
  {"1 + true", "!"},
  {"1 + <http://e/x>", "!"},
  {"-\"1\"", "!"},
  {"+<http://e/x>", "!"},
  {"ABS(\"1\")", "!"},
  {"1 + ?x", "!"},
};

static const struct row decimals[] = {
  {"1.5 + 1", "2.5"},
  {"1.50", "1.50"},
  {"1.50 + 0", "1.5"},
  {"+(1.50)", "1.5"},
  {"1.5 + 1.5", "\"3\"^^decimal"},
  {"0.1 + 0.2", "0.3"},
  {"-0.1 - 0.2", "-0.3"},
  {"0.1 * 0.1", "0.01"},
  {"-1.5 * 2", "\"-3\"^^decimal"},
  {"0.0 * -1", "\"0\"^^decimal"},
  {"-0.05 + 0", "-0.05"},
  {"9223372036854775807.5 + 0.5", "\"9223372036854775808\"^^decimal"},
  {"0.000000000000000001 * 0.000000000000000001",
   "0.000000000000000000000000000000000001"},
  {"0.0000000000000000000001 + 0", "0.0000000000000000000001"},
  {"0.0000000000000000000001 + 1", "1.0000000000000000000001"},
  {"123456789012345678901234567890.5 + 0.5",
   "\"123456789012345678901234567891\"^^decimal"},
  {"123456789012345678901234567890.25 - 123456789012345678901234567890",
   "0.25"},
  {"\"+33.3300\"^^xsd:decimal + 0", "33.33"},
  {"\".5\"^^xsd:decimal + 0", "0.5"},
  {"\"5.\"^^xsd:decimal + 0", "\"5\"^^decimal"},
  {"\".\"^^xsd:decimal + 0", "!"},
  {"\"1e0\"^^xsd:decimal + 0", "!"},
  {"\"\"^^xsd:decimal + 0", "!"},
  {"\" 1\"^^xsd:decimal + 0", "!"},
  {"1 / 2", "0.5"},
  {"4 / 2", "\"2\"^^decimal"},
  {"-1 / 3", "-0.333333333333333333333333"},
  {"2 / 3", "0.666666666666666666666667"},
  {"-2 / 3", "-0.666666666666666666666667"},
  {"2 / -3", "-0.666666666666666666666667"},
  {"10 / 3", "3.333333333333333333333333"},
  {"100000 / 3", "33333.333333333333333333333333"},
  {"1 / 30000000000", "0.00000000003333333333333333333"},
  {"1 / 3.0", "0.333333333333333333333333"},
  {"1 / 123456789012345678901234567890",
   "0.000000000000000000000000000008100000072900000663"},
  {"123456789012345678901234567890 / 10",
   "\"12345678901234567890123456789\"^^decimal"},
  {"33554433 / 33554432", "1.000000029802322387695313"},
  {"-33554433 / 33554432", "-1.000000029802322387695313"},
  {"1 / 1024", "0.0009765625"},
  {"1 / 0", "!"},
  {"1.0 / 0", "!"},
  {"0 / 0.0", "!"},
  {"1 / 0.00", "!"},
  {"CEIL(1.1)", "\"2\"^^decimal"},
  {"CEIL(-1.9)", "\"-1\"^^decimal"},
  {"FLOOR(1.9)", "\"1\"^^decimal"},
  {"FLOOR(-1.1)", "\"-2\"^^decimal"},
  {"ROUND(2.5)", "\"3\"^^decimal"},
  {"ROUND(2.4999)", "\"2\"^^decimal"},
  {"ROUND(-2.5)", "\"-2\"^^decimal"},
  {"ROUND(-2.51)", "\"-3\"^^decimal"},
  {"ROUND(123456789012345678901234567890.5)",
   "\"123456789012345678901234567891\"^^decimal"},
  {"ABS(-1.50)", "1.5"},
  {"ABS(1.50)", "1.5"},
};

static const struct row reals[] = {
  {"1e0 + 1", "2.0E0"},
  {"1e0 / 3", "3.333333333333333E-1"},
  {"0.1e0 + 0.2", "3.0000000000000004E-1"},
  {"1e0 / 0", "\"INF\"^^double"},
  {"-1e0 / 0", "\"-INF\"^^double"},
  {"0e0 / 0", "\"NaN\"^^double"},
  {"1e300 * 1e300", "\"INF\"^^double"},
  {"1e0 * 0.1", "1.0E-1"},
  {"1e21 + 0", "1.0E21"},
  {"1e22 + 0", "1.0E22"},
  {"123456789e0 + 0", "1.23456789E8"},
  {"4.9e-324 + 0", "4.94065645841247E-324"},
  {"1.7976931348623157e308 + 0", "1.7976931348623157E308"},
  {"1e400 + 0", "\"INF\"^^double"},
  {"1e-400 + 0", "0.0E0"},
  {"-0e0 + -0e0", "-0.0E0"},
  {"9007199254740993 + 0e0", "9.007199254740992E15"},
  {"\"1\"^^xsd:float + 1", "\"2.0E0\"^^float"},
  {"\"0.1\"^^xsd:float + \"0.2\"^^xsd:float", "\"3.0E-1\"^^float"},
  {"\"0.1\"^^xsd:float + 0.2", "\"3.0E-1\"^^float"},
  {"\"0.1\"^^xsd:float + 0e0", "1.0000000149011612E-1"},
  {"\"16777216\"^^xsd:float + 1", "\"1.6777216E7\"^^float"},
  {"-\"INF\"^^xsd:float", "\"-INF\"^^float"},
  {"\"1.5E+3\"^^xsd:double + 0", "1.5E3"},
  {"\".5e1\"^^xsd:double + 0", "5.0E0"},
  {"\"5.\"^^xsd:double + 0", "5.0E0"},
  {"\"inf\"^^xsd:double + 0", "!"},
  {"\"0x1p3\"^^xsd:double + 0", "!"},
  {"\"1e\"^^xsd:double + 0", "!"},
  {"\"1e+\"^^xsd:double + 0", "!"},
  {"\"nan\"^^xsd:double + 0", "!"},
  {"\"e1\"^^xsd:double + 0", "!"},
  {"\".e1\"^^xsd:double + 0", "!"},
  {"\"1e99999999999999999999\"^^xsd:double + 0", "\"INF\"^^double"},
  {"\"-1e-99999999999999999999\"^^xsd:double + 0", "0.0E0"},
  {"CEIL(1.5e0)", "2.0E0"},
  {"CEIL(-0.5e0)", "-0.0E0"},
  {"FLOOR(-0.5e0)", "-1.0E0"},
  {"ROUND(0.49999999999999994e0)", "0.0E0"},
  {"ROUND(2.5e0)", "3.0E0"},
  {"ROUND(-2.5e0)", "-2.0E0"},
  {"ROUND(-0.4e0)", "-0.0E0"},
  {"ROUND(9007199254740991e0)", "9.007199254740991E15"},
  {"ROUND(\"INF\"^^xsd:double)", "\"INF\"^^double"},
  {"FLOOR(\"NaN\"^^xsd:double)", "\"NaN\"^^double"},
  {"ABS(-1.5e0)", "1.5E0"},
  {"ABS(\"-INF\"^^xsd:float)", "\"INF\"^^float"},
};

static const struct row casts[] = {
  {"xsd:integer(\"7\")", "7"},
  {"xsd:integer(\" +07 \")", "7"},
  {"xsd:integer(\"7.0\")", "!"},
  {"xsd:integer(\"\")", "!"},
  {"xsd:integer(\"-\")", "!"},
  {"xsd:integer(\"7\"@en)", "!"},
  {"xsd:integer(<http://e/7>)", "!"},
  {"xsd:integer(7.9)", "7"},
  {"xsd:integer(-7.9)", "-7"},
  {"xsd:integer(1e20)", "100000000000000000000"},
  {"xsd:integer(-1.5e0)", "-1"},
  {"xsd:integer(\"INF\"^^xsd:double)", "!"},
  {"xsd:integer(\"NaN\"^^xsd:double)", "!"},
  {"xsd:integer(true)", "1"},
  {"xsd:integer(false)", "0"},
  {"xsd:integer(\"x\"^^xsd:integer)", "!"},
  {"xsd:integer(\"2020-01-01\"^^xsd:date)", "!"},
  {"xsd:integer(\"5\"^^xsd:byte)", "5"},
  {"xsd:integer(\"123456789012345678901234567890\")",
   "123456789012345678901234567890"},
  {"xsd:byte(127)", "\"127\"^^byte"},
  {"xsd:byte(128)", "!"},
  {"xsd:byte(\"-128\")", "\"-128\"^^byte"},
  {"xsd:unsignedLong(\"18446744073709551615\")",
   "\"18446744073709551615\"^^unsignedLong"},
  {"xsd:unsignedLong(\"18446744073709551616\")", "!"},
  {"xsd:unsignedLong(\"-1\")", "!"},
  {"xsd:long(9223372036854775808)", "!"},
  {"xsd:positiveInteger(0)", "!"},
  {"xsd:positiveInteger(123456789012345678901234567890)",
   "\"123456789012345678901234567890\"^^positiveInteger"},
  {"xsd:negativeInteger(123456789012345678901234567890)", "!"},
  {"xsd:nonPositiveInteger(0)", "\"0\"^^nonPositiveInteger"},
  {"xsd:decimal(\"+33.3300\")", "33.33"},
  {"xsd:decimal(\"1e0\")", "!"},
  {"xsd:decimal(1.50)", "1.5"},
  {"xsd:decimal(7)", "\"7\"^^decimal"},
  {"xsd:decimal(1.5e0)", "1.5"},
  {"xsd:decimal(0.1e0)",
   "0.1000000000000000055511151231257827021181583404541015625"},
  {"xsd:decimal(\"-INF\"^^xsd:float)", "!"},
  {"xsd:decimal(true)", "\"1\"^^decimal"},
  {"xsd:double(\"1\")", "1.0E0"},
  {"xsd:double(\"-INF\")", "\"-INF\"^^double"},
  {"xsd:double(\"1,5\")", "!"},
  {"xsd:double(0.1)", "1.0E-1"},
  {"xsd:double(123456789012345678901234567890)", "1.2345678901234568E29"},
  {"xsd:double(0.12345678901234567890123)", "1.2345678901234568E-1"},
  {"xsd:double(\"0.1\"^^xsd:float)", "1.0000000149011612E-1"},
  {"xsd:float(0.1e0)", "\"1.0E-1\"^^float"},
  {"xsd:float(1e300)", "\"INF\"^^float"},
  {"xsd:float(16777217)", "\"1.6777216E7\"^^float"},
  {"xsd:float(1.00000005960464477540)", "\"1.0000001E0\"^^float"},
  {"xsd:float(true)", "\"1.0E0\"^^float"},
  {"xsd:boolean(\"true\")", "true"},
  {"xsd:boolean(\"1\")", "true"},
  {"xsd:boolean(\" 0 \")", "false"},
  {"xsd:boolean(\"TRUE\")", "!"},
  {"xsd:boolean(\"yes\")", "!"},
  {"xsd:boolean(0)", "false"},
  {"xsd:boolean(0.01)", "true"},
  {"xsd:boolean(\"NaN\"^^xsd:double)", "false"},
  {"xsd:boolean(-0e0)", "false"},
  {"xsd:boolean(\"1\"^^xsd:boolean)", "true"},
  {"xsd:string(\"01\"^^xsd:integer)", "\"1\""},
  {"xsd:string(1.50)", "\"1.5\""},
  {"xsd:string(2.0)", "\"2\""},
  {"xsd:string(1e0)", "\"1\""},
  {"xsd:string(-1.5e-6)", "\"-0.0000015\""},
  {"xsd:string(123456.7e0)", "\"123456.7\""},
  {"xsd:string(1e6)", "\"1.0E6\""},
  {"xsd:string(9e-7)", "\"9.0E-7\""},
  {"xsd:string(-0e0)", "\"-0\""},
  {"xsd:string(\"NaN\"^^xsd:float)", "\"NaN\""},
  {"xsd:string(\"1\"^^xsd:boolean)", "\"true\""},
  {"xsd:string(<http://e/x>)", "\"http://e/x\""},
  {"xsd:string(\"x\"@en)", "\"x\""},
  {"xsd:string(\"x\"^^<http://e/t>)", "\"x\""},
  {"xsd:string(BNODE())", "!"},
  {"xsd:string(?x)", "!"},
  {"xsd:anyURI(\"x\")", "!"},
  {"<http://e/f>(1)", "!"},
};

static const struct row written[] = {
  {"STR(1.50)", "\"1.50\""},
  {"STR(1e0)", "\"1e0\""},
  {"STR(1e0 + 0)", "\"1.0E0\""},
  {"STR(\"01\"^^xsd:integer)", "\"01\""},
  {"isNumeric(1)", "true"},
  {"isNumeric(\"1\"^^xsd:unsignedByte)", "true"},
  {"isNumeric(\"1200\"^^xsd:byte)", "false"},
  {"isNumeric(\"1\")", "false"},
  {"isNumeric(<http://e/1>)", "false"},
  {"isNumeric(1/0)", "!"},
  {"RAND() < 1", "true"},
  {"RAND() >= 0", "true"},
  {"RAND() = RAND()", "false"},
  {"DATATYPE(RAND())", "<http://www.w3.org/2001/XMLSchema#double>"},
};

static void
integers_are_exact(void **state)
{
  (void)state;
  ASSERT_ROWS(integers);
}

static void
decimals_are_exact(void **state)
{
  (void)state;
  ASSERT_ROWS(decimals);
}

static void
reals_round_once(void **state)
{
  (void)state;
  ASSERT_ROWS(reals);
}

static void
casts_are_those_of_xpath(void **state)
{
  (void)state;
  ASSERT_ROWS(casts);
}

static void
texts_and_tests(void **state)
{
  (void)state;
  ASSERT_ROWS(written);
}

/* Numbers of very many digits are an error, not a wait. */
static void
no_number_is_endless(void **state)
{
  enum { digits = 70000 };
  struct ess_buf text = {0};
  struct ess_buf found = {0};
  (void)state;

  for (size_t i = 0; i < digits; ++i) {
    ess_buf_putc(&text, '7');
  }
  ess_buf_puts(&text, " + 1");
  put_value(&found, ess_buf_str(&text));
  assert_string_equal(ess_buf_str(&found), "!");
  ess_buf_clear(&text);
  ess_buf_clear(&found);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(integers_are_exact),
    cmocka_unit_test(decimals_are_exact),
    cmocka_unit_test(reals_round_once),
    cmocka_unit_test(casts_are_those_of_xpath),
    cmocka_unit_test(texts_and_tests),
    cmocka_unit_test(no_number_is_endless),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
