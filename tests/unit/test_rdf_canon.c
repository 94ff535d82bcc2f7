/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Blank nodes named by what is said of them: the suite of the W3C is in
   tests/w3c; here is what it does not ask. */

#include "rdf/canon.h"
#include "rdf/ntriples.h"
#include "rdf/skolem.h"
#include "rdf/writer.h"

#include "unit.h"

#include <string.h>

static enum ess_status
add_line(void *self, const struct ess_statement *statement)
{
  ess_ntriples_triple(self, statement);
  return ESS_OK;
}

/* The statements of `text`, renamed, as sorted lines. */
static enum ess_status
rename_nodes(const char *text, const char *prefix, struct ess_buf *out,
             size_t *nodes)
{
  struct ess_log log = {0};
  struct ess_dataset *in = ess_dataset_new();
  struct ess_dataset *named = ess_dataset_new();
  const struct ess_sink read = ess_dataset_sink(in);
  const struct ess_sink keep = ess_dataset_sink(named);
  const struct ess_sink lines = {add_line, out};

  assert_int_equal(
    ess_ntriples_read(ess_view_of(text), true, "t", &read, &log), ESS_OK);
  const struct ess_statements all = ess_dataset_all(in);
  const enum ess_status st =
    ess_skolemise(&all, prefix, &keep, nodes, &log);
  ess_dataset_sort(named);
  (void)ess_dataset_replay(named, &lines);
  ess_dataset_free(in);
  ess_dataset_free(named);
  return st;
}

static void
assert_same(const char *one, const char *other, bool same)
{
  struct ess_buf a = {0};
  struct ess_buf b = {0};
  size_t nodes = 0;

  assert_int_equal(rename_nodes(one, "http://x/genid/", &a, &nodes), ESS_OK);
  assert_int_equal(rename_nodes(other, "http://x/genid/", &b, &nodes),
                   ESS_OK);
  assert_int_equal(strcmp(ess_buf_str(&a), ess_buf_str(&b)) == 0, same);
  ess_buf_clear(&a);
  ess_buf_clear(&b);
}

static void
labels_do_not_matter(void **state)
{
  (void)state;
  assert_same("_:a <u:p> \"x\" .\n_:b <u:p> _:a .\n",
              "_:y <u:p> _:z .\n_:z <u:p> \"x\" .\n", true);
  assert_same("_:a <u:p> \"x\" .\n", "_:a <u:p> \"y\" .\n", false);
  assert_same("_:a <u:p> _:b .\n", "_:a <u:p> _:a .\n", false);
  assert_same("_:a <u:p> \"x\" _:g .\n", "_:g <u:p> \"x\" _:a .\n", true);
}

static void
other_statements_do_not_matter(void **state)
{
  static const char more[] =
    "_:a <u:p> \"x\" .\n_:c <u:q> \"z\" .\n<u:s> <u:p> \"y\" .\n";
  struct ess_buf few = {0};
  struct ess_buf many = {0};
  size_t nodes = 0;
  (void)state;

  assert_int_equal(rename_nodes("_:a <u:p> \"x\" .\n", NULL, &few, &nodes),
                   ESS_OK);
  assert_int_equal(nodes, 1);
  assert_int_equal(rename_nodes(more, NULL, &many, &nodes), ESS_OK);
  assert_int_equal(nodes, 2);
  assert_non_null(strstr(ess_buf_str(&many), ess_buf_str(&few)));
  ess_buf_clear(&few);
  ess_buf_clear(&many);
}

static void
equal_components_are_counted(void **state)
{
  struct ess_buf out = {0};
  size_t nodes = 0;
  (void)state;

  assert_int_equal(rename_nodes("_:a <u:p> \"x\" .\n_:b <u:p> \"x\" .\n"
                                "_:c <u:p> \"x\" .\n",
                                "u:", &out, &nodes),
                   ESS_OK);
  assert_int_equal(nodes, 3);
  assert_non_null(strstr(ess_buf_str(&out), "-0> <u:p>"));
  assert_non_null(strstr(ess_buf_str(&out), "-0-2> <u:p>"));
  assert_non_null(strstr(ess_buf_str(&out), "-0-3> <u:p>"));
  ess_buf_clear(&out);
}

static void
work_is_limited(void **state)
{
  const struct ess_canon_options little = {ESS_HASH_SHA256, 1000};
  static const char text[] = "_:a <u:p> _:b .\n_:b <u:p> _:a .\n";
  struct ess_log log = {0};
  struct ess_buf out = {0};
  struct ess_dataset *in = ess_dataset_new();
  const struct ess_sink read = ess_dataset_sink(in);
  const struct ess_sink lines = {add_line, &out};
  (void)state;

  assert_int_equal(
    ess_ntriples_read(ess_view_of(text), true, "t", &read, &log), ESS_OK);
  const struct ess_statements all = ess_dataset_all(in);
  assert_int_equal(ess_canon(&all, &little, &lines, NULL, &log), ESS_LIMIT);
  assert_int_equal(log.errors, 1);
  assert_int_equal(out.len, 0);
  assert_int_equal(ess_canon(&all, NULL, &lines, NULL, &log), ESS_OK);
  assert_string_equal(ess_buf_str(&out), "_:c14n0 <u:p> _:c14n1 .\n"
                                         "_:c14n1 <u:p> _:c14n0 .\n");
  ess_buf_clear(&out);
  ess_dataset_free(in);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(labels_do_not_matter),
    cmocka_unit_test(other_statements_do_not_matter),
    cmocka_unit_test(equal_components_are_counted),
    cmocka_unit_test(work_is_limited),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
