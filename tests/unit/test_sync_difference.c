/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What two graphs do not have in common: as sets, in their own spelling. */

#include "sync/difference.h"

#include "rdf/writer.h"
#include "sync/likeness.h"

#include "captured.h"

#define INTEGER "^^<http://www.w3.org/2001/XMLSchema#integer>"

static struct ess_dataset *
unsorted(const char *document)
{
  struct ess_dataset *dataset = ess_dataset_new();
  const struct ess_sink sink = ess_dataset_sink(dataset);
  struct ess_log log = {0};

  assert_int_equal(ess_ntriples_read(ess_view_of(document), true, "x", &sink,
                                     &log),
                   ESS_OK);
  return dataset;
}

static void
assert_statements(struct ess_statements statements, const char *expected)
{
  struct ess_buf text = {0};

  for (size_t i = 0; i < statements.n; ++i) {
    ess_ntriples_triple(&text, &statements.items[i]);
  }
  assert_string_equal(ess_buf_str(&text), expected);
  ess_buf_clear(&text);
}

/* One row of the table: two graphs, and what comes out. */
struct row {
  const char *old;
  const char *new;
  unsigned likeness;
  const char *removed; /* N-Triples */
  const char *added;
  size_t kept;
};

static const struct row rows[] = {
  /* Sets: order and repetition do not count. */
  {"", "", 0, "", "", 0},
  {"<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n",
   "<a:b> <a:p> \"2\" .\n<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n", 0, "",
   "", 2},
  {"", "<a:b> <a:p> \"2\" .\n<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n", 0,
   "", "<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n", 0},
  {"<a:b> <a:p> \"2\" .\n<a:a> <a:p> \"1\" .\n", "", 0,
   "<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n", "", 0},
  {"<a:a> <a:p> \"1\" .\n<a:b> <a:p> \"2\" .\n<a:c> <a:p> \"3\" .\n",
   "<a:d> <a:p> \"4\" .\n<a:b> <a:p> \"2\" .\n", 0,
   "<a:a> <a:p> \"1\" .\n<a:c> <a:p> \"3\" .\n", "<a:d> <a:p> \"4\" .\n", 1},
  /* Each of the four terms, and each part of a literal, counts. */
  {"<a:a> <a:p> <a:o> <a:g> .\n", "<a:a> <a:p> <a:o> .\n", 0,
   "<a:a> <a:p> <a:o> .\n", "<a:a> <a:p> <a:o> .\n", 0},
  {"<a:a> <a:p> <a:o> .\n", "<a:a> <a:q> <a:o> .\n", 0,
   "<a:a> <a:p> <a:o> .\n", "<a:a> <a:q> <a:o> .\n", 0},
  {"<a:a> <a:p> <a:o> .\n", "<a:a> <a:p> \"a:o\" .\n", 0,
   "<a:a> <a:p> <a:o> .\n", "<a:a> <a:p> \"a:o\" .\n", 0},
  {"<a:a> <a:p> _:o .\n", "<a:a> <a:p> \"o\" .\n", 0, "<a:a> <a:p> _:o .\n",
   "<a:a> <a:p> \"o\" .\n", 0},
  {"<a:a> <a:p> \"1\"" INTEGER " .\n", "<a:a> <a:p> \"1\" .\n", 0,
   "<a:a> <a:p> \"1\"" INTEGER " .\n", "<a:a> <a:p> \"1\" .\n", 0},
  {"<a:a> <a:p> \"1\"@en .\n", "<a:a> <a:p> \"1\" .\n", 0,
   "<a:a> <a:p> \"1\"@en .\n", "<a:a> <a:p> \"1\" .\n", 0},
  /* Bytes that would run together. */
  {"<a:ab> <a:c> <a:d> .\n", "<a:a> <a:bc> <a:d> .\n", 0,
   "<a:ab> <a:c> <a:d> .\n", "<a:a> <a:bc> <a:d> .\n", 0},
  {"<a:a> <a:p> \"1\"@fr .\n", "<a:a> <a:p> \"1fr\" .\n", 0,
   "<a:a> <a:p> \"1\"@fr .\n", "<a:a> <a:p> \"1fr\" .\n", 0},
  {"<a:a> <a:p> \"1\"^^<a:b> .\n", "<a:a> <a:p> \"1a:b\" .\n", 0,
   "<a:a> <a:p> \"1\"^^<a:b> .\n", "<a:a> <a:p> \"1a:b\" .\n", 0},
  {"<a:a> <a:p> \"1\"^^<a:b> .\n", "<a:a> <a:p> \"1a\"^^<b:b> .\n", 0,
   "<a:a> <a:p> \"1\"^^<a:b> .\n", "<a:a> <a:p> \"1a\"^^<b:b> .\n", 0},
  /* Languages compare without case, and come back as they were. */
  {"<a:a> <a:p> \"x\"@fr-FR .\n<a:a> <a:p> \"y\"@FR .\n",
   "<a:a> <a:p> \"x\"@fr-fr .\n<a:a> <a:p> \"z\"@fR .\n", 0,
   "<a:a> <a:p> \"y\"@FR .\n", "<a:a> <a:p> \"z\"@fR .\n", 1},
  /* Numbers are alike only to a server that makes them so. */
  {"<a:a> <a:p> \"042\"" INTEGER " .\n", "<a:a> <a:p> \"42\"" INTEGER " .\n",
   0, "<a:a> <a:p> \"042\"" INTEGER " .\n",
   "<a:a> <a:p> \"42\"" INTEGER " .\n", 0},
  {"<a:a> <a:p> \"042\"" INTEGER " .\n", "<a:a> <a:p> \"42\"" INTEGER " .\n",
   ESS_LIKE_NUMBERS, "", "", 1},
  /* Of those that are alike all come, if none of them is there. */
  {"<a:a> <a:p> \"042\"" INTEGER " .\n<a:a> <a:p> \"42\"" INTEGER " .\n", "",
   ESS_LIKE_NUMBERS,
   "<a:a> <a:p> \"042\"" INTEGER " .\n<a:a> <a:p> \"42\"" INTEGER " .\n", "",
   0},
  {"<a:a> <a:p> \"042\"" INTEGER " .\n<a:a> <a:p> \"42\"" INTEGER " .\n",
   "<a:a> <a:p> \"42\"" INTEGER " .\n", ESS_LIKE_NUMBERS, "", "", 1},
};

static void
graphs_are_compared_as_sets(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
    struct ess_dataset *sides[] = {unsorted(rows[i].old),
                                   unsorted(rows[i].new)};
    const struct ess_statements old = ess_dataset_all(sides[0]);
    const struct ess_statements new = ess_dataset_all(sides[1]);
    struct ess_difference *difference = NULL;
    struct ess_log log = {0};

    assert_int_equal(ess_difference_make(&old, &new, rows[i].likeness,
                                         &difference, &log),
                     ESS_OK);
    assert_statements(ess_difference_removed(difference), rows[i].removed);
    assert_statements(ess_difference_added(difference), rows[i].added);
    assert_int_equal(ess_difference_kept(difference), rows[i].kept);
    ess_difference_free(difference);
    ess_dataset_free(sides[0]);
    ess_dataset_free(sides[1]);
  }
}

/* Every pair of sets of a few statements: removed, added and kept are what
   set theory says. */
static void
all_small_sets_compare_as_they_should(void **state)
{
  enum { n = 5 };
  struct ess_dataset *all = unsorted("<a:a> <a:p> \"1\" .\n"
                                     "<a:a> <a:p> \"1\"@fr .\n"
                                     "<a:a> <a:q> \"1\" <a:g> .\n"
                                     "_:b <a:p> <a:a> .\n"
                                     "<a:b> <a:p> _:b .\n");
  struct ess_statement some[2][n];
  (void)state;

  for (unsigned sets = 0; sets < 1U << (2 * n); ++sets) {
    struct ess_statements sides[2] = {{some[0], 0}, {some[1], 0}};
    size_t common = 0;
    struct ess_difference *difference = NULL;
    struct ess_log log = {0};

    for (unsigned bit = 0; bit < 2 * n; ++bit) {
      if (sets >> bit & 1) {
        some[bit / n][sides[bit / n].n++] = *ess_dataset_at(all, bit % n);
      }
    }
    for (unsigned bit = 0; bit < n; ++bit) {
      common += sets >> bit & sets >> (bit + n) & 1;
    }
    assert_int_equal(ess_difference_make(&sides[0], &sides[1], 0, &difference,
                                         &log),
                     ESS_OK);
    assert_int_equal(ess_difference_removed(difference).n,
                     sides[0].n - common);
    assert_int_equal(ess_difference_added(difference).n, sides[1].n - common);
    assert_int_equal(ess_difference_kept(difference), common);
    ess_difference_free(difference);
  }
  ess_dataset_free(all);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(graphs_are_compared_as_sets),
    cmocka_unit_test(all_small_sets_compare_as_they_should),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
