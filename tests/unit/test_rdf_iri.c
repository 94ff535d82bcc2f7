/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* RFC 3986, section 5.4, and some more. */

#include "rdf/iri.h"

#include "table.h"

struct resolved {
  const char *reference;
  const char *expected;
};

/* Returns how many rows are wrong. */
static size_t
wrong_rows(const char *base, const struct resolved *rows, size_t n)
{
  struct ess_buf out = {0};
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&out);
    ess_iri_resolve(ess_view_of(base), ess_view_of(rows[i].reference), &out);
    assert_int_equal(out.status, ESS_OK);
    wrong += is_wrong(rows[i].reference, &out, rows[i].expected);
  }
  ess_buf_clear(&out);
  return wrong;
}

static void
the_examples_of_the_rfc(void **state)
{
  static const struct resolved rows[] = {
    /* 5.4.1 */
    {"g:h", "g:h"},
    {"g", "http://a/b/c/g"},
    {"./g", "http://a/b/c/g"},
    {"g/", "http://a/b/c/g/"},
    {"/g", "http://a/g"},
    {"//g", "http://g"},
    {"?y", "http://a/b/c/d;p?y"},
    {"g?y", "http://a/b/c/g?y"},
    {"#s", "http://a/b/c/d;p?q#s"},
    {"g#s", "http://a/b/c/g#s"},
    {"g?y#s", "http://a/b/c/g?y#s"},
    {";x", "http://a/b/c/;x"},
    {"g;x", "http://a/b/c/g;x"},
    {"g;x?y#s", "http://a/b/c/g;x?y#s"},
    {"", "http://a/b/c/d;p?q"},
    {".", "http://a/b/c/"},
    {"./", "http://a/b/c/"},
    {"..", "http://a/b/"},
    {"../", "http://a/b/"},
    {"../g", "http://a/b/g"},
    {"../..", "http://a/"},
    {"../../", "http://a/"},
    {"../../g", "http://a/g"},
    /* 5.4.2 */
    {"../../../g", "http://a/g"},
    {"../../../../g", "http://a/g"},
    {"/./g", "http://a/g"},
    {"/../g", "http://a/g"},
    {"g.", "http://a/b/c/g."},
    {".g", "http://a/b/c/.g"},
    {"g..", "http://a/b/c/g.."},
    {"..g", "http://a/b/c/..g"},
    {"./../g", "http://a/b/g"},
    {"./g/.", "http://a/b/c/g/"},
    {"g/./h", "http://a/b/c/g/h"},
    {"g/../h", "http://a/b/c/h"},
    {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
    {"g;x=1/../y", "http://a/b/c/y"},
    {"g?y/./x", "http://a/b/c/g?y/./x"},
    {"g?y/../x", "http://a/b/c/g?y/../x"},
    {"g#s/./x", "http://a/b/c/g#s/./x"},
    {"g#s/../x", "http://a/b/c/g#s/../x"},
    {"http:g", "http:g"},
  };
  (void)state;
  assert_int_equal(wrong_rows("http://a/b/c/d;p?q", rows,
                              sizeof rows / sizeof *rows),
                   0);
}

static void
other_bases(void **state)
{
  static const struct resolved no_path[] = {
    {"g", "http://a/g"}, {"", "http://a"}, {"?x", "http://a?x"},
    {"../é", "http://a/é"}, {"//b/../c", "http://b/c"}};
  static const struct resolved opaque[] = {
    {"b", "urn:b"}, {"#b", "urn:a#b"}, {"//b", "urn://b"}};
  static const struct resolved fragment[] = {
    {"", "http://a/b"}, {"#", "http://a/b#"}, {"c", "http://a/c"},
    {"?", "http://a/b?"}};
  static const struct resolved file[] = {
    {"data.ttl", "file:///tmp/x/data.ttl"}, {"/y", "file:///y"}};

  (void)state;
  assert_int_equal(wrong_rows("http://a", no_path, 5), 0);
  assert_int_equal(wrong_rows("urn:a", opaque, 3), 0);
  assert_int_equal(wrong_rows("http://a/b#c", fragment, 4), 0);
  assert_int_equal(wrong_rows("file:///tmp/x/q.rq", file, 2), 0);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_examples_of_the_rfc),
    cmocka_unit_test(other_bases),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
