/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* REGEX and REPLACE: XPath's regular expressions, and what is none. */

#include "sparql/regex.h"

#include "sparql_expression.h"

static const struct row found[] = {
  {"REGEX(\"abracadabra\", \"bra\")", "true"},
  {"REGEX(\"abracadabra\", \"^a.*a$\")", "true"},
  {"REGEX(\"abracadabra\", \"^bra\")", "false"},
  {"REGEX(\"abracadabra\"@en, \"BRA\", \"i\")", "true"},
  {"REGEX(\"ÉTÉ\", \"été\", \"i\")", "true"},
  {"REGEX(\"ÉTÉ\", \"[à-ö]\", \"i\")", "true"},
  {"REGEX(\"\", \"\")", "true"},
  {"REGEX(\"\", \"x\")", "false"},
  {"REGEX(\"a\\nb\", \"a.b\")", "false"},
  {"REGEX(\"a\\nb\", \"a.b\", \"s\")", "true"},
  {"REGEX(\"a\\rb\", \"a.b\")", "true"},
  {"REGEX(\"a\\nb\", \"^b$\")", "false"},
  {"REGEX(\"a\\nb\", \"^b$\", \"m\")", "true"},
  {"REGEX(\"a\\nb\", \"^a$\", \"m\")", "true"},
  {"REGEX(\"a\\n\", \"a$\")", "false"},
  {"REGEX(\"helloworld\", \"hello[ ]world\", \"x\")", "false"},
  {"REGEX(\"hello world\", \"hello[ ]world\", \"x\")", "true"},
  {"REGEX(\"helloworld\", \"hello world\", \"x\")", "true"},
  {"REGEX(\"ab#c\", \"a b #c\", \"x\")", "true"},
  {"REGEX(\"a.b\", \"a.b\", \"q\")", "true"},
  {"REGEX(\"axb\", \"a.b\", \"q\")", "false"},
  {"REGEX(\"A.B\", \"a.b\", \"qi\")", "true"},
  {"REGEX(\"a b\", \"a b\", \"qx\")", "true"},
  {"REGEX(\"[(\", \"[(\", \"q\")", "true"},
  {"REGEX(\"a\", \"a\", \"\")", "true"},
  {"REGEX(\"a\", \"a\", \"ii\")", "true"},
  {"REGEX(\"a\", \"a\", \"g\")", "!"},
  {"REGEX(\"a\", \"a\", \"I\")", "!"},
  {"REGEX(\"a\", \"a\"@en)", "!"},
  {"REGEX(1, \"1\")", "!"},
  {"REGEX(<http://e/x>, \"x\")", "!"},
  {"REGEX(\"a\", 1)", "!"},
  {"REGEX(\"aaa\", \"^a{3}$\")", "true"},
  {"REGEX(\"aaa\", \"^a{2}$\")", "false"},
  {"REGEX(\"aaa\", \"^a{2,}$\")", "true"},
  {"REGEX(\"aaa\", \"^a{1,2}$\")", "false"},
  {"REGEX(\"aaa\", \"^a*?$\")", "true"},
  {"REGEX(\"aba\", \"^(?:a|b)+$\")", "true"},
  {"REGEX(\"abab\", \"^(ab)\\\\1$\")", "true"},
  {"REGEX(\"b\", \"^(a)?b\\\\1$\")", "true"},
  {"REGEX(\"aa0\", \"^(a)\\\\10$\")", "true"},
  {"REGEX(\"a\", \"(a\\\\1)\")", "!"},
  {"REGEX(\"a\", \"\\\\1(a)\")", "!"},
  {"REGEX(\"a\", \"a{2,1}\")", "!"},
  {"REGEX(\"a\", \"a{,2}\")", "!"},
  {"REGEX(\"a\", \"a{\")", "!"},
  {"REGEX(\"a\", \"a}\")", "!"},
  {"REGEX(\"a\", \"a**\")", "!"},
  {"REGEX(\"a\", \"a*+\")", "!"},
  {"REGEX(\"a\", \"*a\")", "!"},
  {"REGEX(\"a\", \"(a\")", "!"},
  {"REGEX(\"a\", \"a)\")", "!"},
  {"REGEX(\"a\", \"(?=a)\")", "!"},
  {"REGEX(\"a\", \"(?i)a\")", "!"},
  {"REGEX(\"a\", \"[a\")", "!"},
  {"REGEX(\"a\", \"[]\")", "!"},
  {"REGEX(\"a\", \"a]\")", "!"},
  {"REGEX(\"a\", \"[z-a]\")", "!"},
  {"REGEX(\"a\", \"\\\\\")", "!"},
  {"REGEX(\"a\", \"\\\\a\")", "!"},
  {"REGEX(\"a\", \"\\\\x{61}\")", "!"},
  {"REGEX(\"a\", \"\\\\p{Xx}\")", "!"},
  {"REGEX(\"a\", \"\\\\p{Latin}\")", "!"},
  {"REGEX(\"a\", \"\\\\p{IsNowhere}\")", "!"},
  {"REGEX(\"a\", \"\\\\pL\")", "!"},
};

static const struct row classes[] = {
  {"REGEX(\"é\", \"^\\\\w$\")", "true"},
  {"REGEX(\"_\", \"^\\\\w$\")", "false"},
  {"REGEX(\"$\", \"^\\\\w$\")", "true"},
  {"REGEX(\"-\", \"^\\\\W$\")", "true"},
  {"REGEX(\"_\", \"^[\\\\W]$\")", "true"},
  {"REGEX(\"a\", \"^[\\\\W]$\")", "false"},
  {"REGEX(\"٣\", \"^\\\\d$\")", "true"},
  {"REGEX(\"x\", \"^\\\\D$\")", "true"},
  {"REGEX(\"\\t\", \"^\\\\s$\")", "true"},
  {"REGEX(\"\u00A0\", \"^\\\\s$\")", "false"},
  {"REGEX(\"\u00A0\", \"^[\\\\S]$\")", "true"},
  {"REGEX(\" \", \"^[\\\\S]$\")", "false"},
  {"REGEX(\"x:é\", \"^\\\\i\\\\c*$\")", "true"},
  {"REGEX(\"-x\", \"^\\\\i\")", "false"},
  {"REGEX(\"-\", \"^\\\\I$\")", "true"},
  {"REGEX(\"-\", \"^[\\\\c]$\")", "true"},
  {"REGEX(\" \", \"^[\\\\C]$\")", "true"},
  {"REGEX(\"É\", \"^\\\\p{Lu}$\")", "true"},
  {"REGEX(\"é\", \"^\\\\p{Lu}$\")", "false"},
  {"REGEX(\"é\", \"^\\\\P{Lu}$\")", "true"},
  {"REGEX(\"é\", \"^[^\\\\p{Lu}0-9]$\")", "true"},
  {"REGEX(\"é\", \"^\\\\p{IsLatin-1Supplement}$\")", "true"},
  {"REGEX(\"e\", \"^\\\\p{IsLatin-1Supplement}$\")", "false"},
  {"REGEX(\"e\", \"^\\\\P{IsLatin-1Supplement}$\")", "true"},
  {"REGEX(\"α\", \"^[\\\\p{IsGreekandCoptic}]$\")", "true"},
  {"REGEX(\"b\", \"^[a-z-[aeiou]]$\")", "true"},
  {"REGEX(\"e\", \"^[a-z-[aeiou]]$\")", "false"},
  {"REGEX(\"bcd\", \"^[a-z-[aeiou]]+$\")", "true"},
  {"REGEX(\"e\", \"^[a-z-[a-m-[e]]]$\")", "true"},
  {"REGEX(\"B\", \"^[^a-z-[A-Z]]$\")", "false"},
  {"REGEX(\"1\", \"^[^a-z-[A-Z]]$\")", "true"},
  {"REGEX(\"a\", \"[a-z-[aeiou]x]\")", "!"},
  {"REGEX(\"-\", \"^[-a]$\")", "true"},
  {"REGEX(\"-\", \"^[a-]$\")", "true"},
  {"REGEX(\"^\", \"^[a^]$\")", "true"},
  {"REGEX(\"]\", \"^[\\\\]]$\")", "true"},
  {"REGEX(\".\", \"^[.]$\")", "true"},
  {"REGEX(\"a\", \"^[.]$\")", "false"},
  {"REGEX(\"a\", \"[[:alpha:]]\")", "!"},
  {"REGEX(\"un mot ici\", \"\\\\bmot\\\\b\")", "true"},
  {"REGEX(\"unmotici\", \"\\\\bmot\\\\b\")", "false"},
  {"REGEX(\"\xF0\x9F\x91\xAA\", \"^.$\")", "true"},
  {"REGEX(\"\xF0\x9F\x91\xAA\", \"^[^a]$\")", "true"},
  {"REGEX(\"a/b\", \"a/b\")", "true"},
  {"REGEX(\"a|b\", \"^a\\\\|b$\")", "true"},
  {"REGEX(\"$\", \"^\\\\$$\")", "true"},
};

static const struct row replaced[] = {
  {"REPLACE(\"abracadabra\", \"bra\", \"*\")", "\"a*cada*\""},
  {"REPLACE(\"abracadabra\", \"a.*a\", \"*\")", "\"*\""},
  {"REPLACE(\"abracadabra\", \"a.*?a\", \"*\")", "\"*c*bra\""},
  {"REPLACE(\"abracadabra\", \"a\", \"\")", "\"brcdbr\""},
  {"REPLACE(\"abracadabra\", \"a(.)\", \"a$1$1\")",
   "\"abbraccaddabbra\""},
  {"REPLACE(\"AAAA\", \"A+\", \"b\")", "\"b\""},
  {"REPLACE(\"AAAA\", \"A+?\", \"b\")", "\"bbbb\""},
  {"REPLACE(\"darted\", \"^(.*?)d(.*)$\", \"$1c$2\")", "\"carted\""},
  {"REPLACE(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\""},
  {"REPLACE(\"abc\"@en, \"b\", \"x\")", "\"axc\"@en"},
  {"REPLACE(\"abc\", \"z\", \"x\")", "\"abc\""},
  {"REPLACE(\"\", \"z\", \"x\")", "\"\""},
  {"REPLACE(\"aAbB\", \"a\", \"~/\", \"i\")", "\"~/~/bB\""},
  {"REPLACE(\"a.b.c\", \".\", \"$1\\\\\", \"q\")",
   "\"a$1\\b$1\\c\""},
  {"REPLACE(\"abc\", \"b\", \"$0$0\")", "\"abbc\""},
  {"REPLACE(\"abc\", \"(b)\", \"$15\")", "\"ab5c\""},
  {"REPLACE(\"abc\", \"b\", \"$1\")", "\"ac\""},
  {"REPLACE(\"abc\", \"b\", \"\\\\$\")", "\"a$c\""},
  {"REPLACE(\"abc\", \"b\", \"\\\\\\\\\")", "\"a\\c\""},
  {"REPLACE(\"été\", \"t\", \"é\")", "\"ééé\""},
  {"REPLACE(\"abc\", \"b\", \"$\")", "!"},
  {"REPLACE(\"abc\", \"b\", \"$x\")", "!"},
  {"REPLACE(\"abc\", \"b\", \"\\\\x\")", "!"},
  {"REPLACE(\"abc\", \"b\", \"\\\\\")", "!"},
  {"REPLACE(\"abc\", \"b*\", \"x\")", "!"},
  {"REPLACE(\"abc\", \"^$\", \"x\")", "!"},
  {"REPLACE(\"abc\", \"^\", \"x\")", "!"},
  {"REPLACE(\"abc\", \"\", \"x\")", "!"},
  {"REPLACE(\"abc\", \"b\", \"x\"@en)", "!"},
  {"REPLACE(\"abc\", \"b\", 1)", "!"},
  {"REPLACE(1, \"b\", \"x\")", "!"},
  {"REPLACE(\"abc\", \"[\", \"x\")", "!"},
};

static void
expressions_are_found(void **state)
{
  (void)state;
  ASSERT_ROWS(found);
}

static void
classes_are_those_of_xml_schema(void **state)
{
  (void)state;
  ASSERT_ROWS(classes);
}

static void
matches_are_replaced(void **state)
{
  (void)state;
  ASSERT_ROWS(replaced);
}

/* An expression that would go back for ages gives up, and says so. */
static void
bombs_end(void **state)
{
  static const struct row bombs[] = {
    {"REGEX(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", "
     "\"^(a+)+$\")", "! limit"},
    {"REGEX(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", "
     "\"^(a|a|ab?)*$\")", "! limit"},
    {"REPLACE(\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\", "
     "\"(x+x+)+[yz]\", \"z\")", "! limit"},
    {"REGEX(\"a\", \"((a{1,9999}){1,9999}){1,9999}\")", "! limit"},
  };
  (void)state;
  ASSERT_ROWS(bombs);
}

/* More expressions than are kept, each asked for twice. */
static void
many_are_kept_and_dropped(void **state)
{
  enum { many = 100 };
  struct ess_regexes *regexes = ess_regexes_new();
  const struct ess_regex *regex;
  struct ess_buf pattern = {0};
  (void)state;

  assert_non_null(regexes);
  for (unsigned i = 0; i < 2 * many; ++i) {
    ess_buf_reset(&pattern);
    ess_buf_printf(&pattern, "^%u$", i / 2);
    assert_int_equal(ess_regex_get(regexes, ess_buf_view(&pattern),
                                   (struct ess_view){NULL, 0}, &regex),
                     ESS_OK);
    const struct ess_view text =
      ess_view_sub(ess_buf_view(&pattern), 1, pattern.len - 2);
    assert_int_equal(ess_regex_match(regex, text, 0), ESS_OK);
    assert_int_equal(
      ess_regex_match(regex, (struct ess_view)ESS_VIEW("x"), 0), ESS_NO);
  }
  ess_buf_clear(&pattern);
  ess_regexes_free(regexes);
  ess_regexes_free(NULL);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(expressions_are_found),
    cmocka_unit_test(classes_are_those_of_xml_schema),
    cmocka_unit_test(matches_are_replaced),
    cmocka_unit_test(bombs_end),
    cmocka_unit_test(many_are_kept_and_dropped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
