/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* SPARQL Query Results XML: what is read, and what is refused. */

#include "base/buf.h"
#include "net/results_xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SPARQL(body)                                                         \
  "<?xml version='1.0'?>\n"                                                  \
  "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>" body "</sparql>"
#define HEAD(names) "<head>" names "</head>"
#define X "<variable name='x'/>"
#define ROW(terms) "<result>" terms "</result>"
#define BIND(term) "<binding name='x'>" term "</binding>"
#define ONE(term)                                                            \
  SPARQL(HEAD(X) "<results>" ROW(BIND(term)) "</results>")

/* What came, written out; and the last thing reported. */
struct seen {
  struct ess_buf text;
  struct ess_buf error;
  unsigned long line;
  unsigned long rows;
  enum ess_status row_status;
};

static enum ess_status
see_names(void *self, const struct ess_view *names, size_t n)
{
  struct seen *seen = self;
  for (size_t i = 0; i < n; ++i) {
    ess_buf_printf(&seen->text, "?%.*s ", (int)names[i].n, names[i].s);
  }
  ess_buf_puts(&seen->text, "|");
  return ESS_OK;
}

static enum ess_status
see_row(void *self, const struct ess_term *terms, size_t n)
{
  struct seen *seen = self;
  for (size_t i = 0; i < n; ++i) {
    ess_buf_printf(&seen->text, " %d:", (int)terms[i].kind);
    ess_buf_add(&seen->text, ess_view_sub(terms[i].value, 0, 200));
    if (terms[i].datatype.n) {
      ess_buf_puts(&seen->text, "^");
      ess_buf_add(&seen->text, terms[i].datatype);
    }
    if (terms[i].language.n) {
      ess_buf_puts(&seen->text, "@");
      ess_buf_add(&seen->text, terms[i].language);
    }
  }
  ++seen->rows;
  return seen->row_status;
}

static enum ess_status
see_boolean(void *self, bool answer)
{
  struct seen *seen = self;
  ess_buf_puts(&seen->text, answer ? "yes" : "no");
  return ESS_OK;
}

static void
see_diag(void *self, const struct ess_diag *diag)
{
  struct seen *seen = self;
  ess_buf_reset(&seen->error);
  ess_buf_puts(&seen->error, diag->text);
  seen->line = diag->place.line;
}

static enum ess_status
read_into(struct seen *seen, struct ess_view document)
{
  const struct ess_row_sink rows = {see_names, see_row, see_boolean, seen};
  struct ess_log log = {see_diag, seen, 0, 0};
  const enum ess_status st =
    ess_results_xml_read(document, "test", &rows, &log);
  if (seen->row_status == ESS_OK) {
    assert_int_equal(log.errors, st != ESS_OK);
  }
  return st;
}

static void
forget(struct seen *seen)
{
  ess_buf_clear(&seen->text);
  ess_buf_clear(&seen->error);
}

static void
expect(const char *document, const char *text)
{
  struct seen seen = {0};
  assert_int_equal(read_into(&seen, ess_view_of(document)), ESS_OK);
  assert_string_equal(ess_buf_str(&seen.text), text);
  forget(&seen);
}

static void
refuse(const char *document, const char *why)
{
  struct seen seen = {0};
  assert_int_equal(read_into(&seen, ess_view_of(document)), ESS_NETWORK);
  if (!strstr(ess_buf_str(&seen.error), why)) {
    fail_msg("\"%s\" is not in \"%s\"", why, ess_buf_str(&seen.error));
  }
  forget(&seen);
}

static void
test_terms(void **state)
{
  (void)state;
  expect(ONE("<uri>http://e.org/</uri>"), "?x | 1:http://e.org/");
  expect(ONE("<bnode>b0</bnode>"), "?x | 2:b0");
  expect(ONE("<literal>a</literal>"), "?x | 3:a");
  expect(ONE("<literal/>"), "?x | 3:");
  expect(ONE("<literal> \n </literal>"), "?x | 3: \n ");
  expect(ONE("<literal xml:lang='fr'>a</literal>"), "?x | 3:a@fr");
  expect(ONE("<literal datatype='http://e.org/d'>a</literal>"),
         "?x | 3:a^http://e.org/d");
  expect(ONE("<literal datatype='http://www.w3.org/2001/XMLSchema#string'>a"
             "</literal>"),
         "?x | 3:a");
  expect(ONE("<literal>&lt;&#233;&#x1F600;<![CDATA[<&]]>b</literal>"),
         "?x | 3:<\303\251\360\237\230\200<&b");
}

/* As Virtuoso writes them, in a document that cannot hold them. */
static void
test_control_characters(void **state)
{
  (void)state;
  expect(ONE("<literal>&#9;&#32;&#xa9;&#10;</literal>"),
         "?x | 3:\t \302\251\n");
  expect(ONE("<literal>&#1;&amp;#2;<![CDATA[&#1;<]]>&#1;</literal>"),
         "?x | 3:\357\277\275&#2;&#1;<\357\277\275");
  refuse(ONE("<literal>&#1</literal>"), "");
  refuse(ONE("<literal>&#1a;</literal>"), "");
  refuse(ONE("<literal>&#x;&#;</literal>"), "");
  refuse(ONE("<literal>&#4294967297;</literal>"), "");
  refuse(ONE("<literal>&#1;<![CDATA[&#1;</literal>"), "");
  refuse("&#1", "");
}

static void
test_rows(void **state)
{
  (void)state;
  expect(SPARQL(HEAD(X "<variable name='y'/><link href='m'/>") "<results>"
                ROW("<binding name='y'><uri>u:y</uri></binding>")
                ROW("") ROW(BIND("<uri>u:x</uri>")) "</results>"),
         "?x ?y | 0: 1:u:y 0: 0: 1:u:x 0:");
  expect(SPARQL(HEAD(X) "<results/>"), "?x |");
  expect(SPARQL(HEAD("") "<results><result/></results>"), "|");
  expect(SPARQL(HEAD(X) "<!-- c --><results><?p i?></results>"), "?x |");
}

static void
test_boolean(void **state)
{
  (void)state;
  expect(SPARQL("<head/><boolean> true\n</boolean>"), "yes");
  expect(SPARQL("<head/><boolean>false</boolean>"), "no");
}

static void
test_virtuoso_ask(void **state)
{
  (void)state;
  expect(SPARQL(HEAD("<variable name='__ASK_RETVAL'/>") "<results>"
                ROW("<binding name='__ASK_RETVAL'><literal>1</literal>"
                    "</binding>") "</results>"),
         "yes");
  expect(SPARQL(HEAD("<variable name='__ASK_RETVAL'/>")
                "<results></results>"),
         "no");
}

static void
test_encoding(void **state)
{
  (void)state;
  expect("<?xml version='1.0' encoding='ISO-8859-1'?>"
         "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>"
         HEAD(X) "<results>" ROW(BIND("<literal>\351</literal>"))
         "</results></sparql>",
         "?x | 3:\303\251");
  refuse(ONE("<literal>\351t\351</literal>"), "UTF-8");
  refuse(ONE("<literal>\355\240\200</literal>"), "");
  refuse(ONE("<literal>&#0;</literal>"), "");
  refuse(ONE("<literal>&#xD800;</literal>"), "");
}

/* What XML cannot hold, but Virtuoso 7.2.5 writes. */
static void
test_characters(void **state)
{
  (void)state;
  expect(ONE("<literal>a&#1;b&#x1f;\002c</literal>"),
         "?x | 3:a\357\277\275b\357\277\275\357\277\275c");
  expect(ONE("<literal>\357\277\276\357\277\277&#xFFFE;</literal>"),
         "?x | 3:\357\277\275\357\277\275\357\277\275");
  expect(ONE("<literal datatype='u:&#1;'>&amp;#1;<![CDATA[&#1;\001]]>&#2;"
             "</literal>"),
         "?x | 3:&#1;&#1;\357\277\275\357\277\275^u:\357\277\275");
  expect(ONE("<literal>a&#9;\t&#10;&#13;</literal>"), "?x | 3:a\t\t\n\r");
  refuse(ONE("<literal>&#;</literal>"), "");
  refuse(ONE("<literal>&#x;</literal>"), "");
  refuse(ONE("<literal>&#1</literal>"), "");
  refuse(ONE("<literal>&#99999999999999999999;</literal>"), "");
}

static void
test_not_results(void **state)
{
  (void)state;
  refuse("", "");
  refuse("Virtuoso 37000 Error", "");
  refuse("<html><body>Log in</body></html>", "element");
  refuse("<sparql/>", "element");
  refuse(SPARQL(""), "no answer");
  refuse(SPARQL(HEAD(X)), "no answer");
}

static void
test_wrong_order(void **state)
{
  (void)state;
  refuse(SPARQL(HEAD(X) "<results/><results/>"), "two answers");
  refuse(SPARQL(HEAD(X) "<results/><boolean>true</boolean>"), "two answers");
  refuse(SPARQL("<boolean>true</boolean><results/>"), "two answers");
  refuse(SPARQL("<results/>" HEAD(X)), "after the head");
  refuse(SPARQL(HEAD(X X)), "twice");
  refuse(SPARQL(HEAD("<variable/>")), "no name");
  refuse(SPARQL(ROW("")), "element");
  refuse(SPARQL("<boolean>perhaps</boolean>"), "neither");
}

static void
test_wrong_bindings(void **state)
{
  (void)state;
  refuse(ONE(""), "no term");
  refuse(ONE("<triple/>"), "element");
  refuse(ONE("text"), "text");
  refuse(ONE("<uri>u:a</uri><uri>u:b</uri>"), "two terms");
  refuse(ONE("<uri>u:<b/></uri>"), "element");
  refuse(SPARQL(HEAD(X) "<results>"
                ROW(BIND("<uri>u:a</uri>") BIND("<uri>u:b</uri>"))
                "</results>"),
         "bound twice");
  refuse(SPARQL(HEAD(X) "<results>"
                ROW("<binding name='y'><uri>u:a</uri></binding>")
                "</results>"),
         "not in the head");
}

static void
test_hostile(void **state)
{
  (void)state;
  refuse("<!DOCTYPE sparql [<!ENTITY a 'b'>]>" ONE("<literal>&a;</literal>")
         , "");
  refuse("<!DOCTYPE sparql [<!ENTITY a 'b'>]>"
         "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>&a;"
         "</sparql>",
         "DOCTYPE");
  refuse("<!DOCTYPE sparql [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
         "<sparql xmlns='http://www.w3.org/2005/sparql-results#'>&a;"
         "</sparql>",
         "DOCTYPE");
  refuse("<!DOCTYPE sparql SYSTEM 'file:///etc/passwd'><sparql/>",
         "DOCTYPE");
  refuse(ONE("<literal>&a;</literal>"), "");
}

static void
test_expansion(void **state)
{
  struct ess_buf bomb = {0};
  (void)state;
  ess_buf_puts(&bomb, "<!DOCTYPE sparql [<!ENTITY e0 'xxxxxxxxxxxxxxxx'>");
  for (int i = 1; i < 30; ++i) {
    ess_buf_printf(&bomb, "<!ENTITY e%d '&e%d;&e%d;&e%d;&e%d;'>", i, i - 1,
                   i - 1, i - 1, i - 1);
  }
  ess_buf_puts(&bomb, "]><sparql a='&e29;'>&e29;</sparql>");
  refuse(ess_buf_str(&bomb), "");
  ess_buf_clear(&bomb);
}

/* Every beginning of a good answer but the whole is refused. */
static void
test_truncated(void **state)
{
  static const char whole[] = ONE("<literal xml:lang='fr'>a</literal>");
  (void)state;
  for (size_t n = 0; n < sizeof whole - 1; ++n) {
    struct seen seen = {0};
    const struct ess_view part = {whole, n};
    assert_int_equal(read_into(&seen, part), ESS_NETWORK);
    forget(&seen);
  }
}

static void
test_error_line(void **state)
{
  struct seen seen = {0};
  (void)state;
  assert_int_equal(read_into(&seen, ess_view_of(SPARQL("\n\n<nonsense/>"))),
                   ESS_NETWORK);
  assert_int_equal(seen.line, 4);
  forget(&seen);
}

static void
test_sink_stops(void **state)
{
  struct seen seen = {.row_status = ESS_LIMIT};
  (void)state;
  assert_int_equal(
    read_into(&seen, ess_view_of(SPARQL(HEAD(X) "<results>" ROW("") ROW("")
                                        "</results>"))),
    ESS_LIMIT);
  assert_int_equal(seen.rows, 1);
  forget(&seen);
}

static void
test_large(void **state)
{
  enum { n = 100000 };
  struct seen seen = {0};
  struct ess_buf document = {0};
  (void)state;
  ess_buf_puts(&document, "<sparql xmlns="
                          "'http://www.w3.org/2005/sparql-results#'>" HEAD(X)
                          "<results>");
  for (int i = 0; i < n; ++i) {
    ess_buf_printf(&document, ROW(BIND("<uri>http://example.org/%d</uri>")),
                   i);
  }
  ess_buf_puts(&document, "</results></sparql>");
  assert_int_equal(read_into(&seen, ess_buf_view(&document)), ESS_OK);
  assert_int_equal(seen.rows, n);
  ess_buf_clear(&document);
  forget(&seen);
}

static void
test_too_many_columns(void **state)
{
  struct ess_buf document = {0};
  (void)state;
  ess_buf_puts(&document, "<sparql xmlns="
                          "'http://www.w3.org/2005/sparql-results#'><head>");
  for (int i = 0; i < 2000; ++i) {
    ess_buf_printf(&document, "<variable name='x%d'/>", i);
  }
  ess_buf_puts(&document, "</head><results/></sparql>");
  refuse(ess_buf_str(&document), "too many");
  ess_buf_clear(&document);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_terms),
    cmocka_unit_test(test_control_characters),
    cmocka_unit_test(test_rows),
    cmocka_unit_test(test_boolean),
    cmocka_unit_test(test_virtuoso_ask),
    cmocka_unit_test(test_encoding),
    cmocka_unit_test(test_characters),
    cmocka_unit_test(test_not_results),
    cmocka_unit_test(test_wrong_order),
    cmocka_unit_test(test_wrong_bindings),
    cmocka_unit_test(test_hostile),
    cmocka_unit_test(test_expansion),
    cmocka_unit_test(test_truncated),
    cmocka_unit_test(test_error_line),
    cmocka_unit_test(test_sink_stops),
    cmocka_unit_test(test_large),
    cmocka_unit_test(test_too_many_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
