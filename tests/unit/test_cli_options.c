/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The parser of the command line, its errors, and what is shown of them. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/nearest.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/setters.h"

struct inner {
  const char *base;
};

struct settings {
  bool quick;
  bool dry;
  const char *output;
  struct ess_list data;
  long seconds;
  const char *url;
  const char *name;
  struct inner inner;
};

static const char *
colour_at(size_t i)
{
  static const char *const colours[] = {"red", "green", "blue"};
  return i < 3 ? colours[i] : NULL;
}

static enum ess_status
set_colour(void *member, const char *value)
{
  for (size_t i = 0; colour_at(i); ++i) {
    if (strcmp(colour_at(i), value) == 0) {
      return ess_set_text(member, value);
    }
  }
  return ESS_USAGE;
}

#define IN(member) offsetof(struct settings, member)

static const struct ess_option options[] = {
  {"quick", 'q', NULL, "be quick", NULL, NULL, ESS_COMPLETE_NONE, NULL,
   IN(quick), ess_set_flag},
  {"dry-run", 'n', NULL, "do nothing", NULL, NULL, ESS_COMPLETE_NONE, NULL,
   IN(dry), ess_set_flag},
  {"output", 'o', "FILE", "write to FILE", NULL, NULL, ESS_COMPLETE_FILE,
   NULL, IN(output), ess_set_text},
  {"data", 'd', "FILE", "read FILE", NULL, NULL, ESS_COMPLETE_FILE, NULL,
   IN(data), ess_set_list},
  {"timeout", 0, "SECONDS", "wait", NULL, "a positive whole number",
   ESS_COMPLETE_NONE, NULL, IN(seconds), ess_set_number},
  {"url", 0, "URL", "go there", NULL, "a URL", ESS_COMPLETE_NONE, NULL,
   IN(url), ess_set_url},
  {"colour", 0, "WORD", "paint", NULL, NULL, ESS_COMPLETE_WORDS, colour_at,
   IN(name), set_colour},
  {"help", 'h', NULL, "help", NULL, NULL, ESS_COMPLETE_NONE, NULL, 0, NULL},
  {0},
};

static const struct ess_option inner_options[] = {
  {"base", 0, "IRI", "a base", NULL, "a base IRI", ESS_COMPLETE_NONE, NULL,
   offsetof(struct inner, base), ess_set_base},
  {0},
};

static const struct ess_option_group groups[] = {
  {"Options", options, 0},
  {"Inner", inner_options, IN(inner)},
  {NULL, NULL, 0},
};

/* What one parse left behind. */
struct parsed {
  struct settings settings;
  struct ess_command_line line;
  struct ess_log log;
  struct ess_buf said;
};

static void
on_diag(void *self, const struct ess_diag *diag)
{
  ess_diag_show(self, diag, false);
}

static enum ess_status
parse(struct parsed *p, char *const *argv)
{
  *p = (struct parsed){0};
  p->log = (struct ess_log){on_diag, &p->said, 0, 0};
  p->line.groups = groups;
  p->line.settings = &p->settings;
  return ess_options_parse(&p->line, argv, &p->log);
}

#define PARSE(p, ...) parse((p), (char *[]){__VA_ARGS__, NULL})

static void
done(struct parsed *p)
{
  ess_list_clear(&p->line.operands);
  ess_list_clear(&p->settings.data);
  ess_buf_clear(&p->said);
}

static void
forms_of_a_value(void **state)
{
  struct parsed p;
  (void)state;

  assert_int_equal(PARSE(&p, "--output=a=b"), ESS_OK);
  assert_string_equal(p.settings.output, "a=b");
  done(&p);
  assert_int_equal(PARSE(&p, "--output", "-"), ESS_OK);
  assert_string_equal(p.settings.output, "-");
  done(&p);
  assert_int_equal(PARSE(&p, "-o", "--quick"), ESS_OK);
  assert_string_equal(p.settings.output, "--quick");
  assert_false(p.settings.quick);
  done(&p);
  assert_int_equal(PARSE(&p, "-qnofile", "-ofile2"), ESS_OK);
  assert_true(p.settings.quick && p.settings.dry);
  assert_string_equal(p.settings.output, "file2");
  done(&p);
  assert_int_equal(PARSE(&p, "--base", "http://a/#"), ESS_OK);
  assert_string_equal(p.settings.inner.base, "http://a/#");
  done(&p);
}

static void
operands_and_lists(void **state)
{
  struct parsed p;
  (void)state;

  assert_int_equal(
    PARSE(&p, "a", "-d", "x", "-", "-dy", "--data=z", "--", "-q", "--"),
    ESS_OK);
  assert_int_equal(p.line.operands.n, 4);
  assert_string_equal(p.line.operands.words[1], "-");
  assert_string_equal(p.line.operands.words[2], "-q");
  assert_string_equal(p.line.operands.words[3], "--");
  assert_int_equal(p.settings.data.n, 3);
  assert_string_equal(p.settings.data.words[2], "z");
  assert_false(p.settings.quick);
  done(&p);
}

static void
stop_at_operand(void **state)
{
  struct parsed p = {.line = {.groups = groups, .stop_at_operand = true}};
  char *const argv[] = {"-q", "run", "-n", "--what", NULL};
  (void)state;

  p.line.settings = &p.settings;
  assert_int_equal(ess_options_parse(&p.line, argv, &p.log), ESS_OK);
  assert_true(p.settings.quick);
  assert_false(p.settings.dry);
  assert_int_equal(p.line.operands.n, 3);
  done(&p);
}

static void
help_ends_the_reading(void **state)
{
  struct parsed p;
  (void)state;

  assert_int_equal(PARSE(&p, "-qh", "--nonsense"), ESS_OK);
  assert_true(p.line.help);
  done(&p);
}

static void
errors(void **state)
{
  static const struct {
    const char *argv[3];
    const char *said;
  } cases[] = {
    {{"--qiuck"}, "essaim: error: unknown option --qiuck\n"
                  "hint: did you mean --quick?\n"},
    {{"--outp=3"}, "essaim: error: unknown option --outp\n"
                   "hint: did you mean --output?\n"},
    {{"--xyzzy"}, "essaim: error: unknown option --xyzzy\n"
                  "hint: --help lists the options\n"},
    {{"-qx"}, "essaim: error: unknown option -x\n"
              "hint: --help lists the options\n"},
    {{"--quick=1"}, "essaim: error: --quick takes no value\n"
                    "hint: write the option alone\n"},
    {{"-qo"}, "essaim: error: --output needs a value: FILE\n"
              "hint: write to FILE\n"},
    {{"--output="}, "essaim: error: --output takes FILE, not \"\"\n"
                    "hint: --output: write to FILE\n"},
    {{"--colour", "gren"},
     "essaim: error: --colour takes red, green or blue, not \"gren\"\n"
     "hint: did you mean green?\n"},
    {{"--timeout", "-1"},
     "essaim: error: --timeout takes a positive whole number, not \"-1\"\n"
     "hint: --timeout: wait\n"},
  };
  (void)state;

  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct parsed p;
    char *argv[3] = {NULL, NULL, NULL};
    memcpy(argv, cases[i].argv, sizeof argv);
    assert_int_equal(parse(&p, argv), ESS_USAGE);
    assert_string_equal(ess_buf_str(&p.said), cases[i].said);
    assert_int_equal(p.log.errors, 1);
    done(&p);
  }
}

static void
values(void **state)
{
  static const struct {
    ess_option_set *set;
    const char *value;
    enum ess_status expected;
  } cases[] = {
    {ess_set_base, "http://a/", ESS_OK},
    {ess_set_base, "http://a/x#", ESS_OK},
    {ess_set_base, "http://a/x", ESS_USAGE},
    {ess_set_base, "a/", ESS_USAGE},
    {ess_set_base, "", ESS_USAGE},
    {ess_set_iri, "urn:a", ESS_OK},
    {ess_set_iri, "http://a/ b", ESS_USAGE},
    {ess_set_iri, "http://a/\xE9", ESS_USAGE},
    {ess_set_url, "http://a", ESS_OK},
    {ess_set_url, "https://a/b?c=d@e", ESS_OK},
    {ess_set_url, "http://u:p@a/", ESS_USAGE},
    {ess_set_url, "http://", ESS_USAGE},
    {ess_set_url, "ftp://a/", ESS_USAGE},
    {ess_set_url, "file:///a", ESS_USAGE},
    {ess_set_utf8, "Évry", ESS_OK},
    {ess_set_utf8, "\xC9vry", ESS_USAGE},
    {ess_set_text, "\xC9vry", ESS_OK},
    {ess_set_text, "", ESS_USAGE},
  };
  (void)state;

  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    const char *member = NULL;
    assert_int_equal(cases[i].set(&member, cases[i].value),
                     cases[i].expected);
    assert_true((member != NULL) == (cases[i].expected == ESS_OK));
  }
}

static void
numbers(void **state)
{
  static const char *const wrong[] = {"", "0", "1x", " 1", "+1", "-1",
                                      "1234567890", "1.5"};
  long n = 0;
  (void)state;

  assert_int_equal(ess_set_number(&n, "999999999"), ESS_OK);
  assert_int_equal(n, 999999999);
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; ++i) {
    assert_int_equal(ess_set_number(&n, wrong[i]), ESS_USAGE);
  }
}

static void
nearest(void **state)
{
  static const struct {
    const char *wanted;
    const char *found;
  } cases[] = {
    {"convrt", "convert"}, {"covnert", "convert"}, {"conv", "convert"},
    {"laod", "load"},      {"lo", "load"},         {"dumb", "dump"},
    {"x", NULL},           {"", NULL},             {"zzzz", NULL},
  };
  static const char *const words[] = {"convert", "load", "dump"};
  (void)state;

  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_nearest n = ess_nearest_to(ess_view_of(cases[i].wanted));
    for (size_t w = 0; w < 3; ++w) {
      ess_nearest_try(&n, words[w]);
    }
    if (cases[i].found) {
      assert_string_equal(n.word, cases[i].found);
    } else {
      assert_null(n.word);
    }
  }
}

/* Shown: the line and where the caret stands. */
static void
carets(void **state)
{
  static const struct {
    struct ess_view line;
    unsigned long column;
    const char *shown;
  } cases[] = {
    {ESS_VIEW("abc"), 2, "  abc\n   ^\n"},
    {ESS_VIEW("abc"), 4, "  abc\n     ^\n"},
    {ESS_VIEW("abc"), 99, "  abc\n     ^\n"},
    {ESS_VIEW("abc"), 0, "  abc\n"},
    {ESS_VIEW("\té\t^"), 4, "   é ^\n     ^\n"},
    {ESS_VIEW("漢字x"), 3, "  漢字x\n      ^\n"},
    {ESS_VIEW("e\xCC\x81x"), 3, "  e\xCC\x81x\n   ^\n"},
    {ESS_VIEW("a\x1B[31mb\x7F"), 3, "  a␛[31mb␡\n    ^\n"},
    {ESS_VIEW("a\0b"), 2, "  a␀b\n   ^\n"},
    {ESS_VIEW("caf\xE9 x"), 4, "  caf\xEF\xBF\xBD x\n     ^\n"},
    {ESS_VIEW("caf\x80 x"), 4, "  caf\xEF\xBF\xBD x\n     ^\n"},
  };
  (void)state;

  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    struct ess_buf out = {0};
    struct ess_buf expected = {0};
    const struct ess_diag diag = {
      ESS_ERROR, {"f", 7, cases[i].column, cases[i].line}, "bad", NULL};
    ess_buf_puts(&expected, cases[i].column ? "f:7:" : "f:7");
    if (cases[i].column) {
      ess_buf_printf(&expected, "%lu", cases[i].column);
    }
    ess_buf_printf(&expected, ": error: bad\n%s", cases[i].shown);
    ess_diag_show(&out, &diag, false);
    assert_string_equal(ess_buf_str(&out), ess_buf_str(&expected));
    ess_buf_clear(&out);
    ess_buf_clear(&expected);
  }
}

static void
long_line_is_clipped(void **state)
{
  char line[5000];
  struct ess_buf out = {0};
  (void)state;

  memset(line, 'a', sizeof line);
  line[2000] = 'X';
  const struct ess_diag diag = {
    ESS_WARNING, {"f", 1, 2001, {line, sizeof line}}, "long", "cut it"};
  ess_diag_show(&out, &diag, false);
  const char *shown = strchr(ess_buf_str(&out), '\n') + 1;
  const char *caret = strchr(shown, '\n') + 1;
  const size_t ellipsis = strlen("…");
  assert_memory_equal(shown, "  …a", 3 + ellipsis);
  assert_true(caret - shown <= 80 + 4);
  /* In columns; "…" takes one, but three bytes. */
  assert_int_equal(strchr(shown, 'X') - shown - (long)ellipsis + 1,
                   strchr(caret, '^') - caret);
  assert_string_equal(strchr(caret, '\n'), "\nhint: cut it\n");
  ess_buf_clear(&out);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(forms_of_a_value),
    cmocka_unit_test(operands_and_lists),
    cmocka_unit_test(stop_at_operand),
    cmocka_unit_test(help_ends_the_reading),
    cmocka_unit_test(errors),
    cmocka_unit_test(values),
    cmocka_unit_test(numbers),
    cmocka_unit_test(nearest),
    cmocka_unit_test(carets),
    cmocka_unit_test(long_line_is_clipped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
