/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Statements sorted with little memory come in the order, and as the set,
   that a whole dataset has. */

#include "rdf/sorter.h"

#include "base/buf.h"

#include "unit.h"

/* Names that end at, before and behind a "#" in the order of bytes. */
static const char *const subjects[] = {
  "http://x/a",    "http://x/a!b",  "http://x/a#",   "http://x/a#b",
  "http://x/a#b!", "http://x/a#c",  "http://x/a!",   "http://x/a-b",
  "http://x/a/b",  "http://x/a-b#c", "http://x/ab",  "http://x/",
  "http://x/a#b/c", "http://x/a##", "http://x/a!#d", "http://y/#",
};

static const char *const graphs[] = {"http://x/a", "http://x/a!", "http://x",
                                     "http://x/a/people"};

enum { n_subjects = sizeof subjects / sizeof *subjects };

static unsigned
chosen(unsigned *seed, unsigned below)
{
  *seed = *seed * 1103515245U + 12345U;
  return (*seed >> 16) % below;
}

static struct ess_term
chosen_object(unsigned *seed)
{
  static const char *const texts[] = {"", "a", "b\nc", "http://x/a"};
  struct ess_term object = ess_iri(subjects[chosen(seed, n_subjects)]);
  const unsigned sort = chosen(seed, 5);

  if (sort == 0) {
    return object;
  }
  object = ess_string(ess_view_of(texts[chosen(seed, 4)]));
  if (sort == 2) {
    object.language = ess_view_of(chosen(seed, 2) ? "fr" : "FR");
  } else if (sort == 3) {
    object.datatype = ess_view_of("http://x/type");
  } else if (sort == 4) {
    object = (struct ess_term){.kind = ESS_BLANK, .value = ess_view_of("o")};
  }
  return object;
}

static struct ess_statement
chosen_statement(unsigned *seed)
{
  static const char *const predicates[] = {"http://x/p", "http://x/q"};
  struct ess_statement s = {
    .subject = ess_iri(subjects[chosen(seed, n_subjects)]),
    .predicate = ess_iri(predicates[chosen(seed, 2)]),
    .object = chosen_object(seed)};

  if (chosen(seed, 8) == 0) {
    s.subject = (struct ess_term){.kind = ESS_BLANK,
                                  .value = ess_view_of("s#t")};
  }
  if (chosen(seed, 5)) {
    s.graph = ess_iri(graphs[chosen(seed, 4)]);
  }
  return s;
}

/* The statements that should come, and how many came. */
struct expected {
  const struct ess_dataset *all;
  size_t n;
  struct ess_statement last; /* of the group before; its terms are static */
  size_t groups;
};

static enum ess_status
expect(void *self, const struct ess_statements *group)
{
  struct expected *e = self;

  assert_true(group->n > 0);
  if (e->groups++) {
    assert_false(ess_term_equal(&e->last.subject, &group->items[0].subject) &&
                 ess_term_equal(&e->last.graph, &group->items[0].graph));
  }
  for (size_t i = 0; i < group->n; ++i) {
    assert_true(e->n < ess_dataset_size(e->all));
    assert_int_equal(ess_statement_compare(&group->items[i],
                                           ess_dataset_at(e->all, e->n)), 0);
    e->last = *ess_dataset_at(e->all, e->n++);
  }
  return ESS_OK;
}

/* `parts` datasets of `n` statements each; every third part is dropped. */
static void
assert_sorted(size_t memory, bool keep_graphs, unsigned parts, unsigned n)
{
  const struct ess_spool_options options = {memory, NULL};
  struct ess_log log = {0};
  struct ess_sorter *sorter = ess_sorter_new(&options, keep_graphs, &log);
  struct ess_dataset *part = ess_dataset_new();
  struct ess_dataset *all = ess_dataset_new();
  const struct ess_sink to_part = ess_dataset_sink(part);
  const struct ess_sink to_all = ess_dataset_sink(all);
  unsigned seed = parts * 31 + n;

  for (unsigned i = 0; i < parts; ++i) {
    ess_dataset_reset(part);
    for (unsigned k = 0; k < n; ++k) {
      const struct ess_statement s = chosen_statement(&seed);
      assert_int_equal(ess_sink_add(&to_part, &s), ESS_OK);
      assert_int_equal(ess_sink_add(&to_all, &s), ESS_OK);
    }
    assert_int_equal(ess_sorter_add(sorter, part, 0), ESS_OK);
  }
  if (!keep_graphs) {
    ess_dataset_merge_graphs(all);
  }
  ess_dataset_sort(all);
  for (int again = 0; again < 2; ++again) {
    struct expected e = {.all = all};
    const struct ess_group_sink sink = {expect, &e};
    assert_int_equal(ess_sorter_each(sorter, NULL, &sink), ESS_OK);
    assert_int_equal(e.n, ess_dataset_size(all));
  }
  assert_int_equal(ess_sorter_runs(sorter) > 0, memory && parts > 1);
  ess_sorter_free(sorter);
  ess_dataset_free(part);
  ess_dataset_free(all);
}

static void
statements_come_as_from_a_dataset(void **state)
{
  (void)state;
  for (int graphs_too = 0; graphs_too < 2; ++graphs_too) {
    assert_sorted(0, graphs_too, 0, 0);
    assert_sorted(0, graphs_too, 1, 400);
    assert_sorted(0, graphs_too, 60, 10);
    assert_sorted(1, graphs_too, 60, 10);
    assert_sorted(3000, graphs_too, 40, 40);
    assert_sorted(100, graphs_too, 500, 1);
  }
}

static bool
is_odd(const void *self, uint32_t tag)
{
  (void)self;
  return tag % 2;
}

/* What is said by several parts stays as long as one of them does. */
static void
dropped_parts_take_nothing_with_them(void **state)
{
  static const size_t memories[] = {0, 1};
  (void)state;
  for (size_t m = 0; m < 2; ++m) {
    const struct ess_spool_options options = {memories[m], NULL};
    const struct ess_tag_filter filter = {is_odd, NULL};
    struct ess_log log = {0};
    struct ess_sorter *sorter = ess_sorter_new(&options, true, &log);
    struct ess_dataset *part = ess_dataset_new();
    struct ess_dataset *left = ess_dataset_new();
    const struct ess_sink to_part = ess_dataset_sink(part);
    const struct ess_sink to_left = ess_dataset_sink(left);
    for (uint32_t tag = 0; tag < 40; ++tag) {
      unsigned seed = tag / 4 * 7;
      ess_dataset_reset(part);
      for (unsigned k = 0; k < 1 + tag % 4; ++k) {
        const struct ess_statement s = chosen_statement(&seed);
        assert_int_equal(ess_sink_add(&to_part, &s), ESS_OK);
        if (tag % 2 == 0) {
          assert_int_equal(ess_sink_add(&to_left, &s), ESS_OK);
        }
      }
      assert_int_equal(ess_sorter_add(sorter, part, tag), ESS_OK);
    }
    ess_dataset_sort(left);
    struct expected e = {.all = left};
    const struct ess_group_sink sink = {expect, &e};
    assert_int_equal(ess_sorter_each(sorter, &filter, &sink), ESS_OK);
    assert_int_equal(e.n, ess_dataset_size(left));
    ess_sorter_free(sorter);
    ess_dataset_free(part);
    ess_dataset_free(left);
  }
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(statements_come_as_from_a_dataset),
    cmocka_unit_test(dropped_parts_take_nothing_with_them),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
